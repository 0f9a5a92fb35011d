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

/** φ beyond this is a series that never returns to its mean. */
const LARGEST = 1 - 1e-9;
const GOLDEN = (3 - Math.sqrt(5)) / 2;

/**
 * Generalised least squares with errors that are autoregressive of order 1, by maximum likelihood.
 *
 * @param input  rows in the order of time, without gaps
 * @returns coefficients, φ, σ and the covariance with n/(n − k), as nlme has it
 * @throws {RangeError} as `leastSquares`, and without degrees of freedom
 * @see Pinheiro & Bates 2000, §5.3.1; R nlme::gls with corAR1 and method = "ML"
 */
export function serialRegression(input: SerialInput): SerialRegression {
  const phi = largest((candidate) => profile(input, candidate).logLikelihood);
  const { fit, sigma, logLikelihood } = profile(input, phi);
  if (fit.df <= 0) throw new RangeError(`columns: must leave degrees of freedom (got ${fit.df})`);
  return { fit, phi, sigma, logLikelihood, covariance: modelCovariance(fit, (sigma * sigma * fit.rows) / fit.df) };
}

/** The best likelihood at a φ: each row less φ times the one before it, over the root of 1 − φ², is independent. */
function profile({ response, columns }: SerialInput, phi: number): Omit<SerialRegression, 'phi' | 'covariance'> {
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
  const variance = fit.residualSumOfSquares / n;
  const logLikelihood = (-n / 2) * (Math.log(2 * Math.PI * variance) + 1) - ((n - 1) / 2) * Math.log(left);
  return { fit, sigma: Math.sqrt(variance), logLikelihood };
}

/** Where a function of φ is largest: the best of a grid, narrowed by golden sections and parabolas' worth of halving. */
function largest(f: (phi: number) => number): number {
  let best = 0;
  let height = f(0);
  for (let step = -19; step <= 19; step += 1) {
    const candidate = step / 20;
    const value = f(candidate);
    if (value > height) [best, height] = [candidate, value];
  }
  let [low, high] = [Math.max(-LARGEST, best - 0.05), Math.min(LARGEST, best + 0.05)];
  let inner = low + GOLDEN * (high - low);
  let outer = high - GOLDEN * (high - low);
  let [below, above] = [f(inner), f(outer)];
  while (high - low > 1e-9) {
    if (below > above) {
      [high, outer, above] = [outer, inner, below];
      inner = low + GOLDEN * (high - low);
      below = f(inner);
    } else {
      [low, inner, below] = [inner, outer, above];
      outer = high - GOLDEN * (high - low);
      above = f(outer);
    }
  }
  return (low + high) / 2;
}
