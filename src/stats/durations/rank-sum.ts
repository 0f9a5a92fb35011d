import { normalTwoSidedP } from '../distributions/distributions.ts';
import { type Histogram, observations } from './histogram.ts';

/** How two samples compare by rank, x against y. */
export type RankSum = {
  /** Pairs in which x is the larger, ties as halves: R's W. */
  readonly statistic: number;
  /** Chance that a value of x is larger than one of y, ties as halves. */
  readonly probabilityOfSuperiority: number;
  /** Share of pairs with x larger less share with y larger, from −1 to 1 (Cliff 1993). */
  readonly cliffsDelta: number;
  /** Two-sided p by the normal distribution with ties allowed for; null where all values are the same. */
  readonly p: number | null;
  /** The same with half a pair of continuity correction, as wilcox.test has by default. */
  readonly correctedP: number | null;
};

/**
 * Wilcoxon's rank-sum test of two samples given as histograms, and what it says as a probability.
 *
 * With very many calls p is tiny for differences that do not matter: read the probability of superiority.
 *
 * @param x  values and how often each was observed, at least one observation
 * @param y  likewise
 * @throws {RangeError} when either has no observations
 * @see R wilcox.test(exact = FALSE); Cliff 1993
 * @example rankSum({ values: [5, 7], n: [1, 2] }, { values: [5], n: [2] }).probabilityOfSuperiority // => 0.8333333333333334
 */
export function rankSum(x: Histogram, y: Histogram): RankSum {
  const { statistic, pairs, sigma } = comparePairs(x, y, 0);
  const excess = statistic - pairs / 2;
  const pOf = (z: number): number | null => (sigma === 0 ? null : normalTwoSidedP(z / sigma));
  return {
    statistic,
    probabilityOfSuperiority: statistic / pairs,
    cliffsDelta: (2 * statistic) / pairs - 1,
    p: pOf(excess),
    correctedP: pOf(excess - Math.sign(excess) / 2),
  };
}

/** Pairs with x less a shift larger than y, out of how many, and the standard deviation with these ties. */
export type PairCount = { readonly statistic: number; readonly pairs: number; readonly sigma: number };

/** Counts pairs in one pass over both histograms. */
export function comparePairs(x: Histogram, y: Histogram, shift: number): PairCount {
  const [m, n] = [observations(x), observations(y)];
  if (m === 0 || n === 0) throw new RangeError(`samples: must have observations (got ${m} and ${n})`);
  let [statistic, ties, below, next] = [0, 0, 0, 0];
  const count = (tied: number): void => {
    ties += tied ** 3 - tied;
  };
  for (let at = 0; at < x.values.length; at += 1) {
    const [value, own] = [(x.values[at] as number) - shift, x.n[at] as number];
    for (; (y.values[next] ?? Infinity) < value; next += 1) {
      count(y.n[next] as number);
      below += y.n[next] as number;
    }
    const equal = y.values[next] === value ? (y.n[next] as number) : 0;
    if (equal > 0) next += 1;
    statistic += own * (below + equal / 2);
    count(own + equal);
    below += equal;
  }
  for (const tied of y.n.slice(next)) count(tied);
  const all = m + n;
  const variance = ((m * n) / 12) * (all + 1 - (all > 1 ? ties / (all * (all - 1)) : 0));
  // all tied, the difference is zero but for rounding
  return { statistic, pairs: m * n, sigma: ties === all ** 3 - all ? 0 : Math.sqrt(Math.max(0, variance)) };
}
