/** How far counts of two files move without any cause, for a check that compares small files as well as large ones. */

/** Three standard errors: many columns of many files are compared at once. */
const errorsAllowed = 3;

/**
 * How far the shares of two groups lie apart at most, by chance alone, where both are of one kind (pooled share).
 *
 * @example byChance({ count: 5, n: 10 }, { count: 5, n: 10 }).toFixed(2) // => "0.67"
 * @example byChance({ count: 0, n: 10 }, { count: 0, n: 10 }) // => 0
 */
export function byChance(a: Counted, b: Counted): number {
  const share = (a.count + b.count) / (a.n + b.n);
  return errorsAllowed * Math.sqrt(share * (1 - share) * (1 / a.n + 1 / b.n));
}
export interface Counted {
  readonly count: number;
  readonly n: number;
}

/**
 * The same for half the sum of all differences between two mixes of categories: its mean and three of its standard
 * deviations, each difference taken as normal, and those of different categories as independent.
 *
 * @example mixByChance([{ is: 50, was: 50 }, { is: 50, was: 50 }]).toFixed(2) // => "0.15"
 * @example mixByChance([{ is: 100, was: 100 }]) // => 0
 */
export function mixByChance(mix: readonly { readonly is: number; readonly was: number }[]): number {
  const n = mix.reduce((sum, { is }) => sum + is, 0);
  const m = mix.reduce((sum, { was }) => sum + was, 0);
  const variances = mix.map(({ is, was }) => {
    const share = (is + was) / (n + m);
    return share * (1 - share) * (1 / n + 1 / m);
  });
  const mean = variances.reduce((sum, variance) => sum + Math.sqrt(variance), 0) / Math.sqrt(2 * Math.PI);
  const deviation = Math.sqrt((1 - 2 / Math.PI) * variances.reduce((sum, variance) => sum + variance, 0)) / 2;
  return mean + errorsAllowed * deviation;
}
