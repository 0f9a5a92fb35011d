import { requireFraction, requirePositive } from '../counts/rate-count.ts';
import { studentQuantile } from '../distributions/distributions.ts';

/**
 * Smallest effects that an estimate on the log scale could have shown, either way.
 *
 * exp(∓(t₁₋α⁄₂ + t_power) × standard error): what stands beside every "no clear change".
 *
 * @param estimate  standard error of a log ratio, and its degrees of freedom (Infinity for a normal one)
 * @param wanted    two-sided alpha, and power
 * @returns the ratio nearest 1 below it, and the one above it, that would be found with that power
 * @throws {RangeError} when the standard error is not positive, or alpha or power are not in (0, 1)
 * @see Bloom 1995, minimum detectable effects
 * @example detectableEffect({ standardError: 0.1, df: 27 }, { alpha: 0.05, power: 0.8 }).lower // => 0.7477423780396156
 */
export function detectableEffect(
  { standardError, df }: { readonly standardError: number; readonly df: number },
  { alpha, power }: { readonly alpha: number; readonly power: number },
): { readonly lower: number; readonly higher: number } {
  requirePositive(standardError, 'standardError');
  requireFraction(alpha, 'alpha');
  requireFraction(power, 'power');
  if (!(df > 0)) throw new RangeError(`df: must be positive (got ${df})`);
  const reach = (studentQuantile(1 - alpha / 2, df) + studentQuantile(power, df)) * standardError;
  return { lower: Math.exp(-reach), higher: Math.exp(reach) };
}
