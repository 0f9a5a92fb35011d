import { UNLINKED } from './cell-links.ts';
import { type CellTable, cellTable } from './cell-table.ts';
import { cellRole } from './count-panel.ts';
import { type NestedRows, nestedFactors, nestedRows } from './nested-rows.ts';
import { fitTwoWayPoisson, type TwoWayFit } from './two-way-poisson.ts';

/** Areas that a two-way Poisson fit sees by their sum alone, as one row each time. */
export type AlikeAreas = {
  readonly table: CellTable;
  readonly nested: NestedRows | null;
  readonly fit: TwoWayFit;
  /** For each area, its row in the table; −1 for an area without events, which tells a fit nothing. */
  readonly rowOf: Int32Array;
  /** Of each row, how many areas it stands for. */
  readonly members: Int32Array;
  /** For each area, its share of the row's exposure: the same in every period. */
  readonly share: Float64Array;
};

/** Exposures that differ by no more than this from being in proportion differ by rounding. */
const ROUNDING = 1e-12;

/**
 * Areas observed in the same periods, with exposures that are in proportion, taken together.
 *
 * Given the period factors, an area's factor is its events over what they expect of its exposure; what all such areas are
 * expected to have in a period then depends on the sum of their events alone. Dozens of areas without the programme become
 * one row, and so do those of each launch: leaving out an area takes its events from its row.
 *
 * @param table  cells of an area × period table
 * @returns null when fewer than half of the areas would be saved
 */
export function alikeAreas(table: CellTable): AlikeAreas | null {
  const firsts: number[] = [];
  const rowOf = new Int32Array(table.areas).fill(-1);
  for (let area = 0; area < table.areas; area += 1) {
    if (table.areaEvents[area] === 0) continue;
    const known = firsts.findIndex((first) => isAlike(table, first, area));
    rowOf[area] = known < 0 ? firsts.length : known;
    if (known < 0) firsts.push(area);
  }
  if (firsts.length === 0 || 2 * firsts.length > table.areas) return null;
  const rows = rowsOf(table, rowOf, firsts);
  const members = new Int32Array(firsts.length);
  for (const row of rowOf) if (row >= 0) members[row] = (members[row] as number) + 1;
  const share = Float64Array.from(rowOf, (row, area) =>
    row < 0
      ? 0
      : (table.exposure[table.start[area] as number] as number) / (rows.exposure[rows.start[row] as number] as number),
  );
  const nested = nestedRows(rows);
  const near = nested && nestedFactors(rows, nested);
  return { table: rows, nested, fit: fitTwoWayPoisson(rows, near === null ? {} : { near }), rowOf, members, share };
}

function isAlike({ start, period, exposure }: CellTable, a: number, b: number): boolean {
  const [first, other] = [start[a] as number, start[b] as number];
  const length = (start[a + 1] as number) - first;
  if ((start[b + 1] as number) - other !== length) return false;
  const ratio = (exposure[other] as number) / (exposure[first] as number);
  for (let cell = 0; cell < length; cell += 1) {
    if (period[first + cell] !== period[other + cell]) return false;
    const own = (exposure[other + cell] as number) / (exposure[first + cell] as number);
    // also where an exposure is 0, for a cell to be taken for missing
    if (!(Math.abs(own / ratio - 1) <= ROUNDING)) return false;
  }
  return true;
}

function rowsOf(table: CellTable, rowOf: Int32Array, firsts: readonly number[]): CellTable {
  const [areas, periods] = [firsts.length, table.periods];
  const size = areas * periods;
  const [events, exposure, observed] = [new Float64Array(size), new Float64Array(size), new Uint8Array(size)];
  for (let cell = 0; cell < table.events.length; cell += 1) {
    const row = rowOf[table.area[cell] as number] as number;
    if (row < 0) continue;
    const at = row * periods + (table.period[cell] as number);
    events[at] = (events[at] as number) + (table.events[cell] as number);
    exposure[at] = (exposure[at] as number) + (table.exposure[cell] as number);
    observed[at] = 1;
  }
  const [area, period] = [new Int32Array(size), new Int32Array(size)];
  for (let at = 0; at < size; at += 1) {
    area[at] = Math.floor(at / periods);
    period[at] = at % periods;
  }
  const names = { areaNames: firsts.map(String), periodNames: Array.from({ length: periods }, String) };
  return cellTable({ ...names, area, period, events, exposure }, observed, cellRole.untreated);
}

/**
 * The fit of all areas without one of them.
 *
 * @param wanted  areas whose factor is asked for: that of all others stays at 0
 */
export function fitWithoutOne(
  table: CellTable,
  { alike, wanted }: { readonly alike: AlikeAreas; readonly wanted: readonly number[] },
  leftOut: number,
): TwoWayFit {
  const { rowOf, members, nested, share } = alike;
  const row = rowOf[leftOut] as number;
  const rows = withoutEvents(alike.table, row, { table, leftOut });
  const near = nested && nestedFactors(rows, nested);
  const found = fitTwoWayPoisson(rows, {
    leftOut: members[row] === 1 ? row : -1,
    start: alike.fit,
    isReplicate: true,
    ...(near === null ? {} : { near }),
  });
  const ofArea = new Int32Array(table.areas);
  for (let place = 0; place < table.areas; place += 1) {
    const own = rowOf[place] as number;
    ofArea[place] = place === leftOut || own < 0 ? UNLINKED : (found.links.area[own] as number);
  }
  const area = new Float64Array(table.areas);
  for (let k = 0; k < wanted.length; k += 1) {
    const place = wanted[k] as number;
    const own = rowOf[place] as number;
    if (place === leftOut || own < 0) continue;
    area[place] =
      ((found.area[own] as number) * (table.areaEvents[place] as number)) /
      ((rows.areaEvents[own] as number) * (share[place] as number));
  }
  const { period, links, curvature, rounds } = found;
  return { area, period, links: { area: ofArea, period: links.period }, curvature, rounds };
}

function withoutEvents(
  rows: CellTable,
  row: number,
  { table, leftOut }: { readonly table: CellTable; readonly leftOut: number },
): CellTable {
  const [events, areaEvents, periodEvents] = [rows.events.slice(), rows.areaEvents.slice(), rows.periodEvents.slice()];
  const [first, from] = [rows.start[row] as number, table.start[leftOut] as number];
  const length = (table.start[leftOut + 1] as number) - from;
  for (let cell = 0; cell < length; cell += 1) {
    const gone = table.events[from + cell] as number;
    const period = table.period[from + cell] as number;
    events[first + cell] = (events[first + cell] as number) - gone;
    periodEvents[period] = (periodEvents[period] as number) - gone;
  }
  areaEvents[row] = (areaEvents[row] as number) - (table.areaEvents[leftOut] as number);
  return { ...rows, events, areaEvents, periodEvents };
}
