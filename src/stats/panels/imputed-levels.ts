import { studentTwoSidedP } from '../distributions/distributions.ts';
import { FEWEST_COMPARISON_AREAS, FEWEST_TREATED_AREAS, type NoInterval } from './effect-inference.ts';
import { fitLevels, type LevelFit, type LevelPanel, levelEquations } from './level-fit.ts';
import { levelEffectsWithout, levelReplicates } from './level-replicates.ts';

/** Effect of a programme on a level: a share, or a mean. */
export type ImputedLevels = {
  /** Mean over the records of treated cells: what it was, and what it is expected to have been without the programme. */
  readonly observed: number;
  readonly expected: number;
  readonly effect: number;
  readonly records: number;
  readonly treatedAreas: number;
  readonly comparisonAreas: number;
  /** The effect without each area in turn; null where there is none without it. */
  readonly leavingOut: readonly { readonly area: number; readonly effect: number | null }[];
  readonly inference:
    | { readonly status: 'given'; readonly standardError: number; readonly df: number; readonly p: number }
    | { readonly status: 'withheld'; readonly reason: NoInterval };
  /** Expected in each cell; NaN where nothing is. */
  readonly fitted: Float64Array;
};

/**
 * Effect of a programme on a level by linear imputation, with a jackknife over areas.
 *
 * Least squares of levels on areas and periods, each cell weighed by its records, over untreated cells; the effect is the
 * mean over the records of treated cells of what lies beyond it. The standard error is that of leaving each area out in
 * turn within its arm, with t on the areas of the smaller arm − 1, as for counts: it holds for any scatter and serial
 * correlation within areas.
 *
 * It rests on parallel differences: that the levels of programme areas would have moved by as much as those of others.
 *
 * @param panel  see `LevelPanel`
 * @returns null where nothing is expected of any treated cell
 * @see Borusyak, Jaravel & Spiess 2024, Review of Economic Studies 91; Wolter 2007, §4.5
 * @example imputedLevels({ areas: 2, periods: 2, level: Float64Array.of(0.5, 0.7, 0.4, 0.5), weight: new Float64Array(4).fill(10), isTreated: Uint8Array.of(0, 1, 0, 0) }).expected // => 0.6
 */
export const imputedLevels = (panel: LevelPanel): ImputedLevels | null => levelImputer(panel)(panel);

/**
 * The same for several sets of treated cells: what is expected, also with areas left out, is worked out once.
 *
 * @param panel  with the untreated cells
 * @returns from a panel with the same untreated cells to the effect on its treated ones
 */
export function levelImputer(panel: LevelPanel): (own: LevelPanel) => ImputedLevels | null {
  const equations = levelEquations(panel);
  const fit = fitLevels(panel, equations);
  const replicateOf = levelReplicates(panel, equations, fit);
  const fitted = fittedOf(panel, fit);
  return (own) => {
    const whole = sumsOf(own, fit);
    if (whole.records === 0) return null;
    const roles = rolesOf(own, fit);
    const effectWithout = levelEffectsWithout(own, fit, replicateOf);
    const leavingOut = roles.flatMap((role, area) =>
      role === 'none' ? [] : [{ area, role, effect: effectWithout(area) }],
    );
    const count = (wanted: Role): number => roles.filter((role) => role === wanted).length;
    const arms = { treated: count('treated'), comparison: count('comparison') };
    return {
      observed: whole.observed,
      expected: whole.observed - whole.effect,
      effect: whole.effect,
      records: whole.records,
      treatedAreas: arms.treated,
      comparisonAreas: arms.comparison,
      leavingOut: leavingOut.map(({ area, effect }) => ({ area, effect })),
      inference: inferenceOf(whole.effect, leavingOut, arms),
      fitted,
    };
  };
}

type Role = 'none' | 'comparison' | 'treated';

/** An area with treated records of which something is expected is treated; any other with untreated ones is comparison. */
function rolesOf(panel: LevelPanel, fit: LevelFit): readonly Role[] {
  return Array.from({ length: panel.areas }, (_, area): Role => {
    for (let period = 0; period < panel.periods; period += 1)
      if (isImputed(panel, fit, { area, period })) return 'treated';
    return fit.areaPart[area] === -1 ? 'none' : 'comparison';
  });
}

type Cell = { readonly area: number; readonly period: number };

function isImputed({ periods, weight, isTreated }: LevelPanel, fit: LevelFit, { area, period }: Cell): boolean {
  const at = area * periods + period;
  return isTreated[at] === 1 && (weight[at] as number) > 0 && isLinked(fit, { area, period });
}

const isLinked = ({ areaPart, periodPart }: LevelFit, { area, period }: Cell): boolean =>
  areaPart[area] !== -1 && areaPart[area] === periodPart[period];

function sumsOf(
  panel: LevelPanel,
  fit: LevelFit,
): { readonly observed: number; readonly effect: number; readonly records: number } {
  let [records, observed, beyond] = [0, 0, 0];
  for (let area = 0; area < panel.areas; area += 1) {
    for (let period = 0; period < panel.periods; period += 1) {
      if (!isImputed(panel, fit, { area, period })) continue;
      const at = area * panel.periods + period;
      const weight = panel.weight[at] as number;
      const level = panel.level[at] as number;
      records += weight;
      observed += weight * level;
      beyond += weight * (level - (fit.area[area] as number) - (fit.period[period] as number));
    }
  }
  return { observed: observed / records, effect: beyond / records, records };
}

function fittedOf(panel: LevelPanel, fit: LevelFit): Float64Array {
  const fitted = new Float64Array(panel.areas * panel.periods).fill(Number.NaN);
  for (let area = 0; area < panel.areas; area += 1)
    for (let period = 0; period < panel.periods; period += 1) {
      const isKnown = fit.areaPart[area] !== -1 && fit.areaPart[area] === fit.periodPart[period];
      if (isKnown) fitted[area * panel.periods + period] = (fit.area[area] as number) + (fit.period[period] as number);
    }
  return fitted;
}

function inferenceOf(
  effect: number,
  leavingOut: readonly { readonly role: Role; readonly effect: number | null }[],
  arms: { readonly treated: number; readonly comparison: number },
): ImputedLevels['inference'] {
  const withheld = (reason: NoInterval): ImputedLevels['inference'] => ({ status: 'withheld', reason });
  if (arms.treated < FEWEST_TREATED_AREAS) return withheld('few-treated-areas');
  if (arms.comparison < FEWEST_COMPARISON_AREAS) return withheld('few-comparison-areas');
  let variance = 0;
  for (const arm of ['treated', 'comparison'] as const) {
    const effects = leavingOut.filter(({ role }) => role === arm).map((one) => one.effect ?? Number.NaN);
    const mean = effects.reduce((sum, one) => sum + one, 0) / effects.length;
    const squares = effects.reduce((sum, one) => sum + (one - mean) ** 2, 0);
    variance += (squares * (effects.length - 1)) / effects.length;
  }
  if (Number.isNaN(variance)) return withheld('rests-on-one-area');
  const standardError = Math.sqrt(variance);
  if (standardError < 1e-9 * Math.max(1e-3, Math.abs(effect))) return withheld('no-variation');
  const df = Math.min(arms.treated, arms.comparison) - 1;
  return { status: 'given', standardError, df, p: studentTwoSidedP(effect / standardError, df) };
}
