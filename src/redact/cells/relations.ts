import type { Grid, Row, Span } from './grid.ts';
import { type Total, totalsOf } from './totals.ts';

/** A sum that anybody can work out: the total, and the cells that it is the sum of, by their places. */
export interface Relation {
  readonly total: number;
  readonly parts: readonly number[];
}

/** A part of a total that is told of nowhere, and is no secret only as long as it does not follow. */
export interface Remainder {
  readonly count: number;
  /** Whose it is, and when. */
  readonly row: number;
  readonly slot: number;
  /** Its days, where they are not those of the slot. */
  readonly span?: Span;
}

/** How the counts of one column hang together. Cells beyond the grid are remainders, in their order. */
export interface Relations {
  readonly relations: readonly Relation[];
  readonly remainders: readonly Remainder[];
}

export interface Areas {
  /** There are areas that nothing is told of, but that everywhere counts. */
  readonly leavesOut: boolean;
  /** Below it, what the windows of other reports will hold is a secret already. */
  readonly minimum?: number;
}

interface Making {
  readonly grid: Grid;
  readonly column: Float64Array;
  readonly areas: Areas;
  readonly relations: Relation[];
  readonly remainders: Remainder[];
}

/**
 * The sums that hold among the counts of one column: periods and windows, areas and all of them, groups and everybody.
 * What should add up by its days and does not (a site that was closed, a baseline of each area's own) is no relation.
 */
export function relationsOf(grid: Grid, column: Float64Array, areas: Areas): Relations {
  const making: Making = { grid, column, areas, relations: [], remainders: [] };
  for (const [row, own] of grid.rows.entries()) addTimes(making, row, own);
  const totals = totalsOf(grid, areas.leavesOut);
  for (let slot = 0; slot < grid.slots.length; slot += 1) for (const total of totals) addAreas(making, slot, total);
  addGroups(making);
  if (areas.minimum !== undefined) for (const row of grid.rows.keys()) addLater(making, row, areas.minimum);
  return { relations: making.relations, remainders: making.remainders };
}

const at = ({ grid }: Making, row: number, slot: number): number => row * grid.slots.length + slot;
const countAt = ({ column }: Making, cell: number): number => column[cell] ?? Number.NaN;
const sumOf = (making: Making, cells: readonly number[]): number =>
  cells.reduce((sum, cell) => sum + countAt(making, cell), 0);

/** @param rest  what is left of the total may be told of nowhere; without it, a sum that does not hold is none */
function add(making: Making, { total, parts }: Relation, rest: Pick<Remainder, 'row' | 'slot'> | null): boolean {
  const left = countAt(making, total) - sumOf(making, parts);
  if (Number.isNaN(left) || left < 0 || parts.length === 0) return false;
  if (left === 0) {
    making.relations.push({ total, parts });
    return true;
  }
  if (rest === null) return false;
  const cell = making.column.length + making.remainders.length;
  making.remainders.push({ ...rest, count: left });
  making.relations.push({ total, parts: [...parts, cell] });
  return true;
}

const isIn = (inner: Span, outer: Span): boolean => inner.from >= outer.from && inner.to <= outer.to;
const touches = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to;

function addTimes(making: Making, row: number, own: Row): void {
  const { grid } = making;
  const now = grid.slots.findIndex(({ kind }) => kind === 'now');
  const windows: number[] = [];
  const periods = periodsOf(making, row);
  for (let slot = grid.periods; slot < grid.slots.length; slot += 1) {
    const span = own.spans[slot];
    if (!span) continue;
    const cell = at(making, row, slot);
    if (grid.slots[slot]?.kind === 'compared') {
      add(making, { total: at(making, row, now), parts: [cell] }, { row, slot: now });
      continue;
    }
    addPeriods(making, { row, slot, span, periods });
    windows.push(slot);
  }
  addNested(making, row, windows);
}

interface Window {
  readonly row: number;
  readonly slot: number;
  readonly span: Span;
  /** Those of its row that are counted. */
  readonly periods: readonly PlacedPeriod[];
}

/** A window as the sum of its periods; of those at its ends that it holds a part of, the part is a remainder. */
function addPeriods(making: Making, { row, slot, span, periods }: Window): void {
  const inner = periods.filter((period) => isIn(period.span, span));
  const outer = periods.filter((period) => touches(period.span, span));
  const total = at(making, row, slot);
  const cells = (list: typeof periods): number[] => list.map((period) => at(making, row, period.slot));
  const isWhole = inner[0]?.span.from === span.from && inner.at(-1)?.span.to === span.to;
  if (isWhole) {
    if (add(making, { total, parts: cells(inner) }, null)) return;
    add(making, { total, parts: cells(inSeason(making, row, inner)) }, null);
    return;
  }
  // an effect counts the whole of the period in which it begins
  if (add(making, { total, parts: cells(outer) }, null)) return;
  add(making, { total, parts: cells(inner) }, { row, slot });
  const [first, last] = [outer[0], outer.at(-1)];
  const isCovered = first && last && first.span.from <= span.from && last.span.to >= span.to;
  if (isCovered) addCover(making, { total, covering: cells(outer) }, { row, slot });
}

/** Periods that hold a window: together they are the window and what lies around it. */
function addCover(
  making: Making,
  { total, covering }: { readonly total: number; readonly covering: readonly number[] },
  rest: Pick<Remainder, 'row' | 'slot'>,
): void {
  const left = sumOf(making, covering) - countAt(making, total);
  if (Number.isNaN(left) || left < 0) return;
  const [only, ...others] = covering;
  if (only === undefined) return;
  if (others.length === 0) {
    add(making, { total: only, parts: [total] }, rest);
    return;
  }
  // the sum of several has no name of its own: it is a remainder too large to be a secret
  const whole = making.column.length + making.remainders.length;
  making.remainders.push({ ...rest, count: sumOf(making, covering) }, { ...rest, count: left });
  making.relations.push({ total: whole, parts: covering }, { total: whole, parts: [total, whole + 1] });
}

interface PlacedPeriod {
  readonly slot: number;
  readonly span: Span;
}

function periodsOf({ grid, column }: Making, row: number): readonly PlacedPeriod[] {
  const found: PlacedPeriod[] = [];
  for (let slot = 0; slot < grid.periods; slot += 1) {
    const span = grid.rows[row]?.spans[slot];
    if (span && !Number.isNaN(column[row * grid.slots.length + slot] ?? Number.NaN)) found.push({ slot, span });
  }
  return found;
}

/** Of the periods of a baseline, those at the same time of the year as the current window. */
function inSeason({ grid }: Making, row: number, periods: readonly PlacedPeriod[]): readonly PlacedPeriod[] {
  const now = grid.rows[row]?.spans[grid.slots.findIndex(({ kind }) => kind === 'now')];
  if (!now) return [];
  const months = new Set(
    grid.rows[row]?.spans
      .slice(0, grid.periods)
      .flatMap((span) => (span && isIn(span, now) ? [span.from.slice(5, 7)] : [])),
  );
  return periods.filter(({ span }) => months.has(span.from.slice(5, 7)));
}

/** One window inside another that periods do not fill: what lies between them is a remainder. */
function addNested(making: Making, row: number, windows: readonly number[]): void {
  const spans = making.grid.rows[row]?.spans ?? [];
  const ends = new Set(spans.slice(0, making.grid.periods).flatMap((span) => (span ? [span.from, span.to] : [])));
  const placed = windows.flatMap((slot) => {
    const span = spans[slot];
    return span ? [{ slot, span, isUneven: !ends.has(span.from) || !ends.has(span.to) }] : [];
  });
  if (!placed.some(({ isUneven }) => isUneven)) return;
  for (const inner of placed)
    for (const outer of placed)
      if (inner !== outer && (inner.isUneven || outer.isUneven) && isIn(inner.span, outer.span))
        add(
          making,
          { total: at(making, row, outer.slot), parts: [at(making, row, inner.slot)] },
          { row, slot: outer.slot },
        );
}

/** Windows as long as the current one, at any time: reports before and after this one tell of them, or must hide them. */
function addLater(making: Making, row: number, minimum: number): void {
  const now = making.grid.slots.findIndex(({ kind }) => kind === 'now');
  const current = making.grid.rows[row]?.spans[now];
  if (!current) return;
  const periods = periodsOf(making, row);
  const length = periods.filter(({ span }) => isIn(span, current)).length;
  if (length < 2) return;
  const counts = periods.map(({ slot }) => countAt(making, at(making, row, slot)));
  for (let first = 0; first + length <= periods.length; first += 1) {
    let count = 0;
    for (let period = first; period < first + length; period += 1) count += counts[period] ?? 0;
    if (count === 0 || count >= minimum) continue;
    const parts = periods.slice(first, first + length).map(({ slot }) => at(making, row, slot));
    making.relations.push({ total: making.column.length + making.remainders.length, parts });
    making.remainders.push({ count, row, slot: periods[first + length - 1]?.slot ?? now });
  }
}

/** A total of areas in one slot. */
function addAreas(making: Making, slot: number, { row: total, members, leavesOut }: Total): void {
  const isTold = (row: number): boolean => !Number.isNaN(countAt(making, at(making, row, slot)));
  if (!isTold(total)) return;
  const told = members.filter(isTold);
  if (told.length === 0) return;
  const relation = { total: at(making, total, slot), parts: told.map((row) => at(making, row, slot)) };
  if (leavesOut || told.length < members.length) {
    add(making, relation, { row: total, slot });
    return;
  }
  // records without a known area are told of beside everywhere: all else adds up as if they were not
  if (countAt(making, relation.total) >= sumOf(making, relation.parts)) making.relations.push(relation);
}

function addGroups(making: Making): void {
  const { rows, slots } = making.grid;
  if (rows.every(({ group }) => group === null)) return;
  for (const [total, { area, group }] of rows.entries()) {
    if (group !== null) continue;
    const members = rows.flatMap((row, place) => (row.group !== null && row.area === area ? [place] : []));
    if (members.length === 0) continue;
    for (let slot = 0; slot < slots.length; slot += 1) {
      const parts = members.map((row) => at(making, row, slot)).filter((cell) => !Number.isNaN(countAt(making, cell)));
      add(making, { total: at(making, total, slot), parts }, { row: total, slot });
    }
  }
}
