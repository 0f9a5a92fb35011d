import { sum, type Values } from '../regression/vectors.ts';

/** A series as a moving average and one figure for each place of the season. */
export type ClassicalDecomposition = {
  /** Centred moving average over a season; null where it does not fit into the series. */
  readonly trend: readonly (number | null)[];
  /** One figure for each place of the season from the series' first on: they add up to 0, or average 1. */
  readonly figure: readonly number[];
  readonly remainder: readonly (number | null)[];
};

export type ClassicalOptions = {
  /** Values in a season: 12 for months. */
  readonly period: number;
  /** Whether the season adds to the trend or multiplies it. */
  readonly type: 'additive' | 'multiplicative';
};

/**
 * Classical decomposition by moving averages.
 *
 * @param series   values at equal steps, without gaps, at least two seasons
 * @param options  length of the season, and whether it adds or multiplies
 * @throws {RangeError} when the series is shorter than two seasons
 * @see Kendall & Stuart 1983; R stats::decompose
 * @example classicalDecomposition([1, 5, 2, 6, 3, 7], { period: 2, type: 'additive' }).figure // => [-1.75, 1.75]
 */
export function classicalDecomposition(series: Values, { period, type }: ClassicalOptions): ClassicalDecomposition {
  if (!(Number.isInteger(period) && period >= 2 && series.length >= 2 * period)) {
    throw new RangeError(`series: must have two seasons of ${period} or more (got ${series.length} values)`);
  }
  const values = Array.from(series);
  const isAdditive = type === 'additive';
  const apart = (value: number, part: number): number => (isAdditive ? value - part : value / part);
  const trend = values.map((_, index) => centredMean(values, index, period));
  const detrended = values.map((value, index) => {
    const level = trend[index] ?? null;
    return level === null ? null : apart(value, level);
  });
  const raw = Array.from({ length: period }, (_, place) => {
    const own = detrended.filter((value, index) => index % period === place && value !== null) as readonly number[];
    return sum(own) / own.length;
  });
  const level = sum(raw) / period;
  const figure = raw.map((value) => apart(value, level));
  const remainder = detrended.map((value, index) =>
    value === null ? null : apart(value, figure[index % period] as number),
  );
  return { trend, figure, remainder };
}

/** A season's mean about a place; with an even season the two ends count half. */
function centredMean(values: readonly number[], index: number, period: number): number | null {
  const half = Math.floor(period / 2);
  if (index < half || index + half >= values.length) return null;
  const window = values.slice(index - half, index + half + 1);
  const ends = ((window[0] as number) + (window.at(-1) as number)) / 2;
  return (period % 2 === 0 ? sum(window) - ends : sum(window)) / period;
}
