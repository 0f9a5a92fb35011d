import { requireFraction } from '../counts/rate-count.ts';
import type { CellGrouping } from './cell-grouping.ts';
import type { CountPanel, LaunchWindow } from './count-panel.ts';
import {
  type EffectInference,
  effectInference,
  FEWEST_COMPARISON_AREAS,
  FEWEST_TREATED_AREAS,
  type FewestAreas,
  type InferenceOptions,
  quantilesAt,
} from './effect-inference.ts';
import {
  areaRole,
  areasInRole,
  type CellGroups,
  type EffectReplicates,
  effectReplicates,
} from './effect-replicates.ts';
import { expectation } from './expected-counts.ts';
import { type ImputationModel, imputationModel } from './imputation-model.ts';

/** Places of the two groups that every estimate has: all treated cells, and those with the ones that bound the effect. */
export const OVERALL = 0;
export const BOUND = 1;

/** Events observed in some treated cells against those expected without the programme. */
export type ImputedEffect = {
  readonly label: string | number;
  readonly observed: number;
  readonly expected: number;
  /** Treated areas with cells among them. */
  readonly areas: number;
  /** Observed over expected; null when none were expected. */
  readonly ratio: number | null;
  /** Expected less observed: negative when there were more than expected. */
  readonly averted: number;
  readonly inference: EffectInference;
};

/** What to estimate beside the overall effect, and how. */
export type ImputationOptions = LaunchWindow & {
  readonly level: number;
  readonly groupings?: Readonly<Record<string, CellGrouping>>;
  /** Limits below which intervals are withheld; other than the default in studies of them only. */
  readonly fewest?: FewestAreas;
};

/** An estimate before it is put into words: groups are numbered through, from `OVERALL` on. */
export type GroupEstimates = {
  readonly model: ImputationModel;
  readonly replicates: EffectReplicates;
  /** The number of each grouping's first group. */
  readonly first: Readonly<Record<string, number>>;
  readonly effect: (group: number, label: string | number) => ImputedEffect;
};

/** Fits, predicts, and leaves each area out in turn, for all groups at once. */
export function estimateGroups(panel: CountPanel, wanted: ImputationOptions): GroupEstimates {
  const { level, fewest = { treated: FEWEST_TREATED_AREAS, comparison: FEWEST_COMPARISON_AREAS } } = wanted;
  requireFraction(level, 'level');
  const model = imputationModel(panel, wanted);
  const { groups, first } = cellGroups(model, wanted.groupings ?? {});
  const replicates = effectReplicates(model, groups);
  const comparisonAreas = areasInRole(replicates, OVERALL, areaRole.comparison);
  const options = { level, fewest, comparisonAreas, quantileOf: quantilesAt(level) };
  return { model, replicates, first, effect: (group, label) => effectOf(replicates, group, { label, ...options }) };
}

/** Treated cells by group: all of them, all and those that bound the effect, then the groupings one after the other. */
function cellGroups(
  { treated, counts }: ImputationModel,
  groupings: Readonly<Record<string, CellGrouping>>,
): { readonly groups: CellGroups; readonly first: Readonly<Record<string, number>> } {
  const isKnown = (cell: number): boolean => counts.status[cell] === expectation.known;
  const isBounded = (cell: number): boolean => isKnown(cell) || counts.status[cell] === expectation.noEventsBefore;
  const of = [
    treated.row.map((_, cell) => (isKnown(cell) ? OVERALL : -1)),
    treated.row.map((_, cell) => (isBounded(cell) ? BOUND : -1)),
  ];
  const first: Record<string, number> = {};
  let size = 2;
  for (const [name, grouping] of Object.entries(groupings)) {
    const start = size;
    first[name] = start;
    of.push(
      treated.row.map((row, cell) => {
        const group = grouping.of[row] ?? -1;
        return group < 0 || !isKnown(cell) ? -1 : start + group;
      }),
    );
    size += grouping.labels.length;
  }
  return { groups: { size, of }, first };
}

function effectOf(
  replicates: EffectReplicates,
  group: number,
  { label, ...options }: InferenceOptions & { readonly label: string | number },
): ImputedEffect {
  const [observed, expected] = [replicates.observed[group] ?? 0, replicates.expected[group] ?? 0];
  return {
    label,
    observed,
    expected,
    areas: areasInRole(replicates, group, areaRole.treated),
    ratio: expected > 0 ? observed / expected : null,
    averted: expected - observed,
    inference: effectInference(replicates, group, options),
  };
}
