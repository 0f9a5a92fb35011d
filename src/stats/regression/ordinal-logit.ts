import { inverse, LuDecomposition, Matrix } from 'ml-matrix';
import type { Column } from './fit.ts';
import { decompose } from './householder.ts';

export type OrdinalInput = {
  /** The level of each row, from 0, in their order. */
  readonly response: ArrayLike<number>;
  /** Names of the levels; each must be met in some row. */
  readonly levels: readonly string[];
  /** Without a constant: the thresholds are that. */
  readonly columns: readonly Column[];
};

/** A proportional-odds model: logit P(Y ≤ j) = thresholdⱼ − columns · coefficients. */
export type OrdinalFit = {
  /** Thresholds, named "first|second", then the columns that have a coefficient. */
  readonly names: readonly string[];
  readonly estimates: Float64Array;
  /** From the curvature of the likelihood. */
  readonly standardErrors: Float64Array;
  readonly aliased: readonly string[];
  readonly logLikelihood: number;
  readonly rows: number;
  readonly status: 'converged' | 'separated';
};

const MOST_STEPS = 100;
const MOST_HALVINGS = 40;
/** A log odds ratio of this size is on its way to infinity. */
const RUNAWAY = 25;

/**
 * Proportional-odds ordinal logistic regression by Newton's method.
 *
 * @param input  levels from 0, each met at least once; columns of as many rows
 * @returns thresholds and log odds ratios (positive: towards the last level), with standard errors; `separated` where
 *          a coefficient runs to infinity, and its number means nothing
 * @throws {RangeError} when there are fewer than two levels, one is not met, or lengths differ
 * @see McCullagh 1980; R ordinal::clm
 * @example ordinalLogit({ response: [0, 0, 0, 1], levels: ['no', 'yes'], columns: [] }).estimates // => { 0: 1.0986122886681098 }
 */
export function ordinalLogit({ response, levels, columns }: OrdinalInput): OrdinalFit {
  const met = requireLevels(response, levels, columns);
  const constant = new Float64Array(response.length).fill(1);
  const { kept, aliased } = decompose([constant, ...columns.map(({ values }) => Float64Array.from(values))]);
  const used = kept.filter((place) => place > 0).map((place) => columns[place - 1] as Column);
  const data: Data = { response, last: levels.length - 1, columns: used.map(({ values }) => values) };
  let state = curvatureAt(data, startingPoint(met, used.length));
  let status: OrdinalFit['status'] = 'separated';
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const change = new LuDecomposition(state.information).solve(Matrix.columnVector(state.score)).to1DArray();
    const next = shortened(data, state, change);
    const gain = next.logLikelihood - state.logLikelihood;
    state = next;
    const isFar = state.point.some((value, index) => index >= data.last && Math.abs(value) > RUNAWAY);
    if (isFar) break;
    if (Math.abs(gain) <= 1e-13 * Math.abs(state.logLikelihood) + 1e-300 && largest(change) < 1e-6) {
      status = 'converged';
      break;
    }
  }
  const covariance = inverse(state.information);
  return {
    names: [...thresholdNames(levels), ...used.map(({ name }) => name)],
    estimates: state.point,
    standardErrors: state.point.map((_, index) => Math.sqrt(covariance.get(index, index))),
    aliased: aliased.map((place) => (columns[place - 1] as Column).name),
    logLikelihood: state.logLikelihood,
    rows: response.length,
    status,
  };
}

type Data = {
  readonly response: ArrayLike<number>;
  readonly last: number;
  readonly columns: readonly ArrayLike<number>[];
};

type State = {
  readonly point: Float64Array;
  readonly logLikelihood: number;
  readonly score: number[];
  readonly information: Matrix;
};

function thresholdNames(levels: readonly string[]): readonly string[] {
  return levels.slice(1).map((level, index) => `${levels[index]}|${level}`);
}

/** The thresholds of the shares met, and no effects. */
function startingPoint(met: readonly number[], effects: number): Float64Array {
  const total = met.reduce((sum, count) => sum + count, 0);
  let below = 0;
  const thresholds = met.slice(0, -1).map((count) => {
    below += count;
    return Math.log(below / (total - below));
  });
  return Float64Array.of(...thresholds, ...new Array<number>(effects).fill(0));
}

const logistic = (value: number): number => 1 / (1 + Math.exp(-value));
const density = (value: number): number => {
  const share = logistic(value);
  return share * (1 - share);
};

/** P(lower < logistic ≤ upper), from the tail in which both are small. */
function between(lower: number, upper: number): number {
  return lower > 0 ? logistic(-lower) - logistic(-upper) : logistic(upper) - logistic(lower);
}

/** The log likelihood at a point, its slope and its curvature. */
function curvatureAt({ response, last, columns }: Data, point: Float64Array): State {
  const size = point.length;
  const score = new Array<number>(size).fill(0);
  const information = Matrix.zeros(size, size);
  let logLikelihood = 0;
  for (let row = 0; row < response.length; row += 1) {
    const level = response[row] as number;
    let linear = 0;
    for (const [index, column] of columns.entries())
      linear += (column[row] as number) * (point[last + index] as number);
    const upper = level < last ? (point[level] as number) - linear : Infinity;
    const lower = level > 0 ? (point[level - 1] as number) - linear : -Infinity;
    const share = between(lower, upper);
    logLikelihood += Math.log(share);
    const [above, below] = [density(upper) / share, density(lower) / share];
    // Slope and curvature in the two ends; the density's own slope is f (1 − 2F).
    const curves = {
      upper: above * above - above * (1 - 2 * logistic(upper)),
      lower: below * below + below * (1 - 2 * logistic(lower)),
      both: -above * below,
    };
    const ends: readonly End[] = [
      { place: level, slope: above, own: curves.upper, other: curves.both },
      { place: level - 1, slope: -below, own: curves.lower, other: curves.both },
    ];
    addRow(
      { score, information, last },
      ends,
      columns.map((column) => -(column[row] as number)),
    );
  }
  return { point, logLikelihood, score, information };
}

type End = { readonly place: number; readonly slope: number; readonly own: number; readonly other: number };
type Sums = { readonly score: number[]; readonly information: Matrix; readonly last: number };

/** Adds one row: each end moves with its threshold by 1 and with the coefficients by `loading`. */
function addRow({ score, information, last }: Sums, ends: readonly End[], loading: readonly number[]): void {
  const bump = (row: number, column: number, value: number): void => {
    information.set(row, column, information.get(row, column) + value);
  };
  const slope = ends.reduce((total, end) => total + end.slope, 0);
  const whole = ends.reduce((total, end) => total + end.own + end.other, 0);
  for (const [index, factor] of loading.entries()) {
    score[last + index] = (score[last + index] as number) + slope * factor;
    for (const [other, second] of loading.entries()) bump(last + index, last + other, whole * factor * second);
  }
  for (const { place, slope: own, own: curve, other } of ends) {
    if (place < 0 || place >= last) continue;
    score[place] = (score[place] as number) + own;
    bump(place, place, curve);
    for (const [index, factor] of loading.entries()) {
      bump(place, last + index, (curve + other) * factor);
      bump(last + index, place, (curve + other) * factor);
    }
  }
  const [upper, lower] = ends as [End, End];
  if (upper.place < last && lower.place >= 0) {
    bump(upper.place, lower.place, upper.other);
    bump(lower.place, upper.place, upper.other);
  }
}

/** A step, halved until the thresholds are in order and the likelihood has not fallen. */
function shortened(data: Data, from: State, change: readonly number[]): State {
  for (let halving = 0; halving < MOST_HALVINGS; halving += 1) {
    const share = 2 ** -halving;
    const next = curvatureAt(
      data,
      from.point.map((value, index) => value + share * (change[index] as number)),
    );
    // NaN, from thresholds out of order, is not as good either
    if (next.logLikelihood >= from.logLikelihood - 1e-12 * Math.abs(from.logLikelihood)) return next;
  }
  return from;
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function requireLevels(
  response: ArrayLike<number>,
  levels: readonly string[],
  columns: readonly Column[],
): readonly number[] {
  if (levels.length < 2) throw new RangeError(`levels: must be two or more (got ${levels.length})`);
  const met = levels.map(() => 0);
  for (let row = 0; row < response.length; row += 1) {
    const level = response[row] as number;
    if (met[level] === undefined) throw new RangeError(`response: must be a level from 0 (got ${level})`);
    met[level] += 1;
  }
  const missing = met.indexOf(0);
  if (missing >= 0) throw new RangeError(`levels: must each be met (got none of ${levels[missing]})`);
  for (const { name, values } of columns) {
    if (values.length !== response.length) {
      throw new RangeError(`${name}: must have ${response.length} rows (got ${values.length})`);
    }
  }
  return met;
}
