import type { Column } from '../regression/fit.ts';
import { glm } from '../regression/glm.ts';
import { binomial } from '../regression/glm-family.ts';
import { leastSquares } from '../regression/least-squares.ts';
import { factorise, solveFactorised } from './cholesky.ts';

/** How a difference of trends is adjusted for covariates. */
export type Adjustment = 'regression' | 'weighting' | 'doubly-robust';

/** Changes of treated and comparison units, with what explains them. */
export type TrendData = {
  /** Outcome after, less outcome before. */
  readonly change: Float64Array;
  /** 1 for treated units, 0 for comparison units. */
  readonly treated: Uint8Array;
  /** With a constant. */
  readonly covariates: readonly Column[];
};

/** Why a difference of trends cannot be estimated. */
export type NoDifference =
  | 'no-treated-units'
  | 'no-comparison-units'
  /** Some units are treated almost for certain, given their covariates. */
  | 'no-overlap'
  /** Covariates follow from each other among the comparison units. */
  | 'dependent-covariates';

/** A difference of trends, and what each unit contributes to its error. */
export type TrendDifference =
  | { readonly status: 'given'; readonly effect: number; readonly influence: Float64Array }
  | { readonly status: 'withheld'; readonly reason: NoDifference };

/** A propensity from which on a unit has no counterpart. */
const CERTAIN = 0.999;

/**
 * Effect on the treated by a difference of trends, adjusted for covariates.
 *
 * By regression: the change that comparison units with the same covariates would have. By weighting: comparison units
 * weighted by the odds of treatment, weights scaled to 1. Doubly robust: the weighted difference of what regression
 * leaves, right when either model is. Without covariates the three are the plain difference of means.
 *
 * @param data        changes of units, who is treated, and covariates
 * @param adjustment  one of the three
 * @param scoreOf     the propensity, or what remembers it: a group has the same one at many times
 * @returns the effect with its influence function, of which √(Σψ²)/n is the standard error; or why there is none
 * @see Sant'Anna & Zhao 2020; R DRDID::drdid_panel, reg_did_panel, std_ipw_did_panel
 * @example trendDifference({ change: Float64Array.of(3, 5, 1, 2), treated: Uint8Array.of(1, 1, 0, 0), covariates: [{ name: '1', values: [1, 1, 1, 1] }] }, 'regression').effect // => 2.5
 */
export function trendDifference(
  data: TrendData,
  adjustment: Adjustment,
  scoreOf: (data: TrendData) => Nuisance = propensity,
): TrendDifference {
  const withheld = (reason: NoDifference): TrendDifference => ({ status: 'withheld', reason });
  if (!data.treated.includes(1)) return withheld('no-treated-units');
  if (!data.treated.includes(0)) return withheld('no-comparison-units');
  if (adjustment === 'regression' && isConstantAlone(data)) return { status: 'given', ...differenceOfMeans(data) };
  const score = adjustment === 'regression' ? null : scoreOf(data);
  if (score?.mean.some((mean) => mean >= CERTAIN)) return withheld('no-overlap');
  const trend = adjustment === 'weighting' ? null : comparisonTrend(data);
  if (trend?.information === null || score?.information === null) return withheld('dependent-covariates');
  return { status: 'given', ...contrast(data, { trend, score }) };
}

function isConstantAlone({ covariates: [only, ...others] }: TrendData): boolean {
  if (only === undefined || others.length > 0) return false;
  for (let unit = 0; unit < only.values.length; unit += 1) if (only.values[unit] !== 1) return false;
  return true;
}

/** What regression on a constant comes to. */
function differenceOfMeans({ change, treated }: TrendData): {
  readonly effect: number;
  readonly influence: Float64Array;
} {
  const [sums, counts] = [new Float64Array(2), new Float64Array(2)];
  for (let unit = 0; unit < change.length; unit += 1) {
    const side = treated[unit] as number;
    sums[side] = (sums[side] as number) + (change[unit] as number);
    counts[side] = (counts[side] as number) + 1;
  }
  const means = sums.map((sum, side) => sum / (counts[side] as number));
  const influence = new Float64Array(change.length);
  for (let unit = 0; unit < change.length; unit += 1) {
    const side = treated[unit] as number;
    const own = ((change[unit] as number) - (means[side] as number)) * (change.length / (counts[side] as number));
    influence[unit] = side === 1 ? own : -own;
  }
  return { effect: (means[1] as number) - (means[0] as number), influence };
}

/** A propensity that knows those of its last units again: covariates that do not change with time give one for all times. */
export function rememberedPropensity(): (data: TrendData) => Nuisance {
  let last: { readonly data: TrendData; readonly score: Nuisance } | null = null;
  return (data) => {
    if (last === null || !isSameModel(last.data, data)) last = { data, score: propensity(data) };
    return last.score;
  };
}

function isSameModel(a: TrendData, b: TrendData): boolean {
  const isSame = (one: ArrayLike<number>, two: ArrayLike<number>): boolean => {
    if (one.length !== two.length) return false;
    for (let unit = 0; unit < one.length; unit += 1) if (one[unit] !== two[unit]) return false;
    return true;
  };
  return (
    a.covariates.length === b.covariates.length &&
    isSame(a.treated, b.treated) &&
    a.covariates.every(({ values }, place) => isSame(values, b.covariates[place]?.values ?? []))
  );
}

/** A fitted nuisance: what it predicts for each unit, its units' scores, and its information, factored. */
type Nuisance = {
  readonly mean: Float64Array;
  readonly residual: Float64Array;
  readonly information: Float64Array | null;
};

/** Least squares of the change among comparison units; scores are 0 for the treated. */
function comparisonTrend({ change, treated, covariates }: TrendData): Nuisance {
  const isComparison = treated.map((one) => 1 - one);
  const fit = leastSquares({ response: change, columns: covariates, weights: isComparison });
  const residual = fit.residuals.map((value, unit) => (treated[unit] === 1 ? 0 : value));
  const information = fit.aliased.length > 0 ? null : factoredInformation(covariates, isComparison);
  return { mean: fit.fitted, residual, information };
}

/** Logistic model of being treated. */
function propensity({ treated, covariates }: TrendData): Nuisance {
  const fit = glm({ family: binomial, response: treated, columns: covariates });
  const spread = fit.fitted.map((mean) => mean * (1 - mean));
  const residual = fit.fitted.map((mean, unit) => (treated[unit] ?? 0) - mean);
  const information = fit.aliased.length > 0 ? null : factoredInformation(covariates, spread);
  return { mean: fit.fitted, residual, information };
}

function factoredInformation(covariates: readonly Column[], weights: ArrayLike<number>): Float64Array | null {
  const size = covariates.length;
  const matrix = new Float64Array(size * size);
  for (const [row, a] of covariates.entries()) {
    for (const [column, b] of covariates.entries()) {
      let sum = 0;
      for (let unit = 0; unit < weights.length; unit += 1) {
        sum += (weights[unit] ?? 0) * (a.values[unit] ?? 0) * (b.values[unit] ?? 0);
      }
      matrix[row * size + column] = sum;
    }
  }
  return factorise(matrix, size) ? matrix : null;
}

/**
 * Mean of what the trend leaves among the treated, less its weighted mean among the comparison units.
 *
 * Influence: each mean's own, less what errors of the nuisances move it by.
 */
function contrast(
  { change, treated, covariates }: TrendData,
  { trend, score }: { readonly trend: Nuisance | null; readonly score: Nuisance | null },
): { readonly effect: number; readonly influence: Float64Array } {
  const left = change.map((value, unit) => value - (trend?.mean[unit] ?? 0));
  const odds = (unit: number): number => {
    const mean = score?.mean[unit] ?? 0;
    return mean / (1 - mean);
  };
  const ofTreated = Float64Array.from(treated);
  // by regression alone, nothing is left among comparison units on average: they need no mean of their own
  const ofComparison = ofTreated.map((one, unit) => (score === null ? 0 : (1 - one) * odds(unit)));
  const sides = [ofTreated, ofComparison].map((weights) => weightedMean(left, weights));
  const influence = new Float64Array(change.length);
  const [own, other] = sides as [Side, Side];
  addScaled(influence, own.influence, 1);
  addScaled(influence, other.influence, -1);
  if (trend !== null) {
    const moved = covariates.map(({ values }) => own.average(values) - other.average(values));
    addScaled(influence, effectOfNuisance(trend, covariates, moved), -1);
  }
  if (score !== null) {
    const moved = covariates.map(({ values }) => other.covariance(values));
    addScaled(influence, effectOfNuisance(score, covariates, moved), -1);
  }
  return { effect: own.mean - other.mean, influence };
}

type Side = {
  readonly mean: number;
  readonly influence: Float64Array;
  /** Weighted mean of another column, and of its product with the deviations from the mean. */
  readonly average: (values: ArrayLike<number>) => number;
  readonly covariance: (values: ArrayLike<number>) => number;
};

function weightedMean(values: Float64Array, weights: Float64Array): Side {
  const mass = weights.reduce((sum, weight) => sum + weight, 0);
  const average = (others: ArrayLike<number>): number =>
    mass === 0 ? 0 : weights.reduce((sum, weight, unit) => sum + weight * (others[unit] ?? 0), 0) / mass;
  const mean = average(values);
  const n = values.length;
  const deviation = values.map((value) => value - mean);
  return {
    mean,
    influence: deviation.map((value, unit) => (mass === 0 ? 0 : ((weights[unit] ?? 0) * value * n) / mass)),
    average,
    covariance: (others) => average(deviation.map((value, unit) => value * (others[unit] ?? 0))),
  };
}

/** What each unit's score in a nuisance moves the effect by, given what its coefficients move the effect by. */
function effectOfNuisance(
  { residual, information }: Nuisance,
  covariates: readonly Column[],
  moved: readonly number[],
): Float64Array {
  const direction = Float64Array.from(moved);
  solveFactorised(information ?? new Float64Array(moved.length ** 2), direction);
  return residual.map((value, unit) => {
    const along = covariates.reduce((sum, { values }, k) => sum + (values[unit] ?? 0) * (direction[k] ?? 0), 0);
    return residual.length * value * along;
  });
}

function addScaled(target: Float64Array, values: Float64Array, factor: number): void {
  for (let unit = 0; unit < target.length; unit += 1) {
    target[unit] = (target[unit] ?? 0) + factor * (values[unit] ?? 0);
  }
}
