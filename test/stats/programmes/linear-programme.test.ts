import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LinearProgramme, maximise } from '../../../src/stats/index.ts';

const none = Infinity;

/** Kuhn's programme, on which the simplex goes round in circles by the steepest rule (slacks written out). */
const circling: LinearProgramme = {
  objective: [0.75, -150, 0.02, -6, 0, 0, 0],
  upper: [none, none, none, none, none, none, none],
  rows: [
    {
      terms: [
        [0, 0.25],
        [1, -60],
        [2, -0.04],
        [3, 9],
        [4, 1],
      ],
      equals: 0,
    },
    {
      terms: [
        [0, 0.5],
        [1, -90],
        [2, -0.02],
        [3, 3],
        [5, 1],
      ],
      equals: 0,
    },
    {
      terms: [
        [2, 1],
        [6, 1],
      ],
      equals: 1,
    },
  ],
};

describe('linear programmes', () => {
  it('end where Beale circles (Beale 1955: 1/20)', () => {
    const found = maximise(circling);
    expect(found.status).toBe('optimal');
    expect(found.status === 'optimal' && found.value).toBeCloseTo(0.05, 9);
  });

  it('have the optimum of Dantzig’s textbook case (36 at 2 and 6)', () => {
    const found = maximise({
      objective: [3, 5, 0, 0, 0],
      upper: [none, none, none, none, none],
      rows: [
        {
          terms: [
            [0, 1],
            [2, 1],
          ],
          equals: 4,
        },
        {
          terms: [
            [1, 2],
            [3, 1],
          ],
          equals: 12,
        },
        {
          terms: [
            [0, 3],
            [1, 2],
            [4, 1],
          ],
          equals: 18,
        },
      ],
    });
    expect(found).toMatchObject({ status: 'optimal', value: 36 });
    expect(found.status === 'optimal' && found.solution.slice(0, 2)).toEqual([2, 6]);
  });

  it('say when nothing fulfils the rows, and when there is no end', () => {
    expect(maximise({ objective: [1], upper: [2], rows: [{ terms: [[0, 1]], equals: 3 }] }).status).toBe('infeasible');
    expect(maximise({ objective: [1], upper: [none], rows: [{ terms: [[0, 1]], equals: -1 }] }).status).toBe(
      'infeasible',
    );
    expect(
      maximise({
        objective: [1, 0],
        upper: [none, none],
        rows: [
          {
            terms: [
              [0, 1],
              [1, -1],
            ],
            equals: 0,
          },
        ],
      }).status,
    ).toBe('unbounded');
    expect(maximise({ objective: [1], upper: [none], rows: [] }).status).toBe('unbounded');
  });

  it('need as many limits as variables, and none below nothing', () => {
    expect(() => maximise({ objective: [1], upper: [], rows: [] })).toThrow(RangeError);
    expect(() => maximise({ objective: [1], upper: [-1], rows: [] })).toThrow(RangeError);
  });

  it('have the bounds of a hidden cell of a two-way table (Fréchet), whatever the table', () => {
    const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: width, maxLength: width }), {
        minLength: 2,
        maxLength: 5,
      }),
    );
    fc.assert(
      fc.property(table, (cells) => {
        const width = cells[0]?.length ?? 0;
        const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
        const across = cells.map(sum);
        const down = Array.from({ length: width }, (_, column) => sum(cells.map((row) => row[column] ?? 0)));
        const rows = [
          ...across.map((equals, row) => ({
            terms: down.map((_, column): [number, number] => [row * width + column, 1]),
            equals,
          })),
          ...down.map((equals, column) => ({
            terms: across.map((_, row): [number, number] => [row * width + column, 1]),
            equals,
          })),
        ];
        const n = cells.length * width;
        const upper = new Array<number>(n).fill(Infinity);
        const objective = (sign: number) => [sign, ...new Array<number>(n - 1).fill(0)];
        const [most, least] = [1, -1].map((sign) => maximise({ objective: objective(sign), upper, rows }));
        const [a, b] = [across[0] ?? 0, down[0] ?? 0];
        expect(most?.status === 'optimal' && most.value).toBeCloseTo(Math.min(a, b), 6);
        expect(least?.status === 'optimal' && -least.value).toBeCloseTo(Math.max(0, a + b - sum(across)), 6);
      }),
      { numRuns: 200 },
    );
  });

  it('are never beaten by another solution, whatever the limits', () => {
    const wholes = (most: number) => fc.array(fc.integer({ min: 0, max: most }), { minLength: 4, maxLength: 4 });
    const signed = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(
        wholes(3),
        wholes(4),
        signed,
        fc.array(signed, { minLength: 1, maxLength: 3 }),
        (x, room, objective, lines) => {
          const upper = x.map((own, j) => own + (room[j] ?? 0));
          const dot = (line: readonly number[], at: readonly number[]): number =>
            line.reduce((total, one, j) => total + one * (at[j] ?? 0), 0);
          const rows = lines.map((line) => ({
            terms: line.flatMap((one, j): [number, number][] => (one === 0 ? [] : [[j, one]])),
            equals: dot(line, x),
          }));
          const found = maximise({ objective, upper, rows });
          if (found.status !== 'optimal') throw new Error(found.status);
          expect(found.value).toBeGreaterThanOrEqual(dot(objective, x) - 1e-7);
          for (const line of lines) expect(dot(line, found.solution)).toBeCloseTo(dot(line, x), 6);
          for (const [j, own] of found.solution.entries()) {
            expect(own).toBeGreaterThanOrEqual(-1e-7);
            expect(own).toBeLessThanOrEqual((upper[j] ?? 0) + 1e-7);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
