import { ratioUpperTail } from '../distributions/variance-ratio.ts';
import { type ClusterCovariance, clusterCovariance, fixedEffectsOf } from '../regression/cluster-covariance.ts';
import type { Column } from '../regression/fit.ts';
import { dummies, groupRows } from '../regression/groups.ts';
import { type LeastSquaresFit, leastSquares } from '../regression/least-squares.ts';
import { quadraticForm } from './cholesky.ts';

/** Observations of units at times, as columns of equal length. */
export type PanelRows = {
  readonly unit: readonly (string | number)[];
  readonly time: readonly (string | number)[];
  readonly outcome: readonly number[];
  readonly covariates?: readonly Column[];
  /** Where errors may depend on each other; the unit unless given. */
  readonly cluster?: readonly (string | number)[];
};

/** A two-way regression with its covariance by cluster. */
export type TwoWayRegression = { readonly fit: LeastSquaresFit; readonly covariance: ClusterCovariance };

/** A coefficient, or null where its column follows from the others. */
export type Coefficient = { readonly estimate: number; readonly standardError: number } | null;

/** A joint test that coefficients are 0. */
export type WaldTest = {
  readonly statistic: number;
  readonly df: { readonly numerator: number; readonly denominator: number };
  readonly p: number;
};

/** Least squares with effects of units and times, and cluster errors as fixest corrects them. */
export function twoWayRegression(rows: PanelRows, columns: readonly Column[]): TwoWayRegression {
  const [units, times] = [groupRows(rows.unit), groupRows(rows.time)];
  const fit = leastSquares({
    response: rows.outcome,
    columns: [...dummies(times, 'time '), ...(rows.covariates ?? []), ...columns],
    absorb: units,
  });
  const clusters = rows.cluster === undefined ? units : groupRows(rows.cluster);
  const fixedEffects = fixedEffectsOf([units, times], clusters);
  return { fit, covariance: clusterCovariance(fit, clusters, { convention: 'fixest', fixedEffects }) };
}

/**
 * A weighted mean of coefficients, with the weights taken as known.
 *
 * @param regression  see `twoWayRegression`
 * @param weights     by the name of the column; those of columns that follow from others are left out
 * @returns null when no weight is left
 */
export function meanCoefficient(
  { fit, covariance }: TwoWayRegression,
  weights: ReadonlyMap<string, number>,
): Coefficient {
  const shares = Float64Array.from(fit.names, (name) => weights.get(name) ?? 0);
  const mass = shares.reduce((sum, share) => sum + share, 0);
  if (mass === 0) return null;
  let [estimate, variance] = [0, 0];
  for (const [row, share] of shares.entries()) {
    if (share === 0) continue;
    estimate += (share / mass) * (fit.coefficients[row] ?? 0);
    for (const [column, other] of shares.entries()) {
      variance += (share / mass) * (other / mass) * (covariance.matrix[row]?.[column] ?? 0);
    }
  }
  return { estimate, standardError: Math.sqrt(Math.max(0, variance)) };
}

/**
 * Wald's test that all the named coefficients are 0: F on as many df as there are, and clusters − 1.
 *
 * @returns null when there are none, or when some follow from others
 * @see R fixest::wald
 */
export function waldTest({ fit, covariance }: TwoWayRegression, names: readonly string[]): WaldTest | null {
  const places = names.map((name) => fit.names.indexOf(name)).filter((place) => place >= 0);
  if (places.length === 0) return null;
  const values = Float64Array.from(places, (place) => fit.coefficients[place] ?? 0);
  const matrix = places.flatMap((row) => places.map((column) => covariance.matrix[row]?.[column] ?? 0));
  const distance = quadraticForm(values, Float64Array.from(matrix));
  if (distance === null) return null;
  const statistic = distance / places.length;
  const df = { numerator: places.length, denominator: covariance.df };
  return { statistic, df, p: ratioUpperTail(statistic, df) };
}
