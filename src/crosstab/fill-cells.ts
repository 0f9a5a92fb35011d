import type { Area, Span } from '../spec/index.ts';
import type { Cells } from './panel.ts';
import type { RolledUp } from './roll-up.ts';
import { columnsOf, type ScalarKind } from './stat.ts';

/** Every area × every month: where a cell stands in the columns of a panel. */
export interface Grid {
  readonly areas: readonly Area[];
  readonly spans: readonly Span[];
  /** The place of a name among the areas, and of the first day of a month among the spans. */
  readonly areaAt: ReadonlyMap<string, number>;
  readonly spanAt: ReadonlyMap<string, number>;
}

/** @param starts  first days as the warehouse has them: of whole months, also where the cover begins inside one */
export const gridOf = (areas: readonly Area[], spans: readonly Span[], starts: readonly string[]): Grid => ({
  areas,
  spans,
  areaAt: new Map(areas.map(({ area }, index) => [area, index])),
  spanAt: new Map(starts.map((start, index) => [start, index])),
});

export interface Filling {
  readonly kind: ScalarKind;
  readonly rows: readonly RolledUp[];
  /** Where the numbers of the metric begin among those of a row, and how many there are: they fill the first columns. */
  readonly from: number;
  readonly width: number;
  /** An area and month without a row had no events; otherwise, it was not reported. */
  readonly silenceIsZero: boolean;
}

export interface Filled {
  readonly cells: Cells;
  readonly elsewhere: number;
  readonly incomplete: number;
}

/** Sets the numbers of rows into the columns of a metric. Columns that the rows say nothing of stay at 0. */
export function fillCells(grid: Grid, { kind, rows, from, width, silenceIsZero }: Filling): Filled {
  const size = grid.areas.length * grid.spans.length;
  const columns = columnsOf[kind].map(() => new Float64Array(size));
  const reported = new Uint8Array(size).fill(silenceIsZero ? 1 : 0);
  let [elsewhere, incomplete] = [0, 0];
  for (const { area, start, values, isWhole } of rows) {
    const [row, column] = [grid.areaAt.get(area ?? ''), grid.spanAt.get(start)];
    if (area === null || row === undefined) {
      elsewhere += values[from] ?? 0;
      continue;
    }
    if (column === undefined) continue;
    if (!isWhole && !silenceIsZero) {
      incomplete += values[from] ?? 0;
      continue;
    }
    const at = row * grid.spans.length + column;
    reported[at] = 1;
    for (let index = 0; index < width; index += 1) (columns[index] as Float64Array)[at] = values[from + index] ?? 0;
  }
  return { cells: { kind, columns, reported, interpolated: new Uint8Array(size) }, elsewhere, incomplete };
}
