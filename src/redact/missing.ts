import type { Finding, Level } from '../spec/index.ts';
import { protectAlone } from './alone.ts';
import { complement } from './complement.ts';
import { isSmall } from './small.ts';

interface Hiding {
  readonly minimumOf: (metric: string) => number;
  readonly leavesOut: boolean;
}

/** In which of a finding's levels it must not be told how many records lack the value. */
export interface Unsaid {
  readonly now: boolean;
  readonly also: readonly boolean[];
}

/**
 * How many records lack the value, as a table of its own: few of them are hidden, and so are others from which they follow.
 *
 * @param findings  those of one metric, before anything was hidden
 * @returns in their order; none where no number of them is small
 */
export function unsaidIn(findings: readonly Finding[], { minimumOf, leavesOut }: Hiding): readonly Unsaid[] {
  const minimum = minimumOf(findings[0]?.metric ?? '');
  const isFew = (level: Level): boolean =>
    level.status === 'estimated' && level.missing !== null && isSmall(level.missing.n, minimum);
  if (!findings.some(({ now, also }) => [now, ...also].some(isFew))) return [];
  const counts = findings.map(asMissing);
  const alone = counts.map((one) => protectAlone(one, minimum));
  const kept = complement(counts, alone, { minimumOf: () => minimum, leavesOut, earlier: () => [] }).findings;
  return kept.map(({ now, also }) => ({ now: isGone(now), also: also.map(isGone) }));
}

const isGone = (level: Level): boolean => level.status === 'withheld' && level.reason === 'suppressed';

function asMissing(finding: Finding): Finding {
  const level = (own: Level): Level =>
    own.status === 'withheld'
      ? own
      : { ...own, n: own.missing?.n ?? 0, events: null, exposure: null, value: 0, missing: null };
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
