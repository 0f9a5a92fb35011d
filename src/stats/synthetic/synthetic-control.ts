import { type DonorPanel, requireDonorPanel } from './donor-panel.ts';
import { nearestMixture } from './nearest-mixture.ts';
import { mix } from './vectors.ts';

/** A donor's share in the synthetic control. */
export type DonorWeight = { readonly unit: string; readonly weight: number };

/** What separates a programme area from its synthetic control. */
export type SyntheticControl = {
  /** Every donor in its order, 0 for one that is not used. */
  readonly weights: readonly DonorWeight[];
  /** Outcome less synthetic outcome, for every period. */
  readonly gaps: readonly number[];
  /** Mean gap after the launch, per period. */
  readonly att: number;
  /** Root mean squared gap before the launch; 0 when it is rounding. */
  readonly preRmspe: number;
  /** Root mean squared gap after the launch. */
  readonly postRmspe: number;
  /** Gap after over gap before; Infinity after a perfect fit, null where there is no gap either before or after. */
  readonly ratio: number | null;
};

/**
 * Synthetic control: the mixture of comparison areas that was most like the programme area before its launch.
 *
 * Every outcome before the launch counts alike (V is the identity), so the fit is one convex problem with one answer.
 * What the mixture shows after the launch stands for what the programme area would have shown without it. With
 * predictors and a search for V the answer differs, and depends on the software: `predictorControl`.
 *
 * @param panel  the programme area and its donors, outcomes on one scale, without gaps
 * @returns weights, the gap in every period and its mean after the launch
 * @throws {RangeError} for a panel with missing numbers, or with no period on either side of the launch
 * @see Abadie, Diamond & Hainmueller 2010
 * @example syntheticControl({ treated: { unit: 't', values: [3, 5, 1] }, donors: [{ unit: 'a', values: [2, 4, 6] }, { unit: 'b', values: [6, 8, 6] }], prePeriods: 2 }).att // => -5
 */
export function syntheticControl(panel: DonorPanel): SyntheticControl {
  requireDonorPanel(panel);
  const { treated, donors, prePeriods } = panel;
  const before = donors.map(({ values }) => values.slice(0, prePeriods));
  return controlOf(panel, nearestMixture(before, treated.values.slice(0, prePeriods)));
}

/** The gaps that given weights leave, and their size before and after. */
export function controlOf(panel: DonorPanel, shares: ArrayLike<number>): SyntheticControl {
  const { treated, donors, prePeriods } = panel;
  const mixture = mix(
    donors.map(({ values }) => Float64Array.from(values)),
    shares,
  );
  const gaps = treated.values.map((value, period) => value - (mixture[period] ?? 0));
  const after = gaps.slice(prePeriods);
  const floor = 1e-6 * usualDistance(panel);
  const [preRmspe, postRmspe] = [gaps.slice(0, prePeriods), after].map((part) => {
    const size = Math.sqrt(part.reduce((sum, gap) => sum + gap * gap, 0) / part.length);
    return size <= floor ? 0 : size;
  }) as [number, number];
  return {
    weights: donors.map(({ unit }, index) => ({ unit, weight: shares[index] ?? 0 })),
    gaps,
    att: after.reduce((sum, gap) => sum + gap, 0) / after.length,
    preRmspe,
    postRmspe,
    ratio: preRmspe > 0 ? postRmspe / preRmspe : postRmspe > 0 ? Infinity : null,
  };
}

/** Root mean squared distance of the donors from the programme area: a millionth of it is rounding. */
function usualDistance({ treated, donors }: DonorPanel): number {
  let squares = 0;
  for (const { values } of donors) {
    for (let period = 0; period < values.length; period += 1) {
      squares += ((values[period] ?? 0) - (treated.values[period] ?? 0)) ** 2;
    }
  }
  return Math.sqrt(squares / donors.length / treated.values.length);
}
