import { describe, expect, it } from 'vitest';
import type { Relation } from '../../../src/redact/cells/relations.ts';
import type { System } from '../../../src/redact/cells/system.ts';
import { toldSumsOf } from '../../../src/redact/cells/told-sums.ts';

/** Two rows of four periods and a window each: cells 0 to 3 and 4, 5 to 8 and 9; a window beyond the grid is 10. */
const sumsOf = (...relations: readonly Relation[]) => {
  const slots = [0, 1, 2, 3].map((at) => ({ kind: 'point', at }));
  const grid = { rows: [], slots: [...slots, { kind: 'now' }], periods: 4, hidden: new Uint8Array(10) };
  const periods = new Map([[4, [2, 3]]]);
  return toldSumsOf({ grid, relations, ofReport: 0 } as unknown as System, (cell) => periods.get(cell));
};

describe('sums that earlier reports told', () => {
  it('of two areas in a period stay where what one has more the other has less', () => {
    const { isLeft } = sumsOf({ total: -1, parts: [0, 5] });
    expect(isLeft([0], [5])).toBe(true);
    expect(isLeft([0], [6])).toBe(false);
    expect(isLeft([0, 6], [1, 5])).toBe(true);
  });

  it('of some periods of an area stay where both periods are among them, or neither is', () => {
    const { isLeft } = sumsOf({ total: -1, parts: [0, 1] });
    expect([isLeft([0, 6], [1, 5]), isLeft([2, 8], [3, 7]), isLeft([0, 7], [2, 5])]).toEqual([true, true, false]);
  });

  it('of a window are those of its periods, of this report or of an earlier one', () => {
    const own = sumsOf({ total: -1, parts: [4, 9] }, { total: -1, parts: [4] });
    expect([own.isLeft([2], [3]), own.isLeft([1], [2])]).toEqual([true, false]);
    const earlier = sumsOf({ total: 10, parts: [0, 1] }, { total: -1, parts: [10, 5] });
    expect([earlier.isLeft([0], [1]), earlier.isLeft([1], [5]), earlier.isLeft([1], [2])]).toEqual([true, true, false]);
  });

  it('keep what stands in them with something that is no sum of periods', () => {
    const { stuck } = sumsOf({ total: -1, parts: [0, 9] });
    expect([...stuck].filter((cell) => cell >= 0).sort()).toEqual([0, 9]);
  });

  it('with a hidden total, stay where the total does', () => {
    const { isLeft } = sumsOf({ total: 3, parts: [0, 1] });
    expect([isLeft([0], [1]), isLeft([0], []), isLeft([0, 3], [])]).toEqual([true, false, true]);
  });

  it('are none where nothing was told', () => expect(sumsOf().isLeft([0], [7])).toBe(true));
});
