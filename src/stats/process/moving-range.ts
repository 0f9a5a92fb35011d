import { mean } from './centre.ts';

/** Ranges at or beyond this multiple of their mean are screened out once: the upper limit of a chart of ranges of two. */
const SCREEN = 3.267;

/** The mean of the ranges between neighbours, before and after screening; null where there are none. */
export type MovingRange = {
  readonly unscreened: number | null;
  readonly mean: number | null;
  /** How many ranges were screened out. */
  readonly screenedOut: number;
};

/**
 * Mean moving range: how much a series changes from one point to the next, the yardstick of a process chart.
 *
 * A jump counts in two ranges, so ranges of 3.267 times their mean or more may be left out once, lest the change that
 * the chart is to find widen its limits. A series that never moves has a range of zero, screened or not.
 *
 * @param values    in order; null is a gap, and no range is taken across it
 * @param screened  whether to screen
 * @returns means on the scale of the values
 * @see L. Nelson 1982, J Qual Technol 14:172; NHS England, Making Data Count, for the screening
 * @example movingRange([4, 6, 5, 7, 6], true).mean // => 1.5
 */
export function movingRange(values: readonly (number | null)[], screened: boolean): MovingRange {
  const ranges: number[] = [];
  for (const [index, value] of values.entries()) {
    const before = values[index - 1] ?? null;
    if (value !== null && before !== null) ranges.push(Math.abs(value - before));
  }
  const unscreened = mean(ranges);
  if (unscreened === null || unscreened === 0 || !screened) return { unscreened, mean: unscreened, screenedOut: 0 };
  const kept = ranges.filter((range) => range < SCREEN * unscreened);
  return { unscreened, mean: mean(kept), screenedOut: ranges.length - kept.length };
}
