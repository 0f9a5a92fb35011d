import type { Finding } from '../../spec/index.ts';
import { gridOf } from './build-grid.ts';
import type { Grid, Row, Span } from './grid.ts';
import { otherAreas, otherTotals } from './other-areas.ts';
import { type Areas, type Relation, type Remainder, relationsOf } from './relations.ts';
import { withoutRounding } from './rounded-before.ts';
import type { Outside } from './system.ts';

/** What one earlier report told of a metric: its findings as they were published. */
export interface Told extends Areas {
  readonly findings: readonly Finding[];
}

/**
 * What earlier reports told of the counts of a grid, column by column: cells that stood there as they are now, and sums
 * whose other parts stood there. What has been restated since gives nothing exactly, and is left out.
 */
export function outsideOf(grid: Grid, earlier: readonly Told[]): readonly Outside[] {
  const made = grid.columns.map(
    (): Recalled => ({
      known: new Uint8Array(grid.hidden.length),
      relations: [],
      windows: [],
      places: new Map(),
    }),
  );
  const rows = new Map(grid.rows.map((row, place) => [nameOf(row), place]));
  for (const told of earlier) {
    if (told.findings.length === 0) continue;
    const rounded = oldGrid(told.findings);
    const countsNow = (place: number, span: Span): readonly number[] | null => {
      const row = rows.get(nameOf(rounded.rows[place] ?? { area: '', group: null }));
      return row === undefined ? null : countsIn(grid, row, span);
    };
    const old = withoutRounding(rounded, { findings: told.findings, countsNow });
    for (const [n, outside] of made.entries()) recallColumn({ grid, old, rows, n, areas: told }, outside);
  }
  return made;
}

const nameOf = ({ area, group }: Pick<Row, 'area' | 'group'>): string => JSON.stringify([area, group]);

/** What a row has in some days, column by column. */
function countsIn(grid: Grid, row: number, span: Span): readonly number[] {
  return grid.columns.map(
    (column) =>
      cellsIn(grid, { row, span, column })?.reduce((sum, cell) => sum + (column[cell] ?? Number.NaN), 0) ?? Number.NaN,
  );
}

/** The grid of an earlier report, with the days of what it hid as well. */
function oldGrid(findings: readonly Finding[]): Grid {
  const grid = gridOf({ places: findings.map((_, place) => place), whole: findings, shown: findings });
  const rows = grid.rows.map((row, place): Row => {
    const finding = findings[place];
    const spans = grid.slots.map(
      (slot, at): Span | null => row.spans[at] ?? (finding ? hiddenSpan(finding, slot) : null),
    );
    return { ...row, spans };
  });
  return { ...grid, rows };
}

function hiddenSpan(finding: Finding, slot: Grid['slots'][number]): Span | null {
  if (slot.kind === 'point') {
    const point = finding.series[slot.at];
    return point?.state === 'suppressed' ? point : null;
  }
  const level = slot.kind === 'now' ? finding.now : slot.kind === 'also' ? finding.also[slot.at] : undefined;
  return level?.status === 'withheld' && level.reason === 'suppressed' ? level : null;
}

interface Recalled extends Outside {
  readonly relations: Relation[];
  readonly windows: Remainder[];
  /** Where a window of a row stands among them. */
  readonly places: Map<string, number>;
}

interface Recalling {
  readonly grid: Grid;
  readonly old: Grid;
  readonly rows: ReadonlyMap<string, number>;
  /** Which of the columns. */
  readonly n: number;
  readonly areas: Areas;
}

/** Puts what was hidden then, as it is now, into the gaps: sums that hold among all of it held then. */
function recallColumn({ grid, old, rows, n, areas }: Recalling, outside: Recalled): void {
  const [column, was] = [grid.columns[n], old.columns[n]];
  if (!column || !was) return;
  const width = old.slots.length;
  const filled = Float64Array.from(was);
  const others = otherTotals(old, grid, areas);
  /** What was hidden, by the cell that it is now. */
  const made = new Map<number, number>();
  for (const [place, row] of old.rows.entries()) {
    const own = rows.get(nameOf(row));
    if (own === undefined) continue;
    for (let slot = 0; slot < width; slot += 1) {
      const span = row.spans[slot];
      const cell = place * width + slot;
      if (!span || isWorkedOut(old.slots[slot])) continue;
      const isShown = !Number.isNaN(was[cell] ?? Number.NaN);
      const cells = cellsIn(grid, { row: own, span, column });
      const sum = cells?.reduce((total, one) => total + (column[one] ?? Number.NaN), 0) ?? Number.NaN;
      if (Number.isNaN(sum)) continue;
      if (isShown) {
        for (const same of sameSpan(grid, own, span)) if (column[same] === was[cell]) outside.known[same] = 1;
        continue;
      }
      if (others.has(place)) continue;
      filled[cell] = sum;
      made.set(cell, cellOf({ cells: cells ?? [], row: own, span, sum, size: column.length }, outside));
    }
  }
  const beyond = (row: number, span: Span, count: number): number => {
    const name = JSON.stringify([old.rows[row]?.area, old.rows[row]?.group, span.from, span.to, 'then']);
    const { places, windows } = outside;
    const place = places.get(name) ?? windows.length;
    if (place === windows.length)
      windows.push({ row: rows.get(nameOf(old.rows[row] as Row)) ?? 0, slot: 0, span, count });
    places.set(name, place);
    return column.length + place;
  };
  for (const { cell, row, slot, count } of otherAreas({ old, now: grid, filled, areas })) {
    const span = old.rows[row]?.spans[slot];
    if (span && !isWorkedOut(old.slots[slot])) made.set(cell, beyond(row, span, count));
  }
  for (const relation of relationsOf(old, filled, areas).relations) {
    const kept = hiddenThen(relation, made, filled.length);
    if (kept) outside.relations.push(kept);
  }
}

/** What stands behind other numbers, and is no count of some days by itself. */
const isWorkedOut = (slot: Grid['slots'][number] | undefined): boolean =>
  slot?.kind === 'effect' || slot?.kind === 'untreated' || slot?.kind === 'compared';

/** A sum of an earlier report as one of what it hid: the rest of it was told. */
function hiddenThen({ total, parts }: Relation, made: ReadonlyMap<number, number>, size: number): Relation | null {
  // what stood nowhere then leaves everything open
  if (total >= size || parts.some((part) => part >= size)) return null;
  const left = parts.flatMap((part) => made.get(part) ?? []);
  const whole = made.get(total);
  if (whole === undefined) return left.length === 0 ? null : { total: -1, parts: left };
  return left.includes(whole) ? null : { total: whole, parts: left };
}

interface Hidden {
  readonly cells: readonly number[];
  readonly row: number;
  readonly span: Span;
  readonly sum: number;
  readonly size: number;
}

/** A window that no report tells any more is still a secret: it stands beyond the grid, as the sum of its periods. */
function cellOf({ cells, row, span, sum, size }: Hidden, { windows, places, relations }: Recalled): number {
  const [only, ...others] = cells;
  if (only !== undefined && others.length === 0) return only;
  const name = JSON.stringify([row, span.from, span.to]);
  const known = places.get(name);
  if (known !== undefined) return size + known;
  places.set(name, windows.length);
  windows.push({ row, slot: 0, span, count: sum });
  const total = size + windows.length - 1;
  relations.push({ total, parts: cells });
  return total;
}

/** Cells of a row that are about just these days. */
function sameSpan({ rows, slots }: Grid, row: number, { from, to }: Span): readonly number[] {
  const spans = rows[row]?.spans ?? [];
  return slots.flatMap(({ kind }, slot) => {
    const own = spans[slot];
    const isWhole = kind === 'point' || kind === 'now' || kind === 'also' || kind === 'before';
    return isWhole && own?.from === from && own.to === to ? [row * slots.length + slot] : [];
  });
}

/** The cells that add up to what a row has in some days: one that is about them, or its periods. */
function cellsIn(
  grid: Grid,
  { row, span, column }: { readonly row: number; readonly span: Span; readonly column: Float64Array },
): readonly number[] | null {
  const [same] = sameSpan(grid, row, span).filter((cell) => !Number.isNaN(column[cell] ?? Number.NaN));
  if (same !== undefined) return [same];
  const spans = grid.rows[row]?.spans.slice(0, grid.periods) ?? [];
  const inner = spans.flatMap((own, slot) =>
    own && own.from >= span.from && own.to <= span.to ? [{ own, slot }] : [],
  );
  const isWhole = inner[0]?.own.from === span.from && inner.at(-1)?.own.to === span.to;
  return isWhole ? inner.map(({ slot }) => row * grid.slots.length + slot) : null;
}
