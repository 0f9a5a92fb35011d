/** Which group each row belongs to, as numbers from 0 in the order in which the groups first appear. */
export type Groups = {
  readonly of: Int32Array;
  readonly count: number;
  readonly labels: readonly (string | number)[];
};

/**
 * Groups of rows by a key: clusters, or the units of a fixed effect.
 *
 * @param keys  one for each row
 * @returns the group of each row, and the key of each group
 * @example groupRows(['b', 'a', 'b']).of // => { 0: 0, 1: 1, 2: 0 }
 */
export function groupRows(keys: readonly (string | number)[]): Groups {
  const numbers = new Map<string | number, number>();
  const of = new Int32Array(keys.length);
  for (const [row, key] of keys.entries()) {
    const known = numbers.get(key);
    if (known === undefined) numbers.set(key, numbers.size);
    of[row] = known ?? numbers.size - 1;
  }
  return { of, count: numbers.size, labels: [...numbers.keys()] };
}

/**
 * Rows of each group, in order.
 *
 * @example rowsByGroup(groupRows(['b', 'a', 'b']))[0] // => { 0: 0, 1: 2 }
 */
export function rowsByGroup({ of, count }: Groups): readonly Int32Array[] {
  const sizes = new Int32Array(count);
  for (const group of of) sizes[group] = (sizes[group] as number) + 1;
  const rows = Array.from(sizes, (size) => new Int32Array(size));
  const filled = new Int32Array(count);
  for (const [row, group] of of.entries()) {
    const place = filled[group] as number;
    (rows[group] as Int32Array)[place] = row;
    filled[group] = place + 1;
  }
  return rows;
}

/**
 * Whether each group of `inner` lies inside one group of `outer`, as areas lie in their clusters.
 *
 * @example isNested(groupRows(['a', 'a', 'b']), groupRows([1, 1, 1])) // => true
 */
export function isNested(inner: Groups, outer: Groups): boolean {
  const home = new Int32Array(inner.count).fill(-1);
  for (const [row, group] of inner.of.entries()) {
    const cluster = outer.of[row] as number;
    if (home[group] === -1) home[group] = cluster;
    else if (home[group] !== cluster) return false;
  }
  return true;
}

/**
 * A column of 0 and 1 for each group.
 *
 * @param name  what goes before the group's key in the name of its column
 * @example dummies(groupRows(['b', 'a', 'b']), 'area')[1].values // => { 0: 0, 1: 1, 2: 0 }
 */
export function dummies(
  { of, count, labels }: Groups,
  name: string,
): readonly { readonly name: string; readonly values: Float64Array }[] {
  const columns = Array.from({ length: count }, () => new Float64Array(of.length));
  for (let row = 0; row < of.length; row += 1) (columns[of[row] as number] as Float64Array)[row] = 1;
  return columns.map((values, group) => ({ name: `${name}${labels[group]}`, values }));
}

/** Takes each group's weighted mean out of a column, in place: what a dummy for each group would absorb. */
export function demean(values: Float64Array, groups: Groups, weights?: ArrayLike<number>): void {
  demeaning(groups, weights)(values);
}

/** The same for many columns. */
export function demeaning({ of, count }: Groups, weights?: ArrayLike<number>): (values: Float64Array) => void {
  const masses = new Float64Array(count);
  for (let row = 0; row < of.length; row += 1) {
    const group = of[row] as number;
    masses[group] = (masses[group] as number) + (weights === undefined ? 1 : (weights[row] as number));
  }
  return (values) => {
    const means = new Float64Array(count);
    for (let row = 0; row < values.length; row += 1) {
      const group = of[row] as number;
      const own = values[row] as number;
      means[group] = (means[group] as number) + (weights === undefined ? own : (weights[row] as number) * own);
    }
    for (let group = 0; group < count; group += 1) {
      const mass = masses[group] as number;
      means[group] = mass === 0 ? 0 : (means[group] as number) / mass;
    }
    for (let row = 0; row < values.length; row += 1)
      values[row] = (values[row] as number) - (means[of[row] as number] as number);
  };
}
