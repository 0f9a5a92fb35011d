import type { Column, Fit } from './fit.ts';
import type { Family } from './glm-family.ts';
import type { GlmInput } from './glm-input.ts';
import { nextStep, type Problem, type State, type Step, shortened, startingState } from './glm-step.ts';
import { requireRows } from './least-squares.ts';

/**
 * How the iteration ended. `separated` means that the likelihood has no maximum: some rows' means run to 0 (or a share
 * to 0 or 1) because their columns can tell them apart, and the coefficients named run to infinity with them.
 */
export type GlmStatus =
  | { readonly kind: 'converged' }
  | {
      readonly kind: 'separated';
      readonly rows: readonly number[];
      readonly coefficients: readonly { readonly name: string; readonly towards: number }[];
    }
  | { readonly kind: 'not-converged' };

/** A generalised linear model. */
export type GlmFit = Fit & {
  readonly family: Family;
  readonly status: GlmStatus;
  readonly iterations: number;
  /** Linear predictors with their offsets, and means. */
  readonly linear: Float64Array;
  readonly fitted: Float64Array;
  readonly priorWeights: Float64Array | null;
  readonly deviance: number;
  /** Pearson's X² over df, the dispersion of the quasi-likelihood; null without degrees of freedom. */
  readonly dispersion: number | null;
};

/** Relative change of the deviance at which the iteration stops; R stops at 1e-8, a step earlier. */
const TOLERANCE = 1e-12;
/** Change of every linear predictor below which nothing moves. */
const STILL = 1e-10;
const MOST_ITERATIONS = 100;
/** A converged predictor moves by next to nothing, one on its way to infinity by 1 in each iteration. */
const ON_ITS_WAY = 0.1;

/**
 * Generalised linear model by iteratively reweighted least squares, halving steps that raise the deviance.
 *
 * @param input  responses that the family accepts, columns of equal length
 * @returns coefficients, means, deviance, dispersion, and how the iteration ended: look at `status` first
 * @throws {RangeError} when lengths differ, a value is not finite, or the family does not accept a response
 * @see McCullagh & Nelder 1989, §2.5; R glm
 */
export function glm(input: GlmInput): GlmFit {
  requireRows(input);
  const { family, response, columns } = input;
  for (let row = 0; row < response.length; row += 1) {
    if (!family.accepts(response[row] as number)) {
      throw new RangeError(`response: must be one that ${family.name} accepts (got ${response[row]})`);
    }
  }
  const prior = input.weights === undefined ? null : Float64Array.from(input.weights);
  const problem: Problem = { ...input, prior };
  let state = startingState(problem);
  let step: Step | null = null;
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration += 1) {
    step = nextStep(problem, state);
    const next = shortened(problem, state, step);
    const change = Math.abs(next.deviance - state.deviance) / (Math.abs(next.deviance) + 0.1);
    const moved = { from: state, to: next, step, iteration };
    state = next;
    // A perfect fit of large counts has a deviance of nothing but rounding: there the predictors tell.
    if (change < TOLERANCE || largestMove(moved) < STILL) return finished(problem, moved, endOf(moved, columns));
    if (iteration === MOST_ITERATIONS) return finished(problem, moved, { kind: 'not-converged' });
  }
  throw new RangeError('response: must have rows');
}

type Moved = { readonly from: State; readonly to: State; readonly step: Step; readonly iteration: number };

function largestMove({ from, to }: Moved): number {
  let most = 0;
  for (let row = 0; row < to.linear.length; row += 1) {
    most = Math.max(most, Math.abs((to.linear[row] as number) - (from.linear[row] as number)));
  }
  return most;
}

function endOf({ from, to, step }: Moved, columns: readonly Column[]): GlmStatus {
  const rows: number[] = [];
  for (let row = 0; row < to.linear.length; row += 1) {
    if (Math.abs((to.linear[row] as number) - (from.linear[row] as number)) > ON_ITS_WAY) rows.push(row);
  }
  if (rows.length === 0 || from.coefficients === null) return { kind: 'converged' };
  const before = from.coefficients;
  const coefficients = step.decomposition.kept.flatMap((place, index) => {
    const change = (step.coefficients[index] as number) - (before[index] as number);
    const { name } = columns[place] as Column;
    return Math.abs(change) > ON_ITS_WAY / 10 ? [{ name, towards: change * Infinity }] : [];
  });
  return { kind: 'separated', rows, coefficients };
}

function finished(problem: Problem, { to, step, iteration }: Moved, status: GlmStatus): GlmFit {
  const { family, response, columns, prior, offset, absorb } = problem;
  const { decomposition, weights } = step;
  const scaledResiduals = to.means.map((mean, row) => {
    const residual = ((response[row] as number) - mean) / family.slope(mean);
    return Math.sqrt(weights[row] as number) * residual;
  });
  const rows = prior === null ? response.length : prior.filter((weight) => weight > 0).length;
  const parameters = decomposition.kept.length + (absorb?.count ?? 0);
  const pearson = scaledResiduals.reduce((total, residual) => total + residual * residual, 0);
  return {
    names: decomposition.kept.map((index) => (columns[index] as Column).name),
    aliased: decomposition.aliased.map((index) => (columns[index] as Column).name),
    coefficients: to.coefficients ?? step.coefficients,
    rows,
    parameters,
    df: rows - parameters,
    decomposition,
    scaledResiduals,
    weights,
    variances: to.means.map((mean, row) => family.variance(mean) / (prior === null ? 1 : (prior[row] as number) || 1)),
    absorbed: absorb ?? null,
    family,
    status,
    iterations: iteration,
    linear: to.linear.map((value, row) => value + (offset?.[row] ?? 0)),
    fitted: to.means,
    priorWeights: prior,
    deviance: to.deviance,
    dispersion: rows > parameters ? pearson / (rows - parameters) : null,
  };
}
