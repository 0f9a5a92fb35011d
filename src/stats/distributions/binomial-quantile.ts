import { binomialCdf } from './distributions.ts';
import { firstWhole } from './root.ts';

/**
 * Smallest count k with P(X ≤ k) ≥ p for a binomial count.
 *
 * As R's qbinom, a probability reached but for rounding counts as reached.
 *
 * @param p       probability in [0, 1]
 * @param trials  whole number of trials, zero or more, and the share of hits among them
 * @returns whole count from 0 to n
 * @see R stats::qbinom
 * @example binomialQuantile(0.05, { n: 23, share: 0.5 }) // => 8
 */
export function binomialQuantile(p: number, trials: { readonly n: number; readonly share: number }): number {
  const { n, share } = trials;
  return quantileAlong((hits) => binomialCdf(hits, n, share), n, p);
}

/** The same of a distribution function that is given: many quantiles of one count share what is known of it. */
export function quantileAlong(cdf: (hits: number) => number, n: number, p: number): number {
  const wanted = p * (1 - 64 * Number.EPSILON);
  return Math.min(
    n,
    firstWhole((hits) => cdf(hits) >= wanted, 0, n),
  );
}
