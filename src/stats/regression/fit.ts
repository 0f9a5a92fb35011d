import type { Groups } from './groups.ts';
import { type Decomposition, invertTriangle } from './householder.ts';
import { dot, type Matrix, squareMatrix, type Values } from './vectors.ts';

/** One column of a design, with the name that its coefficient is to have. */
export type Column = { readonly name: string; readonly values: Values };

/**
 * What every regression here leaves for its covariances: the last least-squares problem that it solved, whose rows
 * are multiplied by the roots of their weights.
 */
export type Fit = {
  /** Columns that have a coefficient. */
  readonly names: readonly string[];
  readonly coefficients: Float64Array;
  /** Columns that are combinations of those before them: they have no coefficient. */
  readonly aliased: readonly string[];
  /** Rows with a weight, parameters with the absorbed ones, and the difference of the two. */
  readonly rows: number;
  readonly parameters: number;
  readonly df: number;
  readonly decomposition: Decomposition;
  /** Residuals times the roots of the weights, and those weights; null where all are 1. */
  readonly scaledResiduals: Float64Array;
  readonly weights: Float64Array | null;
  /** Variance of each response under the model, up to a common factor; null where all are equal. */
  readonly variances: Float64Array | null;
  /** Groups whose means were taken out beforehand. */
  readonly absorbed: Groups | null;
};

/** CoefficientCovariance of the coefficients, in their order, and by what convention it was reckoned. */
export type CoefficientCovariance = {
  readonly names: readonly string[];
  readonly matrix: Matrix;
  readonly standardErrors: Float64Array;
  readonly convention: string;
};

/** One coefficient with its standard error. */
export type Estimate = { readonly estimate: number; readonly standardError: number };

/**
 * The coefficient of a column, or null where the column is aliased.
 *
 * @throws {RangeError} when the design has no such column
 */
export function coefficientOf(
  fit: Pick<Fit, 'names' | 'coefficients' | 'aliased'>,
  name: string,
  covariance: Pick<CoefficientCovariance, 'standardErrors'>,
): Estimate | null {
  const index = indexOf(fit, name);
  if (index === null) return null;
  return {
    estimate: fit.coefficients[index] as number,
    standardError: covariance.standardErrors[index] as number,
  };
}

/** The place of a column's coefficient, or null where the column is aliased. */
export function indexOf(fit: Pick<Fit, 'names' | 'aliased'>, name: string): number | null {
  const index = fit.names.indexOf(name);
  if (index >= 0) return index;
  if (fit.aliased.includes(name)) return null;
  throw new RangeError(`name: must be a column of the design (got ${name})`);
}

/** R⁻¹ M R⁻ᵀ: a covariance of effects, carried over to the coefficients. */
export function covarianceOfCoefficients(fit: Fit, effects: Matrix, convention: string): CoefficientCovariance {
  const inverse = invertTriangle(fit.decomposition);
  const half = inverse.map((row) => Float64Array.from(effects, (column) => dot(row, column)));
  const matrix = squareMatrix(inverse.length, (row, column) =>
    dot(half[row] as Float64Array, inverse[column] as Float64Array),
  );
  return withErrors(fit, matrix, convention);
}

/**
 * The covariance that holds when the model's variances are right: φ (X'WX)⁻¹.
 *
 * @param fit         a regression
 * @param dispersion  φ, the variance of a response over the variance that the model gives it
 */
export function modelCovariance(fit: Fit, dispersion: number): CoefficientCovariance {
  const inverse = invertTriangle(fit.decomposition);
  const matrix = squareMatrix(
    inverse.length,
    (row, column) => dispersion * dot(inverse[row] as Float64Array, inverse[column] as Float64Array),
  );
  return withErrors(fit, matrix, 'model');
}

function withErrors({ names }: Fit, matrix: Matrix, convention: string): CoefficientCovariance {
  const standardErrors = Float64Array.from(matrix, (row, index) => Math.sqrt(Math.max(0, row[index] as number)));
  return { names, matrix, standardErrors, convention };
}
