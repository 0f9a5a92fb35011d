import { coefficientOf } from '../regression/fit.ts';
import {
  type Coefficient,
  type PanelRows,
  type TwoWayRegression,
  twoWayRegression,
  type WaldTest,
  waldTest,
} from './two-way-regression.ts';

/** An event study by regression. */
export type EventStudy = {
  /** One for each time since treatment that is no reference, ascending; null where it follows from others. */
  readonly effects: readonly { readonly at: number; readonly effect: Coefficient }[];
  /** Of all effects before treatment; null when there are none. */
  readonly preTrend: WaldTest | null;
  readonly regression: TwoWayRegression;
};

/**
 * Event study by least squares: effects by time since treatment, beside effects of units and times.
 *
 * With staggered adoption and effects that differ between groups, its coefficients mix times with each other: use
 * `sunAbraham`, `groupTimeEffects`, or imputation. Not rejecting the joint test is not evidence of parallel trends.
 *
 * @param rows     outcomes of units at times
 * @param options  for each row, its time since treatment (negative before), or null for units never treated; the times
 *                 that are the reference, −1 as a rule; and bounds at which earlier and later times are binned
 * @returns effects with cluster errors as fixest corrects them, and Wald's joint test of those before treatment
 * @see R fixest::feols with i(); Sun & Abraham 2021 on what it mixes
 * @example eventStudy({ unit: ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c'], time: [1, 2, 3, 1, 2, 3, 1, 2, 3], outcome: [5, 6, 9, 1, 2, 2, 3, 4, 5] }, { sinceTreatment: [-1, 0, 1, null, null, null, null, null, null], reference: [-1] }).effects[1].effect.estimate // => 2.5
 */
export function eventStudy(
  rows: PanelRows,
  options: {
    readonly sinceTreatment: readonly (number | null)[];
    readonly reference: readonly number[];
    readonly first?: number;
    readonly last?: number;
  },
): EventStudy {
  const { reference, first = -Infinity, last = Infinity } = options;
  const since = options.sinceTreatment.map((time) => (time === null ? null : Math.min(Math.max(time, first), last)));
  const times = [...new Set(since)].filter((time) => time !== null && !reference.includes(time)) as number[];
  times.sort((a, b) => a - b);
  const columns = times.map((time) => ({
    name: nameOf(time),
    values: Float64Array.from(since, (other) => (other === time ? 1 : 0)),
  }));
  const regression = twoWayRegression(rows, columns);
  const effects = times.map((at) => ({ at, effect: coefficientOf(regression.fit, nameOf(at), regression.covariance) }));
  const before = times.filter((time) => time < 0).map(nameOf);
  return { effects, preTrend: waldTest(regression, before), regression };
}

const nameOf = (time: number): string => `since treatment ${time}`;
