import type { Panel } from '../crosstab/index.ts';
import { currentWindow, estimate } from '../estimate/index.ts';
import { type Evidence, interpret } from '../interpret/index.ts';
import { type Finding, groupMetrics, type Metric, type Pipeline, type Window } from '../spec/index.ts';
import type { Counted, Part } from './judge-parts.ts';
import type { Threads } from './judge-threads.ts';

/** What is to be judged: what was counted, and what is known beside it. */
export interface Judging {
  readonly pipeline: Pipeline;
  readonly panel: Panel;
  /** The day that all of it stands on. */
  readonly asOf: string;
  readonly evidence: () => Promise<Evidence>;
  readonly onTested: (tested: number) => void;
}

export interface Judged {
  readonly current: Window;
  readonly findings: readonly Finding[];
  /** Changes that were tested. */
  readonly tested: number;
}

/** From the panel to findings: here, or by several threads where there is much to do; the findings are the same. */
export async function judge(judging: Judging, threads: Threads | null): Promise<Judged> {
  if (threads) return judgeByParts(judging, threads);
  const { pipeline, panel, asOf, evidence, onTested } = judging;
  const estimates = estimate(pipeline, panel, asOf);
  const { current, tested } = estimates;
  onTested(tested);
  return { current, tested, findings: interpret(pipeline, estimates, await evidence()) };
}

async function judgeByParts({ pipeline, panel, asOf, evidence, onTested }: Judging, threads: Threads): Promise<Judged> {
  const { grain, areas, metrics } = panel;
  const hasProgram = areas.some(({ role }) => role === 'program') && metrics.some(({ hasAreas }) => hasAreas);
  const told = await threads.judge(partsOf(pipeline, panel), {
    ground: { pipeline, grain, areas, asOf, hasProgram },
    evidence,
  });
  const tested = told.reduce((sum, own) => sum + own.tested, 0);
  onTested(tested);
  const findings = [...told.flatMap((own) => own.findings), ...told.flatMap((own) => own.groups)];
  return { current: currentWindow(pipeline, asOf), tested, findings };
}

/** A metric that asks of another is judged beside it: reports beside calls, and the questions of one survey. */
function partsOf(pipeline: Pipeline, panel: Panel): readonly Part[] {
  const panels = new Map([...panel.metrics, ...panel.groups].map((own) => [own.metric, own]));
  const parts = new Map<string, Counted[]>();
  for (const [place, metric] of pipeline.metrics.entries()) {
    const own = panels.get(metric.id);
    if (!own) continue;
    const groups = groupMetrics(metric).flatMap(({ id }) => panels.get(id) ?? []);
    const key = togetherWith(metric, pipeline);
    parts.set(key, [...(parts.get(key) ?? []), { place, panel: own, groups }]);
  }
  return [...parts.values()];
}

function togetherWith({ id, source, asked }: Metric, { comparability }: Pipeline): string {
  const { recorded, called } = comparability.recordedCalled ?? {};
  if (id === recorded || id === called) return 'reports and calls';
  return asked === null ? `metric ${id}` : `survey ${source}`;
}
