import { requireFraction } from '../counts/rate-count.ts';
import { augmentedControl } from './augmented-control.ts';
import { chooseLambda } from './choose-lambda.ts';
import type { DonorPanel, UnitSeries } from './donor-panel.ts';
import { nearestMixture } from './nearest-mixture.ts';
import { multiply, ridgeRemainder, ridgeSystem } from './ridge.ts';
import { difference, mix } from './vectors.ts';

/** The effect in one period after the launch. */
export type PeriodEffect = {
  readonly gap: number;
  /** p of no effect in this period. */
  readonly p: number;
  /** Effects that are not rejected; an end is infinite where no effect however large would be. */
  readonly low: number;
  readonly high: number;
};

/** Effects after the launch, and whether there is any. */
export type ConformalInference = {
  /** p of no effect in any period. */
  readonly p: number;
  /** By period after the launch. */
  readonly periods: readonly PeriodEffect[];
  readonly lambda: number;
};

/**
 * Conformal inference for a (ridge-augmented) synthetic control.
 *
 * If an effect is true, then, with it taken off, the periods after the launch are like those before: the control is
 * fitted to all of them, and its gaps are moved round in time. p of the whole is over the T shifts of the gaps (moving
 * blocks, so that neighbouring periods may depend on each other: exact, no seed). Intervals are for one period each,
 * by inversion; with fewer than 1/α − 1 periods before the launch they are infinite.
 *
 * @param panel    as for `syntheticControl`
 * @param options  `level` of the intervals, in (0, 1); `lambda`: Infinity for a plain synthetic control; chosen on the
 *                 periods before the launch unless given, and then held (augsynth chooses it again in every refit)
 * @returns p of no effect at all, and gap, p and interval by period
 * @throws {RangeError} as `augmentedControl`, and for a level outside (0, 1)
 * @see Chernozhukov, Wüthrich & Zhu 2021; R augsynth with inf_type = "conformal", type = "block", q = 1
 * @example conformalInference({ treated: { unit: 't', values: [3, 5, 4, 6, 9] }, donors: [{ unit: 'a', values: [2, 5, 3, 6, 6] }, { unit: 'b', values: [6, 8, 7, 9, 7] }], prePeriods: 4 }, { level: 0.95, lambda: Infinity }).p // => 0.2
 */
export function conformalInference(
  panel: DonorPanel,
  options: { readonly level: number; readonly lambda?: number },
): ConformalInference {
  requireFraction(options.level, 'level');
  const lambda = options.lambda ?? chooseLambda(panel).lambda;
  const { gaps } = augmentedControl(panel, { lambda });
  const { prePeriods } = panel;
  const after = gaps.length - prePeriods;
  const alpha = 1 - options.level;
  const periods = gaps.slice(prePeriods).map((gap, index) => {
    const p = pointwise(panel, { lambda, period: prePeriods + index });
    const isOpen = 1 / (prePeriods + 1) > alpha;
    const [low, high] = [-1, 1].map((side) => (isOpen ? side * Infinity : lastAccepted({ p, gap, side, alpha })));
    return { gap, p: p(0), low: low ?? -Infinity, high: high ?? Infinity };
  });
  return { p: shiftedP(gapsOfAll(panel, lambda)(0), after), periods, lambda };
}

/** Gaps of a control that is fitted to all periods, once an effect is taken off the last. */
function gapsOfAll({ treated, donors }: DonorPanel, lambda: number): (effect: number) => Float64Array {
  const points = donors.map(({ values }) => Float64Array.from(values));
  const remainder = ridgeRemainder(ridgeSystem(donors, treated.values.length), lambda);
  return (effect) => {
    const target = Float64Array.from(treated.values);
    target[target.length - 1] = (target[target.length - 1] ?? 0) - effect;
    return multiply(remainder, difference(target, mix(points, nearestMixture(points, target))));
  };
}

/** p of an effect in one period, by that period and those before the launch alone. */
function pointwise(panel: DonorPanel, { lambda, period }: { readonly lambda: number; readonly period: number }) {
  const only = ({ unit, values }: UnitSeries): UnitSeries => ({
    unit,
    values: [...values.slice(0, panel.prePeriods), values[period] ?? Number.NaN],
  });
  const gaps = gapsOfAll({ ...panel, treated: only(panel.treated), donors: panel.donors.map(only) }, lambda);
  return (effect: number): number => shiftedP(gaps(effect), 1);
}

/** Share of the shifts in time that bring gaps at least as large into the last periods. */
function shiftedP(gaps: Float64Array, last: number): number {
  const n = gaps.length;
  const sums = Array.from({ length: n }, (_, shift) => {
    let sum = 0;
    for (let index = 0; index < last; index += 1) sum += Math.abs(gaps[(n - last + shift + index) % n] ?? 0);
    return sum;
  });
  const observed = sums[0] ?? 0;
  return sums.filter((sum) => sum >= observed * (1 - 1e-9)).length / n;
}

/** Where, going out from the gap to one side, an effect is first rejected. */
function lastAccepted(search: {
  readonly p: (effect: number) => number;
  readonly gap: number;
  readonly side: number;
  readonly alpha: number;
}): number {
  const { p, gap, side, alpha } = search;
  const isAccepted = (distance: number) => p(gap + side * distance) > alpha * (1 + 1e-9);
  // no effect is among the first tried, so that p and interval never disagree about it
  let [inside, outside] = [0, Math.max(Math.abs(gap), 1e-6)];
  for (let doubling = 0; isAccepted(outside); doubling += 1) {
    if (doubling === 40) return side * Infinity;
    [inside, outside] = [outside, 2 * outside];
  }
  while (outside - inside > 1e-6 * outside) {
    const middle = (inside + outside) / 2;
    if (isAccepted(middle)) inside = middle;
    else outside = middle;
  }
  return gap + side * inside;
}
