import { binomialCdf, binomialPmf, binomialUpperTail } from '../distributions/distributions.ts';
import { findRoot } from '../distributions/root.ts';
import {
  type ConditionalShare,
  conditionalShare,
  observedRatio,
  type RatioEstimate,
  ratioOfShare,
} from './conditional-share.ts';
import { type RateCount, requireFraction } from './rate-count.ts';

/** Both tails at a share, each with half the probability of the observed count. */
function midTails({ hits, n }: ConditionalShare, share: number): { readonly lower: number; readonly upper: number } {
  const half = binomialPmf(hits, n, share) / 2;
  return { lower: binomialCdf(hits, n, share) - half, upper: binomialUpperTail(hits, n, share) - half };
}

/** How sure to be, and how closely to solve for the limits. */
export type MidPOptions = {
  readonly level: number;
  /** Largest error of a limit on the scale of the share; 1e-15 unless given. */
  readonly tolerance?: number;
};

/**
 * Ratio of two Poisson rates with the mid-p interval and p.
 *
 * Half weight on the observed count: coverage near the level on average, where the exact interval is wider than needed.
 * R's exactci leaves the tolerance at uniroot's default, 2^-13, and is right to four digits; ours is full precision.
 *
 * @param now       events (whole, ≥ 0) and exposure (> 0)
 * @param baseline  events and exposure, same units
 * @param options   confidence level, tolerance
 * @returns as `rateRatio`
 * @throws {RangeError} when an input is outside its range
 * @see R exactci::poisson.exact(midp = TRUE)
 * @example rateRatioMidP({ events: 6, exposure: 1 }, { events: 0, exposure: 1 }, { level: 0.95 }).low // => 1.544284746
 */
export function rateRatioMidP(now: RateCount, baseline: RateCount, options: MidPOptions): RatioEstimate {
  requireFraction(options.level, 'level');
  const share = conditionalShare(now, baseline);
  if (share.n === 0) return { ratio: null, low: 0, high: Infinity, p: 1 };
  const tail = (1 - options.level) / 2;
  const bracket = { low: 0, high: 1, tolerance: options.tolerance ?? 1e-15 };
  const lowShare = now.events === 0 ? 0 : findRoot((s) => midTails(share, s).upper - tail, bracket);
  const highShare = baseline.events === 0 ? 1 : findRoot((s) => midTails(share, s).lower - tail, bracket);
  const { lower, upper } = midTails(share, share.null);
  return {
    ratio: observedRatio(share),
    low: ratioOfShare(lowShare, share.scale),
    high: ratioOfShare(highShare, share.scale),
    p: Math.min(1, 2 * Math.min(lower, upper)),
  };
}
