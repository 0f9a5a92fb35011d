import { type Interval, requireFraction } from '../counts/rate-count.ts';
import { quantilesAlong } from '../distributions/binomial-quantile.ts';
import { binomialCdf } from '../distributions/distributions.ts';
import { type Histogram, observations, orderStatistic, ranked } from './histogram.ts';

/** The nine definitions of Hyndman and Fan (1996); 7 is the house’s, R’s, NumPy’s and DuckDB’s quantile_cont. */
export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** Positions m + n·p of the types that interpolate, as (α, β) of α + p·(n + 1 − α − β). */
const positions: Readonly<Record<4 | 5 | 6 | 7 | 8 | 9, readonly [number, number]>> = {
  4: [0, 1],
  5: [0.5, 0.5],
  6: [0, 0],
  7: [1, 1],
  8: [1 / 3, 1 / 3],
  9: [3 / 8, 3 / 8],
};
/** As R: a position that is whole but for rounding is whole. */
const fuzz = 4 * Number.EPSILON;

/**
 * A quantile of observations given as a histogram: exact, for nothing is binned but equal values.
 *
 * @param histogram  values and how often each was observed, at least one observation
 * @param p          which quantile, from 0 to 1
 * @returns a value on the scale of the observations
 * @throws {RangeError} without observations, or for a p outside its range
 * @see R quantile; Hyndman & Fan 1996
 * @example quantile({ values: [5, 7, 9, 12], n: [4, 2, 1, 1] }, 0.75) // => 7.5
 */
export function quantile(histogram: Histogram, p: number, type: QuantileType = 7): number {
  const n = observations(histogram);
  if (n === 0) throw new RangeError('histogram: must have observations (got none)');
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p: must be from 0 to 1 (got ${p})`);
  const { rank, share } = positionOf(n, p, type);
  const at = (place: number): number => orderStatistic(histogram, Math.min(Math.max(place, 1), n));
  const [lower, upper] = [at(rank), at(rank + 1)];
  return share === 0 ? lower : share === 1 ? upper : (1 - share) * lower + share * upper;
}

/** The rank below a position, and how far it lies towards the next. */
function positionOf(n: number, p: number, type: QuantileType): { readonly rank: number; readonly share: number } {
  switch (type) {
    case 1:
    case 2:
    case 3: {
      const position = type === 3 ? n * p - 0.5 : n * p;
      const rank = Math.floor(position + fuzz);
      const isBeyond = position > rank;
      if (type === 1) return { rank, share: isBeyond ? 1 : 0 };
      if (type === 2) return { rank, share: isBeyond ? 1 : 0.5 };
      return { rank, share: position !== rank || Math.abs(rank % 2) === 1 ? 1 : 0 };
    }
    default: {
      const [alpha, beta] = positions[type];
      const position = alpha + p * (n + 1 - alpha - beta);
      const rank = Math.floor(position + fuzz);
      const share = position - rank;
      return { rank, share: Math.abs(share) < fuzz ? 0 : share };
    }
  }
}

export interface QuantileInterval extends Interval {
  readonly n: number;
  /** The quantile itself, by type 7. */
  readonly estimate: number;
  /** Ranks of the two ends, from 1; 0 and n + 1 stand for an open end. */
  readonly lowRank: number;
  readonly highRank: number;
  /** The probability with which such an interval holds the quantile: the level or more, as ranks are whole. */
  readonly coverage: number;
}

/**
 * Interval of a quantile between two order statistics: it assumes no distribution.
 *
 * @param histogram  values and how often each was observed, at least one observation
 * @param p          which quantile, in (0, 1)
 * @param level      confidence level, in (0, 1)
 * @returns the ends, infinite where there are too few observations, and the exact coverage
 * @throws {RangeError} when an input is outside its range
 * @see Hahn & Meeker 1991, §5.2
 * @example quantileInterval({ values: [3, 8, 9], n: [1, 13, 1] }, 0.5, 0.95).lowRank // => 4
 */
export function quantileInterval(histogram: Histogram, p: number, level: number): QuantileInterval {
  return quantileIntervals(histogram, p)(level);
}

/**
 * The intervals of one quantile at any level: what the search for a p value asks for again and again.
 *
 * @param ranksOf  as many observations, where that is known already
 * @returns a function of the confidence level, in (0, 1)
 * @throws {RangeError} when an input is outside its range, or the level then is
 * @example quantileIntervals({ values: [3, 8, 9], n: [1, 13, 1] }, 0.5)(0.95).lowRank // => 4
 */
export function quantileIntervals(
  histogram: Histogram,
  p: number,
  ranksOf: (n: number) => RanksAt = (n) => quantileRanks(n, p),
): (level: number) => QuantileInterval {
  requireFraction(p, 'p');
  const n = observations(histogram);
  const estimate = quantile(histogram, p);
  const ranksAt = ranksOf(n);
  const valueAt = ranked(histogram);
  return (level) => {
    requireFraction(level, 'level');
    const { lowRank, highRank, coverage } = ranksAt(level);
    const low = lowRank < 1 ? -Infinity : valueAt(lowRank);
    const high = highRank > n ? Infinity : valueAt(highRank);
    return { n, estimate, lowRank, highRank, low, high, coverage };
  };
}

/** Which observations are the ends at a level, and how likely these hold the quantile. */
export type RanksAt = (level: number) => Pick<QuantileInterval, 'lowRank' | 'highRank' | 'coverage'>;

/**
 * Ranks of the ends of a quantile's interval: they depend on how many observations there are, and on nothing that was
 * observed.
 *
 * @param n  observations, 1 or more
 * @param p  which quantile, in (0, 1)
 * @example quantileRanks(15, 0.5)(0.95).highRank // => 12
 */
export function quantileRanks(n: number, p: number): RanksAt {
  const known = new Map<number, number>();
  const cdf = (hits: number): number => {
    const found = known.get(hits) ?? binomialCdf(hits, n, p);
    known.set(hits, found);
    return found;
  };
  const below = (rank: number): number => (rank < 1 ? 0 : rank > n ? 1 : cdf(rank - 1));
  const rankOf = quantilesAlong(cdf, n);
  return (level) => {
    const tail = (1 - level) / 2;
    const lowRank = rankOf(tail);
    const highRank = rankOf(1 - tail) + 1;
    return { lowRank, highRank, coverage: below(highRank) - below(lowRank) };
  };
}
