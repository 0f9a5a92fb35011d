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
export function cellTable(panel: CountPanel, roles: Uint8Array, role: number): CellTable {
  const [areas, periods] = [panel.areaNames.length, panel.periodNames.length];
  const rows = Int32Array.from(roles.keys()).filter((row) => roles[row] === role);
  const sorted = countingSort(rows, panel.period, periods).order;
  const { order, start } = countingSort(sorted, panel.area, areas);
  const pick = (column: Int32Array | Float64Array, row: number): number => column[row] ?? 0;
  const area = Int32Array.from(order, (row) => pick(panel.area, row));
  const period = Int32Array.from(order, (row) => pick(panel.period, row));
  const events = Float64Array.from(order, (row) => pick(panel.events, row));
  const transposed = countingSort(Int32Array.from(order.keys()), period, periods);
  return {
    areas,
    periods,
    start,
    row: order,
    area,
    period,
    events,
    exposure: Float64Array.from(order, (row) => pick(panel.exposure, row)),
    areaEvents: sumBy(area, events, areas),
    periodEvents: sumBy(period, events, periods),
    byPeriod: transposed.order,
    periodStart: transposed.start,
  };
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

/** Items by key, otherwise in the order in which they came, and where each key's items start. */
function countingSort(
  items: Int32Array,
  keys: Int32Array,
  ofKeys: number,
): { readonly order: Int32Array; readonly start: Int32Array } {
  const start = new Int32Array(ofKeys + 1);
  const add = (counts: Int32Array, key: number, count: number): void => {
    counts[key] = (counts[key] ?? 0) + count;
  };
  for (const item of items) add(start, (keys[item] ?? 0) + 1, 1);
  for (let key = 0; key < ofKeys; key += 1) add(start, key + 1, start[key] ?? 0);
  const next = start.slice();
  const order = new Int32Array(items.length);
  for (const item of items) {
    const key = keys[item] ?? 0;
    order[next[key] ?? 0] = item;
    add(next, key, 1);
  }
  return { order, start };
}
