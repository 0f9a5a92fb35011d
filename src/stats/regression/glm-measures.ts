import type { GlmFit } from './glm.ts';
import type { Values } from './vectors.ts';

/**
 * Log likelihood of a fitted model.
 *
 * @param fit       the model
 * @param response  the responses that it was fitted to
 */
export function logLikelihood({ family, fitted, priorWeights }: GlmFit, response: Values): number {
  let total = 0;
  for (let row = 0; row < fitted.length; row += 1) {
    const weight = priorWeights === null ? 1 : (priorWeights[row] as number);
    if (weight > 0) total += family.logLikelihood(response[row] as number, fitted[row] as number, weight);
  }
  return total;
}

/**
 * Deviance residuals: the signed root of what each row adds to the deviance.
 *
 * @param fit       the model
 * @param response  the responses that it was fitted to
 */
export function devianceResiduals({ family, fitted, priorWeights }: GlmFit, response: Values): Float64Array {
  return fitted.map((mean, row) => {
    const weight = priorWeights === null ? 1 : (priorWeights[row] as number);
    const gap = (response[row] as number) - mean;
    return Math.sign(gap) * Math.sqrt(Math.max(0, weight * family.deviance(response[row] as number, mean)));
  });
}
