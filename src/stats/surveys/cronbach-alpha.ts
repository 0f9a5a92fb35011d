import { type Interval, requireFraction } from '../counts/rate-count.ts';
import { ratioQuantile } from '../distributions/variance-ratio.ts';
import { type Item, type ItemOptions, itemCovariance } from './item-covariance.ts';

/** How well the items of a scale hang together; null where that is not defined. */
export type ScaleReliability = {
  /** Respondents behind it; with pairwise covariances the fewest behind any. */
  readonly n: number;
  readonly alpha: number | null;
  /** Feldt's, exact for items that are normal and alike. */
  readonly interval: Interval | null;
  /** Alpha of items brought to one variance; with two items it is Spearman and Brown's, the one to report. */
  readonly standardised: number | null;
  /** Alpha of the others, item by item; null with fewer than three. */
  readonly ifDropped: readonly (number | null)[];
  /** Correlation of each item with the sum of the others. */
  readonly itemTotal: readonly (number | null)[];
};

type Matrix = readonly (readonly number[])[];

/**
 * Cronbach's alpha of a scale, with Feldt's interval and what each item does to it.
 *
 * A lower bound on the share of the score's variance that is not noise, if items measure one thing. Turn items that are
 * worded the other way first (`reversed`): one left unturned pulls alpha down, even below 0.
 *
 * @param items    one column of answers for each item
 * @param options  whose answers count (`complete` is the house's, `pairwise` that of R's psych), how many respondents
 *                 each row stands for, and the level of the interval
 * @returns alpha null with fewer than two items or respondents, or where the sum of the items does not vary
 * @throws {RangeError} when columns differ in length, or the level is not in (0, 1)
 * @see Cronbach 1951; Feldt 1965; R psych::alpha, psych::alpha.ci
 * @example cronbachAlpha([[1, 2, 3, 4], [2, 2, 3, 5]], { missing: 'complete', level: 0.95 }).alpha // => 0.952380952381
 * @example cronbachAlpha([[1, 2, 3], [3, 2, 1]], { missing: 'complete', level: 0.95 }).alpha // => null
 */
export function cronbachAlpha(
  items: readonly Item[],
  { level, ...options }: ItemOptions & { readonly level: number },
): ScaleReliability {
  requireFraction(level, 'level');
  const { covariance, n } = itemCovariance(items, options);
  const alpha = alphaOf(covariance);
  const others = (item: number): Matrix =>
    covariance.filter((_, at) => at !== item).map((line) => line.filter((_, at) => at !== item));
  return {
    n,
    alpha,
    interval: alpha === null ? null : feldtInterval({ alpha, n, items: items.length }, level),
    standardised: alphaOf(correlationsOf(covariance)),
    ifDropped: items.map((_, item) => (items.length < 3 ? null : alphaOf(others(item)))),
    itemTotal: items.map((_, item) => {
      const own = covariance[item]?.[item] ?? Number.NaN;
      const shared = sumOf([covariance[item] ?? []]) - own;
      const correlation = shared / Math.sqrt(own * sumOf(others(item)));
      return Number.isFinite(correlation) ? correlation : null;
    }),
  };
}

/**
 * Feldt's interval of alpha.
 *
 * @param scale  alpha, respondents and items
 * @param level  confidence level, in (0, 1)
 * @returns null with fewer than two respondents or items
 * @see Feldt 1965; R psych::alpha.ci
 * @example feldtInterval({ alpha: 0.8, n: 30, items: 7 }, 0.95).low // => 0.66769
 */
export function feldtInterval(
  { alpha, n, items }: { readonly alpha: number; readonly n: number; readonly items: number },
  level: number,
): Interval | null {
  requireFraction(level, 'level');
  if (n < 2 || items < 2) return null;
  const df = { numerator: n - 1, denominator: (n - 1) * (items - 1) };
  const limit = (p: number): number => 1 - (1 - alpha) * ratioQuantile(p, df);
  return { low: limit((1 + level) / 2), high: limit((1 - level) / 2) };
}

function alphaOf(covariance: Matrix): number | null {
  const items = covariance.length;
  const [total, own] = [sumOf(covariance), covariance.reduce((sum, line, item) => sum + (line[item] ?? 0), 0)];
  // a sum of items that does not vary is 0 but for rounding
  if (items < 2 || !(total > 1e-12 * own)) return null;
  return (items / (items - 1)) * (1 - own / total);
}

function correlationsOf(covariance: Matrix): Matrix {
  const deviation = (item: number): number => Math.sqrt(covariance[item]?.[item] ?? Number.NaN);
  return covariance.map((line, i) => line.map((value, j) => value / (deviation(i) * deviation(j))));
}

function sumOf(matrix: Matrix): number {
  return matrix.reduce((sum, line) => sum + line.reduce((all, value) => all + value, 0), 0);
}
