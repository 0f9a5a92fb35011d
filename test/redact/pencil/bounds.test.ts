import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf } from '../../../src/redact/pencil/bounds.ts';
import { solve } from '../../../src/redact/pencil/solve.ts';
import { maximise } from '../../../src/stats/index.ts';

const sum = (cells: readonly number[], equals: number) => ({ terms: new Map(cells.map((cell) => [cell, 1])), equals });
const only = (...cells: readonly number[]) => new Map(cells.map((cell) => [cell, 1]));

describe('what sums leave open because nothing is less than none', () => {
  it('is one number alone where a row and a column leave no other', () => {
    // of 2 × 2 numbers, a row has 3, a column has 5, and all have 5: whatever is outside of both is none
    const { follows, isOpen } = boundsOf(solve([sum([0, 1], 3), sum([0, 2], 5), sum([0, 1, 2, 3], 5)]));
    expect(follows(only(0))?.value).toBe(3);
    expect(follows(only(2))?.value).toBe(2);
    expect(follows(only(1, 3))?.value).toBeCloseTo(0);
    expect(isOpen(only(0))).toBe(false);
  });

  it('follows from what was told alone and put into the sums as well', () => {
    // the same row, with a third number that is told
    const { follows } = boundsOf(solve([sum([0, 1, 9], 7), sum([0, 2], 5), sum([0, 1, 2, 3], 5), sum([9], 4)]));
    expect(follows(only(0))?.value).toBe(3);
    expect(follows(only(0))?.from).toContain(3);
    expect(follows(only(0, 9))?.from).toContain(3);
  });

  it('is nothing where two tables differ, and these are not sought again', () => {
    const { follows, isOpen } = boundsOf(solve([sum([0, 1], 7), sum([2, 3], 4)]));
    expect(isOpen(only(0))).toBe(false);
    expect(follows(only(0))).toBeNull();
    expect(isOpen(only(0))).toBe(true);
    expect(isOpen(only(1))).toBe(true);
  });

  it('is the sum of what each part of it must be, where these have no sum in common', () => {
    const block = (first: number) => [
      sum([first, first + 1], 3),
      sum([first, first + 2], 5),
      sum([first, first + 1, first + 2, first + 3], 5),
    ];
    const { follows } = boundsOf(solve([...block(0), ...block(4)]));
    expect(follows(only(0, 4))?.value).toBe(6);
  });

  it('is nothing of what stands in no sum, or where sums contradict each other', () => {
    expect(boundsOf(solve([sum([0, 1], 7)])).follows(only(9))).toBeNull();
    expect(boundsOf(solve([sum([0, 1], 7), sum([0, 1, 2], 5)])).follows(only(0))).toBeNull();
  });

  it('is as two linear programmes say of each number by itself', () => {
    const size = 9;
    const cells = fc.uniqueArray(fc.nat(size - 1), { minLength: 2, maxLength: 5 });
    const tables = fc.record({
      table: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: size, maxLength: size }),
      sums: fc.array(cells, { minLength: 2, maxLength: 8 }),
      asked: fc.array(fc.uniqueArray(fc.nat(size - 1), { minLength: 1, maxLength: 3 }), { minLength: 9, maxLength: 9 }),
    });
    fc.assert(
      fc.property(tables, ({ table, sums, asked }) => {
        const total = (own: readonly number[]): number => own.reduce((all, cell) => all + (table[cell] ?? 0), 0);
        const solved = solve(sums.map((own) => sum(own, total(own))));
        const { follows, isOpen } = boundsOf(solved);
        const rows = sums.map((own) => ({ terms: own.map((cell): [number, number] => [cell, 1]), equals: total(own) }));
        for (const own of asked) {
          const ends = [1, -1].map((sign) => {
            const objective = table.map((_, cell) => (own.includes(cell) ? sign : 0));
            const found = maximise({ objective, upper: table.map(() => 1000), rows });
            return found.status === 'optimal' ? sign * found.value : Number.NaN;
          });
          const isWide = (ends[0] ?? 0) - (ends[1] ?? 0) > 1 - 1e-6;
          if (!isWide) expect(isOpen(only(...own))).toBe(false);
          const value = follows(only(...own))?.value;
          if (isWide) expect(value).toBeUndefined();
          else expect(value).toBeCloseTo(total(own));
        }
      }),
      { numRuns: 300 },
    );
  });
});
