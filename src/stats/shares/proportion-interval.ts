import { type Interval, requireEvents, requireFraction } from '../counts/rate-count.ts';
import { betaQuantile, normalQuantile } from '../distributions/distributions.ts';

/** How many of n did. */
export type Share = { readonly hits: number; readonly n: number };

/** Throws unless hits and n are whole, hits ≤ n and n > 0. */
export function requireShare({ hits, n }: Share): void {
  requireEvents(hits, 'hits');
  requireEvents(n, 'n');
  if (n === 0 || hits > n) throw new RangeError(`hits: must be at most n, and n positive (got ${hits} of ${n})`);
}

/**
 * Wilson's score interval of a share: the house interval, good from a handful of answers up.
 *
 * @param share  hits and n (whole, n > 0)
 * @param level  confidence level, in (0, 1)
 * @returns low and high in [0, 1]; exactly 0 without hits and exactly 1 without misses
 * @throws {RangeError} when an input is outside its range
 * @see Wilson 1927; R prop.test(correct = FALSE)
 * @example wilsonInterval({ hits: 87, n: 120 }, 0.95).low // => 0.639070341724
 */
export function wilsonInterval(share: Share, level: number): Interval {
  const z = critical(share, level);
  return {
    low: share.hits === 0 ? 0 : scoreLimit(share, share.hits, -z),
    high: share.hits === share.n ? 1 : scoreLimit(share, share.hits, z),
  };
}

/**
 * Wilson's interval with a reach of one's own in place of the normal quantile: Student's t, or one widened because
 * shares scatter more than chance would have them.
 *
 * @param share  hits and n (whole, n > 0)
 * @param reach  standard errors to either side, zero or more
 * @returns low and high in [0, 1]
 * @throws {RangeError} when the share is not one
 * @see Wilson 1927
 * @example wilsonWithin({ hits: 87, n: 120 }, 1.959963984540054).low // => 0.639070341724
 */
export function wilsonWithin(share: Share, reach: number): Interval {
  requireShare(share);
  return {
    low: share.hits === 0 ? 0 : scoreLimit(share, share.hits, -reach),
    high: share.hits === share.n ? 1 : scoreLimit(share, share.hits, reach),
  };
}

/**
 * Wilson's interval with Yates' continuity correction.
 *
 * @see R prop.test(correct = TRUE)
 * @example wilsonCorrectedInterval({ hits: 0, n: 14 }, 0.95).high // => 0.267620106
 */
export function wilsonCorrectedInterval(share: Share, level: number): Interval {
  const z = critical(share, level);
  // R corrects by no more than the distance from one half, its null value.
  const correction = Math.min(0.5, Math.abs(share.hits - share.n / 2));
  const [fewer, more] = [share.hits - correction, share.hits + correction];
  return {
    low: fewer <= 0 ? 0 : scoreLimit(share, fewer, -z),
    high: more >= share.n ? 1 : scoreLimit(share, more, z),
  };
}

/**
 * Exact Clopper–Pearson interval of a share: never covers less than its level; for audits.
 *
 * @see R binom.test
 * @example clopperPearsonInterval({ hits: 0, n: 14 }, 0.95).high // => 0.23163576165
 */
export function clopperPearsonInterval(share: Share, level: number): Interval {
  critical(share, level);
  const { hits, n } = share;
  const tail = (1 - level) / 2;
  return {
    low: hits === 0 ? 0 : betaQuantile(tail, hits, n - hits + 1),
    high: hits === n ? 1 : betaQuantile(1 - tail, hits + 1, n - hits),
  };
}

/**
 * Agresti–Coull interval: Wald after adding z²/2 hits and misses; may leave [0, 1].
 *
 * @see R binom::binom.agresti.coull
 * @example agrestiCoullInterval({ hits: 0, n: 14 }, 0.95).low // => -0.036163882
 */
export function agrestiCoullInterval(share: Share, level: number): Interval {
  const z = critical(share, level);
  const n = share.n + z * z;
  const middle = (share.hits + (z * z) / 2) / n;
  const reach = z * Math.sqrt((middle * (1 - middle)) / n);
  return { low: middle - reach, high: middle + reach };
}

/**
 * Equal-tailed interval under Jeffreys' prior, closed at 0 without hits and at 1 without misses.
 *
 * @see Brown, Cai & DasGupta 2001
 * @example jeffreysInterval({ hits: 14, n: 14 }, 0.95).low // => 0.838446695
 */
export function jeffreysInterval(share: Share, level: number): Interval {
  critical(share, level);
  const { hits, n } = share;
  const tail = (1 - level) / 2;
  return {
    low: hits === 0 ? 0 : betaQuantile(tail, hits + 0.5, n - hits + 0.5),
    high: hits === n ? 1 : betaQuantile(1 - tail, hits + 0.5, n - hits + 0.5),
  };
}

function critical(share: Share, level: number): number {
  requireShare(share);
  requireFraction(level, 'level');
  return normalQuantile((1 + level) / 2);
}

function scoreLimit({ n }: Share, hits: number, z: number): number {
  return (hits + (z * z) / 2 + z * Math.sqrt((hits * (n - hits)) / n + (z * z) / 4)) / (n + z * z);
}
