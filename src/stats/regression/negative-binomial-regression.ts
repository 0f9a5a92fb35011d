import digamma from '@stdlib/math-base-special-digamma';
import trigamma from '@stdlib/math-base-special-trigamma';
import { type GlmFit, glm } from './glm.ts';
import { negativeBinomial, poisson } from './glm-family.ts';
import type { GlmInput } from './glm-input.ts';
import { logLikelihood } from './glm-measures.ts';
import type { Values } from './vectors.ts';

export type NegativeBinomialInput = Omit<GlmInput, 'family' | 'start'>;

/** Counts that scatter more than Poisson ones, with the scatter estimated. */
export type NegativeBinomialFit = {
  readonly fit: GlmFit;
  /** Variance is μ + μ²/θ; Infinity where the counts do not scatter more than Poisson ones. */
  readonly theta: number;
  /** null where θ is infinite. */
  readonly thetaStandardError: number | null;
  readonly logLikelihood: number;
  readonly status: 'converged' | 'poisson' | 'not-converged';
};

const MOST_ROUNDS = 100;
/** Change of θ and log likelihood, beside their sizes, at which their turns end. */
const TOLERANCE = 1e-11;
/** θ at which the variance of any count that can be counted is its mean. */
const AS_GOOD_AS_POISSON = 1e8;

/**
 * Negative binomial regression (NB2), θ by maximum likelihood in turn with the coefficients.
 *
 * @param input  as for `glm`; responses are whole counts
 * @returns the fit at the θ found, θ with its standard error, log likelihood; `status` says `poisson` where there is
 *          no overdispersion, and the fit is then the Poisson one
 * @throws {RangeError} as `glm`
 * @see Venables & Ripley 2002, §7.4; R MASS::glm.nb
 */
export function negativeBinomialRegression(input: NegativeBinomialInput): NegativeBinomialFit {
  const { response } = input;
  let fit = glm({ ...input, family: poisson });
  let found = findTheta(input, fit.fitted);
  let reached = Number.NEGATIVE_INFINITY;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (found.theta > AS_GOOD_AS_POISSON) return withoutScatter(input);
    const family = negativeBinomial(found.theta);
    const start = fit.fitted;
    fit = glm({ ...input, family, start });
    const before = found.theta;
    found = findTheta(input, fit.fitted, before);
    if (found.theta > AS_GOOD_AS_POISSON) return withoutScatter(input);
    const current = logLikelihood({ ...fit, family: negativeBinomial(found.theta) }, response);
    const change = Math.abs(current - reached) / Math.sqrt(2 * Math.max(1, fit.df)) + Math.abs(before - found.theta);
    reached = current;
    if (change <= TOLERANCE * (found.theta + Math.abs(current))) {
      return {
        fit,
        ...found,
        logLikelihood: current,
        status: fit.status.kind === 'not-converged' ? 'not-converged' : 'converged',
      };
    }
  }
  return { fit, ...found, logLikelihood: reached, status: 'not-converged' };
}

function withoutScatter(input: NegativeBinomialInput): NegativeBinomialFit {
  const fit = glm({ ...input, family: poisson });
  return {
    fit,
    theta: Infinity,
    thetaStandardError: null,
    logLikelihood: logLikelihood(fit, input.response),
    status: 'poisson',
  };
}

type Theta = { readonly theta: number; readonly thetaStandardError: number };

/** Newton's steps on θ's likelihood at given means, from the moment estimate or from where it stood. */
function findTheta(input: NegativeBinomialInput, means: Float64Array, from?: number): Theta {
  const { response, weights } = input;
  const weightOf = (row: number): number => (weights === undefined ? 1 : (weights[row] as number));
  let theta = from ?? momentTheta(response, means, weightOf);
  let information = Number.NaN;
  for (let step = 0; step < MOST_ROUNDS; step += 1) {
    theta = Math.abs(theta);
    if (!(theta < AS_GOOD_AS_POISSON)) return { theta: Infinity, thetaStandardError: Number.NaN };
    let score = 0;
    information = 0;
    for (let row = 0; row < means.length; row += 1) {
      const [y, mean, weight] = [response[row] as number, means[row] as number, weightOf(row)];
      const ratio = (y + theta) / (mean + theta);
      score += weight * (digamma(theta + y) - digamma(theta) + Math.log(theta / (theta + mean)) + 1 - ratio);
      information +=
        weight * (trigamma(theta) - trigamma(theta + y) - 1 / theta + 2 / (mean + theta) - ratio / (mean + theta));
    }
    const change = score / information;
    // Where the likelihood bends upwards Newton would run to its minimum: go the way it rises.
    const next = information > 0 ? theta + change : score > 0 ? 2 * theta : theta / 2;
    const isDone = information > 0 && Math.abs(change) <= 1e-10 * theta;
    theta = next > 0 ? next : theta / 2;
    if (isDone) break;
  }
  return { theta, thetaStandardError: 1 / Math.sqrt(information) };
}

function momentTheta(response: Values, means: Float64Array, weightOf: (row: number) => number): number {
  let [mass, scatter] = [0, 0];
  for (let row = 0; row < means.length; row += 1) {
    mass += weightOf(row);
    scatter += weightOf(row) * ((response[row] as number) / (means[row] as number) - 1) ** 2;
  }
  return mass / scatter;
}
