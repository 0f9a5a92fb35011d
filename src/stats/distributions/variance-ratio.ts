import libraryRatioCdf from '@stdlib/stats-base-dists-f-cdf';
import libraryRatioQuantile from '@stdlib/stats-base-dists-f-quantile';

/** Degrees of freedom of a ratio of two variances: of its numerator and of its denominator; need not be whole. */
export type RatioDf = { readonly numerator: number; readonly denominator: number };

/**
 * Share of Fisher's F above x.
 *
 * By the reciprocal, whose lower tail it is: subtracting from 1 would lose the digits of small p values.
 *
 * @see R pf(lower.tail = FALSE)
 * @example ratioUpperTail(44.8552204962719, { numerator: 1, denominator: 39 }) // => 5.59265545883e-8
 */
export function ratioUpperTail(x: number, { numerator, denominator }: RatioDf): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  return libraryRatioCdf(1 / x, denominator, numerator);
}

/**
 * Quantile of Fisher's F.
 *
 * @param p  probability in [0, 1]
 * @see R qf
 * @example ratioQuantile(0.975, { numerator: 29, denominator: 174 }) // => 1.661538417
 */
export function ratioQuantile(p: number, { numerator, denominator }: RatioDf): number {
  return libraryRatioQuantile(p, numerator, denominator);
}
