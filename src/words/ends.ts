/** Both ends of an interval are told with the same decimal places: “14 points fewer to 0.58 more” says more than is known. */

interface Exactness {
  /** No more than so many. */
  readonly most: number;
  /** Values that no end may read as that is not: nought, no change, all. */
  readonly never: readonly number[];
}

/** How an end reads, as a number. */
const reads = (x: number, decimals: number): number => Number(x.toFixed(decimals));

/** True of an end that reads as something that it is not, as 0.004 does with two decimals. */
export const readsAs = (x: number, decimals: number, never: readonly number[]): boolean =>
  never.some((value) => x !== value && reads(x, decimals) === value);

/**
 * Decimal places for numbers told together: as their distance makes sense of, more where one would read as what it is not,
 * and none that all of them end in noughts with.
 *
 * @example decimalsOf([-14.2, 0.58], { most: 2, never: [0] }) // => 0
 * @example decimalsOf([-14.2, 0.38], { most: 2, never: [0] }) // => 1
 * @example decimalsOf([3, 5], { most: 2, never: [0] }) // => 0
 * @example decimalsOf([0.75, 0.997], { most: 4, never: [1] }) // => 3
 */
export function decimalsOf(ends: readonly number[], { most, never }: Exactness): number {
  const width = Math.max(...ends) - Math.min(...ends);
  let decimals = Math.min(most, width >= 5 ? 0 : width >= 0.5 ? 1 : 2);
  while (decimals < most && ends.some((x) => readsAs(x, decimals, never))) decimals += 1;
  while (decimals > 0 && ends.every((x) => x.toFixed(decimals).endsWith('0'))) decimals -= 1;
  return decimals;
}
