import { commitmentFor } from '../spec/commitments.ts';
import type { Finding, Findings } from '../spec/findings.ts';

/**
 * What the board said beforehand of the verdict that fell; null where it said nothing. Of a verdict that is hidden nothing
 * is said either, for the words would give it back.
 */
export const saidOf = ({ decision, movement }: Finding): string | null =>
  commitmentFor(decision?.commitments, movement);

export type Reply = NonNullable<Findings['board']>['replies'][number];

/** What partners answer to the finding of a metric, in the order of the days. */
export const repliesTo = ({ metric }: Finding, { board }: Pick<Findings, 'board'>): readonly Reply[] =>
  (board?.replies ?? []).filter((reply) => reply.metric === metric).toSorted((a, b) => (a.on < b.on ? -1 : 1));

/** What partners answer to numbers that an earlier report had and this one has not. */
export const repliesLeft = ({ board, findings }: Pick<Findings, 'board' | 'findings'>): readonly Reply[] => {
  const known = new Set(findings.map(({ metric }) => metric));
  return (board?.replies ?? []).filter(({ metric }) => !known.has(metric));
};
