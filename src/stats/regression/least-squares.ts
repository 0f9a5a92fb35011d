import { compensatedDot } from './compensated.ts';
import type { Column, Fit } from './fit.ts';
import { demean, type Groups } from './groups.ts';
import { backSubstitute, type Decomposition, decompose, rotate, rotateBack } from './householder.ts';
import { scaledColumns, scaledValues, scalingBy } from './scaling.ts';
import { dot, sum, type Values } from './vectors.ts';

/** A response, the columns that are to explain it, and how. */
export type LeastSquaresInput = {
  readonly response: Values;
  readonly columns: readonly Column[];
  /** Inverse variances, ≥ 0; a row of weight 0 takes no part. */
  readonly weights?: Values;
  /** Part of the response that is known beforehand. */
  readonly offset?: Values;
  /** Groups with an effect of their own each, taken out by demeaning: exact, and without a column for each. */
  readonly absorb?: Groups;
  readonly tolerance?: number;
};

/** A least-squares fit. */
export type LeastSquaresFit = Fit & {
  readonly fitted: Float64Array;
  /** Response less fitted, unweighted. */
  readonly residuals: Float64Array;
  readonly residualSumOfSquares: number;
  /** σ̂; null without degrees of freedom. */
  readonly residualSd: number | null;
  /** About the mean where there is a constant, else about 0; null where the response does not vary. */
  readonly rSquared: number | null;
};

/** Below this the digits of a plain solution are worth winning back (see `refine`). */
const ILL_CONDITIONED = 1e-2;

/**
 * Least squares by Householder's reflections, weighted if asked.
 *
 * A column that is a combination of those before it gets no coefficient, and is named in `aliased`. Where columns are
 * nearly so, the solution is refined in twice the precision.
 *
 * @param input  response and columns of equal length, finite
 * @returns coefficients in the order of the columns that have one, fitted values, residuals, σ̂ and R²
 * @throws {RangeError} when lengths differ or a value is not finite
 * @see R lm; NIST Statistical Reference Datasets, linear regression
 * @example leastSquares({ response: [1, 3, 5.5], columns: [{ name: '1', values: [1, 1, 1] }, { name: 'x', values: [0, 1, 2] }] }).coefficients[1] // => 2.25
 */
export function leastSquares(input: LeastSquaresInput): LeastSquaresFit {
  requireRows(input);
  const { response, columns, offset, absorb } = input;
  const weights = input.weights === undefined ? null : new Float64Array(input.weights);
  const scaling = scalingBy({ weights, absorb });
  const scaled = scaledColumns(columns, scaling);
  const decomposition = decompose(scaled.columns, {
    lengths: scaled.lengths,
    ...(input.tolerance === undefined ? {} : { tolerance: input.tolerance }),
  });
  const target = new Float64Array(response);
  if (offset !== undefined)
    for (let row = 0; row < target.length; row += 1) target[row] = (target[row] as number) - (offset[row] as number);
  scaledValues(target, scaling);
  const solution = solve(scaled.columns, target, decomposition);
  const rows = weights === null ? response.length : weights.filter((weight) => weight > 0).length;
  const parameters = decomposition.kept.length + (absorb?.count ?? 0);
  const fit: Fit = {
    names: decomposition.kept.map((index) => (columns[index] as Column).name),
    aliased: decomposition.aliased.map((index) => (columns[index] as Column).name),
    coefficients: solution.coefficients,
    rows,
    parameters,
    df: rows - parameters,
    decomposition,
    scaledResiduals: solution.residuals,
    weights,
    variances: weights?.map((weight) => (weight === 0 ? 1 : 1 / weight)) ?? null,
    absorbed: absorb ?? null,
  };
  return { ...fit, ...goodness(input, fit) };
}

type Solution = { readonly coefficients: Float64Array; readonly residuals: Float64Array };

function solve(columns: readonly Float64Array[], target: Float64Array, decomposition: Decomposition): Solution {
  const effects = rotate(target.slice(), decomposition);
  const coefficients = backSubstitute(decomposition, effects);
  const residuals = rotateBack(effects.fill(0, 0, coefficients.length), decomposition);
  const plain = { coefficients, residuals };
  if (decomposition.conditioning > ILL_CONDITIONED) return plain;
  const kept = decomposition.kept.map((index) => columns[index] as Float64Array);
  return refine({ kept, target, decomposition }, plain);
}

type Problem = {
  readonly kept: readonly Float64Array[];
  readonly target: Float64Array;
  readonly decomposition: Decomposition;
};

/**
 * Corrects coefficients and residuals together, three times, by what they leave of their two equations, y − r − Xb and
 * X'r, reckoned in twice the precision.
 *
 * @see Björck 1967; Golub & Van Loan 2013, §5.3.8
 */
function refine({ kept, target, decomposition }: Problem, start: Solution): Solution {
  const [coefficients, residuals] = [start.coefficients.slice(), start.residuals.slice()];
  const terms = new Float64Array(kept.length + 1);
  for (let round = 0; round < 3; round += 1) {
    const factors = Float64Array.of(-1, ...coefficients.map((value) => -value));
    const left = target.map((value, row) => {
      terms[0] = residuals[row] as number;
      for (const [index, column] of kept.entries()) terms[index + 1] = column[row] as number;
      return compensatedDot(terms, factors, value);
    });
    const slopes = forwardSubstitute(
      decomposition,
      kept.map((column) => -compensatedDot(column, residuals)),
    );
    const effects = rotate(left, decomposition);
    const correction = backSubstitute(
      decomposition,
      slopes.map((slope, index) => (effects[index] as number) - slope),
    );
    effects.set(slopes);
    rotateBack(effects, decomposition);
    for (const [index, value] of correction.entries()) coefficients[index] = (coefficients[index] as number) + value;
    for (const [row, value] of effects.entries()) residuals[row] = (residuals[row] as number) + value;
  }
  return { coefficients, residuals };
}

/** Solves R'b = values. */
function forwardSubstitute({ triangle }: Decomposition, values: readonly number[]): Float64Array {
  const solution = new Float64Array(triangle.length);
  for (const [index, entries] of triangle.entries()) {
    let value = values[index] as number;
    for (let row = 0; row < index; row += 1) value -= (entries[row] as number) * (solution[row] as number);
    solution[index] = value / (entries[index] as number);
  }
  return solution;
}

function goodness(input: LeastSquaresInput, fit: Fit): Omit<LeastSquaresFit, keyof Fit> {
  const { response, columns } = input;
  const { scaledResiduals, weights } = fit;
  const residuals = unscaledResiduals(input, fit);
  const fitted = new Float64Array(response);
  for (let row = 0; row < fitted.length; row += 1) fitted[row] = (fitted[row] as number) - (residuals[row] as number);
  const residualSumOfSquares = dot(scaledResiduals, scaledResiduals);
  const mass = weights ?? new Float64Array(response.length).fill(1);
  const hasConstant = fit.absorbed !== null || columns.some(({ values }) => isConstant(values));
  const centre = hasConstant ? dot(mass, fitted) / sum(mass) : 0;
  const explained = sum(fitted.map((value, row) => (mass[row] as number) * (value - centre) ** 2));
  return {
    fitted,
    residuals,
    residualSumOfSquares,
    residualSd: fit.df > 0 ? Math.sqrt(residualSumOfSquares / fit.df) : null,
    rSquared: explained + residualSumOfSquares > 0 ? explained / (explained + residualSumOfSquares) : null,
  };
}

/** Residuals on the scale of the response; a row without weight has one all the same, from the coefficients. */
function unscaledResiduals({ response, columns, offset, absorb }: LeastSquaresInput, fit: Fit): Float64Array {
  const { weights, scaledResiduals } = fit;
  if (weights === null) return scaledResiduals.slice();
  const explained = offset === undefined ? new Float64Array(response.length) : new Float64Array(offset);
  for (const [index, place] of fit.decomposition.kept.entries()) {
    const [{ values }, factor] = [columns[place] as Column, fit.coefficients[index] as number];
    for (let row = 0; row < explained.length; row += 1)
      explained[row] = (explained[row] as number) + (values[row] as number) * factor;
  }
  const residuals = explained;
  for (let row = 0; row < residuals.length; row += 1)
    residuals[row] = (response[row] as number) - (explained[row] as number);
  if (absorb !== undefined) demean(residuals, absorb, weights);
  return residuals;
}

function isConstant(values: Values): boolean {
  const first = values[0] as number;
  for (let row = 1; row < values.length; row += 1) if (values[row] !== first) return false;
  return first !== 0;
}

/** @throws {RangeError} when lengths differ, a value is not finite or a weight is negative */
export function requireRows({ response, columns, weights, offset, absorb }: LeastSquaresInput): void {
  const parts: readonly (readonly [string, Values])[] = [
    ['response', response],
    ...columns.map(({ name, values }) => [name, values] as const),
    ...(weights === undefined ? [] : [['weights', weights] as const]),
    ...(offset === undefined ? [] : [['offset', offset] as const]),
    ...(absorb === undefined ? [] : [['absorb', absorb.of] as const]),
  ];
  for (const [name, values] of parts) {
    if (values.length !== response.length) {
      throw new RangeError(`${name}: must have ${response.length} rows as the response has (got ${values.length})`);
    }
    for (let row = 0; row < values.length; row += 1) {
      if (!Number.isFinite(values[row])) throw new RangeError(`${name}: must be finite (got ${values[row]})`);
    }
  }
  if (weights !== undefined) for (let row = 0; row < weights.length; row += 1) requireWeight(weights[row] as number);
}

function requireWeight(weight: number): void {
  if (!(weight >= 0)) throw new RangeError(`weights: must not be negative (got ${weight})`);
}
