import { studentQuantile } from '../distributions/distributions.ts';
import { levelImputer } from './imputed-levels.ts';
import type { LevelPanel } from './level-fit.ts';
import { PLACEBO_PERIODS } from './placebo-launches.ts';

/** Effect on a level in one period before or since the launch, over the areas that had one. */
export type LevelEventPoint = {
  /** Periods since launch; negative before it. */
  readonly relative: number;
  readonly areas: number;
  readonly effect: number;
  readonly low: number;
  readonly high: number;
};

export type LevelEventOptions = {
  /** First treated period of each area, by row; Infinity for areas that have none. */
  readonly launch: readonly number[];
  /** Confidence level, in (0, 1). */
  readonly level: number;
  /** From this time since launch on, all periods are one point. */
  readonly last: number;
};

/**
 * Event study of a level (a share, or a mean) by imputation: what treated cells lie beyond what is expected of them, by
 * time since launch, with the inference of `imputedLevels` on the areas of each point; all others serve as comparison.
 *
 * Leads are those of launches pretended eight periods early: each period before the launch is predicted from what came
 * before it, for residuals of a fit that holds them would be too small.
 *
 * @param panel  cells without records, and those that are to be left out, have a weight of 0
 * @returns points in the order of time; those without an interval (too few areas, or nothing to tell by) are left out
 * @see Borusyak, Jaravel & Spiess 2024, Review of Economic Studies 91
 * @example levelEventStudy({ areas: 2, periods: 2, level: Float64Array.of(0.5, 0.7, 0.4, 0.5), weight: new Float64Array(4).fill(10), isTreated: Uint8Array.of(0, 1, 0, 0) }, { launch: [1, Infinity], level: 0.95, last: 8 }) // => []
 */
export function levelEventStudy(panel: LevelPanel, options: LevelEventOptions): readonly LevelEventPoint[] {
  const { launch, last } = options;
  const since = sinceLaunch(panel, launch);
  const pretended: LevelPanel = {
    ...panel,
    weight: panel.weight.map((records, at) => (panel.isTreated[at] === 1 ? 0 : records)),
    isTreated: Uint8Array.from(since, (own) => (own >= -PLACEBO_PERIODS && own < 0 ? 1 : 0)),
  };
  const groups = since.map((own) => Math.min(last, own));
  let longest = -1;
  for (const [at, group] of groups.entries()) if (panel.isTreated[at] === 1 && group > longest) longest = group;
  const leads = Array.from({ length: PLACEBO_PERIODS }, (_, index) => index - PLACEBO_PERIODS);
  const lags = Array.from({ length: longest + 1 }, (_, index) => index);
  const pointsOf = (of: LevelPanel, times: readonly number[]): readonly LevelEventPoint[] => {
    const imputed = levelImputer(of);
    return times.flatMap((relative) => pointOf(of, { relative, groups, imputed, level: options.level }));
  };
  return [...pointsOf(pretended, leads), ...pointsOf(panel, lags)];
}

/** Periods since the launch, cell by cell; −∞ in areas that have none. */
function sinceLaunch({ areas, periods }: LevelPanel, launch: readonly number[]): Float64Array {
  const since = new Float64Array(areas * periods);
  for (let area = 0; area < areas; area += 1) {
    const first = launch[area] ?? Number.POSITIVE_INFINITY;
    for (let period = 0; period < periods; period += 1) since[area * periods + period] = period - first;
  }
  return since;
}

interface Asked {
  readonly relative: number;
  /** Of each cell, the point that it belongs to. */
  readonly groups: Float64Array;
  readonly imputed: ReturnType<typeof levelImputer>;
  readonly level: number;
}

/** Treated cells take no part in what is expected: one point's effect is that of all where the others have no records. */
function pointOf(panel: LevelPanel, { relative, groups, imputed, level }: Asked): readonly LevelEventPoint[] {
  const weight = panel.weight.slice();
  for (let at = 0; at < weight.length; at += 1)
    if (panel.isTreated[at] === 1 && groups[at] !== relative) weight[at] = 0;
  const made = imputed({ ...panel, weight });
  if (made === null || made.inference.status === 'withheld') return [];
  const { standardError, df } = made.inference;
  const reach = studentQuantile((1 + level) / 2, df) * standardError;
  const { effect, treatedAreas } = made;
  return [{ relative, areas: treatedAreas, effect, low: effect - reach, high: effect + reach }];
}
