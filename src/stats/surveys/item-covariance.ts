/** Answers to one item, respondent by respondent; null where there is none. */
export type Item = readonly (number | null)[];

/** Which respondents a covariance is of: those with an answer to every item, or to the two items in question. */
export type MissingRule = 'complete' | 'pairwise';

/** Respondents of each row; 1 unless given. */
export type ItemOptions = { readonly missing: MissingRule; readonly counts?: readonly number[] };

/** Covariances of items, and the fewest respondents behind any of them. */
export type ItemCovariance = { readonly covariance: readonly (readonly number[])[]; readonly n: number };

/**
 * Covariances between the items of a scale.
 *
 * Pairwise covariances use every answer, but come from different respondents and need not fit together.
 *
 * @param items  one column of answers for each item
 * @returns one line and column for each item; NaN where fewer than two respondents answered
 * @throws {RangeError} when columns differ in length
 * @see R cov(use = "complete.obs"), cov(use = "pairwise")
 * @example itemCovariance([[1, 2, 3], [2, 2, null]], { missing: 'pairwise' }).covariance // => [[1, 0], [0, 0]]
 */
export function itemCovariance(items: readonly Item[], { missing, counts }: ItemOptions): ItemCovariance {
  const rows = items[0]?.length ?? 0;
  for (const column of [...items, ...(counts ? [counts] : [])])
    if (column.length !== rows) throw new RangeError(`items: must have ${rows} rows (got ${column.length})`);
  const everything = Array.from({ length: rows }, (_, row) => items.every((item) => (item[row] ?? null) !== null));
  let least = Infinity;
  const covariance = items.map((first) =>
    items.map((second) => {
      const use = everything.map((whole, row) => {
        const both = (first[row] ?? null) !== null && (second[row] ?? null) !== null;
        return (missing === 'complete' ? whole : both) ? (counts?.[row] ?? 1) : 0;
      });
      const n = use.reduce((sum, count) => sum + count, 0);
      least = Math.min(least, n);
      return covarianceOf(first, second, { use, n });
    }),
  );
  return { covariance, n: Number.isFinite(least) ? least : 0 };
}

function covarianceOf(
  first: Item,
  second: Item,
  { use, n }: { readonly use: readonly number[]; readonly n: number },
): number {
  if (n < 2) return Number.NaN;
  const mean = (item: Item): number => use.reduce((sum, count, row) => sum + count * (item[row] ?? 0), 0) / n;
  const [a, b] = [mean(first), mean(second)];
  return use.reduce((sum, count, row) => sum + count * ((first[row] ?? 0) - a) * ((second[row] ?? 0) - b), 0) / (n - 1);
}
