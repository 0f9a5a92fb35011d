import { type Histogram, observations } from './histogram.ts';

/** How many pairs differ by no more than a limit, the largest such difference, and the smallest one beyond it. */
type Split = { readonly pairs: number; readonly largest: number; readonly beyond: number };

/** Splits all differences x − y at a limit, in one pass over both histograms. */
function split(x: Histogram, y: Histogram, limit: number): Split {
  let [pairs, largest, beyond] = [0, -Infinity, Infinity];
  let [place, above] = [0, observations(y)];
  // as x rises, more and more of the smallest y differ from it by more than the limit
  for (let at = 0; at < x.values.length; at += 1) {
    const value = x.values[at] as number;
    for (; value - (y.values[place] ?? Infinity) > limit; place += 1) above -= y.n[place] as number;
    const [far, near] = [y.values[place - 1], y.values[place]];
    if (far !== undefined) beyond = Math.min(beyond, value - far);
    if (near !== undefined) largest = Math.max(largest, value - near);
    pairs += (x.n[at] as number) * above;
  }
  return { pairs, largest, beyond };
}

/**
 * The difference of a rank among all pairs x − y, the smallest being 1, without forming the pairs.
 *
 * Halves the range of values and lands on a difference each time: some forty passes over both histograms, for pairs
 * beyond counting.
 *
 * @param x     values and how often each was observed, at least one observation
 * @param y     likewise
 * @param rank  whole, from 1 to the number of pairs
 * @throws {RangeError} when there are no observations, or the rank is outside its range
 * @example pairwiseDifference({ values: [5, 9], n: [2, 1] }, { values: [4, 6], n: [1, 1] }, 4) // => 1
 */
export function pairwiseDifference(x: Histogram, y: Histogram, rank: number): number {
  const [first, last, start, end] = [x.values[0], x.values.at(-1), y.values[0], y.values.at(-1)];
  if (first === undefined || last === undefined || start === undefined || end === undefined) {
    throw new RangeError('samples: must have observations (got none)');
  }
  const pairs = observations(x) * observations(y);
  if (!(rank >= 1 && rank <= pairs)) throw new RangeError(`rank: must be from 1 to ${pairs} (got ${rank})`);
  let [low, high] = [first - end, last - start];
  while (low < high) {
    const middle = low + (high - low) / 2;
    const parts = split(x, y, middle < high ? middle : low);
    if (parts.pairs >= rank) high = parts.largest;
    else low = parts.beyond;
  }
  return low;
}
