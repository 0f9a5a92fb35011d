import { normalQuantile, normalTwoSidedP } from '../distributions/distributions.ts';
import type { BeforeAfter } from './poisson-z.ts';
import { type Interval, requireEvents, requireFraction, requirePositive } from './rate-count.ts';

/** Counts before and after in programme and comparison areas, and where crime may have moved to. */
export type DisplacementCounts = {
  readonly treated: BeforeAfter;
  readonly control: BeforeAfter;
  /** Around the programme areas. */
  readonly treatedBuffer?: BeforeAfter;
  /** Around the comparison areas. */
  readonly controlBuffer?: BeforeAfter;
};

/** What divides the counts, and how sure to be. */
export type DisplacementOptions = {
  /** Confidence level, in (0, 1). */
  readonly level: number;
  /** Periods before and after; 1 and 1 unless given. */
  readonly timeWeights?: BeforeAfter;
  /** Size of each area; 1 unless given. */
  readonly areaWeights?: { readonly [area in keyof DisplacementCounts]?: number };
  /** Variance over mean of the counts; 1 (Poisson) unless given. */
  readonly dispersion?: number;
};

/** A difference of counts per unit of time and area. */
export type CountDifference = { readonly estimate: number; readonly standardError: number };

/** A difference with a normal test; z and p are null when nothing happened anywhere. */
export type TestedDifference = CountDifference & Interval & { readonly z: number | null; readonly p: number | null };

/**
 * Weighted displacement difference: how many fewer (or more) events per unit of time than the comparison areas had.
 *
 * (T₁ − T₀) − (C₁ − C₀), the same for the buffers, each count divided by its time and area weight; the variance of a
 * count is the count. Assumes parallel differences, so only for areas of like level.
 *
 * @param counts   whole, ≥ 0
 * @param options  level, weights, dispersion (multiplies the variance)
 * @returns local, displaced and total difference, the total with interval, z and p
 * @throws {RangeError} when an input is outside its range
 * @see Wheeler & Ratcliffe 2018; R ptools::wdd
 * @example weightedDisplacementDifference({ treated: { before: 20, after: 10 }, control: { before: 20, after: 20 } }, { level: 0.95 }).total.low // => -26.3982351931
 */
export function weightedDisplacementDifference(
  counts: DisplacementCounts,
  options: DisplacementOptions,
): { readonly local: CountDifference; readonly displaced: CountDifference; readonly total: TestedDifference } {
  requireFraction(options.level, 'level');
  const local = difference(change('treated', counts, options), change('control', counts, options));
  const displaced = difference(change('treatedBuffer', counts, options), change('controlBuffer', counts, options));
  return {
    local: withStandardError(local),
    displaced: withStandardError(displaced),
    total: tested(
      { estimate: local.estimate + displaced.estimate, variance: local.variance + displaced.variance },
      options.level,
    ),
  };
}

/**
 * Displacement differences of several crime types, added with a harm weight each.
 *
 * @param crimes  counts and options of one crime type, and its weight
 * @param level   confidence level of the sum, in (0, 1)
 * @returns the harm difference with interval, z and p, in units of the weights
 * @see Wheeler & Ratcliffe 2018 for each of them; R ptools::wdd_harm
 * @example harmWeightedDisplacement([{ counts: { treated: { before: 20, after: 10 }, control: { before: 20, after: 20 } }, weight: 3 }], 0.95).estimate // => -30
 */
export function harmWeightedDisplacement(
  crimes: readonly {
    readonly counts: DisplacementCounts;
    readonly weight: number;
    readonly options?: Omit<DisplacementOptions, 'level'>;
  }[],
  level: number,
): TestedDifference {
  let [estimate, variance] = [0, 0];
  for (const { counts, weight, options } of crimes) {
    const { total } = weightedDisplacementDifference(counts, { ...options, level });
    estimate += weight * total.estimate;
    variance += (weight * total.standardError) ** 2;
  }
  return tested({ estimate, variance }, level);
}

type Moment = { readonly estimate: number; readonly variance: number };

function change(area: keyof DisplacementCounts, counts: DisplacementCounts, options: DisplacementOptions): Moment {
  const { before, after } = counts[area] ?? { before: 0, after: 0 };
  requireEvents(before, `${area}.before`);
  requireEvents(after, `${area}.after`);
  const size = options.areaWeights?.[area] ?? 1;
  const weightBefore = size * (options.timeWeights?.before ?? 1);
  const weightAfter = size * (options.timeWeights?.after ?? 1);
  const dispersion = options.dispersion ?? 1;
  requirePositive(weightBefore, `weight of ${area} before`);
  requirePositive(weightAfter, `weight of ${area} after`);
  requirePositive(dispersion, 'dispersion');
  return {
    estimate: after / weightAfter - before / weightBefore,
    variance: dispersion * (after / weightAfter ** 2 + before / weightBefore ** 2),
  };
}

function difference(left: Moment, right: Moment): Moment {
  return { estimate: left.estimate - right.estimate, variance: left.variance + right.variance };
}

function withStandardError({ estimate, variance }: Moment): CountDifference {
  return { estimate, standardError: Math.sqrt(variance) };
}

function tested(moment: Moment, level: number): TestedDifference {
  const { estimate, standardError } = withStandardError(moment);
  const reach = normalQuantile((1 + level) / 2) * standardError;
  const z = standardError === 0 ? null : estimate / standardError;
  const p = z === null ? null : normalTwoSidedP(z);
  return { estimate, standardError, z, p, low: estimate - reach, high: estimate + reach };
}
