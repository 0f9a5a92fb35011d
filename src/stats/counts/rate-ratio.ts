import { betaQuantile } from '../distributions/distributions.ts';
import {
  centralP,
  conditionalShare,
  observedRatio,
  type RatioEstimate,
  type RatioTest,
  ratioOfShare,
} from './conditional-share.ts';
import { type RateCount, requireFraction } from './rate-count.ts';

/**
 * Ratio of two Poisson rates with the exact central interval and the p that agrees with it.
 *
 * Conditional on the total, the current count is binomial; the interval is Clopper–Pearson on that share.
 *
 * @param now       events (whole, ≥ 0) and exposure (> 0)
 * @param baseline  events and exposure, same units
 * @param level     confidence level, in (0, 1)
 * @returns ratio (null when neither window has events, Infinity when only the baseline is empty), interval and p;
 *          high is Infinity when the baseline has no events
 * @throws {RangeError} when an input is outside its range
 * @see R exactci::poisson.exact(tsmethod = "central"), rateratio.test
 * @example rateRatio({ events: 32, exposure: 1 }, { events: 51, exposure: 1 }, 0.95).high // => 0.995258586
 */
export function rateRatio(now: RateCount, baseline: RateCount, level: number): RatioEstimate {
  const { ratio, p, at } = rateRatioTest(now, baseline);
  return { ratio, ...at(level), p };
}

/**
 * `rateRatio` at any level.
 *
 * @param quantileOf  `betaQuantile`, or what remembers it: of small counts, thousands of comparisons ask for the same few
 * @example rateRatioTest({ events: 32, exposure: 1 }, { events: 51, exposure: 1 }, (tail) => tail).at(0.95).low // => 0.0256410256410
 */
export function rateRatioTest(now: RateCount, baseline: RateCount, quantileOf = betaQuantile): RatioTest {
  const share = conditionalShare(now, baseline);
  const [x1, x0] = [now.events, baseline.events];
  return {
    ratio: observedRatio(share),
    p: centralP(share),
    at: (level) => {
      requireFraction(level, 'level');
      const tail = (1 - level) / 2;
      return {
        low: x1 === 0 ? 0 : ratioOfShare(quantileOf(tail, x1, x0 + 1), share.scale),
        high: x0 === 0 ? Infinity : ratioOfShare(quantileOf(1 - tail, x1 + 1, x0), share.scale),
      };
    },
  };
}
