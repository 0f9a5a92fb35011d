/** Segments no longer than this are sorted by insertion, unless they are the first. */
const SHORT = 11;

/**
 * Values sorted only as far as is needed to have some of them in their places, by Singleton's algorithm.
 *
 * R's stl looks for the two middle values of an even number with it, but asks for the later one first. The algorithm
 * splits the places asked for as if they ascended, so it may lose the later one: what stands there is then too large,
 * and the trust that STL puts in outlying values a little too great. To agree with R, we ask as it does.
 *
 * @param values  any numbers
 * @param wanted  places from 0
 * @returns the values; those in places asked for in ascending order are where a full sort would have them
 * @see Singleton 1969, Algorithm 347; R's stl.f
 * @example partiallySorted([3, 1, 2], [1])[1] // => 2
 */
export function partiallySorted(values: ArrayLike<number>, wanted: readonly number[]): Float64Array {
  const sorted = Float64Array.from(values);
  const waiting: Segment[] = [{ first: 0, last: sorted.length - 1, wanted }];
  for (let segment = waiting.pop(); segment !== undefined; segment = waiting.pop()) {
    const { first, last } = segment;
    if (segment.wanted.length === 0 || first >= last) continue;
    if (first > 0 && last - first < SHORT) {
      sorted.subarray(first, last + 1).sort();
      continue;
    }
    waiting.push(...halves(segment, partition(sorted, first, last)));
  }
  return sorted;
}

type Segment = { readonly first: number; readonly last: number; readonly wanted: readonly number[] };

/** Where the small values end and the large ones begin. */
type Split = { readonly smallEnd: number; readonly largeStart: number };

/** The places asked for go to the halves by scanning them from the shorter half's far end, as the algorithm does. */
function halves({ first, last, wanted }: Segment, { smallEnd, largeStart }: Split): readonly Segment[] {
  let cut: number;
  if (smallEnd - first <= last - largeStart) {
    cut = wanted.length;
    while (cut > 0 && (wanted[cut - 1] as number) > smallEnd) cut -= 1;
  } else {
    cut = 0;
    while (cut < wanted.length && (wanted[cut] as number) < largeStart) cut += 1;
  }
  return [
    { first, last: smallEnd, wanted: wanted.slice(0, cut) },
    { first: largeStart, last, wanted: wanted.slice(cut) },
  ];
}

/** Moves values up to the median of first, middle and last to the left of those from it on. */
function partition(values: Float64Array, first: number, last: number): Split {
  const at = (place: number): number => values[place] as number;
  const swap = (a: number, b: number): void => {
    [values[a], values[b]] = [at(b), at(a)];
  };
  const middle = Math.floor((first + last) / 2);
  if (at(first) > at(middle)) swap(first, middle);
  if (at(last) < at(middle)) {
    swap(last, middle);
    if (at(first) > at(middle)) swap(first, middle);
  }
  const pivot = at(middle);
  let [largeStart, smallEnd] = [first, last];
  for (;;) {
    do smallEnd -= 1;
    while (at(smallEnd) > pivot);
    do largeStart += 1;
    while (at(largeStart) < pivot);
    if (largeStart > smallEnd) return { smallEnd, largeStart };
    swap(smallEnd, largeStart);
  }
}
