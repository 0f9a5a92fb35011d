import type { CountPanel } from './count-panel.ts';

/** Cells of an area × period table, some of which may be missing: by area, then by period. */
export type CellTable = {
  readonly areas: number;
  readonly periods: number;
  /** Cells of area a are those from `start[a]` up to `start[a + 1]`. */
  readonly start: Int32Array;
  /** The panel's row that a cell comes from. */
  readonly row: Int32Array;
  readonly area: Int32Array;
  readonly period: Int32Array;
  readonly events: Float64Array;
  /** 0 for a cell that is to be taken for missing. */
  readonly exposure: Float64Array;
  readonly areaEvents: Float64Array;
  readonly periodEvents: Float64Array;
  /** The same cells by period: those of period t are `byPeriod[i]` for i from `periodStart[t]` up to `periodStart[t + 1]`. */
  readonly byPeriod: Int32Array;
  readonly periodStart: Int32Array;
};

/**
 * The rows of one role as a table, whatever order they come in.
 *
 * @param panel  as described at `CountPanel`
 * @param roles  of each row, see `cellRoles`
 * @param role   the one to take
 */
export function cellTable(panel: Omit<CountPanel, 'launch' | 'kept'>, roles: Uint8Array, role: number): CellTable {
  const [areas, periods] = [panel.areaNames.length, panel.periodNames.length];
  const rows = rowsInRole(roles, role);
  const start = startOf(rows, panel.area, areas);
  const order = isInOrder(rows, panel) ? rows : inOrder(rows, panel, { periods, start });
  const [area, period] = [new Int32Array(order.length), new Int32Array(order.length)];
  const [events, exposure] = [new Float64Array(order.length), new Float64Array(order.length)];
  const everyCell = new Int32Array(order.length);
  for (let cell = 0; cell < order.length; cell += 1) {
    const row = order[cell] as number;
    area[cell] = panel.area[row] as number;
    period[cell] = panel.period[row] as number;
    events[cell] = panel.events[row] as number;
    exposure[cell] = panel.exposure[row] as number;
    everyCell[cell] = cell;
  }
  const periodStart = startOf(everyCell, period, periods);
  return {
    areas,
    periods,
    start,
    row: order,
    area,
    period,
    events,
    exposure,
    areaEvents: sumBy(area, events, areas),
    periodEvents: sumBy(period, events, periods),
    byPeriod: sortedBy(everyCell, period, periodStart),
    periodStart,
  };
}

function rowsInRole(roles: Uint8Array, role: number): Int32Array {
  const rows = new Int32Array(roles.length);
  let count = 0;
  for (let row = 0; row < roles.length; row += 1) {
    if (roles[row] !== role) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.subarray(0, count);
}

/** Sums of values by key. */
export function sumBy(keys: Int32Array, values: Float64Array, ofKeys: number): Float64Array {
  const sums = new Float64Array(ofKeys);
  for (let place = 0; place < keys.length; place += 1) {
    const key = keys[place] ?? 0;
    sums[key] = (sums[key] ?? 0) + (values[place] ?? 0);
  }
  return sums;
}

/** Whether rows stand by area, then period, as they mostly do. */
function isInOrder(rows: Int32Array, { area, period }: Pick<CountPanel, 'area' | 'period'>): boolean {
  for (let place = 1; place < rows.length; place += 1) {
    const [before, row] = [rows[place - 1] as number, rows[place] as number];
    const step = (area[row] as number) - (area[before] as number);
    if (step < 0 || (step === 0 && (period[row] as number) < (period[before] as number))) return false;
  }
  return true;
}

function inOrder(
  rows: Int32Array,
  { area, period }: Pick<CountPanel, 'area' | 'period'>,
  { periods, start }: { readonly periods: number; readonly start: Int32Array },
): Int32Array {
  return sortedBy(sortedBy(rows, period, startOf(rows, period, periods)), area, start);
}

/** Where each key's items start, once they are sorted by it; and where the last ones end. */
function startOf(items: Int32Array, keys: Int32Array, ofKeys: number): Int32Array {
  const start = new Int32Array(ofKeys + 1);
  for (let place = 0; place < items.length; place += 1) {
    const after = (keys[items[place] as number] as number) + 1;
    start[after] = (start[after] as number) + 1;
  }
  for (let key = 0; key < ofKeys; key += 1) start[key + 1] = (start[key + 1] as number) + (start[key] as number);
  return start;
}

/** Items by key, otherwise in the order in which they came. */
function sortedBy(items: Int32Array, keys: Int32Array, start: Int32Array): Int32Array {
  const next = start.slice();
  const order = new Int32Array(items.length);
  for (let place = 0; place < items.length; place += 1) {
    const item = items[place] as number;
    const key = keys[item] as number;
    order[next[key] as number] = item;
    next[key] = (next[key] as number) + 1;
  }
  return order;
}
