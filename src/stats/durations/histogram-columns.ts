import { type CensoredHistogram, sumHistograms } from './kaplan-meier.ts';

/** Histograms one after the other, as columns: sums of hundreds of them read numbers that lie side by side. */
export type HistogramColumns = {
  /** Bars of histogram i are those from `start[i]` up to `start[i + 1]`. */
  readonly start: Int32Array;
  readonly value: Float64Array;
  readonly n: Float64Array;
  readonly censored: Float64Array;
  /** All values are whole numbers. */
  readonly areWhole: boolean;
};

/** Some of them that follow one another: from the first up to, and without, the end. */
export type HistogramRange = { readonly columns: HistogramColumns; readonly first: number; readonly end: number };

/** @param histograms  in the order of their places; bars without observations are left out */
export function histogramColumns(histograms: readonly CensoredHistogram[]): HistogramColumns {
  const size = histograms.reduce((sum, { length }) => sum + length, 0);
  const [value, n, censored] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const start = new Int32Array(histograms.length + 1);
  let [at, areWhole] = [0, true];
  for (let place = 0; place < histograms.length; place += 1) {
    for (const bar of histograms[place] as CensoredHistogram) {
      if (!(bar.n + bar.censored > 0)) continue;
      value[at] = bar.value;
      n[at] = bar.n;
      censored[at] = bar.censored;
      areWhole &&= Number.isInteger(bar.value);
      at += 1;
    }
    start[place + 1] = at;
  }
  return { start, value, n, censored, areWhole };
}

/** Up to so many places a bar, counting by value is faster than sorting. */
const PLACES_PER_BAR = 4;

/**
 * What some histograms hold together: the same as `sumHistograms` of them.
 *
 * @example sumColumns([{ columns: histogramColumns([[{ value: 5, n: 2, censored: 0 }], [{ value: 5, n: 1, censored: 1 }]]), first: 0, end: 2 }]) // => [{ value: 5, n: 3, censored: 1 }]
 */
export function sumColumns(ranges: readonly HistogramRange[]): CensoredHistogram {
  let [length, least, most, areWhole] = [0, Infinity, -Infinity, true];
  for (const { columns, first, end } of ranges) {
    const { start, value } = columns;
    const last = start[end] as number;
    areWhole &&= columns.areWhole;
    for (let at = start[first] as number; at < last; at += 1) {
      const own = value[at] as number;
      if (own < least) least = own;
      if (own > most) most = own;
      length += 1;
    }
  }
  if (length === 0) return [];
  const places = most - least + 1;
  if (!areWhole || places * length > Number.MAX_SAFE_INTEGER) return sumHistograms(ranges.map(barsIn));
  return places <= PLACES_PER_BAR * length ? countedByPlace(ranges, least, places) : sorted(ranges, least, length);
}

/** Whole values that lie close together are counted at their places. */
function countedByPlace(ranges: readonly HistogramRange[], least: number, places: number): CensoredHistogram {
  const [n, censored] = [new Float64Array(places), new Float64Array(places)];
  for (const { columns, first, end } of ranges) {
    const last = columns.start[end] as number;
    for (let at = columns.start[first] as number; at < last; at += 1) {
      const place = (columns.value[at] as number) - least;
      n[place] = (n[place] as number) + (columns.n[at] as number);
      censored[place] = (censored[place] as number) + (columns.censored[at] as number);
    }
  }
  const counted: CensoredHistogram[number][] = [];
  for (let place = 0; place < places; place += 1) {
    const [ended, open] = [n[place] as number, censored[place] as number];
    if (ended + open > 0) counted.push({ value: least + place, n: ended, censored: open });
  }
  return counted;
}

/** Others by one number each, of the value and the place: plain numbers sort several times faster than bars (measured). */
function sorted(ranges: readonly HistogramRange[], least: number, length: number): CensoredHistogram {
  const [keys, n, censored] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
  let place = 0;
  for (const { columns, first, end } of ranges) {
    const last = columns.start[end] as number;
    for (let at = columns.start[first] as number; at < last; at += 1) {
      keys[place] = ((columns.value[at] as number) - least) * length + place;
      n[place] = columns.n[at] as number;
      censored[place] = columns.censored[at] as number;
      place += 1;
    }
  }
  keys.sort();
  const found: CensoredHistogram[number][] = [];
  let [before, ended, open] = [-1, 0, 0];
  for (const key of keys) {
    const own = key % length;
    const beyond = (key - own) / length;
    if (beyond !== before && before !== -1) found.push({ value: least + before, n: ended, censored: open });
    if (beyond !== before) [before, ended, open] = [beyond, 0, 0];
    ended += n[own] as number;
    open += censored[own] as number;
  }
  found.push({ value: least + before, n: ended, censored: open });
  return found;
}

function barsIn({ columns, first, end }: HistogramRange): CensoredHistogram {
  const { start, value, n, censored } = columns;
  const [from, to] = [start[first] as number, start[end] as number];
  return Array.from({ length: to - from }, (_, place) => ({
    value: value[from + place] as number,
    n: n[from + place] as number,
    censored: censored[from + place] as number,
  }));
}
