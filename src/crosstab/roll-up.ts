/** What a source says of a name of a place and a start: one whole number for each thing asked, in the order asked. */
export interface Tallied {
  readonly start: string;
  readonly area: string | null;
  readonly values: readonly number[];
}
export interface RolledUp extends Tallied {
  /** Every smaller area of this area that is heard of at all has a row for this start: half of a sum is none. */
  readonly isWhole: boolean;
}

/**
 * Adds the numbers of smaller areas up to the areas that they are parts of.
 *
 * @param tallied  one row for each name of a place and start
 * @param homes  every known name of a place, and the area that it stands for; other names stay as they are
 * @returns one row for each area and start, in the order found
 */
export function rollUp(tallied: readonly Tallied[], homes: ReadonlyMap<string, string>): readonly RolledUp[] {
  const sums = new Map<string, { start: string; area: string | null; values: number[]; names: Set<string> }>();
  const heardOf = new Map<string, Set<string>>();
  for (const { start, area: name, values } of tallied) {
    const area = name === null ? null : (homes.get(name) ?? name);
    const key = area === null ? start : `${start}/${area}`;
    const sum = sums.get(key);
    const names = sum?.names ?? new Set<string>();
    if (sum)
      for (let index = 0; index < values.length; index += 1)
        sum.values[index] = (sum.values[index] ?? 0) + (values[index] ?? 0);
    else sums.set(key, { start, area, values: values.slice(), names });
    if (name === null || area === null) continue;
    names.add(name);
    const heard = heardOf.get(area);
    if (heard) heard.add(name);
    else heardOf.set(area, new Set([name]));
  }
  return [...sums.values()].map(({ start, area, values, names }) => ({
    start,
    area,
    values,
    isWhole: area === null || names.size === heardOf.get(area)?.size,
  }));
}

/** Adds up the numbers of all places: one row for each start, that lies nowhere in particular. */
export function everywhere(rows: readonly RolledUp[]): readonly RolledUp[] {
  const sums = new Map<string, RolledUp>();
  for (const { start, values, isWhole } of rows) {
    const sum = sums.get(start);
    sums.set(start, {
      start,
      area: null,
      values: sum ? sum.values.map((value, place) => value + (values[place] ?? 0)) : values,
      isWhole: isWhole && (sum?.isWhole ?? true),
    });
  }
  return [...sums.values()];
}
