import type { CountPanel } from './count-panel.ts';
import { areaRole, areasInRole } from './effect-replicates.ts';
import { BOUND, estimateGroups, type ImputationOptions, type ImputedEffect, OVERALL } from './group-estimates.ts';
import { type WithoutExpected, withoutExpected } from './imputation-model.ts';

/** Effects of a programme, overall and by group. */
export type ImputedEffects = {
  readonly overall: ImputedEffect;
  /** As `overall`, but with the areas without events before launch in it, none expected there; null without such. */
  readonly bound: ImputedEffect | null;
  /** For each grouping, its groups in their order; a group without treated cells with an expected count is absent. */
  readonly groups: Readonly<Record<string, readonly ImputedEffect[]>>;
  readonly treatedAreas: number;
  readonly comparisonAreas: number;
  /** The overall ratio without each area in turn; null where there is none without it. */
  readonly leavingOut: readonly { readonly area: string; readonly ratio: number | null }[];
  readonly without: WithoutExpected;
};

/**
 * Effect of a programme on counts by Poisson imputation, with a jackknife over areas.
 *
 * The effect is the ratio of events observed in treated cells to those expected there by a two-way Poisson model of the
 * untreated cells (see `imputeCounts`). Its interval is exp(log ratio ± t × standard error), with t on the areas of
 * the smaller arm − 1 and the stratified leave-one-area-out jackknife as standard error: it needs no seed, and takes in whatever dispersion
 * and serial correlation areas have. Simulated: 4 to 5 % false alarms with 28 treated areas of 77, and with 10 of 30.
 *
 * Areas without events before their launch have no expected count. Leaving them out favours the programme, since the
 * events that they have afterwards are not counted: `bound` counts them, against an expected count of 0.
 *
 * @param panel    as described at `CountPanel`
 * @param options  confidence level; groupings by name (see `bySinceLaunch`, `byArea`, `byCohort`, `byPeriodWindow`);
 *                 anticipation and phase-in, in periods
 * @returns the effects; an interval is withheld, with the reason, where fewer than 5 treated or 7 comparison areas
 *          stand behind it (use `randomisedLaunches` there) or where it rests on one area
 * @throws {RangeError} when the panel is not one, the level is not in (0, 1), or a grouping is not of its rows
 * @see Borusyak, Jaravel & Spiess 2024; Wooldridge 2023; Wolter 2007 on the jackknife
 * @example imputedEffects({ areaNames: ['a', 'b', 'c'], periodNames: ['1', '2'], area: Int32Array.of(0, 0, 1, 1, 2, 2), period: Int32Array.of(0, 1, 0, 1, 0, 1), events: Float64Array.of(10, 6, 20, 16, 10, 8), exposure: new Float64Array(6).fill(1), launch: Int32Array.of(1, 9, 9), kept: new Uint8Array(6).fill(1) }, { level: 0.95 }).overall.ratio // => 0.75
 */
export function imputedEffects(panel: CountPanel, options: ImputationOptions): ImputedEffects {
  const { model, replicates, first, effect } = estimateGroups(panel, options);
  const without = withoutExpected(panel, model);
  const overall = effect(OVERALL, 'overall');
  return {
    overall,
    bound: without.noEventsBefore.length === 0 ? null : effect(BOUND, 'bound'),
    groups: Object.fromEntries(
      Object.entries(options.groupings ?? {}).map(([name, { labels }]) => {
        const effects = labels.map((label, place) => effect((first[name] ?? 0) + place, label));
        return [name, effects.filter(({ areas }) => areas > 0)];
      }),
    ),
    treatedAreas: overall.areas,
    comparisonAreas: areasInRole(replicates, OVERALL, areaRole.comparison),
    leavingOut: Array.from(replicates.leftOut, (area, replicate) => {
      const log = replicates.log[replicate * replicates.groups + OVERALL] ?? Number.NaN;
      return { area: panel.areaNames[area] ?? '', ratio: Number.isNaN(log) ? null : Math.exp(log) };
    }),
    without,
  };
}
