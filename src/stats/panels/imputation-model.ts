import { type AlikeAreas, alikeAreas } from './alike-areas.ts';
import { type CellTable, cellTable } from './cell-table.ts';
import { type CountPanel, cellRole, cellRoles, type LaunchWindow, requireCountPanel } from './count-panel.ts';
import { type ExpectedCounts, expectation, expectedCounts } from './expected-counts.ts';
import { fitByWayOf, type MergedPeriods, mergePeriods } from './merged-periods.ts';
import { fitTwoWayPoisson, type TwoWayFit } from './two-way-poisson.ts';

/** Untreated cells, the model fitted to them, and what it expects of the treated cells. */
export type ImputationModel = {
  readonly untreated: CellTable;
  readonly treated: CellTable;
  readonly fit: TwoWayFit;
  /** The untreated cells by rows of areas that are alike; null where few are. */
  readonly alike: AlikeAreas | null;
  /** Where they are not, the untreated cells with periods merged, and their fit; null where little would be saved. */
  readonly merged: MergedPeriods | null;
  readonly coarse: TwoWayFit | null;
  readonly counts: ExpectedCounts;
};

/** Treated cells that have no expected count, by name, so that a report can say so. */
export type WithoutExpected = {
  /** No events before the launch: pool them with their parent area, or show the bound with an expected count of 0. */
  readonly noEventsBefore: readonly string[];
  /** Treated in all their periods. */
  readonly noPeriodBefore: readonly string[];
  /** Periods in which no untreated area was observed. */
  readonly noComparison: readonly string[];
  /** Areas with cells that missing cells separate from the comparison areas of their periods. */
  readonly notLinked: readonly string[];
};

/** Fits the untreated cells of a panel and predicts the treated ones. */
export function imputationModel(panel: CountPanel, window: LaunchWindow = {}): ImputationModel {
  requireCountPanel(panel);
  const roles = cellRoles(panel, window);
  const untreated = cellTable(panel, roles, cellRole.untreated);
  const treated = cellTable(panel, roles, cellRole.treated);
  const alike = alikeAreas(untreated);
  const merged = alike === null ? mergePeriods(untreated) : null;
  const { fit, coarse } =
    alike === null
      ? fitByWayOf(untreated, merged)
      : { fit: fitTwoWayPoisson(untreated, { near: alike.fit.period, isLast: true }), coarse: null };
  return { untreated, treated, fit, alike, merged, coarse, counts: expectedCounts(untreated, treated, { fit }) };
}

/** Names of the areas and periods of a model's treated cells that have no expected count. */
export function withoutExpected(panel: CountPanel, { treated, counts }: ImputationModel): WithoutExpected {
  const named = (status: number, places: Int32Array, names: readonly string[]): readonly string[] => {
    const found = new Set(places.filter((_, cell) => counts.status[cell] === status));
    return [...found].sort((a, b) => a - b).map((place) => names[place] ?? '');
  };
  return {
    noEventsBefore: named(expectation.noEventsBefore, treated.area, panel.areaNames),
    noPeriodBefore: named(expectation.noPeriodBefore, treated.area, panel.areaNames),
    noComparison: named(expectation.noComparison, treated.period, panel.periodNames),
    notLinked: named(expectation.notLinked, treated.area, panel.areaNames),
  };
}

/**
 * Counts expected without the programme, cell by cell: Poisson imputation.
 *
 * A two-way multiplicative Poisson model (area and period effects, exposure as offset) is fitted to untreated cells
 * only, those of areas without the programme and of all areas before their launch, and predicts the treated cells.
 * Season and whatever else is common to all areas are in the period effects.
 *
 * @param panel   as described at `CountPanel`
 * @param window  periods of anticipation before, and of phase-in after each launch, to leave out
 * @returns the panel's rows of treated cells that have an expected count, by area, then period, with that count; and
 *          by name the areas and periods that have none
 * @throws {RangeError} when the panel is not one
 * @see Borusyak, Jaravel & Spiess 2024; Wooldridge 2023 (Poisson, equal to the extended two-way model)
 * @example imputeCounts({ areaNames: ['a', 'b'], periodNames: ['1', '2'], area: Int32Array.of(0, 0, 1, 1), period: Int32Array.of(0, 1, 0, 1), events: Float64Array.of(10, 6, 20, 16), exposure: new Float64Array(4).fill(1), launch: Int32Array.of(1, 9), kept: new Uint8Array(4).fill(1) }).expected[0] // => 8
 */
export function imputeCounts(
  panel: CountPanel,
  window: LaunchWindow = {},
): { readonly row: Int32Array; readonly expected: Float64Array; readonly without: WithoutExpected } {
  const model = imputationModel(panel, window);
  const { treated, counts } = model;
  const isKnown = (_: number, cell: number): boolean => counts.status[cell] === expectation.known;
  return {
    row: treated.row.filter(isKnown),
    expected: counts.expected.filter(isKnown),
    without: withoutExpected(panel, model),
  };
}
