import type { Interval, RateCount } from './rate-count.ts';
import { rateRatio } from './rate-ratio.ts';

/** Counts below this carry no percent in a report (METHODS §0, a convention of ours). */
const FEWEST_FOR_PERCENT = 20;

/** Percent change of a rate, with the counts behind it. */
export type PercentChange = Interval & {
  /** Null when the baseline has no events. */
  readonly percent: number | null;
  /** Events now less those expected at the baseline's rate. */
  readonly absolute: number;
  /** Whether both counts are large enough for a percentage to mean something. */
  readonly reliable: boolean;
};

/**
 * Percent change of a rate with the mapped exact interval, and the absolute change that belongs beside it.
 *
 * @param now       events (whole, ≥ 0) and exposure (> 0)
 * @param baseline  events and exposure, same units
 * @param level     confidence level, in (0, 1)
 * @returns percent, low and high in percent of the baseline rate
 * @throws {RangeError} when an input is outside its range
 * @see R exactci::poisson.exact
 * @example percentChange({ events: 31, exposure: 1 }, { events: 40, exposure: 1 }, 0.95).low // => -53.12478312
 */
export function percentChange(now: RateCount, baseline: RateCount, level: number): PercentChange {
  const { ratio, low, high } = rateRatio(now, baseline, level);
  return {
    percent: ratio === null || baseline.events === 0 ? null : (ratio - 1) * 100,
    absolute: now.events - (baseline.events * now.exposure) / baseline.exposure,
    low: (low - 1) * 100,
    high: (high - 1) * 100,
    reliable: now.events >= FEWEST_FOR_PERCENT && baseline.events >= FEWEST_FOR_PERCENT,
  };
}
