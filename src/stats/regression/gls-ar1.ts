import { findRoot } from '../distributions/root.ts';
import { type CoefficientCovariance, type Column, type Fit, modelCovariance } from './fit.ts';
import { leastSquares } from './least-squares.ts';
import type { Values } from './vectors.ts';

/** A regression whose errors follow one another: e(t) = φ e(t − 1) + noise. */
export type SerialRegression = {
  readonly fit: Fit;
  readonly phi: number;
  /** Standard deviation of an error, by maximum likelihood. */
  readonly sigma: number;
  readonly logLikelihood: number;
  readonly covariance: CoefficientCovariance;
};

export type SerialInput = { readonly response: Values; readonly columns: readonly Column[] };

/** Between which φ the likelihood may turn; beyond the ends a series never returns to its mean. */
const STATIONS = [-1 + 1e-9, -0.8, -0.4, 0, 0.4, 0.8, 0.95, 1 - 1e-9] as const;

/**
 * Generalised least squares with errors that are autoregressive of order 1, by maximum likelihood.
 *
 * @param input  rows in the order of time, without gaps
 * @returns coefficients, φ, σ and the covariance with n/(n − k), as nlme has it
 * @throws {RangeError} as `leastSquares`, and without degrees of freedom
 * @see Pinheiro & Bates 2000, §5.3.1; R nlme::gls with corAR1 and method = "ML"
 */
export function serialRegression(input: SerialInput): SerialRegression {
  const [best] = turningPoints((phi) => profile(input, phi).slope)
    .map((phi) => ({ phi, ...profile(input, phi) }))
    .sort((one, other) => other.logLikelihood - one.logLikelihood);
  if (best === undefined) throw new RangeError('response: must not be fitted exactly');
  const { fit, phi, sigma, logLikelihood } = best;
  if (fit.df <= 0) throw new RangeError(`columns: must leave degrees of freedom (got ${fit.df})`);
  return { fit, phi, sigma, logLikelihood, covariance: modelCovariance(fit, (sigma * sigma * fit.rows) / fit.df) };
}

type Profile = Pick<SerialRegression, 'fit' | 'sigma' | 'logLikelihood'> & { readonly slope: number };

/**
 * The best likelihood at a φ, and how it changes with φ: each row less φ times the one before it, over the root of
 * 1 − φ², is independent.
 */
function profile({ response, columns }: SerialInput, phi: number): Profile {
  const left = 1 - phi * phi;
  const scale = 1 / Math.sqrt(left);
  const whiten = (values: Values) =>
    Float64Array.from(values, (value, row) =>
      row === 0 ? value : scale * (value - phi * (values[row - 1] as number)),
    );
  const fit = leastSquares({
    response: whiten(response),
    columns: columns.map(({ name, values }) => ({ name, values: whiten(values) })),
  });
  const n = response.length;
  const { residuals: noise, residualSumOfSquares } = fit;
  const logLikelihood =
    (-n / 2) * (Math.log((2 * Math.PI * residualSumOfSquares) / n) + 1) - ((n - 1) / 2) * Math.log(left);
  // The errors themselves, from first to last; the coefficients are at their best, so only φ itself counts.
  let error = noise[0] as number;
  let change = -phi * error * error;
  for (let row = 1; row < n; row += 1) {
    const step = (noise[row] as number) / scale;
    change -= error * step;
    error = phi * error + step;
  }
  const slope = (-n * change) / (residualSumOfSquares * left) - phi / left;
  return { fit, sigma: Math.sqrt(residualSumOfSquares / n), logLikelihood, slope };
}

/** Where a slope turns from rising to falling. */
function turningPoints(slope: (phi: number) => number): readonly number[] {
  const slopes = STATIONS.map(slope);
  return STATIONS.slice(1).flatMap((high, index) => {
    const isTurn = (slopes[index] as number) > 0 && (slopes[index + 1] as number) <= 0;
    return isTurn ? [findRoot(slope, { low: STATIONS[index] as number, high, tolerance: 1e-12 })] : [];
  });
}
