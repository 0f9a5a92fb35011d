import { poissonCdf, poissonQuantile, poissonUpperTail } from '../distributions/distributions.ts';
import { type Interval, requireFraction, requirePositive } from './rate-count.ts';
import { rateInterval } from './rate-interval.ts';

/**
 * Observed events over expected ones, with the exact interval.
 *
 * @param counts  observed (whole, ≥ 0) and expected (> 0), the latter taken as known
 * @param level   confidence level, in (0, 1)
 * @returns ratio, interval, central p for a ratio of 1, and the score z
 * @throws {RangeError} when an input is outside its range
 * @see R exactci::poisson.exact(tsmethod = "central")
 * @example standardisedRatio({ observed: 14, expected: 9.3 }, 0.95).high // => 2.525765712
 */
export function standardisedRatio(
  counts: { readonly observed: number; readonly expected: number },
  level: number,
): Interval & { readonly ratio: number; readonly p: number; readonly z: number } {
  const { observed, expected } = counts;
  const { rate, low, high } = rateInterval({ events: observed, exposure: expected }, level);
  const tail = Math.min(poissonCdf(observed, expected), poissonUpperTail(observed, expected));
  return { ratio: rate, low, high, p: Math.min(1, 2 * tail), z: (observed - expected) / Math.sqrt(expected) };
}

/**
 * Counts between which an area with the expected mean stays at this level: the limits of a funnel plot.
 *
 * @param expected  events expected (> 0)
 * @param level     0.95 and 0.998 by custom
 * @returns whole counts, both still inside
 * @see Spiegelhalter 2005
 * @example funnelLimits(9.3, 0.95) // => { low: 4, high: 16 }
 */
export function funnelLimits(expected: number, level: number): Interval {
  requirePositive(expected, 'expected');
  requireFraction(level, 'level');
  return { low: poissonQuantile((1 - level) / 2, expected), high: poissonQuantile((1 + level) / 2, expected) };
}
