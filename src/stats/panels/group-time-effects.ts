import { chiSquareUpperTail } from '../distributions/distributions.ts';
import { quadraticForm } from './cholesky.ts';
import { type CohortDesign, type ComparisonRule, cohortDesign } from './cohort-design.ts';
import type { OutcomePanel } from './outcome-panel.ts';
import {
  type Adjustment,
  type NoDifference,
  rememberedPropensity,
  type TrendData,
  trendDifference,
} from './trend-difference.ts';

/** How group-time effects are estimated. */
export type GroupTimeOptions = ComparisonRule & { readonly adjustment: Adjustment };

/** Effect on one group at one time. */
export type GroupTimeEffect = {
  readonly group: number;
  readonly time: number;
  /** The time that the change is measured from. */
  readonly base: number;
  /** Null when it cannot be estimated; 0 at the base itself. */
  readonly effect: number | null;
  /** Null at the base, and where the effect is null or has no error at all. */
  readonly standardError: number | null;
  readonly withheld: NoDifference | null;
  /** What each unit contributes to the error: √(Σψ²)/n is the standard error. */
  readonly influence: Float64Array;
};

/** All group-time effects of a panel. */
export type GroupTimeEffects = {
  readonly effects: readonly GroupTimeEffect[];
  /** The group of each unit that takes part; Infinity for those that are comparison throughout. */
  readonly groups: Float64Array;
  /** Units that were treated from the first time on, and groups without a base: they have no effect. */
  readonly left: { readonly units: readonly (string | number)[]; readonly groups: readonly number[] };
};

/** Standard errors below this are rounding: the effect follows from its definition. */
const NO_ERROR = 1.5e-7;

/**
 * Effects by group of first treatment and time: ATT(g, t).
 *
 * The change of a group since its base, less that of units not treated by then. Whatever the groups' effects are, and
 * however they change with time, no treated unit serves as comparison. The scale is that of the outcome: where levels
 * differ and seasons multiply, trends in levels are not parallel; use years, and the imputation estimator for counts.
 *
 * @param panel    as described at `OutcomePanel`
 * @param options  comparison (never treated, or not yet), base (varying or universal), anticipation, adjustment
 * @returns effects in order of group, then time; units and groups that have none
 * @throws {RangeError} when there is no comparison: no never-treated unit, or with not-yet-treated ones a single group
 * @see Callaway & Sant'Anna 2021; R did::att_gt
 * @example groupTimeEffects({ units: ['a', 'b', 'c'], times: [1, 2], group: Float64Array.of(2, Infinity, Infinity), outcome: Float64Array.of(5, 9, 1, 2, 3, 4), covariates: [] }, { comparison: 'never-treated', base: 'varying', anticipation: 0, adjustment: 'regression' }).effects[0].effect // => 3
 */
export function groupTimeEffects(panel: OutcomePanel, options: GroupTimeOptions): GroupTimeEffects {
  const design = cohortDesign(panel, options);
  const scoreOf = rememberedPropensity();
  const effects = design.cells.map((cell): GroupTimeEffect => {
    const { group, time, base } = cell;
    const influence = new Float64Array(design.units.length);
    const shared = { group, time: panel.times[time] ?? 0, base: panel.times[base] ?? 0, influence };
    if (time === base) return { ...shared, effect: 0, standardError: null, withheld: null };
    const rows = unitsOf(design, cell);
    const data = changesOf({ panel, design, rows }, cell);
    const found = trendDifference(data, options.adjustment, scoreOf);
    if (found.status === 'withheld') {
      return { ...shared, effect: null, standardError: null, withheld: found.reason };
    }
    // the error is per unit of the whole panel, not only of those compared
    const scale = design.units.length / rows.length;
    for (let place = 0; place < rows.length; place += 1)
      influence[rows[place] as number] = scale * (found.influence[place] as number);
    return { ...shared, effect: found.effect, standardError: standardErrorOf(influence), withheld: null };
  });
  return { effects, groups: design.groups, left: design.left };
}

/** Places, among the units that take part, of those compared in one cell. */
function unitsOf({ groups }: CohortDesign, { group, comparedFrom }: CohortDesign['cells'][number]): Int32Array {
  const found: number[] = [];
  for (let place = 0; place < groups.length; place += 1) {
    const other = groups[place] as number;
    if (other === group || other > comparedFrom) found.push(place);
  }
  return Int32Array.from(found);
}

function changesOf(
  { panel, design, rows }: { readonly panel: OutcomePanel; readonly design: CohortDesign; readonly rows: Int32Array },
  { group, time, base }: CohortDesign['cells'][number],
): TrendData {
  const { length } = rows;
  const early = Math.min(time, base);
  const [change, treated] = [new Float64Array(length), new Uint8Array(length)];
  const covariates = panel.covariates.map(({ name }) => ({ name, values: new Float64Array(length) }));
  for (let place = 0; place < length; place += 1) {
    const row = rows[place] as number;
    const first = (design.units[row] as number) * panel.times.length;
    change[place] = (panel.outcome[first + time] as number) - (panel.outcome[first + base] as number);
    treated[place] = design.groups[row] === group ? 1 : 0;
    for (const [k, { values }] of covariates.entries())
      values[place] = panel.covariates[k]?.values[first + early] as number;
  }
  return {
    change,
    treated,
    covariates: [{ name: '(Intercept)', values: new Float64Array(length).fill(1) }, ...covariates],
  };
}

/** √(Σψ²)/n; null when it is nothing but rounding. */
export function standardErrorOf(influence: Float64Array): number | null {
  const error = Math.sqrt(influence.reduce((sum, value) => sum + value * value, 0)) / influence.length;
  return error > NO_ERROR ? error : null;
}

/**
 * Joint test that all effects before treatment are 0.
 *
 * Not rejecting is not evidence of parallel trends: the test has little power.
 *
 * @param estimate  see `groupTimeEffects`
 * @returns Wald's statistic, chi-square on as many df as there are effects before; null when there are none, or when
 *          some of them follow from others
 */
export function preTreatmentTest({
  effects,
}: GroupTimeEffects): { readonly statistic: number; readonly df: number; readonly p: number } | null {
  const before = effects.filter(({ group, time, standardError }) => group > time && standardError !== null);
  if (before.length === 0) return null;
  const covariance = before.flatMap((a) =>
    before.map((b) => {
      const sum = a.influence.reduce((total, value, unit) => total + value * (b.influence[unit] ?? 0), 0);
      return sum / a.influence.length ** 2;
    }),
  );
  const values = Float64Array.from(before, ({ effect }) => effect ?? 0);
  const statistic = quadraticForm(values, Float64Array.from(covariance));
  return statistic === null ? null : { statistic, df: before.length, p: chiSquareUpperTail(statistic, before.length) };
}
