import type { MetricPanel, Panel } from '../crosstab/index.ts';
import { currentWindow, estimator, finishAlone, headlineSeries } from '../estimate/index.ts';
import { type Evidence, interpret } from '../interpret/index.ts';
import { type EarlierReports, metricRecords } from '../recall/index.ts';
import { relatedKeys, tableKey, toldBefore } from '../redact/index.ts';
import {
  type Finding,
  groupMetrics,
  type LedgerLine,
  type Metric,
  type MetricRecords,
  type Pipeline,
  type Window,
} from '../spec/index.ts';
import type { Counted, Part, PastOfPart } from './judge-parts.ts';
import type { Threads } from './judge-threads.ts';
import { askedOf, type Telling, type Told, tell } from './tell.ts';

/** What is to be judged: what was counted, and what is known beside it. */
export interface Judging {
  readonly pipeline: Pipeline;
  readonly panel: Panel;
  /** The day that all of it stands on. */
  readonly asOf: string;
  readonly evidence: () => Promise<Evidence>;
  readonly reports: EarlierReports;
  /** The files that all is counted in. */
  readonly ledger: readonly LedgerLine[];
  readonly telling: Telling;
  readonly onTested: (tested: number) => void;
}

export interface Judged {
  readonly current: Window;
  readonly told: Told;
  /** Changes that were tested. */
  readonly tested: number;
}

/** From the panel to what may be told: here, or by several threads where there is much to do; it is the same. */
export async function judge(judging: Judging, threads: Threads | null): Promise<Judged> {
  if (threads) return judgeByParts(judging, threads);
  const { pipeline, panel, asOf, evidence, reports, ledger, telling, onTested } = judging;
  const current = currentWindow(pipeline, asOf);
  const asked = askedOf(telling.shown);
  const draft = estimator(pipeline, asOf, asked)(panel);
  const { subjects, tested } = finishAlone(draft);
  onTested(tested);
  const findings = interpret(pipeline, { ...asked, current, subjects, tested }, await evidence());
  const before = reports.previous?.findings ?? [];
  const told = () => reports.told().map((report) => toldBefore(report, ledger));
  return { current, tested, told: tell(findings, { before, told }, telling) };
}

async function judgeByParts(judging: Judging, threads: Threads): Promise<Judged> {
  const { pipeline, panel, asOf, evidence, telling, onTested } = judging;
  const { grain, areas, metrics } = panel;
  const hasProgram = areas.some(({ role }) => role === 'program') && metrics.some(({ hasAreas }) => hasAreas);
  const written = pastWriter(judging, new Set([...metrics, ...panel.groups].map(({ metric }) => metric)));
  const gone = goneRecords(judging.reports, pipeline);
  const parts = partsOf(panel, { pipeline, asOf, gone }).map((part) => ({ part, past: () => written(part) }));
  const own = await threads.judge(parts, { ground: { pipeline, grain, areas, asOf, hasProgram, telling }, evidence });
  const tested = own.reduce((sum, one) => sum + one.tested, 0);
  onTested(tested);
  const told = {
    findings: [...own.flatMap(({ findings }) => findings), ...own.flatMap(({ groups }) => groups)],
    headlines: own.flatMap(({ headlines }) => headlines),
    givenAway: own.flatMap(({ givenAway }) => givenAway),
    hides: own.flatMap(({ hides }) => hides),
  };
  return { current: currentWindow(pipeline, asOf), tested, told };
}

/**
 * A metric that asks of another is judged beside it: reports beside calls, the questions of one survey, and whatever counts
 * the same or parts of each other, for what is hidden of one of them is hidden of all.
 */
function partsOf(
  panel: Panel,
  { pipeline, asOf, gone }: Pick<Judging, 'pipeline' | 'asOf'> & { readonly gone: readonly MetricRecords[] },
): readonly Part[] {
  const panels = new Map([...panel.metrics, ...panel.groups].map((own) => [own.metric, own]));
  const seriesOf = headlineSeries(pipeline, panel.areas, asOf);
  const related = relatedKeys([...metricRecords(pipeline), ...gone]);
  // two metrics that one which is told no more has to do with have to do with each other
  const between = (keys: readonly string[]): readonly string[] =>
    gone.flatMap(({ metric }) => (related.get(metric)?.some((key) => keys.includes(key)) ? [`beside ${metric}`] : []));
  const keysOf = (metric: Metric, own: MetricPanel): readonly string[] => {
    const headline = seriesOf(metric, own);
    const { id, source, measure } = metric;
    const table = headline && tableKey({ metric: id, source, measure: measure.kind, ...headline });
    const counted = related.get(id) ?? [];
    return [
      togetherWith(metric, pipeline),
      ...counted,
      ...between(counted),
      ...(table === null ? [] : [`table ${table}`]),
    ];
  };
  const parts = new Map<string, Counted[]>();
  for (const [place, metric] of pipeline.metrics.entries()) {
    const own = panels.get(metric.id);
    if (!own) continue;
    const groups = groupMetrics(metric).flatMap(({ id }) => panels.get(id) ?? []);
    join(parts, { place, panel: own, groups }, keysOf(metric, own));
  }
  return [...new Set(parts.values())].map((part) => part.toSorted((a, b) => a.place - b.place));
}

/** What metrics of earlier reports counted that are told no more, or count other records now. */
function goneRecords({ told }: EarlierReports, pipeline: Pipeline): readonly MetricRecords[] {
  const now = new Set(
    metricRecords(pipeline).map(({ metric, counts, among }) => JSON.stringify([metric, counts, among])),
  );
  const then = new Map(
    told().flatMap(({ counted = [] }) =>
      counted.map((own) => [JSON.stringify([own.metric, own.counts, own.among]), own] as const),
    ),
  );
  const gone = [...then].filter(([name]) => !now.has(name)).map(([, own]) => own);
  return gone.map(({ metric, counts, among }) => ({
    metric: `${metric} of then`,
    source: counts?.source ?? among?.source ?? '',
    counts,
    among,
    isSpread: false,
  }));
}

/** Puts one into the part that any of its keys belongs to; parts that it belongs to both of become one. */
function join(parts: Map<string, Counted[]>, own: Counted, keys: readonly string[]): void {
  const found = [...new Set(keys.flatMap((key) => [parts.get(key) ?? []]))];
  const whole = [...found.flat(), own];
  for (const [key, part] of parts) if (found.includes(part)) parts.set(key, whole);
  for (const key of keys) parts.set(key, whole);
}

function togetherWith({ id, source, asked }: Metric, { comparability }: Pipeline): string {
  const { recorded, called } = comparability.recordedCalled ?? {};
  if (id === recorded || id === called) return 'reports and calls';
  return asked === null ? `metric ${id}` : `survey ${source}`;
}

/**
 * What earlier reports told of the metrics of a part, and of metrics that are no more, for they may have another name by
 * now, as JSON; null where there are none.
 */
function pastWriter(
  { reports: { previous, told }, ledger }: Judging,
  metrics: ReadonlySet<string>,
): (part: Part) => string | null {
  const before = byMetric(previous?.findings ?? []);
  let reports: readonly ReturnType<typeof byMetric>[] | null = null;
  return (part) => {
    reports ??= told().map((report) => byMetric(toldBefore(report, ledger)));
    if (previous === null && reports.length === 0) return null;
    const ofPart = (findings: ReturnType<typeof byMetric>): readonly Finding[] =>
      part.flatMap(({ panel }) => findings.get(panel.metric) ?? []);
    const withGone = (findings: ReturnType<typeof byMetric>): readonly Finding[] => [
      ...ofPart(findings),
      ...[...findings].flatMap(([metric, own]) => (metrics.has(metric) ? [] : own)),
    ];
    return JSON.stringify({ before: ofPart(before), told: reports.map(withGone) } satisfies PastOfPart);
  };
}

function byMetric<Of extends Finding>(findings: readonly Of[]): ReadonlyMap<string, readonly Of[]> {
  const found = new Map<string, Of[]>();
  for (const finding of findings) {
    const own = found.get(finding.metric);
    if (own) own.push(finding);
    else found.set(finding.metric, [finding]);
  }
  return found;
}
