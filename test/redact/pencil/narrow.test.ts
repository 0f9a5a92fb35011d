import { describe, expect, it } from 'vitest';
import { narrowed } from '../../../src/redact/pencil/narrow.ts';

/** Sums of the numbers at some places; those of a negative one (~place) are taken away. */
function known(size: number, sums: readonly (readonly [equals: number, ...places: number[]])[]) {
  const rows = sums.map(([equals, ...places]) => ({
    equals,
    terms: places.map((place) => (place < 0 ? [~place, -1] : [place, 1]) as [number, number]),
  }));
  const open = rows.map(({ equals, terms }, at) => ({ equation: 10 + at, terms: new Map(terms), equals, given: [] }));
  return narrowed({ rows, sums: open, upper: new Array<number>(size).fill(1000) });
}

describe('what sums leave of counts beside the least and the most of their others', () => {
  it('is one number where it can be no other, and says which sums it follows from', () => {
    // of two quarters all events were in the days that a third one has of both; the last sum has nothing to do with it
    const { rangeOf, from } = known(6, [
      [5, 0, 1],
      [7, 0, 2],
      [2, 2, 3],
      [9, 4, 5],
    ]);
    expect([0, 1, 2, 3].map((place) => rangeOf([[place, 1]]))).toEqual([
      [5, 5],
      [0, 0],
      [2, 2],
      [0, 0],
    ]);
    expect([...from([[0, 1]])].sort()).toEqual([10, 11, 12]);
  });

  it('is a range of whole numbers where it may be several, and of several counts the ends of each', () => {
    const { rangeOf, from } = known(3, [[4, 0, 1]]);
    expect(rangeOf([[0, 1]])).toEqual([0, 4]);
    expect(rangeOf([[2, 1]])).toEqual([0, 1000]);
    const both = [
      [0, 1],
      [1, -1],
    ] as const;
    expect(rangeOf(both)).toEqual([-4, 4]);
    expect(from([[2, 1]])).toEqual([]);
  });

  it('knows what is left without a part', () => {
    const { rangeOf } = known(2, [[3, 0, ~1]]);
    expect(rangeOf([[0, 1]])).toEqual([3, 1000]);
    expect(rangeOf([[1, 1]])).toEqual([0, 997]);
  });

  it('lets sums that contradict each other say nothing', () => {
    const { rangeOf } = known(2, [
      [4, 0, 1],
      [9, 0],
    ]);
    const [least, most] = rangeOf([[0, 1]]);
    expect(least).toBeLessThanOrEqual(most);
  });
});
