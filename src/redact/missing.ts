import type { Finding, Level } from '../spec/index.ts';
import { protectAlone } from './alone.ts';
import { complement } from './complement.ts';
import { isSmall } from './small.ts';

interface Hiding {
  readonly minimumOf: (metric: string) => number;
  readonly leavesOut: boolean;
}

/** In which of a finding's levels a count beside the value must not be told. */
export interface Unsaid {
  readonly now: boolean;
  readonly also: readonly boolean[];
}

/** What is counted beside the value of a level: records that lack it, or that are still open; null where nothing is. */
export type CountBeside = (level: Estimated) => number | null;
type Estimated = Extract<Level, { readonly status: 'estimated' }>;

/**
 * A count that stands beside values, as a table of its own: few are hidden, and so are others from which they follow.
 *
 * @param findings  those of one metric, before anything was hidden
 * @returns in their order; none where no number of them is small
 */
export function unsaidIn(
  findings: readonly Finding[],
  countOf: CountBeside,
  { minimumOf, leavesOut }: Hiding,
): readonly Unsaid[] {
  const minimum = minimumOf(findings[0]?.metric ?? '');
  const told = findings.flatMap(({ now, also }) =>
    [now, ...also].flatMap((level) => (level.status === 'estimated' ? (countOf(level) ?? []) : [])),
  );
  // few of areas that are left out follow from numbers none of which is small
  const mayBeFew = leavesOut ? told.some((count) => count > 0) : told.some((count) => isSmall(count, minimum));
  if (!mayBeFew) return [];
  const counts = findings.map((finding) => asCount(finding, countOf));
  const alone = counts.map((one) => protectAlone(one, minimum));
  const kept = complement(counts, alone, { minimumOf: () => minimum, leavesOut, earlier: () => [] }).findings;
  return kept.map(({ now, also }) => ({ now: isGone(now), also: also.map(isGone) }));
}

export const missingIn: CountBeside = ({ missing }) => missing?.n ?? null;

/** Both go where one of them is few: the other is the rest of all. */
export const elapsedIn: readonly CountBeside[] = [
  ({ beside }) => (beside?.kind === 'elapsed' ? beside.open : null),
  ({ beside }) => (beside?.kind === 'elapsed' ? beside.ended : null),
];

const isGone = (level: Level): boolean => level.status === 'withheld' && level.reason === 'suppressed';

function asCount(finding: Finding, countOf: CountBeside): Finding {
  const level = (own: Level): Level =>
    own.status === 'withheld'
      ? own
      : { ...own, n: countOf(own) ?? 0, events: null, exposure: null, value: 0, missing: null };
  const none = { status: 'withheld', reason: 'not-asked-for', window: null } as const;
  return {
    ...finding,
    measure: 'count',
    now: level(finding.now),
    also: finding.also.map(level),
    series: [],
    changes: { primary: finding.changes.primary, baseline: none, sameSeason: none, previous: none },
    effect: { status: 'withheld', reason: 'not-asked-for' },
    survey: null,
  };
}

/** A finding without what is told of records that lack the value; and without the note of it, which is of the number now. */
export function withoutMissing(finding: Finding, unsaid: Unsaid | undefined): Finding {
  const { now, also, caveats } = finding;
  const without = (level: Level, isUnsaid: boolean | undefined): Level =>
    isUnsaid === true && level.status === 'estimated' ? { ...level, missing: null } : level;
  const shown = without(now, unsaid?.now);
  const isTold = shown.status === 'estimated' && shown.missing !== null;
  return {
    ...finding,
    now: shown,
    also: also.map((level, at) => without(level, unsaid?.also[at])),
    caveats: isTold ? caveats : caveats.filter(({ key }) => key !== 'caveat.missing'),
  };
}

/** A finding without how many records are still open, and how many are not. */
export function withoutBeside(finding: Finding, unsaid: readonly (Unsaid | undefined)[]): Finding {
  const without = (level: Level, isUnsaid: boolean): Level => {
    if (!isUnsaid || level.status === 'withheld') return level;
    const { beside: _, ...rest } = level;
    return rest;
  };
  const isUnsaid = unsaid.some((one) => one?.now === true);
  return {
    ...finding,
    now: without(finding.now, isUnsaid),
    also: finding.also.map((level, at) =>
      without(
        level,
        unsaid.some((one) => one?.also[at] === true),
      ),
    ),
    caveats: isUnsaid ? finding.caveats.filter(({ key }) => key !== 'caveat.still-open') : finding.caveats,
  };
}
