import type { CellTable } from './cell-table.ts';

/** Marks an area or a period without events: its factor is 0, and nothing can be compared with it. */
export const UNLINKED = -1;

/** Which areas and periods one two-way fit can compare: those of equal number. */
export type CellLinks = { readonly area: Int32Array; readonly period: Int32Array };

/** A walk over the table: the areas and periods seen. */
type Seen = { readonly areas: Uint8Array; readonly periods: Uint8Array };

/**
 * Areas and periods that a two-way Poisson fit can compare with each other.
 *
 * A cell can hold expected events only where they can be moved to it without changing a margin: from an area to each
 * of its periods, and from a period to each area that has events in it. Areas and periods that reach each other this
 * way (the strongly connected parts) have finite factors; between two parts the ratio of factors is not known, or runs
 * off to 0 or infinity.
 *
 * @param table    cells of an area × period table
 * @param leftOut  an area to leave out; none unless given
 * @returns the number of the part that each area and each period belongs to; UNLINKED where there are no events
 * @see Fienberg & Rinaldo 2012, on the existence of the estimate in log-linear models
 */
export function linkCells(table: CellTable, leftOut = -1): CellLinks {
  const area = new Int32Array(table.areas).fill(UNLINKED);
  const period = new Int32Array(table.periods).fill(UNLINKED);
  if (hasBusyArea(table, leftOut)) {
    // its events can be moved to every period, and those of any other area by way of it
    for (let place = 0; place < table.areas; place += 1) {
      if (place !== leftOut && table.areaEvents[place] !== 0) area[place] = 0;
    }
    return { area, period: period.fill(0) };
  }
  let part = 0;
  for (let seed = 0; seed < table.areas; seed += 1) {
    if (seed === leftOut || area[seed] !== UNLINKED || table.areaEvents[seed] === 0) continue;
    const walk = { table, leftOut, links: { area, period }, seed };
    const [down, up] = [walkDown(walk), walkUp(walk)];
    for (let place = 0; place < table.areas; place += 1) {
      if (down.areas[place] === 1 && up.areas[place] === 1) area[place] = part;
    }
    for (let place = 0; place < table.periods; place += 1) {
      if (down.periods[place] === 1 && up.periods[place] === 1) period[place] = part;
    }
    part += 1;
  }
  return { area, period };
}

/** Whether some area had events in every period: then everything that had events is one part. */
function hasBusyArea({ areas, periods, start, events }: CellTable, leftOut: number): boolean {
  for (let area = 0; area < areas; area += 1) {
    const [first, end] = [start[area] ?? 0, start[area + 1] ?? 0];
    if (area === leftOut || end - first !== periods) continue;
    let cell = first;
    while (cell < end && events[cell] !== 0) cell += 1;
    if (cell === end && periods > 0) return true;
  }
  return false;
}

type Walk = {
  readonly table: CellTable;
  readonly leftOut: number;
  /** Parts found so far: they are not entered again. */
  readonly links: CellLinks;
  readonly seed: number;
};

/** Everything that the seed's events can be moved to. */
function walkDown(walk: Walk): Seen {
  return explore(walk, { fromArea: anyCell, fromPeriod: walk.table.events });
}

/** Everything whose events can be moved to the seed. */
function walkUp(walk: Walk): Seen {
  return explore(walk, { fromArea: walk.table.events, fromPeriod: anyCell });
}

const anyCell = null;

/** @param passes  events without which a cell does not lead from its area, or from its period; null where any cell does */
function explore(
  { table, leftOut, links, seed }: Walk,
  passes: { readonly fromArea: Float64Array | null; readonly fromPeriod: Float64Array | null },
): Seen {
  const areas = new Uint8Array(table.areas);
  const periods = new Uint8Array(table.periods);
  const waiting = [seed];
  areas[seed] = 1;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (let cell = table.start[next] ?? 0; cell < (table.start[next + 1] ?? 0); cell += 1) {
      const period = table.period[cell] ?? 0;
      if (table.exposure[cell] === 0 || periods[period] === 1 || links.period[period] !== UNLINKED) continue;
      if (passes.fromArea !== null && passes.fromArea[cell] === 0) continue;
      periods[period] = 1;
      const end = table.periodStart[period + 1] ?? 0;
      for (let place = table.periodStart[period] ?? 0; place < end; place += 1) {
        const other = table.byPeriod[place] ?? 0;
        const area = table.area[other] ?? 0;
        if (area === leftOut || areas[area] === 1 || links.area[area] !== UNLINKED) continue;
        if (passes.fromPeriod !== null && passes.fromPeriod[other] === 0) continue;
        areas[area] = 1;
        waiting.push(area);
      }
    }
  }
  return { areas, periods };
}
