import { chiSquareUpperTail } from '../distributions/distributions.ts';
import type { Column } from '../regression/fit.ts';
import { leastSquares } from '../regression/least-squares.ts';
import { dot, sum, type Values } from '../regression/vectors.ts';

/** A statistic that is chi-square when errors do not depend on one another. */
export type PortmanteauTest = { readonly statistic: number; readonly df: number; readonly p: number };

/**
 * Autocorrelations at lags 1 to `lags`, about the mean.
 *
 * @param values  in the order of time, two or more
 * @returns as many as asked for; null where the values do not vary
 * @throws {RangeError} when the lags are not whole, or not below the number of values
 * @see Box & Jenkins 1976, §2.1.5; R acf
 * @example autocorrelations([1, 2, 3, 4], 2)[0] // => 0.25
 */
export function autocorrelations(values: Values, lags: number): readonly number[] | null {
  const { length } = values;
  if (!(Number.isInteger(lags) && lags >= 0 && lags < length)) {
    throw new RangeError(`lags: must be a whole number below ${length} (got ${lags})`);
  }
  const mean = sum(values) / length;
  const centred = Float64Array.from(values, (value) => value - mean);
  const variance = dot(centred, centred);
  if (variance === 0) return null;
  return Array.from({ length: lags }, (_, index) => {
    const later = centred.subarray(index + 1);
    return dot(later, centred) / variance;
  });
}

/**
 * Ljung and Box's test that autocorrelations up to a lag are all 0.
 *
 * @param values  residuals in the order of time
 * @param lags    how many autocorrelations, 1 or more
 * @returns the statistic with chi-square's p; null where the values do not vary
 * @see Ljung & Box 1978; R Box.test
 * @example ljungBox([1, 2, 3, 4], 1)?.statistic // => 0.5
 */
export function ljungBox(values: Values, lags: number): PortmanteauTest | null {
  const correlations = autocorrelations(values, lags);
  if (correlations === null) return null;
  const { length } = values;
  const scaled = correlations.map((correlation, index) => correlation ** 2 / (length - index - 1));
  const statistic = length * (length + 2) * sum(scaled);
  return { statistic, df: lags, p: chiSquareUpperTail(statistic, lags) };
}

/**
 * Durbin and Watson's statistic: 2 where successive residuals do not depend on one another, less where they follow one
 * another.
 *
 * @param residuals  of least squares, in the order of time
 * @returns from 0 to 4; null where all residuals are 0
 * @see Durbin & Watson 1950; R lmtest::dwtest
 * @example durbinWatson([1, -1, 1]) // => 2.6666666666666665
 */
export function durbinWatson(residuals: Values): number | null {
  let change = 0;
  for (let row = 1; row < residuals.length; row += 1) {
    change += ((residuals[row] as number) - (residuals[row - 1] as number)) ** 2;
  }
  const squares = dot(residuals, residuals);
  return squares === 0 ? null : change / squares;
}

/**
 * Breusch and Godfrey's test of autocorrelation in a regression, n R² of its residuals on the columns and their own past.
 *
 * @param residuals  of least squares on the columns, in the order of time; 0 is taken to have come before them
 * @param columns    of that regression
 * @param order      up to which lag, 1 or more
 * @returns the statistic with chi-square's p; null where all residuals are 0
 * @see Godfrey 1978; R lmtest::bgtest
 */
export function breuschGodfrey(residuals: Values, columns: readonly Column[], order: number): PortmanteauTest | null {
  const squares = dot(residuals, residuals);
  if (squares === 0) return null;
  const past = Array.from({ length: order }, (_, index) => ({
    name: `residual ${index + 1} before`,
    values: Float64Array.from(residuals, (__, row) => (row > index ? (residuals[row - index - 1] as number) : 0)),
  }));
  const { residualSumOfSquares } = leastSquares({ response: residuals, columns: [...columns, ...past] });
  const statistic = (residuals.length * (squares - residualSumOfSquares)) / squares;
  return { statistic, df: order, p: chiSquareUpperTail(Math.max(0, statistic), order) };
}
