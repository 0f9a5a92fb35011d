import type { CoefficientCovariance, Fit } from '../regression/fit.ts';
import { type GlmStatus, glm } from '../regression/glm.ts';
import type { Family } from '../regression/glm-family.ts';
import { invertTriangle, orthonormalBasis } from '../regression/householder.ts';
import { leastSquares } from '../regression/least-squares.ts';
import { totalsCovariance } from './design-covariance.ts';
import { type Answers, answered, type Base, baseOf, type Domain } from './survey-mean.ts';
import { respondentsOf, type SurveySample } from './survey-sample.ts';

/** What is to be explained, by what, and on which scale. */
export type SurveyModel = {
  readonly response: Answers;
  /** Columns with the names that coefficients are to have, the constant among them. */
  readonly columns: readonly { readonly name: string; readonly values: Answers }[];
  /** `binomial` for shares, `poisson` for counts; a straight line unless given. */
  readonly family?: Family;
};

/** A regression over a survey's design. */
export type SurveyRegression = Omit<Base, 'df'> & {
  readonly names: readonly string[];
  /** Columns that are combinations of those before them: they have no coefficient. */
  readonly aliased: readonly string[];
  readonly coefficients: Float64Array;
  readonly covariance: CoefficientCovariance;
  /** Of the design, less coefficients but one. */
  readonly df: number;
  /** How the iteration ended; where it did not converge there are no coefficients to speak of. */
  readonly status: GlmStatus;
};

/**
 * Regression over a survey's design: what the population's coefficients would be, with errors by linearisation.
 *
 * @param model   response and columns, row by row; null where there is no answer, which leaves the row out
 * @param domain  rows that the regression is about; all unless given
 * @returns coefficients in the order of the columns that have one, covariance, and t's degrees of freedom
 * @throws {RangeError} when nobody answered everything, or the family does not accept a response
 * @see Binder 1983; R survey::svyglm
 * @example surveyRegression({ weights: [1, 2, 1] }, { response: [1, 2, 4], columns: [{ name: '1', values: [1, 1, 1] }] }).coefficients[0] // => 2.25
 */
export function surveyRegression(sample: SurveySample, model: SurveyModel, domain?: Domain): SurveyRegression {
  const inside = answered(sample, [model.response, ...model.columns.map(({ values }) => values)], domain);
  const { df, ...base } = baseOf(sample, inside);
  const within = (values: Answers): number[] => values.flatMap((value, row) => (inside[row] ? [value ?? 0] : []));
  const { counts, mean } = { counts: respondentsOf(sample), mean: base.population / base.n };
  const input = {
    response: within(model.response),
    columns: model.columns.map(({ name, values }) => ({ name, values: within(values) })),
    // brought to a mean of 1, as starting values of a family expect
    weights: within(sample.weights.map((weight, row) => (weight * (counts[row] ?? 0)) / mean)),
  };
  const fit = model.family
    ? glm({ ...input, family: model.family })
    : { ...leastSquares(input), status: { kind: 'converged' } as const };
  return {
    ...base,
    names: fit.names,
    aliased: fit.aliased,
    coefficients: fit.coefficients,
    covariance: surveyCoefficientCovariance(fit, sample, inside),
    df: df + 1 - fit.names.length,
    status: fit.status,
  };
}

/**
 * Covariance of a regression's coefficients over a survey's design.
 *
 * Each respondent's pull on the coefficients is a value like any other, whose total has the design's variance.
 *
 * @param fit     a regression of the rows inside, in their order, weighted by the sample's weights and counts
 * @param inside  rows of the sample that were fitted
 */
export function surveyCoefficientCovariance(fit: Fit, sample: SurveySample, inside: Domain): CoefficientCovariance {
  const { weights } = sample;
  const counts = respondentsOf(sample);
  const inverse = invertTriangle(fit.decomposition);
  const basis = orthonormalBasis(fit.decomposition, fit.scaledResiduals.length);
  const pulls = inverse.map((line) => {
    let fitted = 0;
    return weights.map((weight, row) => {
      if (!inside[row]) return 0;
      const at = fitted++;
      const along = basis.reduce((sum, column, k) => sum + (line[k] ?? 0) * (column[at] ?? 0), 0);
      return (along * (fit.scaledResiduals[at] ?? 0)) / (weight * (counts[row] ?? 0));
    });
  });
  const matrix = totalsCovariance(sample, pulls).map((line) => Float64Array.from(line));
  const standardErrors = Float64Array.from(matrix, (line, k) => Math.sqrt(Math.max(0, line[k] ?? 0)));
  return { names: fit.names, matrix, standardErrors, convention: 'survey' };
}
