import { ratioUpperTail } from '../distributions/variance-ratio.ts';
import type { GlmFit } from './glm.ts';

/** A test of a model against a smaller one inside it. */
export type ModelComparison = {
  readonly f: number;
  readonly df: number;
  readonly dfResidual: number;
  readonly p: number;
  readonly devianceDifference: number;
};

/**
 * F test of two nested quasi-likelihood models: the deviance lost per parameter over the larger one's dispersion.
 *
 * @param small  the model without the parameters in question
 * @param large  the model with them, of the same responses
 * @returns F with its degrees of freedom and p
 * @throws {RangeError} when the larger has no more parameters than the smaller, or none to spare for the dispersion
 * @see McCullagh & Nelder 1989, §9.2; R anova.glm with test = "F"
 */
export function compareModels(
  small: Pick<GlmFit, 'deviance' | 'df'>,
  large: Pick<GlmFit, 'deviance' | 'df' | 'dispersion'>,
): ModelComparison {
  const df = small.df - large.df;
  if (df <= 0) throw new RangeError(`large: must have more parameters than small (got ${df} more)`);
  if (large.dispersion === null) throw new RangeError('large: must have degrees of freedom (got none)');
  const devianceDifference = small.deviance - large.deviance;
  const f = devianceDifference / df / large.dispersion;
  const p = ratioUpperTail(f, { numerator: df, denominator: large.df });
  return { f, df, dfResidual: large.df, p, devianceDifference };
}
