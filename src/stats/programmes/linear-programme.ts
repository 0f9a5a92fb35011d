import { iterate, reducedCosts, type Tableau, tableauOf } from './simplex.ts';

/** Largest Σ objective·x where Σ coefficient·x of each row is as told, and 0 ≤ x ≤ upper. */
export interface LinearProgramme {
  readonly objective: readonly number[];
  /** The most of each variable; Infinity where there is no limit. */
  readonly upper: readonly number[];
  readonly rows: readonly {
    /** Variable and coefficient; a variable stands in a row once. */
    readonly terms: readonly (readonly [number, number])[];
    readonly equals: number;
  }[];
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
  if (upper.some((most) => !(most >= 0))) throw new RangeError('a limit must not be negative');
  const table = tableauOf({ width: n, perColumn: 1, upper, equals: rows.map(({ equals }) => Math.abs(equals)) });
  for (const [row, { terms, equals }] of rows.entries())
    for (const [variable, coefficient] of terms)
      table.cells[row * n + variable] = equals < 0 ? -coefficient : coefficient;
  return optimumOf(table, objective);
}

/** Two phases: first the gaps are closed as far as they can be, then the objective is led to its end. */
export function optimumOf(table: Tableau, objective: ArrayLike<number>): Optimum {
  const { basis, values, upper, atUpper } = table;
  const n = objective.length;
  // where every row must equal 0, none of anything is a start
  if (values.some((value) => value !== 0) && !isClosed(table, n)) return { status: 'infeasible' };
  // what fills a gap between the sides of a row has done its work, and must stay at none
  upper.fill(0, n);
  const worth = new Float64Array(n + basis.length);
  worth.set(objective);
  reducedCosts(table, worth);
  if (!iterate(table)) return { status: 'unbounded' };
  const solution = Array.from({ length: n }, (_, j) => (atUpper[j] === 1 ? (upper[j] ?? 0) : 0));
  for (const [row, variable] of basis.entries()) if (variable < n) solution[variable] = values[row] ?? 0;
  return { status: 'optimal', value: solution.reduce((sum, x, j) => sum + x * (objective[j] ?? 0), 0), solution };
}

/** Closes the gaps of all rows as far as it can. */
function isClosed(table: Tableau, n: number): boolean {
  const { basis, values } = table;
  const gap = new Float64Array(n + basis.length).fill(-1, n);
  const size = values.reduce((most, value) => Math.max(most, value), 1);
  reducedCosts(table, gap);
  iterate(table);
  const left = basis.reduce((sum, variable, row) => sum + (variable >= n ? (values[row] ?? 0) : 0), 0);
  return left <= 1e-7 * size;
}
