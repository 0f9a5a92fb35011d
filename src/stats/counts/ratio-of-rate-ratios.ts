import { centralOddsP, conditionalOddsRatio } from '../distributions/hypergeometric.ts';
import type { RatioEstimate } from './conditional-share.ts';
import { type RateCount, requireRateCount } from './rate-count.ts';

/** A rate in two windows. */
export type RateInWindows = { readonly now: RateCount; readonly baseline: RateCount };

/**
 * Ratio of two rate ratios with an exact interval: how much more one group's rate changed than another's.
 *
 * Given the events of each group and of each window, the first group's count now is noncentral hypergeometric, and
 * exposures only shift its odds. Interval and p are central, of one distribution.
 *
 * @param first   events (whole, ≥ 0) and exposure (> 0) in both windows
 * @param second  the same of the group that it is held against
 * @param level   confidence level, in (0, 1)
 * @returns the first group's ratio over the second's as observed, Infinity where only their product below the line is 0;
 *   null with interval 0 to Infinity and p = 1 where the margins leave nothing to compare
 * @throws {RangeError} when an input is outside its range
 * @see Cornfield 1956, Proc 3rd Berkeley Symp 4:135; R exact2x2::exact2x2(tsmethod = "central") for equal exposures
 * @example ratioOfRateRatios({ now: { events: 8, exposure: 10 }, baseline: { events: 16, exposure: 10 } }, { now: { events: 12, exposure: 10 }, baseline: { events: 12, exposure: 10 } }, 0.95).ratio // => 0.5
 */
export function ratioOfRateRatios(first: RateInWindows, second: RateInWindows, level: number): RatioEstimate {
  for (const [name, { now, baseline }] of Object.entries({ first, second })) {
    requireRateCount(now, `${name}.now`);
    requireRateCount(baseline, `${name}.baseline`);
  }
  const [one, two] = [shareNow(first), shareNow(second)];
  if (one.n === 0 || two.n === 0) return { ratio: null, low: 0, high: Infinity, p: 1 };
  const scale = exposureRatio(second) / exposureRatio(first);
  const { ratio, low, high } = conditionalOddsRatio(one, two, level);
  const observed = (one.hits * (two.n - two.hits)) / ((one.n - one.hits) * two.hits);
  return {
    ratio: ratio === null ? null : observed * scale,
    low: low * scale,
    high: high * scale,
    p: ratio === null ? 1 : centralOddsP(one, two, 1 / scale),
  };
}

/** Of the events of both windows, those of now. */
const shareNow = ({ now, baseline }: RateInWindows) => ({ hits: now.events, n: now.events + baseline.events });
const exposureRatio = ({ now, baseline }: RateInWindows): number => now.exposure / baseline.exposure;
