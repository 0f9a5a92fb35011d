import type { Disclosed } from '../redact/disclosed.ts';
import type { Finding, SeriesPoint } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import { mostPanels } from './charts/areas.ts';
import { charted } from './charts/charted.ts';
import { isSettled } from './charts/segments.ts';
import type { Plan } from './plan.ts';
import { collaborationPlans } from './plans-collaboration.ts';
import { dosePlans } from './plans-dose.ts';
import { effectPlans } from './plans-effect.ts';
import { coveragePlans, distributionPlans, mapPlans, processPlans, surveyPlans } from './plans-other.ts';
import { valueOf } from './quantity.ts';
import { areasFor, estimatedChange, headlines } from './select.ts';

const pointText = (finding: Finding, point: SeriesPoint, words: Words): string =>
  words.planWords.point(valueOf(finding, point.value ?? 0, words), point.period);

/** From the first settled period to the last: one that will still grow would pass for a fall. */
function spanText(finding: Finding, words: Words): string {
  const { noFinal, span, notFinal } = words.planWords;
  const settled = finding.series.filter(isSettled);
  const open = finding.series.filter((point) => point.value !== null && !isSettled(point)).at(-1);
  const [first, last] = [settled[0], settled.at(-1)];
  const said =
    first === undefined || last === undefined
      ? noFinal
      : span(pointText(finding, first, words), pointText(finding, last, words));
  return open === undefined ? said : `${said} ${notFinal(open.period)}`;
}

/** Waves of a survey are told by all its answers until there are three. */
const fewestWaves = 3;

/** Whether there is a trend to see: crosses for hidden periods with a value here and there are none. */
function hasTrend({ series, survey }: Finding): boolean {
  const shown = series.filter(({ value }) => value !== null).length;
  const hidden = series.filter(({ state }) => state === 'suppressed').length;
  // one point is no course
  return shown > 1 && 2 * shown >= hidden && (survey === null || shown >= fewestWaves);
}

function trendPlan(finding: Finding, words: Words): Plan {
  const { overTime, line, tableAfter } = words.planWords;
  const said = `${line(charted(finding, words).unit, finding.series.length)} ${spanText(finding, words)} ${finding.sentence.text}`;
  return {
    chart: 'trend',
    key: 'trend',
    subject: finding.metric,
    area: finding.area,
    findings: [finding],
    title: overTime(finding.title, finding.areaTitle),
    plotted: `${finding.areaTitle}; ${charted(finding, words).unit}`,
    description: `${said} ${tableAfter}`,
  };
}

/** Small multiples, once for each level of detail that a declared report has. */
function areasPlans(finding: Finding, { findings, reports }: Disclosed, words: Words): readonly Plan[] {
  const { byArea, sameScale, panels: described, tableAfter } = words.planWords;
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
        title: byArea(finding.title),
        plotted: sameScale(charted(finding, words).unit),
        description: `${described(finding.unit, Math.min(mostPanels, panels.length))} ${tableAfter}`,
      },
    ];
  });
}

function changesPlans(list: readonly Finding[], { planWords }: Words): readonly Plan[] {
  const changed = list.filter((finding) => estimatedChange(finding)?.scale === 'ratio');
  if (changed.length < 2) return [];
  return [
    {
      chart: 'changes',
      key: 'changes',
      subject: 'all',
      area: 'all-metrics',
      findings: changed,
      title: planWords.changes,
      plotted: planWords.changesPlotted,
      description: planWords.changesDescribed(changed.length),
    },
  ];
}

/** What is drawn: for each headline a trend, what its effect is made of, and its areas; one overview of changes; and who sent what. */
export function plans(disclosed: Disclosed, words: Words): readonly Plan[] {
  const list = headlines(disclosed.findings.findings);
  const perMetric = list.flatMap((finding) => {
    return [
      ...(hasTrend(finding)
        ? [trendPlan(finding, words), ...dosePlans(finding, { list, findings: disclosed.findings }, words)]
        : []),
      ...distributionPlans(finding, words),
      ...surveyPlans(finding, words),
      ...processPlans(finding, disclosed, words),
      ...effectPlans(finding, disclosed, words),
      ...mapPlans(finding, disclosed, words),
      ...areasPlans(finding, disclosed, words),
    ];
  });
  return [
    ...perMetric,
    ...changesPlans(list, words),
    ...collaborationPlans(list, words),
    ...coveragePlans(disclosed, words),
  ];
}
