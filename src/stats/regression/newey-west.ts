import { type CoefficientCovariance, covarianceOfCoefficients, type Fit } from './fit.ts';
import { orthonormalBasis } from './householder.ts';
import { squareMatrix } from './vectors.ts';

export type NeweyWestOptions = {
  /** How many rows back errors may depend on one another, L: the weights are 1 − l/(L + 1). */
  readonly lag: number;
  /** Whether to multiply by n/(n − k). */
  readonly isAdjusted: boolean;
};

/**
 * Covariance that holds when the errors of successive rows depend on one another, up to a fixed lag.
 *
 * Rows are in the order of time, without gaps; nothing is prewhitened and the lag is never chosen from the data.
 *
 * @param fit      a regression
 * @param options  lag ≥ 0 and below the number of rows; lag 0 is HC0
 * @throws {RangeError} when the lag is outside its range, or an adjustment has no degrees of freedom
 * @see Newey & West 1987; R sandwich::NeweyWest with prewhite = FALSE
 */
export function neweyWestCovariance(fit: Fit, { lag, isAdjusted }: NeweyWestOptions): CoefficientCovariance {
  const rows = fit.scaledResiduals.length;
  if (!(Number.isInteger(lag) && lag >= 0 && lag < rows)) {
    throw new RangeError(`lag: must be a whole number below ${rows} (got ${lag})`);
  }
  if (isAdjusted && fit.df <= 0) throw new RangeError(`fit: must have degrees of freedom (got ${fit.df})`);
  const factor = isAdjusted ? fit.rows / fit.df : 1;
  const scores = orthonormalBasis(fit.decomposition, rows).map((column) =>
    column.map((value, row) => value * (fit.scaledResiduals[row] as number)),
  );
  const smoothed = scores.map((score) => bartlett(score, lag));
  const effects = squareMatrix(scores.length, (row, column) => {
    const [left, right] = [scores[row] as Float64Array, smoothed[column] as Float64Array];
    let total = 0;
    for (let time = 0; time < rows; time += 1) total += (left[time] as number) * (right[time] as number);
    return factor * total;
  });
  return covarianceOfCoefficients(fit, effects, `Newey–West, lag ${lag}${isAdjusted ? ', n/(n − k)' : ''}`);
}

/** Σ over lags from −L to L of a score that many rows away, weighted. */
function bartlett(score: Float64Array, lag: number): Float64Array {
  const smoothed = score.slice();
  for (let distance = 1; distance <= lag; distance += 1) {
    const weight = 1 - distance / (lag + 1);
    for (let row = distance; row < score.length; row += 1) {
      smoothed[row] = (smoothed[row] as number) + weight * (score[row - distance] as number);
      smoothed[row - distance] = (smoothed[row - distance] as number) + weight * (score[row] as number);
    }
  }
  return smoothed;
}
