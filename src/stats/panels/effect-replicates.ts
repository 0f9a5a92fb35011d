import { fitWithoutOne } from './alike-areas.ts';
import { UNLINKED } from './cell-links.ts';
import type { CellTable } from './cell-table.ts';
import { expectedWithout } from './expected-counts.ts';
import type { ImputationModel } from './imputation-model.ts';
import { fitWithout } from './merged-periods.ts';
import type { TwoWayFit } from './two-way-poisson.ts';

/** Groups of treated cells, numbered through over several ways of grouping them. */
export type CellGroups = {
  readonly size: number;
  /** For each way of grouping, the group of each treated cell, or −1 for none. */
  readonly of: readonly Int32Array[];
};

/** What an area is to a group's effect. */
export const areaRole = { none: 0, comparison: 1, treated: 2 } as const;

/** Observed and expected events of each group, with all areas in and with each left out in turn. */
export type EffectReplicates = {
  readonly groups: number;
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  /** The areas left out, one for each replicate. */
  readonly leftOut: Int32Array;
  /** For each replicate and group, log of observed over expected; NaN where there is none. */
  readonly log: Float64Array;
  /** For each replicate and group, one of `areaRole`. */
  readonly role: Uint8Array;
};

/**
 * Effects of groups of treated cells, with each area left out in turn.
 *
 * Each fit starts from the full one and keeps its curvature, so that it takes a few passes over the cells; where areas
 * are alike, over those of a few rows.
 *
 * @param model   see `imputationModel`
 * @param groups  of its treated cells; a cell without an expected count may be in one, with an expected count of 0
 */
export function effectReplicates(model: ImputationModel, groups: CellGroups): EffectReplicates {
  const { untreated, treated, fit, alike } = model;
  const { size } = groups;
  const full = emptySums(size);
  addGroups(full, { treated, groups, expected: model.counts.expected, leftOut: -1 });
  const inGroup = areasOfGroups(treated, groups);
  const fitted = (area: number): boolean => fit.links.area[area] !== UNLINKED;
  const areas = Int32Array.from(untreated.areaEvents.keys());
  const leftOut = areas.filter((area) => fitted(area) || inGroup.subarray(area * size, (area + 1) * size).includes(1));
  const log = new Float64Array(leftOut.length * size);
  const role = new Uint8Array(leftOut.length * size);
  const wanted = [...new Set(treated.area)];
  const fitOf = (area: number): TwoWayFit =>
    alike === null ? fitWithout(untreated, model, area) : fitWithoutOne(untreated, { alike, wanted }, area);
  const [sums, expected] = [emptySums(size), new Float64Array(treated.events.length)];
  for (const [replicate, area] of leftOut.entries()) {
    const without = fitted(area) ? fitOf(area) : fit;
    expectedWithout(expected, model, { fit: without, leftOut: area });
    sums.observed.fill(0);
    sums.expected.fill(0);
    addGroups(sums, { treated, groups, expected, leftOut: area });
    for (let group = 0; group < size; group += 1) {
      const ratio = (sums.observed[group] as number) / (sums.expected[group] as number);
      log[replicate * size + group] = ratio > 0 && ratio < Infinity ? Math.log(ratio) : Number.NaN;
      const comparison = fitted(area) ? areaRole.comparison : areaRole.none;
      role[replicate * size + group] = inGroup[area * size + group] === 1 ? areaRole.treated : comparison;
    }
  }
  return { groups: size, observed: full.observed, expected: full.expected, leftOut, log, role };
}

/** Events by group. */
type GroupSums = { readonly observed: Float64Array; readonly expected: Float64Array };

const emptySums = (size: number): GroupSums => ({
  observed: new Float64Array(size),
  expected: new Float64Array(size),
});

/** Adds up the cells of all areas but one. */
function addGroups(
  { observed, expected: means }: GroupSums,
  {
    treated,
    groups,
    expected,
    leftOut,
  }: {
    readonly treated: CellTable;
    readonly groups: CellGroups;
    /** Of each cell; NaN where it has lost the expected count that it had with all areas. */
    readonly expected: Float64Array;
    readonly leftOut: number;
  },
): void {
  for (let way = 0; way < groups.of.length; way += 1) {
    const of = groups.of[way] as Int32Array;
    for (let cell = 0; cell < of.length; cell += 1) {
      const group = of[cell] as number;
      if (group < 0 || treated.area[cell] === leftOut) continue;
      observed[group] = (observed[group] as number) + (treated.events[cell] as number);
      means[group] = (means[group] as number) + (expected[cell] as number);
    }
  }
}

/** For each area and group, 1 when the area has cells in it. */
function areasOfGroups(treated: CellTable, groups: CellGroups): Uint8Array {
  const found = new Uint8Array(treated.areas * groups.size);
  for (let cell = 0; cell < treated.events.length; cell += 1) {
    for (const of of groups.of) {
      const group = of[cell] ?? -1;
      if (group >= 0) found[(treated.area[cell] ?? 0) * groups.size + group] = 1;
    }
  }
  return found;
}

/** Areas of one role in a group. */
export function areasInRole(replicates: EffectReplicates, group: number, role: number): number {
  let areas = 0;
  for (let replicate = 0; replicate < replicates.leftOut.length; replicate += 1) {
    if (replicates.role[replicate * replicates.groups + group] === role) areas += 1;
  }
  return areas;
}

/**
 * Stratified jackknife covariance of the log effects of some groups.
 *
 * Treated areas and comparison areas are two strata, as they would be in a survey: Σ over strata of
 * (n − 1)/n × Σ over its areas of (θ without the area − the stratum's mean of those)². For a group, the areas that have
 * cells in it are the treated ones, and all others serve as comparison.
 *
 * @param replicates  see `effectReplicates`
 * @param groups      whose covariance is wanted
 * @returns the matrix, row by row; NaN where a replicate has no effect
 * @see Wolter 2007, §4.5, the stratified jackknife (survey::svrepdesign type "JKn")
 */
export function jackknifeCovariance(replicates: EffectReplicates, groups: readonly number[]): Float64Array {
  const deviations = groups.map((group) => scaledDeviations(replicates, group));
  const matrix = new Float64Array(groups.length ** 2);
  for (const [row, a] of deviations.entries()) {
    for (const [column, b] of deviations.entries()) {
      let sum = 0;
      for (let place = 0; place < a.length; place += 1) sum += (a[place] ?? 0) * (b[place] ?? 0);
      matrix[row * groups.length + column] = sum;
    }
  }
  return matrix;
}

/** For each replicate, its distance from the mean of its stratum × √((n − 1)/n). */
function scaledDeviations({ groups, leftOut, log, role }: EffectReplicates, group: number): Float64Array {
  const sums = new Float64Array(3);
  const counts = new Float64Array(3);
  for (let replicate = 0; replicate < leftOut.length; replicate += 1) {
    const stratum = role[replicate * groups + group] ?? 0;
    counts[stratum] = (counts[stratum] ?? 0) + 1;
    sums[stratum] = (sums[stratum] ?? 0) + (log[replicate * groups + group] ?? 0);
  }
  const scaled = new Float64Array(leftOut.length);
  for (let replicate = 0; replicate < leftOut.length; replicate += 1) {
    const stratum = role[replicate * groups + group] as number;
    if (stratum === areaRole.none) continue;
    const areas = counts[stratum] as number;
    const deviation = (log[replicate * groups + group] as number) - (sums[stratum] as number) / areas;
    scaled[replicate] = deviation * Math.sqrt((areas - 1) / areas);
  }
  return scaled;
}
