import { firstWhole } from '../distributions/root.ts';

/**
 * How often each value was observed: values ascending, each once, and beside each a whole number of observations. Two of
 * them add up. In columns, for there may be a million values: objects take four times as much room, and as long to copy.
 */
export type Histogram = { readonly values: readonly number[]; readonly n: readonly number[] };

/** So many observations of one value. */
export type Bar = { readonly value: number; readonly n: number };

/**
 * Observations as a histogram, in any order and with repeats.
 *
 * @example histogramOf([{ value: 9, n: 1 }, { value: 5, n: 2 }, { value: 9, n: 3 }]) // => { values: [5, 9], n: [2, 4] }
 */
export function histogramOf(bars: readonly Bar[]): Histogram {
  const counts = new Map<number, number>();
  for (const { value, n } of bars) counts.set(value, (counts.get(value) ?? 0) + n);
  const found = [...counts].filter(([, n]) => n > 0).sort(([a], [b]) => a - b);
  return { values: found.map(([value]) => value), n: found.map(([, n]) => n) };
}

/** The sum of a column. */
export function sumOf(numbers: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < numbers.length; at += 1) sum += numbers[at] as number;
  return sum;
}

/** How many observations there are. */
export const observations = ({ n }: Histogram): number => sumOf(n);

/**
 * The observation of a rank, the smallest being 1.
 *
 * @throws {RangeError} when the rank is not one of 1 … n
 * @example orderStatistic({ values: [5, 9], n: [2, 1] }, 3) // => 9
 */
export function orderStatistic({ values, n }: Histogram, rank: number): number {
  let seen = 0;
  for (let at = 0; at < values.length; at += 1) {
    seen += n[at] as number;
    if (rank <= seen && rank >= 1) return values[at] as number;
  }
  throw new RangeError(`rank: must be from 1 to ${seen} (got ${rank})`);
}

/**
 * The observations by rank, for many ranks of one histogram.
 *
 * @returns a function of the rank, from 1 to n
 * @example ranked({ values: [5, 9], n: [2, 1] })(3) // => 9
 */
export function ranked({ values, n }: Histogram): (rank: number) => number {
  let seen = 0;
  const reached = n.map((own) => (seen += own));
  return (rank) => {
    const place = firstWhole((index) => (reached[index] ?? 0) >= rank, 0, reached.length - 1);
    const value = values[place];
    if (value === undefined || rank < 1) throw new RangeError(`rank: must be from 1 to ${seen} (got ${rank})`);
    return value;
  };
}
