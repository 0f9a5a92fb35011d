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
  return quantilesAlong((hits) => binomialCdf(hits, n, share), n)(p);
}

/**
 * Quantiles of one distribution of whole numbers, asked for again and again: what is known of one narrows the next.
 *
 * @param cdf  from 0 to n
 * @returns from a probability to the smallest number that reaches it, n at most
 * @example quantilesAlong((hits) => (hits + 1) / 10, 9)(0.25) // => 2
 */
export function quantilesAlong(cdf: (hits: number) => number, n: number): (p: number) => number {
  // probabilities that were asked for, ascending, and what was found
  const [asked, found]: [number[], number[]] = [[], []];
  return (p) => {
    const place = firstWhole((index) => (asked[index] as number) >= p, 0, asked.length - 1);
    if (asked[place] === p) return found[place] as number;
    const [low, high] = [found[place - 1] ?? 0, found[place] ?? n];
    // between two that have the same one there is nothing to find, and nothing that would narrow the next
    if (low === high) return low;
    const wanted = p * (1 - 64 * Number.EPSILON);
    const quantile = Math.min(
      n,
      firstWhole((hits) => cdf(hits) >= wanted, low, high),
    );
    asked.splice(place, 0, p);
    found.splice(place, 0, quantile);
    return quantile;
  };
}
