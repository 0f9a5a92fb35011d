import type { Change, Finding } from '../spec/findings.ts';

const kinds = ['baseline', 'sameSeason', 'previous'] as const;
export type Kind = (typeof kinds)[number];

/** Two comparisons with one time: of the second there is nothing to tell but another interval for the same change. */
export function isOfOneTime(a: Change, b: Change): boolean {
  if (a.window === null || b.window === null || a.window.from !== b.window.from || a.window.to !== b.window.to)
    return false;
  if (a.status === 'withheld') return b.status === 'withheld' && a.reason === b.reason;
  if (b.status === 'withheld') return false;
  return a.n === b.n && a.value === b.value;
}

/**
 * The comparisons of a finding that tell something of their own, in the order in which they are declared. The time
 * that the verdict is about is told with the verdict's interval; a year is its own season and the time just before.
 */
export function toldChanges({ primary, ...changes }: Finding['changes']): readonly Kind[] {
  const byRank = [primary, ...kinds.filter((kind) => kind !== primary)];
  const isFirst = (kind: Kind): boolean =>
    !byRank.slice(0, byRank.indexOf(kind)).some((other) => isOfOneTime(changes[other], changes[kind]));
  return kinds.filter(isFirst);
}

/** A season that a long window runs into: it follows from the length of the window, and not from the number. */
export function isOverlap({ changes }: Finding, kind: Kind): boolean {
  const change = changes[kind];
  return (
    kind === 'sameSeason' &&
    kind !== changes.primary &&
    change.status === 'withheld' &&
    change.reason === 'windows-overlap'
  );
}
