import { chiSquareUpperTail } from '../distributions/distributions.ts';
import { requireEvents } from './rate-count.ts';

/**
 * Index of dispersion of one series of counts over equal periods.
 *
 * Passing it is no licence to assume a dispersion of 1: with φ = 2 and eight quarters it misses 38 %.
 *
 * @param counts  two or more counts (whole, ≥ 0)
 * @returns mean, sample variance, variance over mean, the chi-square statistic, its df and its upper-tail p;
 *          ratio and p are null when there are no events at all
 * @throws {RangeError} when there are fewer than two counts
 * @see Fisher's index of dispersion
 * @example dispersionTest([7, 12, 5, 9, 14, 8, 11, 6, 10, 13, 9, 7]).p // => 0.572126306621
 */
export function dispersionTest(counts: readonly number[]): {
  readonly mean: number;
  readonly variance: number;
  readonly ratio: number | null;
  readonly chiSquare: number | null;
  readonly df: number;
  readonly p: number | null;
} {
  const df = counts.length - 1;
  if (df < 1) throw new RangeError(`counts: must be two or more (got ${counts.length})`);
  let total = 0;
  for (const [index, count] of counts.entries()) {
    requireEvents(count, `counts[${index}]`);
    total += count;
  }
  const mean = total / counts.length;
  let squares = 0;
  for (const count of counts) squares += (count - mean) ** 2;
  if (total === 0) return { mean, variance: 0, ratio: null, chiSquare: null, df, p: null };
  const chiSquare = squares / mean;
  return { mean, variance: squares / df, ratio: chiSquare / df, chiSquare, df, p: chiSquareUpperTail(chiSquare, df) };
}
