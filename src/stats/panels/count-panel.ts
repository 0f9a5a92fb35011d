/** The launch of an area that never gets the programme: later than every period. */
export const NEVER = 2 ** 31 - 1;

/**
 * Events by area and period, as columns: one row for each cell that was observed, in any order.
 *
 * A cell without a row is missing, not zero.
 */
export type CountPanel = {
  readonly areaNames: readonly string[];
  /** In order of time. */
  readonly periodNames: readonly string[];
  /** For each row, the place of its area in `areaNames`. */
  readonly area: Int32Array;
  /** For each row, the place of its period in `periodNames`. */
  readonly period: Int32Array;
  /** For each row, ≥ 0. */
  readonly events: Float64Array;
  /** For each row, > 0: person-days, area-days, or 1 throughout. */
  readonly exposure: Float64Array;
  /** For each area, the first period with the programme; NEVER, or any period after the last, when there is none. */
  readonly launch: Int32Array;
  /** For each row, 1 when it counts and 0 when it is left out, as when a programme is suspended. */
  readonly kept: Uint8Array;
};

/** Periods around a launch that are neither before nor after it. */
export type LaunchWindow = {
  /** Periods before the launch in which it may work already; 0 unless given. */
  readonly anticipation?: number;
  /** Periods from the launch on in which it is not yet at strength; 0 unless given. */
  readonly phaseIn?: number;
};

/** What a row is to an estimate of the programme's effect. */
export const cellRole = { leftOut: 0, untreated: 1, treated: 2 } as const;

/**
 * What each row of a panel is: untreated, treated, or left out.
 *
 * Left out are rows that do not count, and the periods of anticipation and of phase-in.
 *
 * @param panel   as described at `CountPanel`
 * @param window  periods around a launch to leave out
 * @returns one of `cellRole` for each row
 * @example [...cellRoles({ areaNames: ['a', 'b', 'c'], periodNames: ['1', '2'], area: Int32Array.of(0, 0, 1, 1, 2, 2), period: Int32Array.of(0, 1, 0, 1, 0, 1), events: Float64Array.of(10, 6, 20, 16, 10, 8), exposure: new Float64Array(6).fill(1), launch: Int32Array.of(1, 9, 9), kept: new Uint8Array(6).fill(1) })] // => [1, 2, 1, 1, 1, 1]
 */
export function cellRoles(panel: CountPanel, { anticipation = 0, phaseIn = 0 }: LaunchWindow = {}): Uint8Array {
  const roles = new Uint8Array(panel.area.length);
  for (let row = 0; row < roles.length; row += 1) {
    if (panel.kept[row] !== 1) continue;
    const sinceLaunch = (panel.period[row] ?? 0) - (panel.launch[panel.area[row] ?? 0] ?? NEVER);
    if (sinceLaunch < -anticipation) roles[row] = cellRole.untreated;
    else if (sinceLaunch >= phaseIn) roles[row] = cellRole.treated;
  }
  return roles;
}

/**
 * A panel from one record for each cell, for whoever does not hold columns yet.
 *
 * @param cells     area, period, events, exposure (1 unless given), and whether the cell counts (true unless given)
 * @param launches  the first period with the programme, by area; areas that are absent never get it
 * @param periods   names of all periods, in order of time
 * @returns the panel, areas in the order in which they first occur
 * @throws {RangeError} when a period is unknown, or the panel would not be one (see `requireCountPanel`)
 * @example countPanel([{ area: 'a', period: 'q1', events: 3 }, { area: 'a', period: 'q2', events: 2 }], { a: 'q2' }, ['q1', 'q2']).launch[0] // => 1
 */
export function countPanel(
  cells: readonly {
    readonly area: string;
    readonly period: string;
    readonly events: number;
    readonly exposure?: number;
    readonly kept?: boolean;
  }[],
  launches: Readonly<Record<string, string>>,
  periods: readonly string[],
): CountPanel {
  const areaNames = [...new Set(cells.map(({ area }) => area))];
  const areaPlace = new Map(areaNames.map((name, place) => [name, place]));
  const periodPlace = new Map(periods.map((name, place) => [name, place]));
  const placeOf = (name: string): number => {
    const place = periodPlace.get(name);
    if (place === undefined) throw new RangeError(`periods: must hold every period (lacks ${name})`);
    return place;
  };
  const panel: CountPanel = {
    areaNames,
    periodNames: periods,
    area: Int32Array.from(cells, ({ area }) => areaPlace.get(area) ?? -1),
    period: Int32Array.from(cells, ({ period }) => placeOf(period)),
    events: Float64Array.from(cells, ({ events }) => events),
    exposure: Float64Array.from(cells, ({ exposure = 1 }) => exposure),
    launch: Int32Array.from(areaNames, (name) => (launches[name] === undefined ? NEVER : placeOf(launches[name]))),
    kept: Uint8Array.from(cells, ({ kept = true }) => (kept ? 1 : 0)),
  };
  requireCountPanel(panel);
  return panel;
}

/** Throws unless columns are of one length, counts are ≥ 0, exposures positive, and no cell occurs twice. */
export function requireCountPanel(panel: CountPanel): void {
  const [areas, periods, rows] = [panel.areaNames.length, panel.periodNames.length, panel.area.length];
  if (panel.launch.length !== areas) throw new RangeError(`launch: must have ${areas} (got ${panel.launch.length})`);
  for (const column of ['period', 'events', 'exposure', 'kept'] as const) {
    if (panel[column].length !== rows) {
      throw new RangeError(`${column}: must have ${rows} rows (got ${panel[column].length})`);
    }
  }
  const seen = new Uint8Array(areas * periods);
  for (let row = 0; row < rows; row += 1) {
    const [area, period] = [panel.area[row] ?? -1, panel.period[row] ?? -1];
    const [events, exposure] = [panel.events[row] ?? -1, panel.exposure[row] ?? -1];
    if (!(area >= 0 && area < areas)) throw new RangeError(`area[${row}]: must be one of ${areas} (got ${area})`);
    if (!(period >= 0 && period < periods)) {
      throw new RangeError(`period[${row}]: must be one of ${periods} (got ${period})`);
    }
    if (!(events >= 0 && events < Infinity)) throw new RangeError(`events[${row}]: must be ≥ 0 (got ${events})`);
    if (!(exposure > 0 && exposure < Infinity)) {
      throw new RangeError(`exposure[${row}]: must be positive and finite (got ${exposure})`);
    }
    if (seen[area * periods + period] === 1) {
      throw new RangeError(`row ${row}: is a second one for ${panel.areaNames[area]}, ${panel.periodNames[period]}`);
    }
    seen[area * periods + period] = 1;
  }
}
