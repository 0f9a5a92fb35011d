import { sum, type Values } from '../regression/vectors.ts';

/** The last window of a series beside the one before it. */
export type YearOverYear = {
  readonly last: number;
  readonly previous: number;
  /** Share of the previous sum by which the last differs; null where the previous is 0. */
  readonly change: number | null;
};

/**
 * Sums of the last window of a series and of the window before it, of the same months in two years.
 *
 * @param series  events of each period, in order, at least two windows
 * @param window  periods in a window: 12 for months
 * @throws {RangeError} when the series is shorter than two windows
 * @example yearOverYear([1, 1, 2, 2, 3, 3], 2) // => { last: 6, previous: 4, change: 0.5 }
 */
export function yearOverYear(series: Values, window: number): YearOverYear {
  if (!(Number.isInteger(window) && window >= 1 && series.length >= 2 * window)) {
    throw new RangeError(`series: must have two windows of ${window} (got ${series.length} periods)`);
  }
  const values = Array.from(series);
  const last = sum(values.slice(-window));
  const previous = sum(values.slice(-2 * window, -window));
  return { last, previous, change: previous === 0 ? null : (last - previous) / previous };
}

/**
 * Mean of each place in the season over the mean of the whole series.
 *
 * @param series  events of each period
 * @param phase   the place in the season of each period, such as its month
 * @returns one for each place, by size of the place; null where the series is all 0
 * @throws {RangeError} without periods, or when the two differ in length
 * @example seasonalIndex([2, 6, 4, 4], [1, 2, 1, 2]) // => [0.75, 1.25]
 */
export function seasonalIndex(series: Values, phase: readonly number[]): readonly number[] | null {
  if (series.length === 0 || series.length !== phase.length) {
    throw new RangeError(`phase: must be given for each period (got ${phase.length} for ${series.length})`);
  }
  const values = Array.from(series);
  const mean = sum(values) / values.length;
  if (mean === 0) return null;
  return [...new Set(phase)]
    .sort((a, b) => a - b)
    .map((place) => {
      const own = values.filter((_, period) => phase[period] === place);
      return sum(own) / own.length / mean;
    });
}
