import { type Histogram, observations, sumOf } from './histogram.ts';

/** Durations that ended (`n`) or were still open when last seen (`censored`), by value; null where none was open. */
export type CensoredHistogram = Histogram & { readonly censored: readonly number[] | null };

/** Durations of one value. */
export type CensoredBar = { readonly value: number; readonly n: number; readonly censored: number };

/** The histogram of nothing. */
export const noDurations: CensoredHistogram = { values: [], n: [], censored: null };

/**
 * Durations as a histogram, in any order and with repeats.
 *
 * @example censoredHistogramOf([{ value: 9, n: 1, censored: 0 }, { value: 4, n: 1, censored: 2 }]) // => { values: [4, 9], n: [1, 1], censored: [2, 0] }
 */
export const censoredHistogramOf = (bars: readonly CensoredBar[]): CensoredHistogram =>
  sumHistograms([
    {
      values: bars.map(({ value }) => value),
      n: bars.map(({ n }) => n),
      censored: bars.map(({ censored }) => censored),
    },
  ]);

/** How many durations were still open when last seen. */
export const stillOpen = ({ censored }: CensoredHistogram): number => (censored === null ? 0 : sumOf(censored));

/** How many durations there are, ended or not. */
export const durationsIn = (histogram: CensoredHistogram): number => observations(histogram) + stillOpen(histogram);

/**
 * What several histograms hold together; there may be hundreds of thousands of values, and thousands of such sums.
 *
 * @param parts  values may also be in any order and repeated, or have no durations
 * @example sumHistograms([{ values: [4], n: [1], censored: null }, { values: [4, 9], n: [2, 1], censored: null }]) // => { values: [4, 9], n: [3, 1], censored: null }
 */
export function sumHistograms(parts: readonly CensoredHistogram[]): CensoredHistogram {
  const isOpen = parts.some((part) => stillOpen(part) > 0);
  const reach = reachOf(parts);
  if (reach.length === 0) return noDurations;
  const summed = reach.places <= PLACES_PER_VALUE * reach.length ? countedByPlace(parts, reach) : merged(parts, reach);
  return isOpen ? summed : { ...summed, censored: null };
}

/** Up to so many places a value, counting by place is faster than sorting. */
const PLACES_PER_VALUE = 4;

/** How many values there are, the least, and the whole numbers from there to the last: NaN where some are not whole. */
type Reach = { readonly length: number; readonly least: number; readonly places: number };

function reachOf(parts: readonly CensoredHistogram[]): Reach {
  let [length, least, most, areWhole] = [0, Infinity, -Infinity, true];
  for (const { values } of parts) {
    length += values.length;
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at] as number;
      if (areWhole) areWhole = Number.isInteger(value);
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  return { length, least, places: areWhole ? most - least + 1 : Number.NaN };
}

/** The columns of a histogram while it is put together. */
type Columns = { readonly values: number[]; readonly n: number[]; readonly censored: number[] };

/** Whole values that lie close together are counted at their places. */
function countedByPlace(parts: readonly CensoredHistogram[], { least, places }: Reach): Columns {
  const [ended, open] = [new Array<number>(places).fill(0), new Array<number>(places).fill(0)];
  for (const { values, n, censored } of parts)
    for (let at = 0; at < values.length; at += 1) {
      const place = (values[at] as number) - least;
      ended[place] = (ended[place] as number) + (n[at] as number);
      if (censored !== null) open[place] = (open[place] as number) + (censored[at] as number);
    }
  const found: Columns = { values: [], n: [], censored: [] };
  for (let place = 0; place < places; place += 1) {
    const [n, censored] = [ended[place] as number, open[place] as number];
    if (!(n + censored > 0)) continue;
    found.values.push(least + place);
    found.n.push(n);
    found.censored.push(censored);
  }
  return found;
}

/** Other values are sorted, and those that are the same joined. */
function merged(parts: readonly CensoredHistogram[], reach: Reach): Columns {
  const all: Columns = { values: [], n: [], censored: [] };
  for (const { values, n, censored } of parts)
    for (let at = 0; at < values.length; at += 1) {
      all.values.push(values[at] as number);
      all.n.push(n[at] as number);
      all.censored.push(censored?.[at] ?? 0);
    }
  const order = inOrder(all.values, reach);
  const found: Columns = { values: [], n: [], censored: [] };
  for (let place = 0; place < order.length; place += 1) {
    const at = order[place] as number;
    const [value, n, censored] = [all.values[at] as number, all.n[at] as number, all.censored[at] as number];
    if (!(n + censored > 0)) continue;
    const last = found.values.length - 1;
    if (found.values[last] === value) {
      found.n[last] = (found.n[last] as number) + n;
      found.censored[last] = (found.censored[last] as number) + censored;
    } else {
      found.values.push(value);
      found.n.push(n);
      found.censored.push(censored);
    }
  }
  return found;
}

/** Where the values stand, in their order: by one number each of the value and where it stands, these sort fastest (measured). */
function inOrder(values: readonly number[], { length, least, places }: Reach): ArrayLike<number> {
  if (!(places * length <= Number.MAX_SAFE_INTEGER))
    return [...values.keys()].sort((a, b) => (values[a] as number) - (values[b] as number));
  const order = new Float64Array(length);
  for (let at = 0; at < length; at += 1) order[at] = ((values[at] as number) - least) * length + at;
  order.sort();
  for (let place = 0; place < length; place += 1) order[place] = (order[place] as number) % length;
  return order;
}
