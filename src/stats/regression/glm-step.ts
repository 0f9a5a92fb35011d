import type { Column } from './fit.ts';
import type { GlmInput } from './glm-input.ts';
import type { Groups } from './groups.ts';
import { backSubstitute, type Decomposition, decompose, rotate } from './householder.ts';
import { scaledColumns, scaledValues, scalingBy } from './scaling.ts';

const MOST_HALVINGS = 30;

export type Problem = GlmInput & { readonly prior: Float64Array | null };

/** Where the iteration stands. */
export type State = {
  /** Without the offset. */
  readonly linear: Float64Array;
  readonly means: Float64Array;
  readonly deviance: number;
  readonly coefficients: Float64Array | null;
};

/** A weighted least-squares problem, and its solution. */
export type Step = {
  readonly decomposition: Decomposition;
  readonly weights: Float64Array;
  readonly coefficients: Float64Array;
  readonly linear: Float64Array;
};

/** The state at the means to start from. */
export function startingState(problem: Problem): State {
  const { family, response, prior, start, offset } = problem;
  const linear = Float64Array.from(response, (value, row) => {
    const mean = start?.[row] ?? family.start(value, prior === null ? 1 : (prior[row] as number));
    return family.link(mean) - (offset?.[row] ?? 0);
  });
  return stateAt(problem, linear, null);
}

function stateAt(problem: Problem, linear: Float64Array, coefficients: Float64Array | null): State {
  const { family, response, prior, offset } = problem;
  const means = new Float64Array(linear.length);
  let deviance = 0;
  for (let row = 0; row < means.length; row += 1) {
    means[row] = family.mean((linear[row] as number) + (offset === undefined ? 0 : (offset[row] as number)));
    const weight = prior === null ? 1 : (prior[row] as number);
    if (weight > 0) deviance += weight * family.deviance(response[row] as number, means[row] as number);
  }
  return { linear, means, deviance, coefficients };
}

/** The weighted least-squares problem at a state, and its solution. */
export function nextStep({ family, response, columns, prior, absorb }: Problem, { linear, means }: State): Step {
  const [weights, target] = [new Float64Array(linear.length), new Float64Array(linear.length)];
  for (let row = 0; row < linear.length; row += 1) {
    const mean = means[row] as number;
    const slope = family.slope(mean);
    weights[row] = ((prior === null ? 1 : (prior[row] as number)) * slope ** 2) / family.variance(mean);
    target[row] = (linear[row] as number) + ((response[row] as number) - mean) / slope;
  }
  const scaling = scalingBy({ weights, absorb });
  const scaled = scaledColumns(columns, scaling);
  const decomposition = decompose(scaled.columns, { lengths: scaled.lengths });
  const effects = rotate(scaledValues(target.slice(), scaling), decomposition);
  const coefficients = backSubstitute(decomposition, effects);
  const next = new Float64Array(linear.length);
  for (const [index, place] of decomposition.kept.entries()) {
    const { values } = columns[place] as Column;
    const factor = coefficients[index] as number;
    for (let row = 0; row < next.length; row += 1) next[row] = (next[row] as number) + factor * (values[row] as number);
  }
  if (absorb !== undefined) addGroupEffects(next, target, { groups: absorb, weights });
  return { decomposition, weights, coefficients, linear: next };
}

/** Adds to each row its group's weighted mean of what the columns leave of the target, in place. */
function addGroupEffects(
  linear: Float64Array,
  target: Float64Array,
  { groups, weights }: { readonly groups: Groups; readonly weights: Float64Array },
): void {
  const totals = new Float64Array(groups.count);
  const masses = new Float64Array(groups.count);
  for (let row = 0; row < linear.length; row += 1) {
    const group = groups.of[row] as number;
    const weight = weights[row] as number;
    totals[group] = (totals[group] as number) + weight * ((target[row] as number) - (linear[row] as number));
    masses[group] = (masses[group] as number) + weight;
  }
  for (let row = 0; row < linear.length; row += 1) {
    const group = groups.of[row] as number;
    const mass = masses[group] as number;
    if (mass > 0) linear[row] = (linear[row] as number) + (totals[group] as number) / mass;
  }
}

/** The state after a step, halved until the deviance is finite and, but for rounding, no larger than before. */
export function shortened(problem: Problem, from: State, step: Step): State {
  let next = stateAt(problem, step.linear, step.coefficients);
  for (let halving = 0; halving < MOST_HALVINGS && isWorse(next, from); halving += 1) {
    const middle = (a: Float64Array, b: Float64Array) => a.map((value, index) => (value + (b[index] as number)) / 2);
    const coefficients = middle(next.coefficients ?? step.coefficients, from.coefficients ?? step.coefficients);
    next = stateAt(problem, middle(next.linear, from.linear), coefficients);
  }
  return next;
}

function isWorse(next: State, from: State): boolean {
  if (!Number.isFinite(next.deviance)) return true;
  // The first step leaves means that no coefficients gave: its deviance may rise.
  return from.coefficients !== null && next.deviance > from.deviance + 1e-7 * (Math.abs(from.deviance) + 0.1);
}
