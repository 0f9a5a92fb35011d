import { firstWhole } from '../distributions/root.ts';

/** How often each value was observed: values ascending, each once, with a whole number of observations. Two of them add up. */
export type Histogram = readonly { readonly value: number; readonly n: number }[];

/** Observations as a histogram, in any order and with repeats. */
export function histogramOf(bars: Histogram): Histogram {
  const counts = new Map<number, number>();
  for (const { value, n } of bars) counts.set(value, (counts.get(value) ?? 0) + n);
  return [...counts]
    .filter(([, n]) => n > 0)
    .sort(([a], [b]) => a - b)
    .map(([value, n]) => ({ value, n }));
}

/** How many observations there are. */
export function observations(histogram: Histogram): number {
  let sum = 0;
  for (const { n } of histogram) sum += n;
  return sum;
}

/**
 * The observation of a rank, the smallest being 1.
 *
 * @throws {RangeError} when the rank is not one of 1 … n
 * @example orderStatistic([{ value: 5, n: 2 }, { value: 9, n: 1 }], 3) // => 9
 */
export function orderStatistic(histogram: Histogram, rank: number): number {
  let seen = 0;
  for (const { value, n } of histogram) {
    seen += n;
    if (rank <= seen && rank >= 1) return value;
  }
  throw new RangeError(`rank: must be from 1 to ${seen} (got ${rank})`);
}

/**
 * The observations by rank, for many ranks of one histogram.
 *
 * @returns a function of the rank, from 1 to n
 * @example ranked([{ value: 5, n: 2 }, { value: 9, n: 1 }])(3) // => 9
 */
export function ranked(histogram: Histogram): (rank: number) => number {
  // numbers alone are kept: bars take four times as much, and thousands of these are held at once
  let seen = 0;
  const values = histogram.map(({ value }) => value);
  const reached = histogram.map(({ n }) => (seen += n));
  return (rank) => {
    const place = firstWhole((index) => (reached[index] ?? 0) >= rank, 0, reached.length - 1);
    const value = values[place];
    if (value === undefined || rank < 1) throw new RangeError(`rank: must be from 1 to ${seen} (got ${rank})`);
    return value;
  };
}
