/**
 * Ranks from 1, where equal values share the mean of theirs.
 *
 * @see R rank(ties.method = "average")
 * @example ranksOf([10, 30, 10, 20]) // => [1.5, 4, 1.5, 3]
 */
export function ranksOf(values: readonly number[]): readonly number[] {
  const order = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (const at of order.slice(from, to)) ranks[at] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/**
 * How many share each value.
 *
 * @example tiesOf([10, 30, 10, 20]) // => [2, 1, 1]
 */
export function tiesOf(values: readonly number[]): readonly number[] {
  const sizes = new Map<number, number>();
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  return [...sizes.values()];
}
