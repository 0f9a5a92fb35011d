import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { difference, dot, mix } from './vectors.ts';

/** A small area: whether the programme is there, and what the others are to be like it in. */
export type MatchedUnit = { readonly isTreated: boolean; readonly matchOn: readonly number[] };

/**
 * How far weights may go from equal ones: `linear` by squares, and never below zero, which leaves many areas out;
 * `raking` by entropy, which keeps every area with a little.
 */
export type CalibrationDistance = 'linear' | 'raking';

export type ControlCalibration = {
  /** `not calibrated`: no weights were found that meet every total; there are too many, or the areas are too unlike. */
  readonly status: 'calibrated' | 'not calibrated';
  /** By unit: 1 where the programme is. Not to be used unless calibrated. */
  readonly weights: Float64Array;
  /** Largest difference between a weighted total of the controls and the programme's, in the unit of that total. */
  readonly balanceError: number;
};

/** A total is met when it differs by no more than this share of it. */
const met = 1e-7;
const mostRounds = 300;

/**
 * Weights for comparison areas such that their totals equal the programme areas', for everything that is to match.
 *
 * Of all such weights the nearest to equal ones, none negative; the number of areas is always among the totals. For
 * many small areas, such as blocks: with few, `syntheticControl` says more.
 *
 * @param units     all areas, at least one of either kind, with equally many numbers to match on
 * @param distance  linear unless given
 * @returns whether it succeeded, weights by unit, and the largest imbalance left: refuse the effect if it did not
 * @throws {RangeError} without programme or comparison areas, or where numbers to match on are missing
 * @see Robbins, Saunders & Kilmer 2017; R microsynth (its default is linear with the bound 0); Deville & Särndal 1992
 * @example Array.from(calibratedWeights([{ isTreated: true, matchOn: [6] }, { isTreated: false, matchOn: [4] }, { isTreated: false, matchOn: [8] }]).weights, (w) => Number(w.toFixed(9))) // => [1, 0.5, 0.5]
 */
export function calibratedWeights(
  units: readonly MatchedUnit[],
  distance: CalibrationDistance = 'linear',
): ControlCalibration {
  requireMatchedUnits(units);
  const rowOf = ({ matchOn }: MatchedUnit) => Float64Array.of(1, ...matchOn);
  const controls = units.filter(({ isTreated }) => !isTreated).map(rowOf);
  const treated = units.filter(({ isTreated }) => isTreated).map(rowOf);
  const targets = mix(treated, new Float64Array(treated.length).fill(1));
  const scales = targets.map((_, column) => Math.max(...controls.map((row) => Math.abs(row[column] ?? 0))) || 1);
  const scaled = (row: Float64Array) => row.map((value, column) => value / (scales[column] ?? 1));
  const problem = { rows: controls.map(scaled), targets: scaled(targets), start: treated.length / controls.length };
  const shares = minimise(problem, distances[distance]);
  const gaps = difference(mix(controls, shares), targets).map(Math.abs);
  const isMet = gaps.every((gap, column) => gap <= met * Math.max(Math.abs(targets[column] ?? 0), scales[column] ?? 1));
  const others = shares.values();
  return {
    status: isMet ? 'calibrated' : 'not calibrated',
    weights: Float64Array.from(units, ({ isTreated }) => (isTreated ? 1 : (others.next().value ?? Number.NaN))),
    balanceError: Math.max(...gaps),
  };
}

/** Weight over start as a function of u = x'λ, its slope, and its integral. */
type Distance = Readonly<Record<'weight' | 'slope' | 'integral', (u: number) => number>>;

const distances: Readonly<Record<CalibrationDistance, Distance>> = {
  linear: {
    weight: (u) => Math.max(0, 1 + u),
    slope: (u) => (u > -1 ? 1 : 0),
    integral: (u) => Math.max(0, 1 + u) ** 2 / 2,
  },
  raking: { weight: Math.exp, slope: Math.exp, integral: Math.exp },
};

type Problem = { readonly rows: readonly Float64Array[]; readonly targets: Float64Array; readonly start: number };

/** Newton's method on the convex dual, with damping; without a solution it runs away, and ends after some rounds. */
function minimise(problem: Problem, distance: Distance): Float64Array {
  const { rows, targets, start } = problem;
  const along = (lambda: Float64Array) => Float64Array.from(rows, (row) => dot(row, lambda));
  const dual = (lambda: Float64Array) =>
    start * along(lambda).reduce((sum, u) => sum + distance.integral(u), 0) - dot(lambda, targets);
  const weightsAt = (u: Float64Array) => u.map((value) => start * distance.weight(value));
  let lambda: Float64Array = new Float64Array(targets.length);
  for (let round = 0; round < mostRounds; round += 1) {
    const u = along(lambda);
    const gradient = difference(mix(rows, weightsAt(u)), targets);
    if (gradient.every((value) => Math.abs(value) < 1e-12)) break;
    const slopes = u.map((value) => start * distance.slope(value));
    const step = newtonStep(rows, slopes, gradient);
    const [value, decrease] = [dual(lambda), dot(step, gradient)];
    let [factor, next] = [1, difference(lambda, step)];
    while (!(dual(next) <= value - 1e-4 * factor * decrease) && factor > 1e-9) {
      factor /= 2;
      next = lambda.map((old, column) => old - factor * (step[column] ?? 0));
    }
    if (factor <= 1e-9) break;
    lambda = next;
  }
  return weightsAt(along(lambda));
}

/** Solves (Σ slope · xxᵀ) step = gradient; directions in which nothing changes are damped. */
function newtonStep(rows: readonly Float64Array[], slopes: Float64Array, gradient: Float64Array): Float64Array {
  const k = gradient.length;
  const curvature = Matrix.zeros(k, k);
  for (const [index, row] of rows.entries()) {
    const slope = slopes[index] ?? 0;
    for (let i = 0; i < k; i += 1) {
      const scaled = slope * (row[i] ?? 0);
      if (scaled === 0) continue;
      for (let j = 0; j < k; j += 1) curvature.set(i, j, curvature.get(i, j) + scaled * (row[j] ?? 0));
    }
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(curvature, { assumeSymmetric: true });
  const floor = 1e-12 * Math.max(...realEigenvalues, 1e-300);
  const step = new Float64Array(k);
  for (const [index, eigenvalue] of realEigenvalues.entries()) {
    const vector = Float64Array.from(eigenvectorMatrix.getColumn(index));
    const length = dot(vector, gradient) / Math.max(eigenvalue, floor);
    for (let row = 0; row < k; row += 1) step[row] = (step[row] ?? 0) + length * (vector[row] ?? 0);
  }
  return step;
}

function requireMatchedUnits(units: readonly MatchedUnit[]): void {
  const treated = units.filter(({ isTreated }) => isTreated).length;
  if (treated === 0 || treated === units.length) {
    throw new RangeError(`units: must be some with the programme and some without (got ${treated} of ${units.length})`);
  }
  const columns = units[0]?.matchOn.length ?? 0;
  for (const [index, { matchOn }] of units.entries()) {
    if (matchOn.length !== columns || !matchOn.every(Number.isFinite)) {
      throw new RangeError(`units[${index}].matchOn: must be ${columns} finite numbers`);
    }
  }
}
