import { studentQuantile, studentTwoSidedP } from '../distributions/distributions.ts';
import type { RatioTest } from './conditional-share.ts';
import { type Interval, type RateCount, requireFraction, requirePositive, requireRateCount } from './rate-count.ts';

/** How much wider than Poisson the counts scatter, and how well that is known. */
export type QuasiPoissonOptions = {
  readonly dispersion: number;
  readonly df: number;
  /** `studentQuantile`, or what remembers it. */
  readonly quantileOf?: typeof studentQuantile;
};

/**
 * Ratio of two rates whose counts scatter more than Poisson ones do.
 *
 * On the log scale, with standard error √(φ (1/x₁ + 1/x₀)) and Student's t on the dispersion's degrees of freedom.
 *
 * @param now       events (whole, > 0) and exposure (> 0)
 * @param baseline  events and exposure, same units
 * @param options   dispersion φ (variance over mean), its df (Infinity when known), confidence level
 * @returns ratio, interval and p, all three from the same t
 * @throws {RangeError} when either count is 0 (use `rateRatio` there) or an input is outside its range
 * @see McCullagh & Nelder 1989, §6.2
 * @example quasiPoissonRatio({ events: 32, exposure: 1 }, { events: 51, exposure: 1 }, { dispersion: 1, df: Infinity, level: 0.95 }).low // => 0.403291922588
 */
export function quasiPoissonRatio(
  now: RateCount,
  baseline: RateCount,
  options: QuasiPoissonOptions & { readonly level: number },
): Interval & { readonly ratio: number; readonly p: number } {
  const { ratio, p, at } = quasiPoissonTest(now, baseline, options);
  return { ratio, ...at(options.level), p };
}

/**
 * `quasiPoissonRatio` at any level.
 *
 * @example quasiPoissonTest({ events: 32, exposure: 1 }, { events: 51, exposure: 1 }, { dispersion: 1, df: Infinity }).at(0.95).low // => 0.403291922588
 */
export function quasiPoissonTest(
  now: RateCount,
  baseline: RateCount,
  { quantileOf = studentQuantile, ...options }: QuasiPoissonOptions,
): RatioTest<number> {
  requireRateCount(now, 'now');
  requireRateCount(baseline, 'baseline');
  requirePositive(options.dispersion, 'dispersion');
  if (!(options.df > 0)) throw new RangeError(`df: must be positive (got ${options.df})`);
  if (now.events === 0 || baseline.events === 0) {
    throw new RangeError(`events: must be positive in both windows (got ${now.events} and ${baseline.events})`);
  }
  const ratio = now.events / now.exposure / (baseline.events / baseline.exposure);
  const standardError = Math.sqrt(options.dispersion * (1 / now.events + 1 / baseline.events));
  return {
    ratio,
    p: studentTwoSidedP(Math.log(ratio) / standardError, options.df),
    at: (level) => {
      requireFraction(level, 'level');
      const reach = Math.exp(quantileOf((1 + level) / 2, options.df) * standardError);
      return { low: ratio / reach, high: ratio * reach };
    },
  };
}
