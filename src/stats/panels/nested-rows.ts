import type { CellTable } from './cell-table.ts';

/** Rows of a table whose periods are nested, each in those of the next longer one, with exposures in proportion. */
export type NestedRows = {
  /** Rows, the longest first. */
  readonly order: readonly number[];
  /** For each of them in that order, the periods that it has and no shorter row has. */
  readonly beyond: readonly (readonly number[])[];
  /** For each period, the exposure that the longest row has in it. */
  readonly shape: Float64Array;
};

/** Exposures that differ by no more than this from being in proportion differ by rounding. */
const ROUNDING = 1e-12;

/**
 * The order in which rows of a table are nested, as they are where areas began one after the other.
 *
 * @param table  cells of an area × period table
 * @returns null where periods are not nested, or exposures are not in proportion
 */
export function nestedRows(table: CellTable): NestedRows | null {
  const { areas, periods, start, period, exposure } = table;
  const lengthOf = (row: number): number => (start[row + 1] as number) - (start[row] as number);
  const order = Array.from({ length: areas }, (_, row) => row)
    .filter((row) => lengthOf(row) > 0)
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  const [longest] = order;
  if (longest === undefined) return null;
  const [depth, shape] = [new Int32Array(periods), new Float64Array(periods)];
  for (const [place, row] of order.entries()) {
    const first = start[row] as number;
    const scale = place === 0 ? 1 : (exposure[first] as number) / (shape[period[first] as number] as number);
    for (let cell = first; cell < (start[row + 1] as number); cell += 1) {
      const at = period[cell] as number;
      if (depth[at] !== place) return null;
      if (place === 0) shape[at] = exposure[cell] as number;
      if (!(Math.abs((exposure[cell] as number) / (shape[at] as number) / scale - 1) <= ROUNDING)) return null;
      depth[at] = place + 1;
    }
  }
  const beyond = order.map((): number[] => []);
  for (const [at, rows] of depth.entries()) beyond[rows - 1]?.push(at);
  return { order, beyond, shape };
}

/**
 * Period factors of a two-way Poisson fit of nested rows, which need no rounds: how much a longer time had than a shorter
 * one is told by the rows that have all of the longer one.
 *
 * @param table  with the events that are to be fitted
 * @returns factors; null where the shorter time had no events
 * @see Mack 1991, ASTIN Bulletin 21: the chain ladder as maximum likelihood
 */
export function nestedFactors(table: CellTable, { order, beyond, shape }: NestedRows): Float64Array | null {
  const { periods, start, period, events } = table;
  const factors = new Float64Array(periods);
  const sums = new Float64Array(periods);
  // of the rows so far, from the longest: their events in all the periods of the row that was added last
  let within = 0;
  // going from the longest row to the shortest, the whole of a row's time has a mass of 1 in its own measure
  let mass = 1;
  for (let place = 0; place < order.length; place += 1) {
    const row = order[place] as number;
    for (let cell = start[row] as number; cell < (start[row + 1] as number); cell += 1) {
      const at = period[cell] as number;
      sums[at] = (sums[at] as number) + (events[cell] as number);
      within += events[cell] as number;
    }
    const ending = beyond[place] as readonly number[];
    let gone = 0;
    for (let k = 0; k < ending.length; k += 1) gone += sums[ending[k] as number] as number;
    if (within === 0) return null;
    for (let k = 0; k < ending.length; k += 1) {
      const at = ending[k] as number;
      factors[at] = (mass * (sums[at] as number)) / within / (shape[at] as number);
    }
    mass *= (within - gone) / within;
    within -= gone;
  }
  return factors;
}
