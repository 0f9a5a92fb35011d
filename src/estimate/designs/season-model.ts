import { cellState, type DesignPanel } from './design.ts';
import type { Scatter } from './lasting-scatter.ts';
import { seasonScatter } from './season-scatter.ts';

/** Untreated counts as area × season: what an area's own past leads one to expect, and how much counts scatter. */
export interface SeasonModel {
  /** Expected in a cell, from its exposure, its area and its season; 0 where nothing is known of the area. */
  readonly expected: (row: number, column: number) => number;
  /** Variance over mean: never below 1, which is that of Poisson counts. */
  readonly dispersion: number;
  readonly df: number;
  /** The same of sums over so many periods after and before, for deviations that last from one period to the next. */
  readonly over: (after: number, before: number) => Scatter;
}

/** With fewer years than this, twelve months of the year would explain what is chance. */
const yearsForSeasons = 2;
const mostRounds = 200;

/**
 * Season-adjusted Poisson model of untreated cells: exposure × area rate × season factor, by iterative scaling.
 *
 * @param panel  any panel
 * @param rows   the areas that it is fitted to
 * @see McCullagh & Nelder 1989, §6.2.3; Deming & Stephan 1940 for the fitting
 */
export function seasonModel(panel: DesignPanel, rows: readonly number[]): SeasonModel {
  return scaledModel(panel, rows, seasons(panel));
}

/**
 * Dispersion of untreated cells about a model of areas and periods: without whatever moved all areas alike.
 *
 * @param panel  any panel
 * @param rows   the areas that it is fitted to, of both arms
 */
export function sharedTimeDispersion(panel: DesignPanel, rows: readonly number[]): number {
  return scaledModel(panel, rows, [...panel.periods.keys()]).dispersion;
}

/** Exposure × area rate × factor of the period's key. */
function scaledModel(panel: DesignPanel, rows: readonly number[], seasonOf: readonly number[]): SeasonModel {
  const { length } = panel.periods;
  const count = Math.max(0, ...seasonOf) + 1;
  const cells = rows.flatMap((row) => untreatedIn(panel, row).map((column) => ({ row, column })));
  const area = new Float64Array(panel.areas.length).fill(1);
  const season = new Float64Array(count).fill(1);
  const at = (row: number, column: number): number => row * length + column;
  const mean = (row: number, column: number): number =>
    (panel.exposure[at(row, column)] ?? 0) * (area[row] ?? 0) * (season[seasonOf[column] ?? 0] ?? 0);
  const columns = {
    events: Float64Array.from(cells, ({ row, column }) => panel.events[at(row, column)] ?? 0),
    exposure: Float64Array.from(cells, ({ row, column }) => panel.exposure[at(row, column)] ?? 0),
    row: Int32Array.from(cells, ({ row }) => row),
    season: Int32Array.from(cells, ({ column }) => seasonOf[column] ?? 0),
  };
  for (let round = 0; round < mostRounds; round += 1) {
    scale(area, columns.row, { columns, area, season });
    if (count === 1 || scale(season, columns.season, { columns, area, season }) < 1e-10) break;
  }
  const known = new Set(cells.map(({ row }) => row));
  const scatter = seasonScatter(panel, cells, { mean, seasonOf });
  return { expected: (row, column) => (known.has(row) ? mean(row, column) : 0), ...scatter };
}

interface Scaled {
  readonly columns: {
    readonly events: Float64Array;
    readonly exposure: Float64Array;
    readonly row: Int32Array;
    readonly season: Int32Array;
  };
  readonly area: Float64Array;
  readonly season: Float64Array;
}

/** Scales one set of factors until its totals are met, and says by how much it had to. */
function scale(factors: Float64Array, keys: Int32Array, { columns, area, season }: Scaled): number {
  const [observed, expected] = [new Float64Array(factors.length), new Float64Array(factors.length)];
  for (let cell = 0; cell < keys.length; cell += 1) {
    const key = keys[cell] as number;
    const [ofArea, ofSeason] = [area[columns.row[cell] as number], season[columns.season[cell] as number]];
    observed[key] = (observed[key] as number) + (columns.events[cell] as number);
    expected[key] =
      (expected[key] as number) + (columns.exposure[cell] as number) * (ofArea as number) * (ofSeason as number);
  }
  let change = 0;
  for (let key = 0; key < factors.length; key += 1) {
    const total = expected[key] as number;
    if (total === 0) continue;
    const factor = (observed[key] as number) / total;
    factors[key] = (factors[key] as number) * factor;
    if (factor > 0) change = Math.max(change, Math.abs(factor - 1));
  }
  return change;
}

/** The season of each period: none where too few years of untreated cells lie behind it. */
function seasons({ periods, areas, state }: DesignPanel): readonly number[] {
  const perYear = periods[0]?.seasons ?? 1;
  let untreated = 0;
  for (let column = 0; column < periods.length; column += 1)
    if (areas.some((_, row) => state[row * periods.length + column] === cellState.untreated)) untreated += 1;
  const years = untreated / perYear;
  if (years >= yearsForSeasons) return periods.map(({ season }) => season);
  // a single year of months still tells its quarters apart
  return periods.map(({ season }) => (perYear === 12 && years >= 1 ? Math.floor(season / 3) : 0));
}

function untreatedIn({ periods, state }: DesignPanel, row: number): readonly number[] {
  const columns: number[] = [];
  for (let column = 0; column < periods.length; column += 1)
    if (state[row * periods.length + column] === cellState.untreated) columns.push(column);
  return columns;
}
