import { normalQuantile, normalTwoSidedP } from '../distributions/distributions.ts';
import { wilsonInterval } from '../shares/proportion-interval.ts';
import { conditionalShare, observedRatio, type RatioEstimate, ratioOfShare } from './conditional-share.ts';
import { type Interval, type RateCount, requireFraction } from './rate-count.ts';

/** A standard normal statistic and its two-sided p; both null when it is not defined. */
export type NormalTest = { readonly z: number | null; readonly p: number | null };

function normalTest(z: number): NormalTest {
  return Number.isFinite(z) ? { z, p: normalTwoSidedP(z) } : { z: null, p: null };
}

/**
 * Ratio of two Poisson rates with the conditional score interval: Wilson's on the share, mapped.
 *
 * @returns as `rateRatio`, with p by `rateScoreTest`
 * @see R prop.test(correct = FALSE)
 * @example rateRatioScore({ events: 10, exposure: 1 }, { events: 20, exposure: 1 }, 0.95).low // => 0.238091081750
 */
export function rateRatioScore(now: RateCount, baseline: RateCount, level: number): RatioEstimate {
  requireFraction(level, 'level');
  const share = conditionalShare(now, baseline);
  if (share.n === 0) return { ratio: null, low: 0, high: Infinity, p: 1 };
  const { low, high } = wilsonInterval({ hits: share.hits, n: share.n }, level);
  return {
    ratio: observedRatio(share),
    low: ratioOfShare(low, share.scale),
    high: ratioOfShare(high, share.scale),
    p: rateScoreTest(now, baseline).p ?? 1,
  };
}

/**
 * Log-scale Wald interval of the ratio, exp(ln θ ± z √(1/x₁ + 1/x₀)); null when either count is 0.
 *
 * @example rateRatioWald({ events: 0, exposure: 1 }, { events: 7, exposure: 1 }, 0.95) // => null
 */
export function rateRatioWald(now: RateCount, baseline: RateCount, level: number): Interval | null {
  requireFraction(level, 'level');
  const ratio = observedRatio(conditionalShare(now, baseline));
  if (ratio === null || ratio === 0 || ratio === Infinity) return null;
  const reach = Math.exp(normalQuantile((1 + level) / 2) * Math.sqrt(1 / now.events + 1 / baseline.events));
  return { low: ratio / reach, high: ratio * reach };
}

/**
 * Score test of equal rates: the variance is that under equality.
 *
 * @see Gu, Ng, Tang & Schucany 2008; statsmodels test_poisson_2indep(method = "score")
 * @example rateScoreTest({ events: 3, exposure: 12 }, { events: 9, exposure: 24 }).z // => -0.612372435695794
 */
export function rateScoreTest(now: RateCount, baseline: RateCount): NormalTest {
  const scale = exposureRatio(now, baseline);
  return normalTest((now.events - baseline.events * scale) / Math.sqrt((now.events + baseline.events) * scale));
}

/**
 * Wald test of equal rates on the scale of counts: the variance is that of the observed counts.
 *
 * @see statsmodels test_poisson_2indep(method = "wald")
 * @example rateWaldTest({ events: 3, exposure: 12 }, { events: 9, exposure: 24 }).z // => -0.654653670707977
 */
export function rateWaldTest(now: RateCount, baseline: RateCount): NormalTest {
  const scale = exposureRatio(now, baseline);
  return normalTest((now.events - baseline.events * scale) / Math.sqrt(now.events + baseline.events * scale ** 2));
}

/**
 * Test of equal rates on the variance-stabilised scale, with Anscombe's 3/8.
 *
 * @see Huffman 1984; statsmodels test_poisson_2indep(method = "sqrt")
 * @example rateSquareRootTest({ events: 3, exposure: 12 }, { events: 9, exposure: 24 }).z // => -0.535533905932738
 */
export function rateSquareRootTest(now: RateCount, baseline: RateCount): NormalTest {
  const scale = exposureRatio(now, baseline);
  const difference = Math.sqrt(now.events + 3 / 8) - Math.sqrt((baseline.events + 3 / 8) * scale);
  return normalTest((2 * difference) / Math.sqrt(1 + scale));
}

function exposureRatio(now: RateCount, baseline: RateCount): number {
  conditionalShare(now, baseline);
  return now.exposure / baseline.exposure;
}
