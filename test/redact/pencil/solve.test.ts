import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/redact/pencil/solve.ts';

const sum = (cells: readonly number[], equals: number) => ({ terms: new Map(cells.map((cell) => [cell, 1])), equals });
const only = (cell: number) => new Map([[cell, 1]]);

describe('what a reader works out of sums', () => {
  it('is the last unknown of a total', () => {
    const { follows } = solve([sum([0, 1, 2], 10), sum([0], 3), sum([1], 5)]);
    expect(follows(only(2))).toEqual({ value: 2, from: expect.arrayContaining([0, 1, 2]) });
  });

  it('is each of those that add up to none', () => {
    const { follows } = solve([sum([0, 1], 0)]);
    expect(follows(only(0))?.value).toBe(0);
  });

  it('is what sums that overlap leave, though no number of them is told', () => {
    // quarters of two years that begin a month apart: only their difference is known
    const { follows } = solve([sum([0, 1, 2], 12), sum([1, 2, 3], 9)]);
    expect(follows(only(0))).toBeNull();
    expect(
      follows(
        new Map([
          [0, 1],
          [3, -1],
        ]),
      )?.value,
    ).toBeCloseTo(3);
  });

  it('is nothing of a number that may be this or that, or that stands in no sum', () => {
    const { follows } = solve([sum([0, 1], 7)]);
    expect(follows(only(0))).toBeNull();
    expect(follows(only(9))).toBeNull();
  });

  it('names the sums that it follows from, and no others', () => {
    const { follows } = solve([sum([0, 1], 7), sum([1], 4), sum([2, 3], 9)]);
    expect([...(follows(only(0))?.from ?? [])].sort()).toEqual([0, 1]);
  });
});
