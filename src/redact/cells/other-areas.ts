import type { Grid, Row } from './grid.ts';
import type { Areas } from './relations.ts';
import { totalsOf } from './totals.ts';

const nameOf = ({ area, group }: Pick<Row, 'area' | 'group'>): string => JSON.stringify([area, group]);

/** Totals of an earlier report, by their rows, that are now of other areas: under one name they are two numbers. */
export function otherTotals(old: Grid, now: Grid, { leavesOut }: Areas): ReadonlySet<number> {
  const membersOf = (grid: Grid): ReadonlyMap<string, string> =>
    new Map(
      totalsOf(grid, leavesOut).map(({ row, members }) => [
        nameOf(grid.rows[row] as Row),
        JSON.stringify(members.map((member) => nameOf(grid.rows[member] as Row)).sort()),
      ]),
    );
  const current = membersOf(now);
  const then = membersOf(old);
  return new Set(
    old.rows.flatMap((row, place) => {
      const name = nameOf(row);
      return then.has(name) && current.has(name) && then.get(name) !== current.get(name) ? [place] : [];
    }),
  );
}

/** A number that an earlier report hid, and that is none of now. */
interface Other {
  readonly cell: number;
  readonly row: number;
  readonly slot: number;
  readonly count: number;
}

interface Then {
  readonly old: Grid;
  readonly now: Grid;
  /** What was told then, and what was hidden as it is now; what is found is put into it. */
  readonly filled: Float64Array;
  readonly areas: Areas;
}

/**
 * What areas that are no more had when they were hidden, as what is left of a total that was told then; and hidden totals of
 * the areas of then. Of several areas that are gone, nothing but their sum is known.
 */
export function otherAreas({ old, now, filled, areas }: Then): readonly Other[] {
  const width = old.slots.length;
  const known = new Set(now.rows.map(nameOf));
  const others = otherTotals(old, now, areas);
  const isUnknown = (cell: number): boolean => Number.isNaN(filled[cell] ?? Number.NaN);
  const rowOf = (cell: number): number => Math.floor(cell / width);
  const isGone = (cell: number): boolean => !known.has(nameOf(old.rows[rowOf(cell)] as Row));
  return totalsOf(old, areas.leavesOut).flatMap(({ row, members }) =>
    Array.from({ length: width }, (_, slot) => slot).flatMap((slot): readonly Other[] => {
      const total = row * width + slot;
      const cells = members.map((member) => member * width + slot);
      const missing = cells.filter(isUnknown);
      const sum = cells.reduce((all, cell) => all + (isUnknown(cell) ? 0 : (filled[cell] ?? 0)), 0);
      const [first, ...more] = missing;
      if (first === undefined) {
        if (!others.has(row) || !isUnknown(total)) return [];
        filled[total] = sum;
        return [{ cell: total, row, slot, count: sum }];
      }
      const left = (filled[total] ?? Number.NaN) - sum;
      if (!missing.every(isGone) || !(left >= 0)) return [];
      filled[first] = left;
      for (const cell of more) filled[cell] = 0;
      return [{ cell: first, row: rowOf(first), slot, count: left }];
    }),
  );
}
