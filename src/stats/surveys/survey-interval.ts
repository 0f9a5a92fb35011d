import { type Interval, requireFraction } from '../counts/rate-count.ts';
import { betaQuantile, studentQuantile } from '../distributions/distributions.ts';
import type { SurveyEstimate } from './survey-mean.ts';

/** `exact` where all answered alike, at an end of the range or inside it: the answers then show no spread of their own. */
export type BoundedInterval = Interval & { readonly method: 'logit' | 'exact' };

/** A standard error of less than this share of the range is what rounding leaves of none. */
const ROUNDING = 1e-9;

/** Least and greatest value that there can be: 0 and 1 of a share, −1 and 1 of a net score, the ends of a scale. */
export type Bounds = { readonly lowest: number; readonly highest: number };

/**
 * Interval of a survey's mean or total with Student's t on the degrees of freedom of the design.
 *
 * May leave the range of the answers: for shares, net scores and scales take `boundedInterval`.
 *
 * @param level  confidence level, in (0, 1)
 * @returns null when the design leaves no degree of freedom, or the standard error is not known
 * @throws {RangeError} when the level is not in (0, 1)
 * @see R confint(svymean(…), df = degf(design)); R's default df is Infinity
 * @example surveyInterval({ estimate: 10, standardError: 2, df: 7 }, 0.95).high // => 14.729248503
 */
export function surveyInterval(
  { estimate, standardError, df }: Pick<SurveyEstimate, 'estimate' | 'standardError' | 'df'>,
  level: number,
): Interval | null {
  requireFraction(level, 'level');
  if (!(df > 0 && standardError >= 0)) return null;
  const reach = studentQuantile((1 + level) / 2, df) * standardError;
  return { low: estimate - reach, high: estimate + reach };
}

/**
 * Interval of a share, a net score or a scale's mean that never leaves the range of its answers.
 *
 * Symmetric on the logit, with t on the degrees of freedom of the design. Where all answered alike the standard error is 0
 * and says nothing; then no more than Clopper and Pearson's share of people would answer otherwise, for the effective number
 * of answers, lessened as Korn and Graubard do for few degrees of freedom, and they might be at either end of the range.
 * Answers that agree cannot show how alike neighbours are, so with clusters that bound may be too close.
 *
 * @param bounds  0 and 1 unless given
 * @returns null when the design leaves no degree of freedom
 * @throws {RangeError} when the level is not in (0, 1) or the estimate lies outside its bounds
 * @see R survey::svyciprop(method = "logit"); Korn & Graubard 1998
 * @example boundedInterval({ estimate: 0.5, standardError: 0.1, n: 26, effectiveN: 26, df: 25 }, 0.95).low // => 0.3049544
 * @example boundedInterval({ estimate: 1, standardError: 0, n: 20, effectiveN: 20, df: 19 }, 0.95) // => { low: 0.8315665290169, high: 1, method: 'exact' }
 * @example boundedInterval({ estimate: 3, standardError: 0, n: 20, effectiveN: 20, df: 19 }, 0.95, { lowest: 1, highest: 5 }).high.toFixed(4) // => '3.3369'
 */
export function boundedInterval(
  { estimate, standardError, n, effectiveN, df }: Omit<SurveyEstimate, 'population'>,
  level: number,
  { lowest, highest }: Bounds = { lowest: 0, highest: 1 },
): BoundedInterval | null {
  requireFraction(level, 'level');
  const share = (estimate - lowest) / (highest - lowest);
  if (!(share > -1e-9 && share < 1 + 1e-9))
    throw new RangeError(`estimate: must be from ${lowest} to ${highest} (got ${estimate})`);
  if (!(df > 0)) return null;
  const back = (value: number): number => lowest + (highest - lowest) * value;
  const t = studentQuantile((1 + level) / 2, df);
  if (share < 1e-12 || share > 1 - 1e-12 || standardError < ROUNDING * (highest - lowest)) {
    const size = effectiveN * (studentQuantile((1 + level) / 2, n - 1) / t) ** 2;
    const alike = betaQuantile((1 - level) / 2, size, 1);
    const at = Math.min(1, Math.max(0, Math.abs(share - Math.round(share)) < 1e-12 ? Math.round(share) : share));
    return { low: back(alike * at), high: back(1 - alike * (1 - at)), method: 'exact' };
  }
  const logit = Math.log(share / (1 - share));
  const reach = (t * standardError) / (highest - lowest) / (share * (1 - share));
  return { low: back(expit(logit - reach)), high: back(expit(logit + reach)), method: 'logit' };
}

function expit(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
