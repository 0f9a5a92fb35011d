import type { UnitSeries } from '../../stats/index.ts';
import { cellAt, cellState, type DesignPanel } from './design.ts';
import type { LeftOut } from './design-areas.ts';
import { rowsOf } from './pre-launch.ts';

/** Programme and comparison areas as series, over the periods in which all of them take part. */
export interface DonorSeries {
  readonly program: readonly UnitSeries[];
  readonly donors: readonly UnitSeries[];
  readonly prePeriods: number;
  /** Places of the periods in the panel, in order. */
  readonly periods: readonly number[];
  /** Programme areas together: events of those periods, and how many events one unit of their mean stands for there. */
  readonly events: readonly number[];
  readonly scale: readonly number[];
  /** The fewest events, above none, of any donor in a period; null where no donor has any. */
  readonly smallest: number | null;
  readonly leftOut: readonly LeftOut[];
}

/**
 * The panel as series: events per period of an area of the programme areas' mean exposure, so that months of unequal
 * length and areas of unequal population are on one scale.
 *
 * Periods between the first launch and the last are neither before nor after, and take no part; a comparison area that
 * lacks one of the periods is no donor.
 *
 * @returns null without a period on either side, or with fewer than two donors
 */
export function donorSeries(panel: DesignPanel): DonorSeries | null {
  const program = rowsOf(panel, 'program');
  const stateAt = (row: number, column: number): number => panel.state[cellAt(panel, row, column)] ?? 0;
  const columnsIn = (state: number): readonly number[] =>
    [...panel.periods.keys()].filter((column) => program.every((row) => stateAt(row, column) === state));
  const [before, after] = [columnsIn(cellState.untreated), columnsIn(cellState.treated)];
  const periods = [...before, ...after];
  const exposureAt = (row: number, column: number): number => panel.exposure[cellAt(panel, row, column)] ?? 0;
  const exposures = program.flatMap((row) => periods.map((column) => exposureAt(row, column)));
  const typical = exposures.reduce((sum, one) => sum + one, 0) / exposures.length;
  const series = (row: number): UnitSeries => ({
    unit: panel.areas[row]?.area ?? '',
    values: periods.map(
      (column) => ((panel.events[cellAt(panel, row, column)] ?? 0) * typical) / exposureAt(row, column),
    ),
  });
  const candidates = rowsOf(panel, 'comparison');
  const isWhole = (row: number): boolean => periods.every((column) => stateAt(row, column) === cellState.untreated);
  const donors = candidates.filter(isWhole);
  if (before.length === 0 || after.length === 0 || donors.length < 2) return null;
  const sumOf = (valueOf: (row: number) => number): number => program.reduce((total, row) => total + valueOf(row), 0);
  return {
    program: program.map(series),
    donors: donors.map(series),
    prePeriods: before.length,
    periods,
    events: periods.map((column) => sumOf((row) => panel.events[cellAt(panel, row, column)] ?? 0)),
    scale: periods.map((column) => sumOf((row) => exposureAt(row, column)) / typical),
    smallest: smallestOf(
      donors.flatMap((row) => periods.map((column) => panel.events[cellAt(panel, row, column)] ?? 0)),
    ),
    leftOut: candidates
      .filter((row) => !isWhole(row))
      .map((row) => ({ what: panel.areas[row]?.area ?? '', reason: 'not-reported' })),
  };
}

function smallestOf(counts: readonly number[]): number | null {
  const least = counts.reduce((min, n) => (n > 0 && n < min ? n : min), Infinity);
  return Number.isFinite(least) ? Math.round(least) : null;
}
