import { type Interval, requireFraction } from '../counts/rate-count.ts';
import { requireShare, type Share } from '../shares/proportion-interval.ts';
import { findRoot } from './root.ts';

/** R's slack: tables equally likely but for rounding are as extreme as the one observed. */
const SLACK = 1 + 1e-7;

/** Hits of the first group given all margins: what they can be, and the log weight of each at an odds ratio of 1. */
type Support = { readonly from: number; readonly observed: number; readonly logWeights: readonly number[] };

function support(first: Share, second: Share): Support {
  requireShare(first);
  requireShare(second);
  const hits = first.hits + second.hits;
  const from = Math.max(0, hits - second.n);
  const to = Math.min(first.n, hits);
  const logWeights = [0];
  for (let count = from; count < to; count += 1) {
    const ratio = ((first.n - count) * (hits - count)) / ((count + 1) * (second.n - hits + count + 1));
    logWeights.push((logWeights.at(-1) ?? 0) + Math.log(ratio));
  }
  return { from, observed: first.hits, logWeights };
}

/** Probability of each possible count at a log odds ratio. */
function probabilities({ logWeights }: Support, logOdds: number): readonly number[] {
  const logs = logWeights.map((weight, index) => weight + index * logOdds);
  const largest = logs.reduce((most, log) => Math.max(most, log), -Infinity);
  const weights = logs.map((log) => Math.exp(log - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/**
 * Fisher's exact test of two shares: two-sided p over tables no likelier than the observed one.
 *
 * @param first   hits and n (whole, n > 0)
 * @param second  hits and n
 * @returns p in (0, 1]
 * @throws {RangeError} when an input is outside its range
 * @see R fisher.test
 * @example fisherExactP({ hits: 0, n: 18 }, { hits: 4, n: 20 }) // => 0.107092054460
 */
export function fisherExactP(first: Share, second: Share): number {
  const table = support(first, second);
  const all = probabilities(table, 0);
  const limit = (all[table.observed - table.from] ?? 0) * SLACK;
  return Math.min(
    1,
    all.reduce((sum, probability) => (probability <= limit ? sum + probability : sum), 0),
  );
}

/**
 * Odds ratio by conditional maximum likelihood, with the exact interval.
 *
 * @param first   hits and n (whole, n > 0)
 * @param second  hits and n
 * @param level   confidence level, in (0, 1)
 * @returns odds ratio and interval; null with interval 0 to Infinity where the margins leave nothing to compare
 * @throws {RangeError} when an input is outside its range
 * @see R fisher.test
 * @example conditionalOddsRatio({ hits: 0, n: 18 }, { hits: 4, n: 20 }, 0.95).high // => 1.581843173
 */
export function conditionalOddsRatio(
  first: Share,
  second: Share,
  level: number,
): Interval & { readonly ratio: number | null } {
  requireFraction(level, 'level');
  const table = support(first, second);
  const at = table.observed - table.from;
  const last = table.logWeights.length - 1;
  if (last === 0) return { ratio: null, low: 0, high: Infinity };
  const tail = (1 - level) / 2;
  const sum = (logOdds: number, amount: (index: number) => number) =>
    probabilities(table, logOdds).reduce((total, probability, index) => total + probability * amount(index), 0);
  const solve = (f: (logOdds: number) => number) => Math.exp(findRoot(f, { low: -700, high: 700, tolerance: 1e-12 }));
  const inside = at === 0 ? 0 : at === last ? Infinity : solve((logOdds) => sum(logOdds, (index) => index) - at);
  return {
    ratio: inside,
    low: at === 0 ? 0 : solve((logOdds) => sum(logOdds, (index) => (index >= at ? 1 : 0)) - tail),
    high: at === last ? Infinity : solve((logOdds) => sum(logOdds, (index) => (index <= at ? 1 : 0)) - tail),
  };
}

/**
 * Central p of two shares being alike: twice the smaller tail given all margins. It agrees with `conditionalOddsRatio`,
 * which Fisher's own p need not.
 *
 * @param first   hits and n (whole, n > 0)
 * @param second  hits and n
 * @param odds    the odds ratio that is tested, > 0; 1 asks whether they are alike
 * @returns p in (0, 1]; 1 where the margins leave nothing to compare
 * @throws {RangeError} when an input is outside its range
 * @see R exact2x2::exact2x2(tsmethod = "central")
 * @example centralOddsP({ hits: 0, n: 18 }, { hits: 4, n: 20 }) // => 0.131274131274
 */
export function centralOddsP(first: Share, second: Share, odds = 1): number {
  if (!(odds > 0)) throw new RangeError(`odds: must be positive (got ${odds})`);
  const table = support(first, second);
  const at = table.observed - table.from;
  const all = probabilities(table, Math.log(odds));
  const tail = (isIn: (index: number) => boolean): number =>
    all.reduce((sum, probability, index) => (isIn(index) ? sum + probability : sum), 0);
  return Math.min(
    1,
    2 *
      Math.min(
        tail((index) => index <= at),
        tail((index) => index >= at),
      ),
  );
}
