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

/** Where each row of a source belongs: its cell, -1 outside the cover, and whether its place is no area of the evaluation. */
export interface Placement {
  readonly cells: Int32Array;
  readonly isElsewhere: Uint8Array;
  readonly isWhole: Uint8Array;
  /** The numbers of the rows by what was asked: a metric reads one of hundreds from each row. */
  readonly columns: readonly Float64Array[];
}

/** Metrics of one source and cover share their rows and their grid, and so where the one belongs in the other. */
export function placementOf(rows: readonly RolledUp[], grid: Grid): Placement {
  const { length } = rows;
  const [cells, isElsewhere, isWhole] = [new Int32Array(length), new Uint8Array(length), new Uint8Array(length)];
  const columns = (rows[0]?.values ?? []).map(() => new Float64Array(length));
  for (const [place, row] of rows.entries()) {
    const at = cellOf(row, grid);
    cells[place] = at.cell ?? -1;
    isElsewhere[place] = at.isElsewhere ? 1 : 0;
    isWhole[place] = row.isWhole ? 1 : 0;
    for (let column = 0; column < columns.length; column += 1)
      (columns[column] as Float64Array)[place] = row.values[column] ?? 0;
  }
  return { cells, isElsewhere, isWhole, columns };
}

export interface Filled {
  readonly cells: Cells;
  readonly elsewhere: number;
  readonly incomplete: number;
}

interface Fillings {
  readonly fillings: readonly Filling[];
  readonly silenceIsZero: boolean;
  readonly placedIn?: typeof placementOf;
}

/**
 * Sets the numbers of rows into the columns of a metric; what no row speaks of stays 0.
 *
 * @param silenceIsZero  an area and month without a row had no events; otherwise it was not reported, and neither was one
 *   of which only one side of a ratio has a row, or only some of its smaller areas
 * @param placedIn  `placementOf`, or what remembers it
 */
export function fillCells(
  grid: Grid,
  kind: StatKind,
  { fillings, silenceIsZero, placedIn = placementOf }: Fillings,
): Filled {
  const size = (grid.areas.length + 1) * grid.spans.length;
  const width = isScalar(kind) ? columnsOf[kind].length : 0;
  // of harm, as many more as there are weights
  const most = fillings.reduce((last, { column }) => Math.max(last, (column ?? -1) + 1), width);
  const columns = Array.from({ length: most }, () => new Float64Array(size));
  const heard = new Uint32Array(size);
  let [elsewhere, incomplete] = [0, 0];
  for (const [first, { rows, place, column }] of fillings.entries()) {
    // of other kinds it is only asked whether there is anything
    const target = column === null ? undefined : columns[column];
    const { cells, isElsewhere, isWhole, columns: values } = placedIn(rows, grid);
    const asked = values[place] ?? new Float64Array(rows.length);
    for (let at = 0; at < rows.length; at += 1) {
      const value = asked[at] as number;
      const cell = cells[at] as number;
      if (first === 0 && isElsewhere[at] === 1) elsewhere += value;
      if (cell === -1) continue;
      if (isWhole[at] === 0 && !silenceIsZero) {
        if (first === 0) incomplete += value;
        continue;
      }
      heard[cell] = (heard[cell] as number) + 1;
      if (target) target[cell] = (target[cell] as number) + value;
    }
  }
  const reported = new Uint8Array(size);
  for (let cell = 0; cell < size; cell += 1)
    reported[cell] = silenceIsZero || (heard[cell] as number) >= fillings.length ? 1 : 0;
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
