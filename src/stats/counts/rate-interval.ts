import { gammaQuantile, normalQuantile } from '../distributions/distributions.ts';
import { type Interval, type RateCount, requireFraction, requireRateCount } from './rate-count.ts';

/** Events per unit of exposure, with an interval on the same scale. */
export type RateEstimate = Interval & { readonly rate: number };

/**
 * Rate with the exact Garwood interval.
 *
 * Inverts both Poisson tails at half of 1 − level, so coverage is at least the level whatever the count.
 *
 * @param count  events (whole, ≥ 0) and exposure (> 0)
 * @param level  confidence level, in (0, 1)
 * @returns rate, low and high in events per unit of exposure; low is 0 when there are no events
 * @throws {RangeError} when an input is outside its range
 * @see Garwood 1936; R stats::poisson.test
 * @example rateInterval({ events: 0, exposure: 8.5 }, 0.95).high // => 0.433985818131
 */
export function rateInterval(count: RateCount, level: number): RateEstimate {
  check(count, level);
  const { events, exposure } = count;
  const tail = (1 - level) / 2;
  return {
    rate: events / exposure,
    low: events === 0 ? 0 : gammaQuantile(tail, events) / exposure,
    high: gammaQuantile(1 - tail, events + 1) / exposure,
  };
}

/**
 * Rate with Byar's approximation, both limits from the count plus one half.
 *
 * With no events the low end misses zero, on either side: that is the formula, and a reason to prefer the exact one.
 *
 * @see Rothman & Boice 1979; R epitools::pois.byar
 * @example rateIntervalByar({ events: 1, exposure: 0.085 }, 0.95).low // => 1.06699509065
 */
export function rateIntervalByar(count: RateCount, level: number): RateEstimate {
  check(count, level);
  const middle = count.events + 0.5;
  const reach = normalQuantile((1 + level) / 2) / 3 / Math.sqrt(middle);
  const limit = (side: number) => (middle * (1 - 1 / (9 * middle) + side * reach) ** 3) / count.exposure;
  return { rate: count.events / count.exposure, low: limit(-1), high: limit(1) };
}

/**
 * Rate with the score interval: every mean μ with |events − μ| / √μ within the normal quantile.
 *
 * @see Rao's score test for a Poisson mean
 * @example rateIntervalScore({ events: 47, exposure: 62 }, 0.95).high // => 1.00797017289791
 */
export function rateIntervalScore(count: RateCount, level: number): RateEstimate {
  check(count, level);
  const { events, exposure } = count;
  const z = normalQuantile((1 + level) / 2);
  const middle = events + (z * z) / 2;
  const high = middle + z * Math.sqrt(events + (z * z) / 4);
  // The product of the two roots is events²: dividing avoids subtracting nearly equal numbers.
  return { rate: events / exposure, low: (events * events) / high / exposure, high: high / exposure };
}

function check(count: RateCount, level: number): void {
  requireRateCount(count, 'count');
  requireFraction(level, 'level');
}
