import { poissonCdf } from '../distributions/distributions.ts';

/**
 * Gini coefficient that chance alone gives counts: of places where events are equally likely.
 *
 * Few events over many places are unequal by themselves: a place has two and the next none. The mean absolute difference
 * of two Poisson counts of one mean, over twice that mean.
 *
 * @param mean  events of a place, > 0
 * @returns near 1 where most places have none, and towards 1 ÷ √(π × mean) where all have many
 * @throws {RangeError} when the mean is not positive
 * @see Ramasubban 1958, Biometrika 45 (mean difference of a Poisson variable); Bernasco & Steenbeek 2017, Journal of
 *   Quantitative Criminology 33, on crime that is sparse
 * @example giniByChance(1).toFixed(4) // => '0.5238'
 */
export function giniByChance(mean: number): number {
  if (!(mean > 0 && Number.isFinite(mean))) throw new RangeError(`mean: must be positive and finite (got ${mean})`);
  // beyond it the limit is right to six digits, and the sum grows long
  if (mean > 10_000) return 1 / Math.sqrt(Math.PI * mean);
  let difference = 0;
  const last = Math.ceil(mean + 12 * Math.sqrt(mean) + 24);
  for (let count = 0; count <= last; count += 1) {
    const below = poissonCdf(count, mean);
    difference += 2 * below * (1 - below);
  }
  return difference / (2 * mean);
}
