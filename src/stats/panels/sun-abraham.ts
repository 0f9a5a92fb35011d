import {
  type Coefficient,
  meanCoefficient,
  type PanelRows,
  type TwoWayRegression,
  twoWayRegression,
  type WaldTest,
  waldTest,
} from './two-way-regression.ts';

/** Effects by time since treatment that do not mix with each other, and their average. */
export type SunAbraham = {
  /** Of all observations from treatment on. */
  readonly overall: Coefficient;
  /** By time since treatment, ascending, without the reference. */
  readonly effects: readonly { readonly at: number; readonly effect: Coefficient }[];
  readonly preTrend: WaldTest | null;
  readonly regression: TwoWayRegression;
};

type Cell = { readonly name: string; readonly since: number; readonly values: Float64Array; readonly rows: number };

/**
 * Sun and Abraham's event study: a coefficient for each cohort at each time since treatment, averaged over cohorts by
 * their numbers of observations.
 *
 * Units never treated are the comparison. Those treated in all their observations tell nothing, and are left out.
 *
 * @param rows     outcomes of units at times that are numbers
 * @param options  for each row, the time of its unit's first treatment, Infinity for never; and the reference, in times
 *                 since treatment (−1 unless given)
 * @returns averages, with cluster errors as fixest corrects them, in which the cohorts' shares are taken as known
 * @throws {RangeError} when no unit is never treated
 * @see Sun & Abraham 2021; R fixest::sunab
 * @example sunAbraham({ unit: ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c'], time: [1, 2, 3, 1, 2, 3, 1, 2, 3], outcome: [5, 6, 9, 1, 2, 2, 3, 4, 5] }, { cohort: [2, 2, 2, Infinity, Infinity, Infinity, Infinity, Infinity, Infinity] }).overall.estimate // => 1.25
 */
export function sunAbraham(
  rows: PanelRows & { readonly time: readonly number[] },
  { cohort, reference = [-1] }: { readonly cohort: readonly number[]; readonly reference?: readonly number[] },
): SunAbraham {
  const since = cohort.map((first, row) => (rows.time[row] ?? 0) - first);
  const cohorts = cohortsOf(cohort, since);
  if (cohorts.never.size === 0) throw new RangeError('cohort: must hold units that are never treated');
  const used = [...cohort.keys()].filter((row) => !cohorts.always.has(cohort[row] ?? Infinity));
  const cells = cellsOf(
    used.map((row) => (cohorts.never.has(cohort[row] ?? Infinity) ? null : [cohort[row] ?? 0, since[row] ?? 0])),
    reference,
  );
  const regression = twoWayRegression(rowsOf(rows, used), cells);
  const average = (wanted: readonly Cell[]): Coefficient =>
    meanCoefficient(regression, new Map(wanted.map((cell) => [cell.name, cell.rows])));
  const times = [...new Set(cells.map((cell) => cell.since))].sort((a, b) => a - b);
  return {
    overall: average(cells.filter((cell) => cell.since >= 0)),
    effects: times.map((at) => ({ at, effect: average(cells.filter((cell) => cell.since === at)) })),
    preTrend: waldTest(
      regression,
      cells.filter((cell) => cell.since < 0).map(({ name }) => name),
    ),
    regression,
  };
}

/** Cohorts with no observation from treatment on, and with none before it. */
function cohortsOf(cohort: readonly number[], since: readonly number[]) {
  const seen = { before: new Set<number>(), after: new Set<number>() };
  for (const [row, first] of cohort.entries()) seen[(since[row] ?? 0) < 0 ? 'before' : 'after'].add(first);
  return {
    never: new Set([...seen.before].filter((first) => !seen.after.has(first))),
    always: new Set([...seen.after].filter((first) => !seen.before.has(first))),
  };
}

function cellsOf(keys: readonly (readonly [number, number] | null)[], reference: readonly number[]): readonly Cell[] {
  const cells = new Map<string, { readonly since: number; readonly rows: number[] }>();
  for (const [row, key] of keys.entries()) {
    if (key === null || reference.includes(key[1])) continue;
    const name = `cohort ${key[0]} at ${key[1]}`;
    const cell = cells.get(name) ?? { since: key[1], rows: [] };
    cells.set(name, cell);
    cell.rows.push(row);
  }
  return [...cells].map(([name, { since, rows }]) => {
    const values = new Float64Array(keys.length);
    for (const row of rows) values[row] = 1;
    return { name, since, values, rows: rows.length };
  });
}

function rowsOf(rows: PanelRows, used: readonly number[]): PanelRows {
  const pick = <T>(values: readonly T[]): readonly T[] => used.map((row) => values[row] as T);
  return {
    unit: pick(rows.unit),
    time: pick(rows.time),
    outcome: pick(rows.outcome),
    covariates: (rows.covariates ?? []).map(({ name, values }) => ({
      name,
      values: Float64Array.from(used, (row) => values[row] ?? Number.NaN),
    })),
    ...(rows.cluster === undefined ? {} : { cluster: pick(rows.cluster) }),
  };
}
