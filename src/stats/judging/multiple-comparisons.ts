import { requireFraction } from '../counts/rate-count.ts';

/** p values of one family; null where there is no test, which stays null and does not count. */
export type PValues = readonly (number | null)[];

type Ranked = { readonly p: number; readonly index: number };

/** The tests there are, from the smallest p to the largest. */
function ranked(ps: PValues): readonly Ranked[] {
  const tests: Ranked[] = [];
  for (const [index, p] of ps.entries()) {
    if (p === null) continue;
    if (!(p >= 0 && p <= 1)) throw new RangeError(`p[${index}]: must be between 0 and 1 (got ${p})`);
    tests.push({ p, index });
  }
  return tests.sort((left, right) => left.p - right.p);
}

/** Multiplies each p by its factor and makes the result monotone, upwards from the smallest or down from the largest. */
function adjusted(
  ps: PValues,
  direction: 'up' | 'down',
  factor: (rank: number, m: number) => number,
): (number | null)[] {
  const tests = ranked(ps);
  const result: (number | null)[] = ps.map(() => null);
  const order = tests.map((test, position) => ({ ...test, rank: position + 1 }));
  if (direction === 'down') order.reverse();
  let bound = direction === 'up' ? 0 : 1;
  for (const { p, index, rank } of order) {
    const scaled = Math.min(1, p * factor(rank, tests.length));
    bound = direction === 'up' ? Math.max(bound, scaled) : Math.min(bound, scaled);
    result[index] = bound;
  }
  return result;
}

/**
 * Benjamini–Hochberg q values: rejecting those at or below α keeps the expected share of false rejections at α.
 *
 * @param ps  p values in [0, 1] of one family, null where there is no test
 * @returns one q per p, null where p is null
 * @throws {RangeError} when a p is outside [0, 1]
 * @see Benjamini & Hochberg 1995; R p.adjust
 * @example adjustBenjaminiHochberg([0.01, null, 0.04, 1]) // => [0.03, null, 0.06, 1]
 */
export function adjustBenjaminiHochberg(ps: PValues): (number | null)[] {
  return adjusted(ps, 'down', (rank, m) => m / rank);
}

/**
 * Benjamini–Yekutieli q values, which hold under any dependence.
 *
 * @see Benjamini & Yekutieli 2001; R p.adjust
 * @example adjustBenjaminiYekutieli([0.01, 0.5]) // => [0.03, 0.75]
 */
export function adjustBenjaminiYekutieli(ps: PValues): (number | null)[] {
  let harmonic = 0;
  for (let rank = 1; rank <= ranked(ps).length; rank += 1) harmonic += 1 / rank;
  return adjusted(ps, 'down', (rank, m) => (harmonic * m) / rank);
}

/**
 * Holm's adjusted p values: rejecting those at or below α keeps the chance of any false rejection at α.
 *
 * @see Holm 1979; R p.adjust
 * @example adjustHolm([0.01, 0.04, null]) // => [0.02, 0.04, null]
 */
export function adjustHolm(ps: PValues): (number | null)[] {
  return adjusted(ps, 'up', (rank, m) => m - rank + 1);
}

/**
 * Hochberg's step-up version of Holm, for independent tests.
 *
 * @example adjustHochberg([0.03, 0.04]) // => [0.04, 0.04]
 */
export function adjustHochberg(ps: PValues): (number | null)[] {
  return adjusted(ps, 'down', (rank, m) => m - rank + 1);
}

/**
 * Each p times the number of tests.
 *
 * @example adjustBonferroni([0.01, null, 0.4]) // => [0.02, null, 0.8]
 */
export function adjustBonferroni(ps: PValues): (number | null)[] {
  return adjusted(ps, 'up', (_, m) => m);
}

/**
 * Level at which an interval says what the Benjamini–Hochberg verdict says.
 *
 * 1 − max(R, 1)·α/m for R rejections among m tests: the interval excludes the null exactly where the test is rejected.
 *
 * @param ps     p values of one family, null where there is no test
 * @param alpha  false discovery rate, in (0, 1)
 * @returns confidence level; 1 − alpha when there are no tests
 * @see Benjamini & Yekutieli 2005
 * @example matchingLevel([0.01, 0.02, 0.5, null, 0.9], 0.05) // => 0.975
 */
export function matchingLevel(ps: PValues, alpha: number): number {
  requireFraction(alpha, 'alpha');
  const tests = ps.filter((p) => p !== null).length;
  if (tests === 0) return 1 - alpha;
  let rejections = 0;
  for (const q of adjustBenjaminiHochberg(ps)) if (q !== null && q <= alpha) rejections += 1;
  return 1 - (Math.max(rejections, 1) * alpha) / tests;
}

/**
 * Level at which an interval says what Holm's verdict says.
 *
 * 1 − α/(m − max(R, 1) + 1) for R rejections among m tests. Those rejected have p at or below α/(m − R + 1), for
 * the last of them was held against that; those that were not have p above α/(m − R), which is more.
 *
 * @param ps     p values of one family, null where there is no test
 * @param alpha  chance of any false rejection, in (0, 1)
 * @returns confidence level; 1 − alpha when there are no tests
 * @example matchingHolmLevel([0.01, 0.02, 0.5, null, 0.9], 0.05) // => 0.9875
 */
export function matchingHolmLevel(ps: PValues, alpha: number): number {
  requireFraction(alpha, 'alpha');
  const tests = ps.filter((p) => p !== null).length;
  if (tests === 0) return 1 - alpha;
  let rejections = 0;
  for (const q of adjustHolm(ps)) if (q !== null && q <= alpha) rejections += 1;
  return 1 - alpha / (tests - Math.max(rejections, 1) + 1);
}
