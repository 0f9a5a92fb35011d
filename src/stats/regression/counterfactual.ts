import type { CoefficientCovariance, Column } from './fit.ts';
import type { GlmFit } from './glm.ts';
import { dot, sum, type Values } from './vectors.ts';

/** What would have been expected of some rows, and what was observed there. */
export type Averted = {
  readonly expected: number;
  readonly observed: number;
  /** Expected less observed: positive where there were fewer. */
  readonly averted: number;
};

/** Events expected in all of some rows, with the standard error that the coefficients give them. */
export type ExpectedTotal = { readonly expected: number; readonly standardError: number };

/** Rows of another design: columns by the names of the fit, and their offsets. */
export type OtherRows = { readonly columns: readonly Column[]; readonly offset?: Values };

/**
 * Means of a fitted model in rows with other columns, such as the same months without the programme.
 *
 * @param fit    a model of counts; columns that it does not have are not looked at
 * @param other  the rows in question
 * @throws {RangeError} when a column of the fit is missing, or the fit has absorbed groups
 * @see R predict(type = "response")
 */
export function predictedMeans(fit: GlmFit, { columns, offset }: OtherRows): Float64Array {
  const used = usedColumns(fit, columns);
  const rows = columns[0]?.values.length ?? 0;
  const linear = Float64Array.from({ length: rows }, (_, row) => offset?.[row] ?? 0);
  for (const [index, { values }] of used.entries()) {
    const factor = fit.coefficients[index] as number;
    for (let row = 0; row < rows; row += 1) linear[row] = (linear[row] as number) + factor * (values[row] as number);
  }
  return linear.map((value) => fit.family.mean(value));
}

function usedColumns(fit: GlmFit, columns: readonly Column[]): readonly Column[] {
  if (fit.absorbed !== null) throw new RangeError('fit: must have columns instead of absorbed groups');
  return fit.names.map((name) => {
    const column = columns.find((one) => one.name === name);
    if (column === undefined) throw new RangeError(`columns: must have ${name}`);
    return column;
  });
}

/**
 * Events expected in some rows together, with their standard error by the delta method.
 *
 * The error is that of the coefficients alone: what happens scatters about the expected all the same.
 *
 * @param fit         a model of counts
 * @param covariance  of its coefficients, by whatever convention suits the data
 * @param other       the rows
 * @throws {RangeError} as `predictedMeans`
 */
export function expectedTotal(fit: GlmFit, covariance: CoefficientCovariance, other: OtherRows): ExpectedTotal {
  const means = predictedMeans(fit, other);
  const slopes = means.map((mean) => fit.family.slope(mean));
  const gradient = usedColumns(fit, other.columns).map(({ values }) => dot(slopes, values));
  const variance = dot(
    gradient,
    covariance.matrix.map((row) => dot(row, gradient)),
  );
  return { expected: sum(means), standardError: Math.sqrt(Math.max(0, variance)) };
}

/**
 * Events averted in some rows: what was expected there without the programme less what happened.
 *
 * Never shown without an interval: see `expectedTotal`.
 *
 * @param expected  expected events of each row, as `predictedMeans` gives them
 * @param observed  events of each row
 * @param rows      which rows to add up
 * @example averted([5, 6, 7], [5, 4, 3], [1, 2]) // => { expected: 13, observed: 7, averted: 6 }
 */
export function averted(expected: Values, observed: Values, rows: readonly number[]): Averted {
  const total = (values: Values): number => sum(rows.map((row) => values[row] as number));
  const [would, did] = [total(expected), total(observed)];
  return { expected: would, observed: did, averted: would - did };
}
