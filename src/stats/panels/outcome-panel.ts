import type { Column } from '../regression/fit.ts';

/** Outcomes of units, each observed at every time: unit after unit, times ascending within each. */
export type OutcomePanel = {
  readonly units: readonly (string | number)[];
  /** Ascending. */
  readonly times: readonly number[];
  /** For each unit, the time of its first treatment; Infinity for never. */
  readonly group: Float64Array;
  /** Of unit u at time t: `outcome[u * times.length + t]`. */
  readonly outcome: Float64Array;
  /** Of units at times, laid out as the outcome is. */
  readonly covariates: readonly Column[];
};

/** Observations as columns, in any order. */
export type OutcomeRows = {
  readonly unit: readonly (string | number)[];
  readonly time: readonly number[];
  /** Time of the unit's first treatment; Infinity for never. Equal in all rows of a unit. */
  readonly group: readonly number[];
  readonly outcome: readonly number[];
  readonly covariates?: readonly Column[];
};

/**
 * A balanced panel from observations; units that are not observed at every time are dropped, and named.
 *
 * @param rows  columns of equal length
 * @returns the panel, units in the order in which they first occur, and the units dropped
 * @throws {RangeError} when a unit is observed twice at one time, or its group changes
 * @example balancedPanel({ unit: ['a', 'a', 'b'], time: [1, 2, 1], group: [2, 2, Infinity], outcome: [3, 4, 5] }).dropped // => ['b']
 */
export function balancedPanel(rows: OutcomeRows): {
  readonly panel: OutcomePanel;
  readonly dropped: readonly (string | number)[];
} {
  const times = [...new Set(rows.time)].sort((a, b) => a - b);
  const placeOf = new Map(times.map((time, place) => [time, place]));
  const found = new Map<string | number, Int32Array>();
  for (const [row, unit] of rows.unit.entries()) {
    const cells = found.get(unit) ?? new Int32Array(times.length).fill(-1);
    found.set(unit, cells);
    const place = placeOf.get(rows.time[row] ?? Number.NaN) ?? 0;
    const first = cells.find((cell) => cell >= 0) ?? row;
    if (cells[place] !== -1) throw new RangeError(`rows: hold ${unit} twice at ${rows.time[row]}`);
    if (rows.group[row] !== rows.group[first]) throw new RangeError(`group: must be the same in all rows of ${unit}`);
    cells[place] = row;
  }
  const whole = [...found].filter(([, cells]) => !cells.includes(-1));
  const order = whole.flatMap(([, cells]) => [...cells]);
  return {
    panel: {
      units: whole.map(([unit]) => unit),
      times,
      group: Float64Array.from(whole, ([, cells]) => rows.group[cells[0] ?? 0] ?? Infinity),
      outcome: Float64Array.from(order, (row) => rows.outcome[row] ?? Number.NaN),
      covariates: (rows.covariates ?? []).map(({ name, values }) => ({
        name,
        values: Float64Array.from(order, (row) => values[row] ?? Number.NaN),
      })),
    },
    dropped: [...found].filter(([, cells]) => cells.includes(-1)).map(([unit]) => unit),
  };
}
