import type { ComparabilityTest, Reason } from '../../spec/index.ts';
import { type Arm, arms, fewest, type Windows } from './windows.ts';

/** How far a share of records moved between the windows, in each arm and everywhere. */

export interface ShareRule<T> {
  readonly limit: number;
  readonly reason: Reason;
  /** The arm of a row; null where it is no arm's. */
  readonly armOf: (row: T) => Arm | null;
  /** Null where the row cannot say. */
  readonly part: (row: T) => { readonly hits: number; readonly n: number } | null;
}

interface Share {
  readonly share: number;
  readonly n: number;
}

/** One test for each arm, and one for everybody; a break that both arms show alike is everybody's. */
export function shareTests<T>(
  rule: ComparabilityTest['rule'],
  { before, now }: Windows<T>,
  { limit, reason, armOf, part }: ShareRule<T>,
): readonly ComparabilityTest[] {
  const shareOf = (rows: readonly T[], arm: Arm): Share | null => {
    let [hits, n] = [0, 0];
    for (const row of rows) {
      const own = arm === 'everywhere' || armOf(row) === arm ? part(row) : null;
      if (own === null) continue;
      hits += own.hits;
      n += own.n;
    }
    return n < fewest ? null : { share: hits / n, n };
  };
  const testOf = (arm: Arm): ComparabilityTest | null => {
    const [was, is] = [shareOf(before, arm), shareOf(now, arm)];
    if (was === null || is === null) return null;
    const moved = is.share - was.share;
    // shares are compared as they are printed: a move of exactly the limit is within it
    const breaks = Math.abs(moved) > limit + 1e-12;
    return {
      rule,
      arm,
      before: was.share,
      now: is.share,
      moved,
      limit,
      n: was.n + is.n,
      breaks,
      absorbed: false,
      reason,
      names: [],
    };
  };
  return markShared(arms.flatMap((arm) => testOf(arm) ?? []));
}

/** Where both arms break the same way by amounts no further apart than the limit, the break is common to all. */
export function markShared(tests: readonly ComparabilityTest[]): readonly ComparabilityTest[] {
  const [program, comparison] = (['program', 'comparison'] as const).map((arm) =>
    tests.find((test) => test.arm === arm),
  );
  const everywhere = tests.find(({ arm }) => arm === 'everywhere');
  const both = program && comparison;
  if (both) {
    const alike = Math.abs(program.moved - comparison.moved) <= program.limit + 1e-12;
    return tests.map((test) => (test.breaks && alike ? { ...test, absorbed: true } : test));
  }
  return everywhere
    ? tests.map((test) => (test.arm === 'everywhere' ? { ...test, absorbed: test.breaks } : test))
    : tests;
}
