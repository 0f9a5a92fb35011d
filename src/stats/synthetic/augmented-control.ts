import { chooseLambda } from './choose-lambda.ts';
import { type DonorPanel, requireDonorPanel } from './donor-panel.ts';
import { nearestMixture } from './nearest-mixture.ts';
import { multiply, ridgeInverse, ridgeSystem } from './ridge.ts';
import { controlOf, type SyntheticControl } from './synthetic-control.ts';
import { difference, mix } from './vectors.ts';

/** A synthetic control whose remaining imbalance before the launch was regressed away. */
export type AugmentedControl = SyntheticControl & {
  /** In squared units of the outcome: Infinity leaves the synthetic control as it is, 0 fits as far as donors can. */
  readonly lambda: number;
  /** Length of the gaps before the launch, √Σ gap². */
  readonly l2Imbalance: number;
  /** The same over that of the donors' plain mean; null when their mean fits perfectly. */
  readonly scaledImbalance: number | null;
  /** The smallest weight: where it is negative, the control extrapolates beyond the donors. */
  readonly minWeight: number;
};

/**
 * Ridge-augmented synthetic control.
 *
 * What the mixture of donors could not match before the launch is predicted by a ridge regression of the donors'
 * outcomes and taken off: w + X(XᵀX + λI)⁻¹(x₁ − Xᵀw), X the donors' outcomes before the launch less their mean. The
 * weights still have sum one, but may be negative.
 *
 * @param panel    as for `syntheticControl`; several programme areas as one with `meanUnit`
 * @param options  `lambda`, ≥ 0 or Infinity; chosen by `chooseLambda` unless given
 * @returns weights, gaps and effect as for `syntheticControl`, the imbalance and the smallest weight
 * @throws {RangeError} for a panel that is not one, or a negative λ
 * @see Ben-Michael, Feller & Rothstein 2021; R augsynth with progfunc = "ridge"
 * @example augmentedControl({ treated: { unit: 't', values: [3, 8, 9] }, donors: [{ unit: 'a', values: [2, 4, 6] }, { unit: 'b', values: [4, 6, 6] }], prePeriods: 2 }, { lambda: 1 }).minWeight // => -0.2
 */
export function augmentedControl(panel: DonorPanel, options: { readonly lambda?: number } = {}): AugmentedControl {
  requireDonorPanel(panel);
  const lambda = options.lambda ?? chooseLambda(panel).lambda;
  if (!(lambda >= 0)) throw new RangeError(`lambda: must be zero or more (got ${lambda})`);
  const { treated, donors, prePeriods } = panel;
  const before = donors.map(({ values }) => Float64Array.from(values.slice(0, prePeriods)));
  const target = treated.values.slice(0, prePeriods);
  const weights = nearestMixture(before, target);
  const system = ridgeSystem(donors, prePeriods);
  const imbalance = difference(target, mix(before, weights));
  const shift = mix(system.centred, multiply(ridgeInverse(system, lambda), imbalance));
  const augmented = weights.map((weight, index) => weight + (shift[index] ?? 0));
  const even = before.map(() => 1 / before.length);
  const length = (shares: ArrayLike<number>) => Math.hypot(...difference(target, mix(before, shares)));
  const [l2Imbalance, plain] = [length(augmented), length(even)];
  return {
    ...controlOf(panel, augmented),
    lambda,
    l2Imbalance,
    scaledImbalance: plain > 0 ? l2Imbalance / plain : null,
    minWeight: Math.min(...augmented),
  };
}
