import type { Column } from './fit.ts';
import type { GlmFit } from './glm.ts';
import { sum, type Values } from './vectors.ts';

/** What would have been expected of some rows, and what was observed there. */
export type Averted = {
  readonly expected: number;
  readonly observed: number;
  /** Expected less observed: positive where there were fewer. */
  readonly averted: number;
};

/**
 * Means of a fitted model in rows with other columns, such as the same months without the programme.
 *
 * @param fit      a model of counts; columns that it does not have are not looked at
 * @param columns  of the rows in question, by the names of the fit
 * @param offset   their offsets
 * @throws {RangeError} when a column of the fit is missing, or the fit has absorbed groups
 * @see R predict(type = "response")
 */
export function predictedMeans(fit: GlmFit, columns: readonly Column[], offset?: Values): Float64Array {
  if (fit.absorbed !== null) throw new RangeError('fit: must have columns instead of absorbed groups');
  const rows = columns[0]?.values.length ?? 0;
  const linear = Float64Array.from({ length: rows }, (_, row) => offset?.[row] ?? 0);
  for (const [index, name] of fit.names.entries()) {
    const column = columns.find((one) => one.name === name);
    if (column === undefined) throw new RangeError(`columns: must have ${name}`);
    const factor = fit.coefficients[index] as number;
    for (let row = 0; row < rows; row += 1)
      linear[row] = (linear[row] as number) + factor * (column.values[row] as number);
  }
  return linear.map((value) => fit.family.mean(value));
}

/**
 * Events averted in some rows: what was expected there without the programme less what happened.
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
