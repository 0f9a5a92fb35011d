import { chiSquareUpperTail } from '../distributions/distributions.ts';
import { ranksOf, tiesOf } from './ranks.ts';

/**
 * Kruskal and Wallis' test of whether ordered answers are alike in several groups, by ranks, corrected for ties.
 *
 * Knows no weights and no clusters: for comparing small groups of one agency, not a sample of a population.
 *
 * @param groups  answers of each group; two or more groups, none empty
 * @returns H, its degrees of freedom and p; h and p null where all answers are equal
 * @throws {RangeError} when there are fewer than two groups or one is empty
 * @see Kruskal & Wallis 1952; R stats::kruskal.test
 * @example kruskalWallis([[4, 5, 3, 4, 2], [2, 3, 3, 1], [5, 5, 4, 4, 5, 3]]).h // => 6.60456836798992
 */
export function kruskalWallis(groups: readonly (readonly number[])[]): {
  readonly h: number | null;
  readonly df: number;
  readonly p: number | null;
} {
  if (groups.length < 2 || groups.some((group) => group.length === 0))
    throw new RangeError('groups: must be two or more, each with answers');
  const all = groups.flat();
  const n = all.length;
  const df = groups.length - 1;
  const ranks = ranksOf(all);
  let [between, from] = [0, 0];
  for (const group of groups) {
    const sum = ranks.slice(from, from + group.length).reduce((total, rank) => total + rank, 0);
    between += (sum - (group.length * (n + 1)) / 2) ** 2 / group.length;
    from += group.length;
  }
  const tied = 1 - tiesOf(all).reduce((sum, tie) => sum + tie ** 3 - tie, 0) / (n ** 3 - n);
  if (!(tied > 0)) return { h: null, df, p: null };
  const h = (12 * between) / (n * (n + 1)) / tied;
  return { h, df, p: chiSquareUpperTail(h, df) };
}
