import { type Covariance, totalsCovariance } from './design-covariance.ts';
import { effectiveSampleSize } from './effective-sample-size.ts';
import { degreesOfFreedom, respondentsOf, type SurveySample } from './survey-sample.ts';

/** Answers as numbers, row by row; null where there is none. */
export type Answers = readonly (number | null)[];

/** Rows that an estimate is about; the others still tell how the sample was drawn. */
export type Domain = readonly boolean[];

/** Who is behind an estimate. */
export type Base = {
  /** Respondents with an answer. */
  readonly n: number;
  /** As many equally weighted answers as tell as much, before clustering (Kish). */
  readonly effectiveN: number;
  /** People of the population for whom they stand. */
  readonly population: number;
  /** Of the design: primary units less strata. */
  readonly df: number;
};

/** One estimated number. */
export type SurveyEstimate = Base & { readonly estimate: number; readonly standardError: number };

/** Several estimated numbers of the same people. */
export type SurveyEstimates = Base & {
  readonly estimates: readonly number[];
  readonly covariance: Covariance;
  /** Rows in the domain with an answer to everything. */
  readonly inside: Domain;
};

/**
 * Means of several answers over those who answered all of them, with their covariance by linearisation.
 *
 * @param columns  one or more columns of answers
 * @param domain   rows that the means are about; all unless given
 * @throws {RangeError} when nobody in the domain answered, or the sample is malformed
 * @see R survey::svymean
 * @example surveyMeans({ weights: [1, 1, 2] }, [[0, 1, 1], [1, 0, 0]]).estimates // => [0.75, 0.25]
 */
export function surveyMeans(sample: SurveySample, columns: readonly Answers[], domain?: Domain): SurveyEstimates {
  const inside = answered(sample, columns, domain);
  const base = baseOf(sample, inside);
  const estimates = columns.map((column) => totalOf(sample, column, inside) / base.population);
  const distances = columns.map((column, at) =>
    column.map((value, row) => (inside[row] ? ((value ?? 0) - (estimates[at] ?? 0)) / base.population : 0)),
  );
  return { ...base, estimates, covariance: totalsCovariance(sample, distances), inside };
}

/**
 * Mean of an answer over a population, a group or a month of it.
 *
 * For shares take `surveyShare`, whose interval stays between 0 and 1; means of ordered answers belong beside their
 * distribution.
 *
 * @param answers  numbers; null where there is none
 * @param domain   rows that the mean is about; all unless given
 * @returns the mean in the unit of the answers, and its standard error: 0 if all answered alike
 * @throws {RangeError} when nobody in the domain answered, or the sample is malformed
 * @see R survey::svymean, survey::svyby
 * @example surveyMean({ weights: [1, 1, 1, 1] }, [1, 2, 3, 4]).standardError // => 0.6454972243679028
 */
export function surveyMean(sample: SurveySample, answers: Answers, domain?: Domain): SurveyEstimate {
  const { estimates, covariance, inside: _, ...base } = surveyMeans(sample, [answers], domain);
  return { ...base, estimate: estimates[0] ?? Number.NaN, standardError: Math.sqrt(covariance[0]?.[0] ?? Number.NaN) };
}

/**
 * Total of an answer over the population, where weights say for how many people each respondent stands.
 *
 * @returns the total in the unit of the answers; respondents without an answer add nothing
 * @see R survey::svytotal
 * @example surveyTotal({ weights: [10, 10, 20] }, [1, 2, 4]).estimate // => 110
 */
export function surveyTotal(sample: SurveySample, answers: Answers, domain?: Domain): SurveyEstimate {
  const inside = answered(sample, [answers], domain);
  const values = answers.map((value, row) => (inside[row] ? (value ?? 0) : 0));
  const [[variance = Number.NaN] = []] = totalsCovariance(sample, [values]);
  return {
    ...baseOf(sample, inside),
    estimate: totalOf(sample, answers, inside),
    standardError: Math.sqrt(variance),
  };
}

/**
 * Ratio of two totals of the same people: complaints to visits, solved to reported.
 *
 * @param numerator    answers, null where there is none
 * @param denominator  likewise, in its own unit
 * @returns the ratio; its standard error by linearisation
 * @throws {RangeError} when nobody answered both, or the denominator's total is 0
 * @see R survey::svyratio
 * @example surveyRatio({ weights: [1, 1] }, { numerator: [1, 2], denominator: [4, 8] }).estimate // => 0.25
 */
export function surveyRatio(
  sample: SurveySample,
  { numerator, denominator }: { readonly numerator: Answers; readonly denominator: Answers },
  domain?: Domain,
): SurveyEstimate {
  const inside = answered(sample, [numerator, denominator], domain);
  const below = totalOf(sample, denominator, inside);
  if (below === 0) throw new RangeError('denominator: must not add up to 0');
  const estimate = totalOf(sample, numerator, inside) / below;
  const distances = numerator.map((value, row) =>
    inside[row] ? ((value ?? 0) - estimate * (denominator[row] ?? 0)) / below : 0,
  );
  const [[variance = Number.NaN] = []] = totalsCovariance(sample, [distances]);
  return { ...baseOf(sample, inside), estimate, standardError: Math.sqrt(variance) };
}

/** Rows in the domain with an answer to everything and a weight. */
export function answered({ weights }: SurveySample, columns: readonly Answers[], domain?: Domain): Domain {
  for (const column of [...columns, ...(domain ? [domain] : [])])
    if (column.length !== weights.length)
      throw new RangeError(`answers: must have ${weights.length} rows (got ${column.length})`);
  return weights.map(
    (weight, row) => weight > 0 && (domain?.[row] ?? true) && columns.every((column) => (column[row] ?? null) !== null),
  );
}

/** Size of the part of a sample that is inside. */
export function baseOf(sample: SurveySample, inside: Domain): Base {
  const counts = respondentsOf(sample).filter((_, row) => inside[row]);
  const weights = sample.weights.filter((_, row) => inside[row]);
  if (weights.length === 0) throw new RangeError('answers: must have respondents (got none)');
  return {
    n: counts.reduce((sum, count) => sum + count, 0),
    effectiveN: effectiveSampleSize(weights, counts).size,
    population: weights.reduce((sum, weight, row) => sum + (counts[row] ?? 0) * weight, 0),
    df: degreesOfFreedom(sample, inside),
  };
}

/** Weighted total of the answers inside. */
export function totalOf(sample: SurveySample, answers: Answers, inside: Domain): number {
  const counts = respondentsOf(sample);
  return answers.reduce<number>(
    (sum, value, row) => (inside[row] ? sum + (counts[row] ?? 0) * (sample.weights[row] ?? 0) * (value ?? 0) : sum),
    0,
  );
}
