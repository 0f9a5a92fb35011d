import type { Column } from '../regression/fit.ts';
import { glm } from '../regression/glm.ts';
import { binomial } from '../regression/glm-family.ts';
import { leastSquares } from '../regression/least-squares.ts';
import { addScaled } from '../regression/vectors.ts';
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
  const isComparison = new Float64Array(treated.length);
  for (let unit = 0; unit < treated.length; unit += 1) isComparison[unit] = 1 - (treated[unit] as number);
  const fit = leastSquares({ response: change, columns: covariates, weights: isComparison });
  const residual = fit.residuals.slice();
  for (let unit = 0; unit < treated.length; unit += 1) if (treated[unit] === 1) residual[unit] = 0;
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
        sum += (weights[unit] as number) * (a.values[unit] as number) * (b.values[unit] as number);
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
  const { length } = change;
  const left = change.slice();
  if (trend !== null) addScaled(left, trend.mean, { factor: -1 });
  const ofTreated = new Float64Array(treated);
  // by regression alone, nothing is left among comparison units on average: they need no mean of their own
  const ofComparison = new Float64Array(length);
  if (score !== null)
    for (let unit = 0; unit < length; unit += 1) {
      const mean = score.mean[unit] as number;
      ofComparison[unit] = (1 - (treated[unit] as number)) * (mean / (1 - mean));
    }
  const influence = new Float64Array(length);
  const [own, other] = [weightedMean(left, ofTreated), weightedMean(left, ofComparison)];
  addScaled(influence, own.influence, { factor: 1 });
  addScaled(influence, other.influence, { factor: -1 });
  if (trend !== null) {
    const moved = covariates.map(({ values }) => averageOf(own, values) - averageOf(other, values));
    addScaled(influence, effectOfNuisance(trend, covariates, moved), { factor: -1 });
  }
  if (score !== null) {
    const moved = covariates.map(({ values }) => covarianceWith(other, values));
    addScaled(influence, effectOfNuisance(score, covariates, moved), { factor: -1 });
  }
  return { effect: own.mean - other.mean, influence };
}

type Side = {
  readonly weights: Float64Array;
  readonly mass: number;
  readonly mean: number;
  readonly deviation: Float64Array;
  readonly influence: Float64Array;
};

function weightedMean(values: Float64Array, weights: Float64Array): Side {
  const { length } = values;
  let [mass, total] = [0, 0];
  for (let unit = 0; unit < length; unit += 1) {
    mass += weights[unit] as number;
    total += (weights[unit] as number) * (values[unit] as number);
  }
  const mean = mass === 0 ? 0 : total / mass;
  const [deviation, influence] = [new Float64Array(length), new Float64Array(length)];
  for (let unit = 0; unit < length; unit += 1) {
    const own = (values[unit] as number) - mean;
    deviation[unit] = own;
    influence[unit] = mass === 0 ? 0 : ((weights[unit] as number) * own * length) / mass;
  }
  return { weights, mass, mean, deviation, influence };
}

/** Weighted mean of another column. */
function averageOf({ weights, mass }: Side, values: ArrayLike<number>): number {
  let total = 0;
  for (let unit = 0; unit < weights.length; unit += 1) total += (weights[unit] as number) * (values[unit] as number);
  return mass === 0 ? 0 : total / mass;
}

/** The same of its product with the deviations from the mean. */
function covarianceWith({ weights, mass, deviation }: Side, values: ArrayLike<number>): number {
  let total = 0;
  for (let unit = 0; unit < weights.length; unit += 1)
    total += (weights[unit] as number) * ((deviation[unit] as number) * (values[unit] as number));
  return mass === 0 ? 0 : total / mass;
}

/** What each unit's score in a nuisance moves the effect by, given what its coefficients move the effect by. */
function effectOfNuisance(
  { residual, information }: Nuisance,
  covariates: readonly Column[],
  moved: readonly number[],
): Float64Array {
  const direction = Float64Array.from(moved);
  solveFactorised(information ?? new Float64Array(moved.length ** 2), direction);
  const effect = new Float64Array(residual.length);
  for (const [k, { values }] of covariates.entries()) addScaled(effect, values, { factor: direction[k] as number });
  for (let unit = 0; unit < effect.length; unit += 1)
    effect[unit] = effect.length * (residual[unit] as number) * (effect[unit] as number);
  return effect;
}
