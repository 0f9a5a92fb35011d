import { UNLINKED } from './cell-links.ts';
import { type CellTable, cellTable } from './cell-table.ts';
import { cellRole } from './count-panel.ts';
import { fitTwoWayPoisson, type TwoWayFit } from './two-way-poisson.ts';

/** A table with runs of periods in which the same areas were observed taken together, as one period each. */
export type MergedPeriods = {
  readonly table: CellTable;
  /** For each period of the table that was merged, the one that it is now part of. */
  readonly block: Int32Array;
  /** Whether areas' exposures move so much alike within blocks that the merged fit can stand for the whole one. */
  readonly isEven: boolean;
};

/** Exposures that differ by less from moving alike give area factors that differ by next to nothing. */
const EVEN = 0.1;

/**
 * Periods in which the same areas were observed, as one each.
 *
 * The area factors of a two-way Poisson fit need no more than these sums where an area's exposure is the same share of
 * all areas' in each of the periods, and nearly no more otherwise: with a few dozen launches in ten years of months, a
 * tenth of the cells.
 *
 * @param table  cells of an area × period table
 * @returns null when fewer than half of the periods would be saved
 */
export function mergePeriods(table: CellTable): MergedPeriods | null {
  const blocks = new Map<string, number>();
  const block = Int32Array.from({ length: table.periods }, (_, period) => {
    const cells = table.byPeriod.subarray(table.periodStart[period], table.periodStart[period + 1]);
    const areas = String.fromCharCode(...cells.map((cell) => table.area[cell] ?? 0));
    if (!blocks.has(areas)) blocks.set(areas, blocks.size);
    return blocks.get(areas) ?? 0;
  });
  if (2 * blocks.size > table.periods) return null;
  const size = table.areas * blocks.size;
  const [events, exposure, observed] = [new Float64Array(size), new Float64Array(size), new Uint8Array(size)];
  for (let cell = 0; cell < table.events.length; cell += 1) {
    const at = (table.area[cell] ?? 0) * blocks.size + (block[table.period[cell] ?? 0] ?? 0);
    events[at] = (events[at] ?? 0) + (table.events[cell] ?? 0);
    exposure[at] = (exposure[at] ?? 0) + (table.exposure[cell] ?? 0);
    observed[at] = 1;
  }
  const merged = {
    areaNames: Array.from({ length: table.areas }, String),
    periodNames: Array.from({ length: blocks.size }, String),
    area: Int32Array.from(events.keys(), (at) => Math.floor(at / blocks.size)),
    period: Int32Array.from(events.keys(), (at) => at % blocks.size),
    events,
    exposure,
    launch: new Int32Array(table.areas),
    kept: observed,
  };
  return { table: cellTable(merged, observed, cellRole.untreated), block, isEven: isEven(table, block, exposure) };
}

/** Whether each cell's share of its area's exposure in a block is that of all areas in the period. */
function isEven(table: CellTable, block: Int32Array, blockExposure: Float64Array): boolean {
  const blocks = blockExposure.length / table.areas;
  const [ofPeriod, ofBlock] = [new Float64Array(table.periods), new Float64Array(blocks)];
  for (let cell = 0; cell < table.exposure.length; cell += 1) {
    const period = table.period[cell] ?? 0;
    const place = block[period] ?? 0;
    ofPeriod[period] = (ofPeriod[period] ?? 0) + (table.exposure[cell] ?? 0);
    ofBlock[place] = (ofBlock[place] ?? 0) + (table.exposure[cell] ?? 0);
  }
  return table.exposure.every((exposure, cell) => {
    const period = table.period[cell] ?? 0;
    const place = block[period] ?? 0;
    const own = exposure / (blockExposure[(table.area[cell] ?? 0) * blocks + place] ?? 1);
    const all = (ofPeriod[period] ?? 0) / (ofBlock[place] ?? 1);
    return Math.abs(own / all - 1) <= EVEN;
  });
}

/** Period factors that meet the periods' totals at the area factors of a fit of merged periods. */
export function startFrom(table: CellTable, { area }: TwoWayFit, leftOut = -1): Float64Array {
  const [events, expected] = [new Float64Array(table.periods), new Float64Array(table.periods)];
  for (let cell = 0; cell < table.events.length; cell += 1) {
    const [place, period] = [table.area[cell] ?? 0, table.period[cell] ?? 0];
    if (place === leftOut) continue;
    events[period] = (events[period] ?? 0) + (table.events[cell] ?? 0);
    expected[period] = (expected[period] ?? 0) + (table.exposure[cell] ?? 0) * (area[place] ?? 0);
  }
  return events.map((total, period) =>
    total > 0 && (expected[period] ?? 0) > 0 ? total / (expected[period] ?? 1) : 0,
  );
}

/** A fit of a table, and the one of its merged periods that it came by; null where there is none. */
export type FitByWay = { readonly fit: TwoWayFit; readonly coarse: TwoWayFit | null };

/** The fit of a table by way of its merged periods: the same fit, from a start that is all but there. */
export function fitByWayOf(table: CellTable, merged: MergedPeriods | null): FitByWay {
  if (merged === null) return { fit: fitTwoWayPoisson(table), coarse: null };
  const coarse = fitTwoWayPoisson(merged.table);
  return { fit: fitTwoWayPoisson(table, { near: startFrom(table, coarse) }), coarse };
}

/**
 * The fit without an area.
 *
 * Where exposures move alike, the area factors of the merged periods and the period factors that meet their totals are
 * that fit, or differ from it by as much for one area left out as for another; no pass over all cells is needed for more.
 */
export function fitWithout(
  table: CellTable,
  { merged, fit, coarse }: FitByWay & { readonly merged: MergedPeriods | null },
  leftOut: number,
): TwoWayFit {
  if (merged === null || coarse === null) return fitTwoWayPoisson(table, { leftOut, start: fit });
  const first = fitTwoWayPoisson(merged.table, { leftOut, start: coarse });
  const period = startFrom(table, first, leftOut);
  if (!merged.isEven) return fitTwoWayPoisson(table, { leftOut, start: fit, near: period });
  const ofPeriod = new Int32Array(table.periods);
  for (let place = 0; place < table.periods; place += 1) {
    const block = merged.block[place] as number;
    ofPeriod[place] = period[place] === 0 ? UNLINKED : (first.links.period[block] as number);
  }
  const links = { area: first.links.area, period: ofPeriod };
  return { area: first.area, period, links, curvature: null, rounds: first.rounds };
}
