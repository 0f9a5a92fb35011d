/** Something that was counted at two times, by the names that it goes by. */
export interface CountedTwice {
  readonly names: readonly string[];
  readonly before: number;
  readonly now: number;
}

/**
 * Puts those that were counted too rarely together with others, until no count of any of them is small: whatever is
 * worked out of them then rests on counts that may be shown.
 *
 * @param items  in the order in which they are wanted; the order of those that are left stays
 * @param minimum  counts from 1 up to below it are small
 * @param join  adds two of them up
 * @returns as many as possible; a single one where all had to go together, which may still be small
 * @example mergeSmall([{ names: ['a'], before: 2, now: 9 }, { names: ['b'], before: 8, now: 7 }], 5, addTwice) // => [{ names: ['a', 'b'], before: 10, now: 16 }]
 */
export function mergeSmall<Item extends CountedTwice>(
  items: readonly Item[],
  minimum: number,
  join: (a: Item, b: Item) => Item,
): readonly Item[] {
  const left = [...items];
  for (;;) {
    const small = left.findIndex((item) => isSmallTwice(item, minimum));
    if (small === -1 || left.length < 2) return left;
    const other = nearest(left, small, minimum);
    const [first, second] = [Math.min(small, other), Math.max(small, other)];
    const [a, b] = [left[first], left[second]];
    if (!a || !b) return left;
    left.splice(second, 1);
    left[first] = join(a, b);
  }
}

/** A count from 1 up to below the minimum, at either time. */
export const isSmallTwice = ({ before, now }: Pick<CountedTwice, 'before' | 'now'>, minimum: number): boolean =>
  [before, now].some((count) => count > 0 && count < minimum);

/** Another small one, or else the rarest. */
function nearest(items: readonly CountedTwice[], own: number, minimum: number): number {
  const rarity = (item: CountedTwice): number =>
    (isSmallTwice(item, minimum) ? 0 : Number.MAX_SAFE_INTEGER / 2) + item.before + item.now;
  return items
    .map((item, place) => ({ place, rarity: rarity(item) }))
    .filter(({ place }) => place !== own)
    .reduce((rarest, item) => (item.rarity < rarest.rarity ? item : rarest)).place;
}

/** Counts of two of them as those of one. */
export const addTwice = (a: CountedTwice, b: CountedTwice): CountedTwice => ({
  names: [...a.names, ...b.names],
  before: a.before + b.before,
  now: a.now + b.now,
});
