import { cellAt, cellState, type DesignPanel } from './design.ts';
import { rowsOf } from './pre-launch.ts';

/** Programme areas as one series, with comparison areas as another beside it where there are any. */
export interface PooledSeries {
  /** Places of the periods in the panel, in order: those in which all programme areas are in one state. */
  readonly periods: readonly number[];
  readonly isAfter: readonly boolean[];
  readonly program: PooledArm;
  /** Null where no comparison area had events in all of the time. */
  readonly comparison: PooledArm | null;
}

export interface PooledArm {
  readonly areas: number;
  readonly events: readonly number[];
  readonly exposure: readonly number[];
  /** Each area by itself, in the order of the panel. */
  readonly byArea: readonly { readonly events: readonly number[] }[];
}

/**
 * Sums of each arm, period by period.
 *
 * Periods between the first launch and the last are neither before nor after, and take no part; nor does a comparison
 * area that lacks one of the periods, for a sum of other areas would be another series.
 */
export function pooledSeries(panel: DesignPanel): PooledSeries {
  const program = rowsOf(panel, 'program');
  const isIn = (rows: readonly number[], column: number, state: number): boolean =>
    rows.every((row) => panel.state[cellAt(panel, row, column)] === state);
  const periods = [...panel.periods.keys()].filter(
    (column) => isIn(program, column, cellState.untreated) || isIn(program, column, cellState.treated),
  );
  const whole = rowsOf(panel, 'comparison').filter((row) =>
    periods.every((column) => isIn([row], column, cellState.untreated)),
  );
  const arm = (rows: readonly number[]): PooledArm => {
    const sum = (values: Float64Array): readonly number[] =>
      periods.map((column) => rows.reduce((total, row) => total + (values[cellAt(panel, row, column)] ?? 0), 0));
    const byArea = rows.map((row) => ({
      events: periods.map((column) => panel.events[cellAt(panel, row, column)] ?? 0),
    }));
    return { areas: rows.length, events: sum(panel.events), exposure: sum(panel.exposure), byArea };
  };
  const isAfter = periods.map((column) => isIn(program, column, cellState.treated));
  const comparison = arm(whole);
  const happens = (side: boolean): boolean =>
    comparison.events.some((count, place) => count > 0 && isAfter[place] === side);
  const isUsable = whole.length > 0 && happens(false) && (happens(true) || !isAfter.includes(true));
  return { periods, isAfter, program: arm(program), comparison: isUsable ? comparison : null };
}

/**
 * The ratio by which an arm moved since the launch: its events over those that its rates before lead one to expect at the
 * same seasons.
 *
 * @returns null where nothing is expected
 */
export function changeSince(
  { events, exposure }: PooledArm,
  { periods, isAfter }: Pick<PooledSeries, 'periods' | 'isAfter'>,
  calendar: DesignPanel['periods'],
): number | null {
  const before = new Map<number, { events: number; exposure: number }>();
  const all = { events: 0, exposure: 0 };
  const seasonOf = (place: number): number => calendar[periods[place] ?? 0]?.season ?? 0;
  for (const [place, after] of isAfter.entries()) {
    if (after) continue;
    const sums = before.get(seasonOf(place)) ?? { events: 0, exposure: 0 };
    before.set(seasonOf(place), sums);
    for (const total of [sums, all]) {
      total.events += events[place] ?? 0;
      total.exposure += exposure[place] ?? 0;
    }
  }
  let [now, expected] = [0, 0];
  for (const [place, after] of isAfter.entries()) {
    if (!after) continue;
    const season = before.get(seasonOf(place)) ?? all;
    now += events[place] ?? 0;
    expected += (season.events / season.exposure) * (exposure[place] ?? 0);
  }
  return expected > 0 ? now / expected : null;
}
