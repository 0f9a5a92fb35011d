import { iterate, reducedCosts, type Tableau } from './simplex.ts';

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
  const table = tableauOf({ upper, rows });
  const gap = new Float64Array(n + rows.length).fill(-1, n);
  reducedCosts(table, gap);
  iterate(table);
  const left = table.basis.reduce((sum, variable, row) => sum + (variable >= n ? (table.values[row] ?? 0) : 0), 0);
  const size = rows.reduce((most, { equals }) => Math.max(most, Math.abs(equals)), 1);
  if (left > 1e-7 * size) return { status: 'infeasible' };
  // what fills a gap between the sides of a row has done its work, and must stay at none
  table.upper.fill(0, n);
  reducedCosts(
    table,
    Float64Array.from({ length: n + rows.length }, (_, j) => objective[j] ?? 0),
  );
  if (!iterate(table)) return { status: 'unbounded' };
  const solution = Array.from({ length: n }, (_, j) => (table.atUpper[j] === 1 ? (upper[j] ?? 0) : 0));
  for (const [row, variable] of table.basis.entries()) if (variable < n) solution[variable] = table.values[row] ?? 0;
  return { status: 'optimal', value: solution.reduce((sum, x, j) => sum + x * (objective[j] ?? 0), 0), solution };
}

/** Every row begins with a variable of its own that fills the gap to what it must equal. */
function tableauOf({ upper, rows }: Pick<LinearProgramme, 'upper' | 'rows'>): Tableau {
  const n = upper.length;
  return {
    rows: rows.map(({ terms, equals }) => {
      const row = new Float64Array(n);
      for (const [variable, coefficient] of terms) row[variable] = equals < 0 ? -coefficient : coefficient;
      return row;
    }),
    values: rows.map(({ equals }) => Math.abs(equals)),
    basis: rows.map((_, row) => n + row),
    upper: Float64Array.from([...upper, ...rows.map(() => Infinity)]),
    atUpper: new Uint8Array(n + rows.length),
    inBasis: new Uint8Array(n + rows.length).fill(1, n),
    costs: new Float64Array(n),
  };
}
