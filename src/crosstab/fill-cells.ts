import type { Area } from '../spec/index.ts';
import type { Stretch } from './exposure.ts';
import type { Cells } from './panel.ts';
import type { RolledUp } from './roll-up.ts';
import { columnsOf, isScalar, type StatKind } from './stat.ts';

/** Every area × every month: where a cell stands in the columns of a panel. */
export interface Grid {
  readonly areas: readonly Area[];
  readonly spans: readonly Stretch[];
  /** The place of a name among the areas, and of the first day of a month among the spans. */
  readonly areaAt: ReadonlyMap<string, number>;
  readonly spanAt: ReadonlyMap<string, number>;
}

/** @param starts  first days as the warehouse has them: of whole months, also where the cover begins inside one */
export const gridOf = (areas: readonly Area[], spans: readonly Stretch[], starts: readonly string[]): Grid => ({
  areas,
  spans,
  areaAt: new Map(areas.map(({ area }, index) => [area, index])),
  spanAt: new Map(starts.map((start, index) => [start, index])),
});

/** One column of a metric (or none, where only its presence matters): the number of a place in the rows of its source. */
export interface Filling {
  readonly rows: readonly RolledUp[];
  readonly place: number;
  readonly column: number | null;
}

export interface Filled {
  readonly cells: Cells;
  readonly elsewhere: number;
  readonly incomplete: number;
}

/**
 * Sets the numbers of rows into the columns of a metric; what no row speaks of stays 0.
 *
 * @param silenceIsZero  an area and month without a row had no events; otherwise it was not reported, and neither was one
 *   of which only one side of a ratio has a row, or only some of its smaller areas
 */
export function fillCells(
  grid: Grid,
  kind: StatKind,
  { fillings, silenceIsZero }: { readonly fillings: readonly Filling[]; readonly silenceIsZero: boolean },
): Filled {
  const size = (grid.areas.length + 1) * grid.spans.length;
  const columns = isScalar(kind) ? columnsOf[kind].map(() => new Float64Array(size)) : [];
  const heard = new Uint32Array(size);
  let [elsewhere, incomplete] = [0, 0];
  for (const [first, { rows, place, column }] of fillings.entries()) {
    // of other kinds it is only asked whether there is anything
    const target = column === null ? undefined : columns[column];
    for (const row of rows) {
      const value = row.values[place] ?? 0;
      const at = cellOf(row, grid);
      if (first === 0 && at.isElsewhere) elsewhere += value;
      if (at.cell === null) continue;
      if (!row.isWhole && !silenceIsZero) {
        if (first === 0) incomplete += value;
        continue;
      }
      heard[at.cell] = (heard[at.cell] ?? 0) + 1;
      if (target) target[at.cell] = (target[at.cell] ?? 0) + value;
    }
  }
  const reported = Uint8Array.from(heard, (times) => (silenceIsZero || times >= fillings.length ? 1 : 0));
  return { cells: { kind, columns, stats: null, reported, interpolated: new Uint8Array(size) }, elsewhere, incomplete };
}

/** Where a row belongs: places that are no area of the evaluation share the row after the last. */
export function cellOf(
  { area, start }: Pick<RolledUp, 'area' | 'start'>,
  { areas, spans, areaAt, spanAt }: Grid,
): { readonly cell: number | null; readonly isElsewhere: boolean } {
  const known = area === null ? undefined : areaAt.get(area);
  const column = spanAt.get(start);
  const cell = column === undefined ? null : (known ?? areas.length) * spans.length + column;
  return { cell, isElsewhere: known === undefined };
}
