import { requireEvents } from '../counts/rate-count.ts';

/**
 * Exact distribution of the rank-sum statistic without ties: chance of each count of pairs from 0 to m·n.
 *
 * The coefficients of a Gaussian binomial, built one factor after another: m·n·min(m, n) additions. Only the lower
 * half is computed and then mirrored, for sums past the middle would leave rounding errors in the far tail.
 *
 * @param m  observations of one sample, one or more
 * @param n  of the other
 * @returns one chance for each count, which sum to 1
 * @see Mann & Whitney 1947; R dwilcox
 * @example rankSumDistribution(2, 2) // => [1 / 6, 1 / 6, 2 / 6, 1 / 6, 1 / 6]
 */
export function rankSumDistribution(m: number, n: number): readonly number[] {
  requireEvents(m, 'm');
  requireEvents(n, 'n');
  const [few, many] = [Math.min(m, n), Math.max(m, n)];
  const half = Math.floor((m * n) / 2);
  let counts: readonly number[] = [1, ...Array<number>(half).fill(0)];
  for (let factor = 1; factor <= few; factor += 1) counts = divided(multiplied(counts, many + factor), factor);
  const all = Array.from({ length: m * n + 1 }, (_, pairs) => counts[Math.min(pairs, m * n - pairs)] ?? 0);
  const total = all.reduce((sum, count) => sum + count, 0);
  return all.map((count) => count / total);
}

/** Times 1 − q^k, to the same power. */
function multiplied(series: readonly number[], k: number): readonly number[] {
  return series.map((count, power) => count - (series[power - k] ?? 0));
}

/** Over 1 − q^k, to the same power. */
function divided(series: readonly number[], k: number): readonly number[] {
  const quotient: number[] = [];
  for (const [power, count] of series.entries()) quotient.push(count + (quotient[power - k] ?? 0));
  return quotient;
}
