import type { TopLevelSpec } from 'vega-lite';
import type { Disclosed } from '../redact/disclosed.ts';
import type { Finding } from '../spec/findings.ts';
import type { Document } from '../spec/publication.ts';
import { type ChartName, charts } from './charts/index.ts';
import { wrapped } from './charts/place.ts';
import { inert, utf8 } from './exports/text.ts';
import { valueText } from './quantity.ts';
import { estimatedChange, headlines, singleAreas } from './select.ts';
import { fingerprint, slug } from './slug.ts';
import { drawSvg } from './svg.ts';
import type { Format } from './theme.ts';
import { type Drawing, drawingKey } from './view.ts';

interface Plan {
  readonly chart: ChartName;
  /** A metric, or `all`. */
  readonly subject: string;
  readonly area: string;
  readonly findings: readonly Finding[];
  readonly title: string;
  readonly description: string;
  /** What is plotted, in which unit. */
  readonly plotted: string;
}

export interface Figures {
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly specifications: readonly Document[];
}

function trendPlan(finding: Finding): Plan {
  const shown = finding.series.filter((point) => point.value !== null);
  const [first, last] = [shown[0], shown.at(-1)];
  const said =
    first === undefined || last === undefined
      ? 'No values.'
      : `From ${valueText(first.value ?? 0)} in ${first.period} to ${valueText(last.value ?? 0)} in ${last.period}.`;
  return {
    chart: 'trend',
    subject: finding.metric,
    area: finding.area,
    findings: [finding],
    title: `${finding.title} over time, ${finding.areaTitle}`,
    plotted: `${finding.areaTitle}; ${finding.unit}`,
    description: `Line chart of ${finding.unit} for ${finding.series.length} periods. ${said} ${finding.sentence.text} The table after the chart has every number.`,
  };
}

function areasPlan(finding: Finding, areas: readonly Finding[]): Plan {
  return {
    chart: 'areas',
    subject: finding.metric,
    area: 'all-areas',
    findings: areas,
    title: `${finding.title} by area`,
    plotted: `${finding.unit}; all panels have the same scale`,
    description: `Small line charts of ${finding.unit}, one for each of ${areas.length} areas, on one scale. The table after the chart has every number.`,
  };
}

/** What is drawn: a trend for each headline, small multiples where there are areas, and one overview of changes. */
function plans(disclosed: Disclosed): readonly Plan[] {
  const list = headlines(disclosed.findings.findings);
  const out: Plan[] = [];
  for (const finding of list) {
    if (finding.series.some((point) => point.value !== null)) out.push(trendPlan(finding));
    const areas = singleAreas(disclosed.findings.findings, finding.metric);
    if (areas.some((area) => area.series.some((point) => point.value !== null))) out.push(areasPlan(finding, areas));
  }
  const changed = list.filter((finding) => estimatedChange(finding)?.scale === 'ratio');
  if (changed.length > 1) {
    const description = `${changed.length} numbers with the ratio of now to the baseline and its likely range. The verdict table has every number.`;
    out.push({
      chart: 'changes',
      subject: 'all',
      area: 'all-metrics',
      findings: changed,
      title: 'Change of each number',
      plotted: 'ratio of now to before, with its likely range',
      description,
    });
  }
  return out;
}

/** Every string of a specification is made inert before it is written, as JSON would escape a control character and hide it. */
function inertJson(spec: TopLevelSpec): string {
  return JSON.stringify(spec, (_, value: unknown) => (typeof value === 'string' ? inert(value) : value), 1);
}

/** The specification as it is exported: with its title, and measured by whatever draws it. */
function standalone(spec: TopLevelSpec, plan: Plan): TopLevelSpec {
  const text = wrapped(plan.findings.length === 1 ? (plan.findings[0]?.sentence.text ?? plan.title) : plan.title, 84);
  return { ...spec, title: { text, subtitle: plan.plotted }, autosize: { type: 'pad' }, padding: 16 } as TopLevelSpec;
}

async function draw(plan: Plan, disclosed: Disclosed): Promise<{ drawing: Drawing; document: Document }> {
  const path = `charts/${slug(plan.subject)}-${slug(plan.area)}-${plan.chart}.vl.json`;
  const spec = (format: Format): TopLevelSpec =>
    charts[plan.chart]({ findings: plan.findings, events: disclosed.findings.events, format });
  const labels = (format: Format): { id: string; title: string; description: string } => ({
    id: `c${fingerprint(`${plan.chart}/${plan.subject}/${format}`)}`,
    title: plan.title,
    description: plan.description,
  });
  const wideSpec = spec('wide');
  const wide = await drawSvg(wideSpec, labels('wide'));
  const narrow = await drawSvg(spec('narrow'), labels('narrow'));
  const bytes = utf8(`${inertJson(standalone(wideSpec, plan))}\n`);
  return { drawing: { wide, narrow, path }, document: { path, bytes } };
}

/** Every chart of a publication, drawn once and used by all its reports. */
export async function drawFigures(disclosed: Disclosed): Promise<Figures> {
  const drawings = new Map<string, Drawing>();
  const specifications: Document[] = [];
  for (const plan of plans(disclosed)) {
    const { drawing, document } = await draw(plan, disclosed);
    drawings.set(drawingKey(plan.chart, plan.subject), drawing);
    specifications.push(document);
  }
  return { drawings, specifications };
}
