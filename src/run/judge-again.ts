import { isRestated, standingOf } from '../recall/index.ts';
import type { Finding, Findings, Sentence } from '../spec/index.ts';
import { type Judging, judge } from './judge-metrics.ts';
import type { Threads } from './judge-threads.ts';

interface Standing {
  /** The report before this one. */
  readonly previous: Findings | null;
  /** What this one says of each metric. */
  readonly headlines: readonly Finding[];
  readonly asOf: string;
}

/**
 * Whether the verdicts of the last report still stand. Where no figure of its time is another one, they do, for they follow
 * from the figures; else all is judged again on the day that it stood on, with what is known now.
 */
export async function standingAgain(
  { previous, headlines, asOf }: Standing,
  judging: Pick<Judging, 'pipeline' | 'panel' | 'evidence' | 'ledger' | 'telling'>,
  threads: Threads | null,
): Promise<readonly Sentence[]> {
  const day = previous?.run.asOfDay;
  if (!previous || day === undefined || day >= asOf) return [];
  if (!isRestated(previous, headlines)) return standingOf(previous, previous.findings);
  const { told } = await judge(
    {
      ...judging,
      asOf: day,
      reports: { previous: null, told: () => [] },
      telling: { ...judging.telling, shown: { area: null } },
      onTested: () => undefined,
    },
    threads,
  );
  return standingOf(previous, told.findings);
}
