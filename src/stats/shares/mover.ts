import type { Interval } from '../counts/rate-count.ts';

/** An estimate with its interval. */
export type Estimated = Interval & { readonly estimate: number };

/**
 * Interval of a weighted sum of independent estimates from their own intervals (MOVER, method of variance estimates
 * recovery).
 *
 * The distances from each estimate to the end that matters are joined as the sides of a right angle, so the sum keeps
 * the skewness of its parts. Weights of 1 and −1 give a difference: of two shares with Wilson's intervals it is
 * Newcombe's.
 *
 * @param terms  estimates with intervals at one level, and weights of either sign
 * @returns on the scale of weight times estimate; an end is infinite where one of the parts is open there
 * @see Zou & Donner 2008, Stat Med 27:1693; Zou, Huang & Zhang 2009, Comput Stat Data Anal 53:1080
 * @example moverSum([{ weight: 1, estimate: 7, low: 4, high: 9 }, { weight: -1, estimate: 5, low: 4, high: 9 }]) // => { estimate: 2, low: -3, high: 4.23606797749979 }
 */
export function moverSum(terms: readonly (Estimated & { readonly weight: number })[]): Estimated {
  const used = terms.filter(({ weight }) => weight !== 0);
  const estimate = used.reduce((sum, term) => sum + term.weight * term.estimate, 0);
  // an estimate may lie outside its own interval by less than the gap between two observations
  const below = used.map((term) => Math.abs(term.weight) * Math.max(0, term.estimate - term.low));
  const above = used.map((term) => Math.abs(term.weight) * Math.max(0, term.high - term.estimate));
  const side = (index: number, isLow: boolean): number =>
    ((used[index]?.weight ?? 0) > 0 === isLow ? below[index] : above[index]) ?? 0;
  const reach = (isLow: boolean): number => Math.hypot(...used.map((_, index) => side(index, isLow)));
  return { estimate, low: estimate - reach(true), high: estimate + reach(false) };
}

/**
 * The same of one estimate less another, which searches for a p value ask for again and again.
 *
 * @example moverDifference({ estimate: 7, low: 4, high: 9 }, { estimate: 5, low: 4, high: 9 }) // => { estimate: 2, low: -3, high: 4.23606797749979 }
 */
export function moverDifference(one: Estimated, two: Estimated): Estimated {
  const estimate = one.estimate - two.estimate;
  const below = Math.hypot(Math.max(0, one.estimate - one.low), Math.max(0, two.high - two.estimate));
  const above = Math.hypot(Math.max(0, one.high - one.estimate), Math.max(0, two.estimate - two.low));
  return { estimate, low: estimate - below, high: estimate + above };
}
