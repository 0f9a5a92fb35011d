import libraryBetaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import libraryBinomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import libraryBinomialPmf from '@stdlib/stats-base-dists-binomial-pmf';
import libraryGammaQuantile from '@stdlib/stats-base-dists-gamma-quantile';
import libraryNormalCdf from '@stdlib/stats-base-dists-normal-cdf';
import libraryNormalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import libraryPoissonCdf from '@stdlib/stats-base-dists-poisson-cdf';
import libraryPoissonQuantile from '@stdlib/stats-base-dists-poisson-quantile';
import libraryStudentCdf from '@stdlib/stats-base-dists-t-cdf';
import libraryStudentQuantile from '@stdlib/stats-base-dists-t-quantile';
import { gammaTails, poissonDensity } from './incomplete-gamma.ts';

/**
 * Share of the standard normal at or below z.
 *
 * @example normalCdf(-1.96) // => 0.024997895148
 */
export function normalCdf(z: number): number {
  return libraryNormalCdf(z, 0, 1);
}

/**
 * Standard normal quantile, to full precision in both tails.
 *
 * The library's loses digits below 1e-8 and gives -Infinity below 1e-16, so its answer is polished there.
 *
 * @param p  probability in [0, 1]
 * @example normalQuantile(0.975) // => 1.959963984540054
 * @example normalQuantile(1e-20) // => -9.262340089798409
 */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p > 1e-4 || !(p > 0)) return libraryNormalQuantile(p, 0, 1);
  let z = -Math.sqrt(-2 * Math.log(p));
  for (let step = 0; step < 30; step += 1) {
    const below = normalCdf(z);
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const change = (below * Math.log(below / p)) / density;
    z -= change;
    if (Math.abs(change) < 1e-15 * Math.abs(z)) break;
  }
  return z;
}

/**
 * Two-sided p of a standard normal statistic.
 *
 * @example normalTwoSidedP(-1.959963984540054) // => 0.05
 */
export function normalTwoSidedP(z: number): number {
  return 2 * normalCdf(-Math.abs(z));
}

/**
 * Share of Student's t at or below t.
 *
 * @example studentCdf(-2.5, 7) // => 0.020496109293
 */
export function studentCdf(t: number, df: number): number {
  return df === Infinity ? normalCdf(t) : libraryStudentCdf(t, df);
}

/**
 * Quantile of Student's t; df need not be whole, and Infinity is the normal.
 *
 * @example studentQuantile(0.975, 7) // => 2.364624251
 */
export function studentQuantile(p: number, df: number): number {
  return df === Infinity ? normalQuantile(p) : libraryStudentQuantile(p, df);
}

/**
 * Two-sided p of a t statistic.
 *
 * @example studentTwoSidedP(2.364624251592785, 7) // => 0.05
 */
export function studentTwoSidedP(t: number, df: number): number {
  return 2 * studentCdf(-Math.abs(t), df);
}

/**
 * Quantile of the beta distribution with shapes a and b.
 *
 * @example betaQuantile(0.025, 32, 52) // => 0.280691661303
 */
export function betaQuantile(p: number, a: number, b: number): number {
  return libraryBetaQuantile(p, a, b);
}

/**
 * Quantile of the gamma distribution of unit scale.
 *
 * From shape 400 up the library is wrong in the fourth digit (measured against SciPy and mpmath), so there the
 * Wilson–Hilferty start is polished by Newton steps on the logarithm of the smaller tail.
 *
 * @param p      probability in (0, 1)
 * @param shape  positive
 * @example gammaQuantile(0.975, 1000) // => 1062.921151224888
 */
export function gammaQuantile(p: number, shape: number): number {
  if (shape < 400 || p <= 0 || p >= 1) return libraryGammaQuantile(p, shape, 1);
  let x = shape * (1 - 1 / (9 * shape) + normalQuantile(p) / (3 * Math.sqrt(shape))) ** 3;
  for (let step = 0; step < 50; step += 1) {
    const { lower, upper } = gammaTails(shape, x);
    const density = (poissonDensity(shape, x) * shape) / x;
    const change = p < 0.5 ? (lower * Math.log(lower / p)) / density : (upper * Math.log((1 - p) / upper)) / density;
    x -= change;
    if (Math.abs(change) < 1e-14 * x) break;
  }
  return x;
}

/**
 * Share of chi-square above x.
 *
 * @example chiSquareUpperTail(9.54054054054054, 11) // => 0.572126306621
 */
export function chiSquareUpperTail(x: number, df: number): number {
  return gammaTails(df / 2, x / 2).upper;
}

/**
 * P(X ≤ count) for a Poisson count.
 *
 * @example poissonCdf(3, 5) // => 0.265025915
 */
export function poissonCdf(count: number, mean: number): number {
  if (mean === 0) return count >= 0 ? 1 : 0;
  return libraryPoissonCdf(count, mean);
}

/**
 * P(X ≥ count) for a Poisson count, not by subtraction.
 *
 * @example poissonUpperTail(30, 5) // => 2.81751761558e-14
 */
export function poissonUpperTail(count: number, mean: number): number {
  return count <= 0 ? 1 : gammaTails(count, mean).lower;
}

/**
 * P(X = count) for a Poisson count.
 *
 * @example poissonPmf(2, 3) // => 0.22404180765538775
 */
export function poissonPmf(count: number, mean: number): number {
  return poissonDensity(count, mean);
}

/**
 * Smallest count k with P(X ≤ k) ≥ p for a Poisson count.
 *
 * The library is off by one for means from 1e4 up, so its answer only starts the search.
 *
 * @example poissonQuantile(0.025, 1000000) // => 998041
 */
export function poissonQuantile(p: number, mean: number): number {
  if (mean === 0 || p <= 0) return 0;
  if (p >= 1) return Infinity;
  // As R's qpois: a probability reached but for rounding counts as reached.
  const wanted = p * (1 - 1e-14);
  let count = libraryPoissonQuantile(p, mean);
  while (count > 0 && poissonCdf(count - 1, mean) >= wanted) count -= 1;
  while (poissonCdf(count, mean) < wanted) count += 1;
  return count;
}

/**
 * P(X ≤ hits) of `n` trials.
 *
 * @example binomialCdf(32, 83, 0.5) // => 0.023762444628
 */
export function binomialCdf(hits: number, n: number, share: number): number {
  return libraryBinomialCdf(hits, n, share);
}

/**
 * P(X ≥ hits) of `n` trials, not by subtraction.
 *
 * @example binomialUpperTail(51, 83, 0.5) // => 0.023762444628
 */
export function binomialUpperTail(hits: number, n: number, share: number): number {
  return libraryBinomialCdf(n - hits, n, 1 - share);
}

/**
 * P(X = hits) of `n` trials.
 *
 * @example binomialPmf(2, 4, 0.5) // => 0.375
 */
export function binomialPmf(hits: number, n: number, share: number): number {
  return libraryBinomialPmf(hits, n, share);
}
