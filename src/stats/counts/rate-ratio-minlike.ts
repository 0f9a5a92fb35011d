import { binomialCdf, binomialPmf, binomialUpperTail } from '../distributions/distributions.ts';
import { firstWhole } from '../distributions/root.ts';
import { type ConditionalShare, conditionalShare } from './conditional-share.ts';
import type { RateCount } from './rate-count.ts';

/** R's and SciPy's slack: counts equally likely but for rounding are as extreme as the one observed. */
const SLACK = 1 + 1e-7;

/** Probability of every count no likelier than the observed one. The pmf has one peak, so each side is one tail. */
function minlikeP({ hits, n, null: share }: ConditionalShare): number {
  const mean = n * share;
  if (n === 0 || hits === mean) return 1;
  const limit = binomialPmf(hits, n, share) * SLACK;
  if (hits < mean) {
    const from = firstWhole((count) => binomialPmf(count, n, share) <= limit, Math.ceil(mean), n);
    return Math.min(1, binomialCdf(hits, n, share) + (from > n ? 0 : binomialUpperTail(from, n, share)));
  }
  const beyond = firstWhole((count) => binomialPmf(count, n, share) > limit, 0, Math.floor(mean));
  return Math.min(1, binomialUpperTail(hits, n, share) + (beyond === 0 ? 0 : binomialCdf(beyond - 1, n, share)));
}

/**
 * Two-sided p for equal rates, summed over counts no likelier than the observed one.
 *
 * It can fall below 1 − level while the central interval still covers 1, so it is never shown beside that interval.
 *
 * @param now       events (whole, ≥ 0) and exposure (> 0)
 * @param baseline  events and exposure, same units
 * @returns p in (0, 1]; 1 when neither window has events
 * @see R stats::poisson.test
 * @example rateRatioMinlikeP({ events: 3, exposure: 12 }, { events: 9, exposure: 24 }) // => 0.761553963657
 */
export function rateRatioMinlikeP(now: RateCount, baseline: RateCount): number {
  return minlikeP(conditionalShare(now, baseline));
}

/**
 * The minlike p less half the probability of the observed count.
 *
 * @see statsmodels test_poisson_2indep(method = "cond-midp"); it differs from the mid-p of twice the smaller tail
 * @example rateRatioMinlikeMidP({ events: 32, exposure: 1 }, { events: 51, exposure: 1 }) // => 0.042527211445
 */
export function rateRatioMinlikeMidP(now: RateCount, baseline: RateCount): number {
  const share = conditionalShare(now, baseline);
  return minlikeP(share) - binomialPmf(share.hits, share.n, share.null) / 2;
}
