import type { RateCount } from './rate-count.ts';

/**
 * Rates of many areas, each drawn towards the rate of all by how much of its difference is likely to be noise.
 *
 * Areas that are picked because they were at their worst fall back by themselves: part of what made them stand out was
 * chance. Global empirical Bayes by the method of moments: the spread between areas, less what Poisson counts of that
 * size (times their dispersion) would give, is real; each area keeps the real share of its own difference.
 *
 * @param areas  events (whole, ≥ 0) and exposure (> 0) of every area, in one unit
 * @param options.dispersion  how much more counts scatter than Poisson ones do, ≥ 1
 * @returns the rate of all areas, the variance between them (0 where all their spread is noise), and for each area its
 *   shrunken rate and the share of its difference that it keeps, in [0, 1]
 * @throws {RangeError} when there are no areas, or an exposure is not positive
 * @see Marshall (1991), Mapping disease and mortality rates using empirical Bayes estimators, Applied Statistics 40
 * @example shrunkenRates([{ events: 9, exposure: 1 }, { events: 1, exposure: 1 }], { dispersion: 1 }).areas[0].kept // => 0.6875
 */
export function shrunkenRates(
  areas: readonly RateCount[],
  { dispersion }: { readonly dispersion: number },
): {
  readonly rate: number;
  readonly between: number;
  readonly areas: readonly { readonly rate: number; readonly kept: number }[];
} {
  if (areas.length === 0) throw new RangeError('areas: must be at least one (got none)');
  const exposure = areas.reduce((sum, area) => sum + area.exposure, 0);
  if (areas.some((area) => !(area.exposure > 0))) throw new RangeError('exposure: must be positive');
  const rate = areas.reduce((sum, area) => sum + area.events, 0) / exposure;
  const spread = areas.reduce((sum, area) => sum + area.exposure * (area.events / area.exposure - rate) ** 2, 0);
  const noise = (dispersion * rate) / (exposure / areas.length);
  const between = Math.max(0, spread / exposure - noise);
  return {
    rate,
    between,
    areas: areas.map((area) => {
      const own = (dispersion * rate) / area.exposure;
      const kept = between === 0 ? 0 : between / (between + own);
      return { rate: rate + kept * (area.events / area.exposure - rate), kept };
    }),
  };
}
