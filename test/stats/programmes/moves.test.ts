import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestMoves, type Moves, maximise } from '../../../src/stats/index.ts';

/** The same with two variables for each number, written out. */
function writtenOut({ numbers, sums }: Moves) {
  const ways = numbers.flatMap(({ rise, fall }) => [rise, fall]);
  const rows = sums.map((terms) => ({
    terms: terms.flatMap(([at, times]): [number, number][] => [
      [2 * at, times],
      [2 * at + 1, -times],
    ]),
    equals: 0,
  }));
  return maximise({ objective: ways.map(({ gain }) => gain), upper: ways.map(({ most }) => most), rows });
}

const way = fc.record({
  gain: fc.integer({ min: -9, max: 3 }),
  most: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constant(Number.POSITIVE_INFINITY)),
});
const programme = fc.integer({ min: 1, max: 6 }).chain((n) =>
  fc.record({
    numbers: fc.array(fc.record({ rise: way, fall: way }), { minLength: n, maxLength: n }),
    sums: fc.array(
      fc
        .array(fc.constantFrom(-1, 0, 1), { minLength: n, maxLength: n })
        .map((line) => line.flatMap((times, at): [number, number][] => (times === 0 ? [] : [[at, times]]))),
      { maxLength: 4 },
    ),
  }),
);

describe('best moves', () => {
  it('are those of the linear programme of two variables for each number, to the last bit', () => {
    fc.assert(
      fc.property(programme, (moves) => {
        expect(bestMoves(moves)).toEqual(writtenOut(moves));
      }),
      { numRuns: 500 },
    );
  });

  it('leave every sum as it is', () => {
    const found = bestMoves({
      numbers: [
        { rise: { gain: 10, most: 3 }, fall: { gain: -10, most: 0 } },
        { rise: { gain: -1, most: 5 }, fall: { gain: -1, most: 2 } },
        { rise: { gain: -2, most: 5 }, fall: { gain: -2, most: 2 } },
      ],
      sums: [
        [
          [0, 1],
          [1, 1],
          [2, 1],
        ],
      ],
    });
    expect(found).toEqual({ status: 'optimal', value: 26, solution: [3, 0, 0, 2, 0, 1] });
  });

  it('have no end where nothing stops them, and are none without numbers', () => {
    const free = { gain: 1, most: Number.POSITIVE_INFINITY };
    expect(bestMoves({ numbers: [{ rise: free, fall: free }], sums: [] }).status).toBe('unbounded');
    expect(bestMoves({ numbers: [], sums: [] })).toEqual({ status: 'optimal', value: 0, solution: [] });
    const wrong = { gain: 1, most: -1 };
    expect(() => bestMoves({ numbers: [{ rise: wrong, fall: free }], sums: [] })).toThrow(RangeError);
  });
});
