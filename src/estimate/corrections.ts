import type { Decision } from '../spec/index.ts';
import { adjustBenjaminiHochberg, adjustHolm, matchingHolmLevel, matchingLevel } from '../stats/index.ts';

/** One family's p values, corrected, and the level of the interval that says the same. */
export interface Corrected {
  /** In the order given; null where there was no test. */
  readonly qs: readonly (number | null)[];
  readonly level: number;
}

type Correction = (ps: readonly (number | null)[], alpha: number) => Corrected;

/**
 * Each way of correcting a family, with the interval that matches it: no sentence may contradict its interval.
 *
 * @see Benjamini & Hochberg 1995; Holm 1979; Benjamini & Yekutieli 2005 on the level of the interval
 */
const corrections: Readonly<Record<Decision['adjust'], Correction>> = {
  'benjamini-hochberg': (ps, alpha) => ({ qs: adjustBenjaminiHochberg(ps), level: matchingLevel(ps, alpha) }),
  holm: (ps, alpha) => ({ qs: adjustHolm(ps), level: matchingHolmLevel(ps, alpha) }),
  none: (ps, alpha) => ({ qs: ps, level: 1 - alpha }),
};

export function correct(
  ps: readonly (number | null)[],
  { adjust, alpha }: { readonly adjust: Decision['adjust']; readonly alpha: number },
): Corrected {
  return corrections[adjust](ps, alpha);
}
