import type { Interval } from '../counts/rate-count.ts';
import { studentQuantile, studentTwoSidedP } from '../distributions/distributions.ts';
import { areaRole, areasInRole, type EffectReplicates, jackknifeCovariance } from './effect-replicates.ts';

/** With fewer treated areas a t interval misses too often: randomisation inference takes its place. */
export const FEWEST_TREATED_AREAS = 5;
/** With fewer comparison areas likewise. */
export const FEWEST_COMPARISON_AREAS = 7;

/** Why an effect has no interval. */
export type NoInterval =
  /** No events were expected, so there is no ratio. */
  | 'nothing-expected'
  /** No events were observed: the ratio is 0, its logarithm is not a number. */
  | 'nothing-observed'
  | 'few-treated-areas'
  | 'few-comparison-areas'
  /** Without one of the areas there would be no effect: all its events, or all its comparison, lie in one area. */
  | 'rests-on-one-area'
  /** Leaving areas out changes nothing, which tells nothing. */
  | 'no-variation';

/** What is known about an effect beside its value, on the log scale unless said otherwise. */
export type EffectInference =
  | {
      readonly status: 'given';
      readonly standardError: number;
      readonly df: number;
      /** Of the ratio. */
      readonly interval: Interval;
      /** Of the events averted. */
      readonly averted: Interval;
      /** Two-sided, of no effect. */
      readonly p: number;
    }
  | { readonly status: 'withheld'; readonly reason: NoInterval };

/** Limits below which intervals are withheld. */
export type FewestAreas = { readonly treated: number; readonly comparison: number };

/** What the inference of all groups of one estimate shares. */
export type InferenceOptions = {
  readonly fewest: FewestAreas;
  /** Of the whole estimate: to a group, the other treated areas are comparison as well, but only until their launch. */
  readonly comparisonAreas: number;
  /** Of Student's t by its degrees of freedom, at the confidence level. */
  readonly quantileOf: (df: number) => number;
};

/** Quantiles of Student's t at a confidence level; groups of as many areas share one. */
export function quantilesAt(level: number): (df: number) => number {
  const known = new Map<number, number>();
  return (df) => {
    const found = known.get(df) ?? studentQuantile((1 + level) / 2, df);
    known.set(df, found);
    return found;
  };
}

/**
 * Interval and p of one group's effect: exp(log ratio ± t × jackknife standard error), t on the areas of the
 * smaller arm − 1.
 *
 * @param replicates  see `effectReplicates`
 * @param group       whose effect it is
 */
export function effectInference(
  replicates: EffectReplicates,
  group: number,
  { fewest, comparisonAreas, quantileOf }: InferenceOptions,
): EffectInference {
  const withheld = (reason: NoInterval): EffectInference => ({ status: 'withheld', reason });
  const [observed, expected] = [replicates.observed[group] ?? 0, replicates.expected[group] ?? 0];
  if (expected === 0) return withheld('nothing-expected');
  if (observed === 0) return withheld('nothing-observed');
  const treated = areasInRole(replicates, group, areaRole.treated);
  if (treated < fewest.treated) return withheld('few-treated-areas');
  if (comparisonAreas < fewest.comparison) return withheld('few-comparison-areas');
  const standardError = Math.sqrt(jackknifeCovariance(replicates, [group])[0] ?? 0);
  if (Number.isNaN(standardError)) return withheld('rests-on-one-area');
  if (standardError < 1e-9) return withheld('no-variation');
  // the arm of fewer areas is the one whose spread is less well known
  const [theta, df] = [Math.log(observed / expected), Math.min(treated, comparisonAreas) - 1];
  const reach = quantileOf(df) * standardError;
  const interval = { low: Math.exp(theta - reach), high: Math.exp(theta + reach) };
  return {
    status: 'given',
    standardError,
    df,
    interval,
    averted: { low: observed / interval.high - observed, high: observed / interval.low - observed },
    p: studentTwoSidedP(theta / standardError, df),
  };
}
