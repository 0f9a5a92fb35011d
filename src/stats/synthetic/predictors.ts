import { leastSquares } from '../regression/least-squares.ts';
import type { DonorPanel } from './donor-panel.ts';

/** Something known of every area before the launch, in any unit: its mean income, its outcome in an earlier year. */
export type Predictor = { readonly name: string; readonly values: Readonly<Record<string, number>> };

/** Predictors of variance one over all areas, for the programme area and for each donor in its order. */
export type ScaledPredictors = { readonly treated: Float64Array; readonly donors: readonly Float64Array[] };

/** Throws unless every area has every predictor, and each of them varies. */
export function scaledPredictors({ treated, donors }: DonorPanel, predictors: readonly Predictor[]): ScaledPredictors {
  if (predictors.length === 0) throw new RangeError('predictors: must be at least one (got none)');
  const units = [treated, ...donors].map(({ unit }) => unit);
  const rows = units.map(() => new Float64Array(predictors.length));
  for (const [column, { name, values }] of predictors.entries()) {
    const numbers = units.map((unit) => values[unit] ?? Number.NaN);
    const missing = numbers.findIndex((value) => !Number.isFinite(value));
    if (missing >= 0) throw new RangeError(`predictor ${name}: must be known of unit ${units[missing]}`);
    const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
    const squares = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const sd = Math.sqrt(squares / (numbers.length - 1));
    if (!(sd > 0)) throw new RangeError(`predictor ${name}: must differ between units`);
    // less the mean, which no mixture can tell: large levels would cost digits
    for (const [row, value] of numbers.entries()) (rows[row] as Float64Array)[column] = (value - mean) / sd;
  }
  const [own = new Float64Array(), ...others] = rows;
  return { treated: own, donors: others };
}

/**
 * Shares by how well each predictor foretells the outcomes before the launch, over all areas: Σ β² over the periods.
 *
 * Null where there are too few areas for the regression, or predictors that depend on one another.
 */
export function regressionShares(panel: DonorPanel, { treated, donors }: ScaledPredictors): Float64Array | null {
  const rows = [treated, ...donors];
  if (rows.length <= treated.length + 1) return null;
  const columns = [
    { name: 'constant', values: rows.map(() => 1) },
    ...Array.from(treated, (_, column) => ({ name: `${column}`, values: rows.map((row) => row[column] ?? 0) })),
  ];
  const shares = new Float64Array(treated.length);
  for (let period = 0; period < panel.prePeriods; period += 1) {
    const response = [panel.treated, ...panel.donors].map(({ values }) => values[period] ?? Number.NaN);
    const { coefficients } = leastSquares({ response, columns });
    if (coefficients.length < columns.length) return null;
    for (const column of shares.keys()) shares[column] = (shares[column] ?? 0) + (coefficients[column + 1] ?? 0) ** 2;
  }
  const total = shares.reduce((sum, share) => sum + share, 0);
  return total > 0 ? shares.map((share) => share / total) : null;
}
