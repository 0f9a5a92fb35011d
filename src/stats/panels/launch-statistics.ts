import { type CellTable, sumBy } from './cell-table.ts';
import type { LaunchWindow } from './count-panel.ts';
import { expectation, expectationOf } from './expected-counts.ts';
import { fitTwoWayPoisson, type TwoWayFit } from './two-way-poisson.ts';

/** What some launches, true or not, look like. */
export type LaunchStatistics = {
  readonly observed: number;
  readonly expected: number;
  /** Log of observed over expected; NaN when both are 0. */
  readonly logRatio: number;
  /** Σ over areas of (observed − expected) / √expected; NaN when nothing is expected. */
  readonly standardised: number;
  readonly fit: TwoWayFit;
};

/** Launches to be looked at, and a fit to start from. */
export type LookedAt = LaunchWindow & {
  readonly launch: ArrayLike<number>;
  readonly start?: TwoWayFit | null;
};

/**
 * Statistics of any launches on a table of all cells: imputes those from the launches on from those before.
 *
 * @param table   all cells that count
 * @param events  of its cells
 * @param looked  for each area, the period of its launch; anticipation and phase-in
 */
export function launchStatistics(table: CellTable, events: Float64Array, looked: LookedAt): LaunchStatistics {
  const { launch, anticipation = 0, phaseIn = 0, start = null } = looked;
  const sinceLaunch = (cell: number): number => (table.period[cell] ?? 0) - (launch[table.area[cell] ?? 0] ?? 0);
  const isUntreated = (cell: number): boolean => sinceLaunch(cell) < -anticipation;
  const before = events.map((count, cell) => (isUntreated(cell) ? count : 0));
  const untreated: CellTable = {
    ...table,
    events: before,
    exposure: table.exposure.map((exposure, cell) => (isUntreated(cell) ? exposure : 0)),
    areaEvents: sumBy(table.area, before, table.areas),
    periodEvents: sumBy(table.period, before, table.periods),
  };
  const fit = fitTwoWayPoisson(untreated, { start });
  const [observed, expected] = [new Float64Array(table.areas), new Float64Array(table.areas)];
  for (let cell = 0; cell < events.length; cell += 1) {
    if (sinceLaunch(cell) < phaseIn) continue;
    const [area, period] = [table.area[cell] ?? 0, table.period[cell] ?? 0];
    if (expectationOf(untreated, { fit, leftOut: -1, area, period }) !== expectation.known) continue;
    observed[area] = (observed[area] ?? 0) + (events[cell] ?? 0);
    expected[area] =
      (expected[area] ?? 0) + (table.exposure[cell] ?? 0) * (fit.area[area] ?? 0) * (fit.period[period] ?? 0);
  }
  return { ...summed(observed, expected), fit };
}

function summed(observed: Float64Array, expected: Float64Array): Omit<LaunchStatistics, 'fit'> {
  let [all, mean, standardised] = [0, 0, 0];
  for (let area = 0; area < observed.length; area += 1) {
    const [count, expectedCount] = [observed[area] ?? 0, expected[area] ?? 0];
    all += count;
    mean += expectedCount;
    if (count !== 0 || expectedCount !== 0) standardised += (count - expectedCount) / Math.sqrt(expectedCount);
  }
  return {
    observed: all,
    expected: mean,
    logRatio: Math.log(all / mean),
    standardised: mean === 0 ? Number.NaN : standardised,
  };
}
