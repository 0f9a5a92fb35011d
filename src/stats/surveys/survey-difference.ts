import { studentTwoSidedP } from '../distributions/distributions.ts';
import { type Covariance, totalsCovariance } from './design-covariance.ts';
import { type Answers, answered, type Base, baseOf, type Domain, totalOf } from './survey-mean.ts';
import type { SurveySample } from './survey-sample.ts';

/** Means of several groups of one sample, with the covariance that they have because they share units. */
export type GroupMeans = Base & { readonly means: readonly number[]; readonly covariance: Covariance };

/** A difference with its test. */
export type SurveyDifference = {
  readonly difference: number;
  readonly standardError: number;
  /** Null where the standard error is 0. */
  readonly t: number | null;
  readonly df: number;
  /** Two-sided; null where t is, or without a degree of freedom. */
  readonly p: number | null;
};

/**
 * Mean of an answer in each of several groups of one sample.
 *
 * Groups cut across clusters, so their means vary together; the covariance is what differences between them need.
 *
 * @param answers  numbers; null where there is none
 * @param groups   one column for each group: whether the row is in it; groups may overlap
 * @throws {RangeError} when nobody in some group answered
 * @see R survey::svyby(covmat = TRUE)
 * @example groupMeans({ weights: [1, 1, 1] }, [1, 3, 5], [[true, true, false], [false, false, true]]).means // => [2, 5]
 */
export function groupMeans(sample: SurveySample, answers: Answers, groups: readonly Domain[]): GroupMeans {
  const insides = groups.map((group) => answered(sample, [answers], group));
  const parts = insides.map((inside) => {
    const { population } = baseOf(sample, inside);
    const mean = totalOf(sample, answers, inside) / population;
    return { mean, distances: answers.map((value, row) => (inside[row] ? ((value ?? 0) - mean) / population : 0)) };
  });
  const union = answers.map((_, row) => insides.some((inside) => inside[row]));
  return {
    ...baseOf(sample, union),
    means: parts.map(({ mean }) => mean),
    covariance: totalsCovariance(
      sample,
      parts.map(({ distances }) => distances),
    ),
  };
}

/**
 * Difference between the mean answers of two groups of one sample: the second less the first.
 *
 * For shares give answers of 0 and 1. For two samples, or two waves of the same people, see `waveChange` and
 * `pairedChange`.
 *
 * @param groups  the two groups first, then any others that the answers were sorted into: each costs one degree of
 *                freedom
 * @returns the difference in the unit of the answers, t and p on the design's degrees of freedom less groups but one
 * @throws {RangeError} when a group has no answer
 * @see R survey::svyttest
 * @example surveyDifference({ weights: [1, 1, 1, 1] }, [1, 3, 4, 8], [[true, true, false, false], [false, false, true, true]]).difference // => 4
 */
export function surveyDifference(
  sample: SurveySample,
  answers: Answers,
  groups: readonly [Domain, Domain, ...Domain[]],
): SurveyDifference {
  const { means, covariance, df: units } = groupMeans(sample, answers, groups);
  const at = (i: number, j: number): number => covariance[i]?.[j] ?? Number.NaN;
  const difference = (means[1] ?? Number.NaN) - (means[0] ?? Number.NaN);
  const standardError = Math.sqrt(Math.max(0, at(0, 0) + at(1, 1) - 2 * at(0, 1)));
  return { difference, standardError, ...studentTest(difference, standardError, units + 1 - groups.length) };
}

/** t, df and two-sided p of a difference from 0; t null where the standard error is no more than rounding. */
export function studentTest(
  difference: number,
  standardError: number,
  df: number,
): Pick<SurveyDifference, 't' | 'df' | 'p'> {
  const t = standardError > 10 * Number.EPSILON * Math.abs(difference) ? difference / standardError : null;
  return { t, df, p: t !== null && df > 0 ? studentTwoSidedP(t, df) : null };
}
