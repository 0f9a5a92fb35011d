/** A value more than so many times the usual ones would press all others onto the base line. */
const spoils = 10;
/** The share of the values that a scale holds in any case. */
const held = 0.8;
/** Room above the usual values, so that what lies beyond does not stand among them. */
const headroom = 1.25;

/**
 * The highest value that a scale from zero has to hold. A few values far beyond all others are drawn at its top, with a
 * mark: a median of 1,045 days would make a line of twos flat.
 *
 * @example reach([2, 2, 1, 2, 2, 2, 1045]) // => 2.5
 * @example reach([2, 9, 15, 4]) // => 15
 */
export function reach(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const highest = Math.max(0, sorted.at(-1) ?? 0);
  const usual = sorted[Math.ceil(held * sorted.length) - 1] ?? 0;
  return usual > 0 && highest > spoils * usual ? headroom * usual : highest;
}
