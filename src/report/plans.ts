import type { Disclosed } from '../redact/disclosed.ts';
import type { Finding, SeriesPoint } from '../spec/findings.ts';
import { mostPanels } from './charts/areas.ts';
import { charted } from './charts/charted.ts';
import { isSettled } from './charts/segments.ts';
import type { Plan } from './plan.ts';
import { effectPlans } from './plans-effect.ts';
import { coveragePlans, distributionPlans, processPlans, surveyPlans } from './plans-other.ts';
import { valueOf } from './quantity.ts';
import { areasFor, estimatedChange, headlines } from './select.ts';

const pointText = (finding: Finding, point: SeriesPoint): string =>
  `${valueOf(finding, point.value ?? 0)} in ${point.period}`;

/** From the first settled period to the last: one that will still grow would pass for a fall. */
function spanText(finding: Finding): string {
  const settled = finding.series.filter(isSettled);
  const open = finding.series.filter((point) => point.value !== null && !isSettled(point)).at(-1);
  const [first, last] = [settled[0], settled.at(-1)];
  const said =
    first === undefined || last === undefined
      ? 'No final values.'
      : `From ${pointText(finding, first)} to ${pointText(finding, last)}.`;
  return open === undefined ? said : `${said} ${open.period} is not final.`;
}

function trendPlan(finding: Finding): Plan {
  return {
    chart: 'trend',
    key: 'trend',
    subject: finding.metric,
    area: finding.area,
    findings: [finding],
    title: `${finding.title} over time, ${finding.areaTitle}`,
    plotted: `${finding.areaTitle}; ${charted(finding).unit}`,
    description: `Line chart of ${finding.unit} for ${finding.series.length} periods. ${spanText(finding)} ${finding.sentence.text} The table after the chart has every number.`,
  };
}

/** Small multiples, once for each level of detail that a declared report has. */
function areasPlans(finding: Finding, { findings, reports }: Disclosed): readonly Plan[] {
  const details = [...new Set(reports.map((report) => report.detail))];
  return details.flatMap((detail): readonly Plan[] => {
    const { panels } = areasFor(findings.findings, finding.metric, detail);
    if (panels.every((area) => area.series.every((point) => point.value === null))) return [];
    return [
      {
        chart: 'areas',
        key: `areas-${detail}`,
        subject: finding.metric,
        area: detail === 'plain' ? 'program-and-neighbours' : 'all-areas',
        findings: panels,
        title: `${finding.title} by area`,
        plotted: `${charted(finding).unit}; all panels have the same scale`,
        description: `Small line charts of ${finding.unit}, one for each of ${Math.min(mostPanels, panels.length)} areas, on one scale. The table after the chart has every number.`,
      },
    ];
  });
}

function changesPlans(list: readonly Finding[]): readonly Plan[] {
  const changed = list.filter((finding) => estimatedChange(finding)?.scale === 'ratio');
  if (changed.length < 2) return [];
  return [
    {
      chart: 'changes',
      key: 'changes',
      subject: 'all',
      area: 'all-metrics',
      findings: changed,
      title: 'Change of each number',
      plotted: 'ratio of now to before, with its likely range',
      description: `${changed.length} numbers with the ratio of now to the baseline and its likely range. The verdict table has every number.`,
    },
  ];
}

/** What is drawn: for each headline a trend, what its effect is made of, and its areas; one overview of changes; and who sent what. */
export function plans(disclosed: Disclosed): readonly Plan[] {
  const list = headlines(disclosed.findings.findings);
  const perMetric = list.flatMap((finding) => {
    const hasValue = finding.series.some((point) => point.value !== null);
    return [
      ...(hasValue ? [trendPlan(finding)] : []),
      ...distributionPlans(finding),
      ...surveyPlans(finding),
      ...processPlans(finding, disclosed),
      ...effectPlans(finding, disclosed),
      ...areasPlans(finding, disclosed),
    ];
  });
  return [...perMetric, ...changesPlans(list), ...coveragePlans(disclosed)];
}
