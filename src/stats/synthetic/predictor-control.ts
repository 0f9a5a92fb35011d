import { type DonorPanel, requireDonorPanel } from './donor-panel.ts';
import { nearestToOrigin } from './nearest-mixture.ts';
import { nelderMead } from './nelder-mead.ts';
import type { Predictor } from './predictors.ts';
import { regressionShares, type ScaledPredictors, scaledPredictors } from './predictors.ts';
import { controlOf, type SyntheticControl } from './synthetic-control.ts';
import { difference, mix } from './vectors.ts';

/** How a predictor is balanced, and how much it counts. */
export type PredictorBalance = {
  readonly name: string;
  /** Share of the predictor in V. */
  readonly weight: number;
  /** In the predictor's own unit: the programme area, its synthetic control, and the plain mean of the donors. */
  readonly treated: number;
  readonly synthetic: number;
  readonly donors: number;
};

/** A synthetic control that is like the programme area in its predictors. */
export type PredictorControl = SyntheticControl & { readonly balance: readonly PredictorBalance[] };

/** A search is begun again while that lowers the error by more than this share. */
const worthwhile = 1e-3;
const mostRestarts = 6;

/**
 * Synthetic control with predictors, as Abadie, Diamond and Hainmueller made it.
 *
 * For weights V of the predictors, the mixture is the one nearest in them; V is the one whose mixture has the least
 * mean squared gap before the launch. That search has many local minima: ours begins, as Synth does, from equal
 * weights and from those of a regression, and begins again until that helps no more. Other software differs in the
 * second decimal of the weights. `syntheticControl` has one answer, and is the one to plan with.
 *
 * @param panel       as for `syntheticControl`
 * @param predictors  numbers known before the launch, for every area; scaled here to a variance of one over all areas
 * @returns weights, gaps and effect as for `syntheticControl`, and the balance of each predictor
 * @throws {RangeError} as `syntheticControl`, without predictors, and for one that is missing or does not vary
 * @see Abadie, Diamond & Hainmueller 2010; R Synth
 * @example predictorControl({ treated: { unit: 't', values: [3, 5, 1] }, donors: [{ unit: 'a', values: [2, 4, 6] }, { unit: 'b', values: [6, 8, 6] }], prePeriods: 2 }, [{ name: 'income', values: { t: 20, a: 10, b: 30 } }]).weights[0]?.weight // => 0.5
 */
export function predictorControl(panel: DonorPanel, predictors: readonly Predictor[]): PredictorControl {
  requireDonorPanel(panel);
  const scaled = scaledPredictors(panel, predictors);
  const shares = predictors.length === 1 ? Float64Array.of(1) : bestShares(panel, scaled);
  const weights = mixer(scaled)(shares);
  return { ...controlOf(panel, weights), balance: balanceOf(panel, predictors, { shares, weights }) };
}

/** Shares of the predictors whose mixture fits best before the launch. */
function bestShares(panel: DonorPanel, scaled: ScaledPredictors): Float64Array {
  const starts = [scaled.treated.map(() => 1 / scaled.treated.length), regressionShares(panel, scaled)];
  const loss = fitError(panel, mixer(scaled));
  const found = starts.filter((start) => start !== null).map((start) => descend(loss, start));
  return found.reduce((best, one) => (one.value < best.value ? one : best)).at;
}

/** Begins again from where a search ended: its simplex goes flat long before the bottom. */
function descend(loss: (shares: Float64Array) => number, start: Float64Array) {
  const options = { edge: 0.1, tolerance: 1e-7, rounds: 500 };
  let best = { at: start, value: loss(start) };
  for (let restart = 0; restart < mostRestarts; restart += 1) {
    const { at, value } = nelderMead(loss, best.at, options);
    const helped = best.value - value > worthwhile * best.value;
    best = { at: normalised(at), value };
    if (!helped) break;
  }
  return best;
}

/** Mean squared gap before the launch of the mixture that belongs to some shares. */
function fitError({ treated, donors, prePeriods }: DonorPanel, weightsOf: (shares: Float64Array) => Float64Array) {
  const target = treated.values.slice(0, prePeriods);
  const gaps = donors.map(({ values }) => difference(values.slice(0, prePeriods), target));
  return (shares: Float64Array): number => {
    const mixture = mix(gaps, weightsOf(shares));
    return mixture.reduce((sum, gap) => sum + gap * gap, 0) / prePeriods;
  };
}

/** Weights of the donors for shares of the predictors; each search for them begins from the last. */
function mixer({ treated, donors }: ScaledPredictors): (shares: Float64Array) => Float64Array {
  const gaps = donors.map((donor) => difference(donor, treated));
  let last: Float64Array | undefined;
  return (shares) => {
    const roots = normalised(shares).map(Math.sqrt);
    last = nearestToOrigin(
      gaps.map((gap) => gap.map((value, index) => value * (roots[index] ?? 0))),
      last,
    );
    return last;
  };
}

/** Shares of sum one; the search may wander below zero. */
function normalised(shares: Float64Array): Float64Array {
  const total = shares.reduce((sum, share) => sum + Math.abs(share), 0);
  return shares.map((share) => Math.abs(share) / total);
}

function balanceOf(
  { treated, donors }: DonorPanel,
  predictors: readonly Predictor[],
  { shares, weights }: { readonly shares: Float64Array; readonly weights: Float64Array },
): readonly PredictorBalance[] {
  return predictors.map(({ name, values }, index) => {
    const numbers = donors.map(({ unit }) => values[unit] ?? Number.NaN);
    return {
      name,
      weight: shares[index] ?? 0,
      treated: values[treated.unit] ?? Number.NaN,
      synthetic: numbers.reduce((sum, value, donor) => sum + value * (weights[donor] ?? 0), 0),
      donors: numbers.reduce((sum, value) => sum + value, 0) / numbers.length,
    };
  });
}
