import { inverse, Matrix } from 'ml-matrix';
import { requireFraction } from '../counts/rate-count.ts';
import type { Column } from '../regression/fit.ts';
import { decompose } from '../regression/householder.ts';
import { dot } from '../regression/vectors.ts';

/** Ties are told apart by this share of the response's range: far above rounding, far below what is recorded. */
const NUDGE = 1e-9;
/** No vertex is met twice, so far fewer steps suffice; this many means that rounding has the upper hand. */
const MOST_STEPS = 10_000;

export type QuantileRegression = {
  readonly names: readonly string[];
  /** In the order of the columns. */
  readonly coefficients: readonly number[];
  /** Sum of the check function: residuals above weigh tau, those below 1 − tau. */
  readonly loss: number;
};

/**
 * Regression of a quantile: the line below which a share tau of the responses lies, given the columns.
 *
 * Exact: the least sum of |residual|, weighed tau above and 1 − tau below, is met where the line passes through as many
 * observations as it has coefficients. The search goes from one such line to the next along the steepest edge, as far
 * as the sum falls. Equal responses are told apart by a fixed nudge that the answer is freed of. Where several lines
 * are equally good, one of them is given.
 *
 * @param input  response and columns of equal length, finite; a constant must be among the columns to have one
 * @param tau    which quantile, in (0, 1)
 * @returns coefficients on the scale of response over column, and the loss
 * @throws {RangeError} when lengths differ, a value is not finite, or a column is a combination of others or nearly so
 * @see Koenker & Bassett 1978, Econometrica 46:33; Barrodale & Roberts 1973; R quantreg::rq
 * @example quantileRegression({ response: [1, 9, 3, 4], columns: [{ name: '1', values: [1, 1, 1, 1] }, { name: 'x', values: [0, 0, 1, 1] }] }, 0.9).coefficients // => [9, -5]
 */
export function quantileRegression(
  input: { readonly response: readonly number[]; readonly columns: readonly Column[] },
  tau: number,
): QuantileRegression {
  requireFraction(tau, 'tau');
  const { response, columns } = input;
  const rows = response.map((_, row) => Float64Array.from(columns, ({ values }) => values[row] ?? Number.NaN));
  requireRows(input, rows);
  const basis = bestBasis({ rows, response: nudge(response), tau }, startingBasis(rows, columns.length));
  const coefficients = lineThrough(rows, response, basis);
  const residuals = response.map((value, row) => value - dot(coefficients, rows[row] ?? []));
  return {
    names: columns.map(({ name }) => name),
    coefficients: [...coefficients],
    loss: residuals.reduce((sum, residual) => sum + residual * (residual > 0 ? tau : tau - 1), 0),
  };
}

type Rows = readonly Float64Array[];
type Problem = { readonly rows: Rows; readonly response: readonly number[]; readonly tau: number };

function bestBasis(problem: Problem, start: readonly number[]): readonly number[] {
  let basis = start;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = better(problem, basis);
    if (next === null) return basis;
    basis = next;
  }
  throw new RangeError(`columns: too nearly combinations of each other (not settled after ${MOST_STEPS} steps)`);
}

function requireRows({ response, columns }: Parameters<typeof quantileRegression>[0], rows: Rows): void {
  const wrong = columns.find(({ values }) => values.length !== response.length);
  if (wrong !== undefined)
    throw new RangeError(`${wrong.name}: must be as long as the response (got ${wrong.values.length})`);
  const broken = rows.findIndex((row, index) => !Number.isFinite(response[index]) || !row.every(Number.isFinite));
  if (broken !== -1) throw new RangeError(`row ${broken}: must be finite`);
}

/** Fixed amounts without a pattern: evenly spread ones would themselves lie on lines, and leave ties along them. */
function nudge(response: readonly number[]): readonly number[] {
  const largest = response.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  let state = 1;
  return response.map((value) => {
    // Lehmer's generator as Park and Miller (1988) set it; its products are exact in a double.
    state = (state * 48271) % 2147483647;
    return value + (NUDGE * largest * state) / 2147483647;
  });
}

function startingBasis(rows: Rows, size: number): readonly number[] {
  const { kept } = decompose(rows);
  if (kept.length < size)
    throw new RangeError(`columns: must not be combinations of each other (rank ${kept.length} of ${size})`);
  return kept;
}

function inverseOf(rows: Rows, basis: readonly number[]): Matrix {
  return inverse(new Matrix(basis.map((row) => [...(rows[row] ?? [])])));
}

function lineThrough(rows: Rows, response: readonly number[], basis: readonly number[]): Float64Array {
  const through = inverseOf(rows, basis).mmul(Matrix.columnVector(basis.map((row) => response[row] ?? Number.NaN)));
  return Float64Array.from(through.to1DArray());
}

/** A way off the vertex: one observation of the basis is let go, to lie above the line or below. */
type Edge = { readonly leaves: number; readonly slope: number; readonly rates: Float64Array };

/** The next basis along the steepest edge; null where no edge leads down. */
function better({ rows, response, tau }: Problem, basis: readonly number[]): readonly number[] | null {
  const edges = inverseOf(rows, basis);
  const line = lineThrough(rows, response, basis);
  const residuals = response.map((value, row) => value - dot(line, rows[row] ?? []));
  for (const row of basis) residuals[row] = 0;
  let steepest: Edge | null = null;
  for (const place of basis.keys()) {
    const direction = edges.getColumn(place);
    const rates = Float64Array.from(rows, (row) => dot(row, direction));
    for (const row of basis) rates[row] = 0;
    let [slope, scale] = [0, 0];
    for (const [row, residual] of residuals.entries()) {
      const rate = rates[row] ?? 0;
      slope -= rate * (residual > 0 ? tau : tau - 1);
      scale += Math.abs(rate);
    }
    for (const [isDown, along] of [
      [true, slope + 1 - tau],
      [false, tau - slope],
    ] as const) {
      if (along >= -1e-10 * (1 + scale) || along >= (steepest?.slope ?? 0)) continue;
      steepest = { leaves: place, slope: along, rates: isDown ? rates : rates.map((rate) => -rate) };
    }
  }
  const enters = steepest === null ? null : lowestAlong(steepest, residuals);
  return steepest === null || enters === null ? null : basis.with(steepest.leaves, enters);
}

/** The observation that the line meets where the loss stops falling: a weighted median along the edge. */
function lowestAlong({ slope, rates }: Edge, residuals: readonly number[]): number | null {
  const met: { readonly row: number; readonly at: number }[] = [];
  for (const [row, residual] of residuals.entries()) {
    const at = residual / (rates[row] ?? 0);
    if (residual !== 0 && at > 0 && Number.isFinite(at)) met.push({ row, at });
  }
  let rising = slope;
  for (const { row } of met.sort((a, b) => a.at - b.at)) {
    rising += Math.abs(rates[row] ?? 0);
    if (rising >= 0) return row;
  }
  return null;
}
