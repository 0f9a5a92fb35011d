import { iterate, reducedCosts, type Tableau, tableauOf } from './simplex.ts';

/** What must hold: Σ coefficient·x of each row is as told, and 0 ≤ x ≤ upper. */
export interface Limits {
  /** The most of each variable; Infinity where there is no limit. */
  readonly upper: readonly number[];
  readonly rows: readonly {
    /** Variable and coefficient; a variable stands in a row once. */
    readonly terms: readonly (readonly [number, number])[];
    readonly equals: number;
  }[];
}

/** Largest Σ objective·x within limits. */
export interface LinearProgramme extends Limits {
  readonly objective: readonly number[];
}

export type Optimum =
  | { readonly status: 'optimal'; readonly value: number; readonly solution: readonly number[] }
  | { readonly status: 'infeasible' | 'unbounded' };

/**
 * The largest value of a linear objective under equalities, with variables between 0 and their own limits.
 *
 * Primal simplex with bounded variables on a dense table, in two phases: for programmes of some hundred variables.
 *
 * @param programme  objective and limits one for each variable, rows with terms by the variable's place
 * @returns the optimum and a solution at a corner; `infeasible` where nothing fulfils the rows, `unbounded` where the
 *   objective has no end
 * @throws {RangeError} when a limit is negative or the lists are of different lengths
 * @see Chvátal 1983, Linear Programming, chapter 8; R lpSolve::lp
 * @example maximise({ objective: [3, 2], upper: [2, 3], rows: [{ terms: [[0, 1], [1, 1]], equals: 4 }] }) // => { status: 'optimal', value: 10, solution: [2, 2] }
 */
export function maximise({ objective, upper, rows }: LinearProgramme): Optimum {
  const n = objective.length;
  if (upper.length !== n) throw new RangeError(`limits must be as many as variables (got ${upper.length} and ${n})`);
  return optimumOf(tableOf({ upper, rows }), objective);
}

/**
 * Several objectives within the same limits: each is led on from the corner at which the one before it ended.
 *
 * @param effort  multiplications that are left to be made: below 0, a corner is none that an objective ends at
 * @returns leads an objective to its end, or until so much more of it is found as is enough; null where nothing is within
 *   the limits
 * @throws {RangeError} when a limit is negative
 * @see Chvátal 1983, Linear Programming, chapter 8
 * @example cornersOf({ upper: [2, 3], rows: [{ terms: [[0, 1], [1, 1]], equals: 4 }] })?.([3, 2]) // => { status: 'optimal', value: 10, solution: [2, 2] }
 */
export function cornersOf(
  limits: Limits,
  effort?: { left: number },
): ((objective: ArrayLike<number>, enough?: number) => Optimum) | null {
  const table = tableOf(limits, effort);
  return isClosed(table, limits.upper.length)
    ? (objective, enough = Infinity) => ledOn(table, objective, enough)
    : null;
}

function tableOf({ upper, rows }: Limits, effort?: { left: number }): Tableau {
  const n = upper.length;
  if (upper.some((most) => !(most >= 0))) throw new RangeError('a limit must not be negative');
  const equals = rows.map((row) => Math.abs(row.equals));
  const table = tableauOf({ width: n, perColumn: 1, upper, equals, effort });
  for (const [row, { terms, equals }] of rows.entries())
    for (const [variable, coefficient] of terms)
      table.cells[row * n + variable] = equals < 0 ? -coefficient : coefficient;
  return table;
}

/** Two phases: first the gaps are closed as far as they can be, then the objective is led to its end. */
export function optimumOf(table: Tableau, objective: ArrayLike<number>): Optimum {
  return isClosed(table, objective.length) ? ledOn(table, objective, Infinity) : { status: 'infeasible' };
}

function ledOn(table: Tableau, objective: ArrayLike<number>, enough: number): Optimum {
  const { basis, values, upper, atUpper } = table;
  const n = objective.length;
  const worth = new Float64Array(n + basis.length);
  worth.set(objective);
  reducedCosts(table, worth);
  if (!iterate(table, enough)) return { status: 'unbounded' };
  const solution = Array.from({ length: n }, (_, j) => (atUpper[j] === 1 ? (upper[j] ?? 0) : 0));
  for (const [row, variable] of basis.entries()) if (variable < n) solution[variable] = values[row] ?? 0;
  return { status: 'optimal', value: solution.reduce((sum, x, j) => sum + x * (objective[j] ?? 0), 0), solution };
}

/** Closes the gaps of all rows as far as it can. */
function isClosed(table: Tableau, n: number): boolean {
  const { basis, values, upper } = table;
  // where every row must equal 0, none of anything is a start
  if (values.some((value) => value !== 0)) {
    const gap = new Float64Array(n + basis.length).fill(-1, n);
    const size = values.reduce((most, value) => Math.max(most, value), 1);
    reducedCosts(table, gap);
    iterate(table);
    const left = basis.reduce((sum, variable, row) => sum + (variable >= n ? (values[row] ?? 0) : 0), 0);
    if (left > 1e-7 * size) return false;
  }
  // what fills a gap between the sides of a row has done its work, and must stay at none
  upper.fill(0, n);
  return true;
}
