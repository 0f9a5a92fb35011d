import type { Findings, Pipeline } from '../spec/index.ts';
import type { RunRecord } from '../store/index.ts';
import { endOfPeriod, folderName, periodLabel } from './period-names.ts';

/** What was published before a run. */
export interface EarlierReports {
  /** The report before this one. */
  readonly previous: Findings | null;
  /** All reports before this one, in the order in which they were made: read when they are first asked for. */
  readonly told: () => readonly Findings[];
}

/** @param earlier  all runs of the pipeline that are remembered */
export function earlierReports(earlier: readonly RunRecord[], run: ThisRun): EarlierReports {
  const read = once(({ findings }: RunRecord) => JSON.parse(findings) as Findings);
  const previous = lastReport(earlier, run);
  return {
    previous: previous ? read(previous) : null,
    told: () => toldBefore(earlier, run).map(read),
  };
}

export interface ThisRun {
  readonly pipeline: Pipeline;
  readonly runId: string;
  /** The day that all of it stands on. */
  readonly asOf: string;
}

/** The report before this one: the latest of an earlier period, or an earlier version of this period's. */
function lastReport(earlier: readonly RunRecord[], { pipeline, runId, asOf }: ThisRun): RunRecord | undefined {
  const others = earlier.filter((run) => run.id !== runId && run.state === 'published');
  return reportBefore(others, pipeline, asOf) ?? others.findLast((run) => run.period === folderName(pipeline, asOf));
}

/** The latest published report of an earlier period. */
export const reportBefore = (earlier: readonly RunRecord[], pipeline: Pipeline, asOf: string): RunRecord | undefined =>
  reportsBefore(earlier, pipeline, asOf).at(-1);

/** All published reports of earlier periods, the latest last. */
export function reportsBefore(earlier: readonly RunRecord[], pipeline: Pipeline, asOf: string): readonly RunRecord[] {
  const endOf = (run: RunRecord): string => endOfPeriod(run.period.split('_')[0] ?? '', pipeline);
  const own = endOfPeriod(periodLabel(pipeline, asOf), pipeline) || asOf;
  const before = earlier.filter((run) => run.state === 'published' && endOf(run) !== '' && endOf(run) < own);
  return before.toSorted((a, b) => (endOf(a) < endOf(b) ? -1 : 1));
}

/** What was published before a run, the same one left out: made again it tells what it told, whatever came after it. */
function toldBefore(earlier: readonly RunRecord[], { pipeline, runId, asOf }: ThisRun): readonly RunRecord[] {
  const period = folderName(pipeline, asOf);
  const own = earlier.findIndex((run) => run.id === runId && run.period === period);
  return (own === -1 ? earlier : earlier.slice(0, own)).filter(({ state }) => state === 'published');
}

function once<From extends object, To>(work: (from: From) => To): (from: From) => To {
  const known = new Map<From, To>();
  return (from) => {
    const found = known.get(from) ?? work(from);
    known.set(from, found);
    return found;
  };
}
