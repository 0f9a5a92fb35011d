import { lastingFactor, sharedErrors } from '../../stats/index.ts';
import type { DesignPanel } from './design.ts';
import {
  type Deviation,
  deviationsOf,
  type Gap,
  overWindows,
  type Scatter,
  scatterOfMany,
  scatterOfOne,
  seasonsFitted,
  stepOf,
} from './lasting-scatter.ts';

interface Fitted {
  readonly mean: (row: number, column: number) => number;
  /** The season of each period, from 0. */
  readonly seasonOf: readonly number[];
}

interface Windows {
  readonly after: number;
  readonly before: number;
}

/** With fewer degrees of freedom, the sums of periods do not speak for themselves. */
const fewestDf = 3;

/**
 * How much more than chance counts scatter about their season, and how long deviations last.
 *
 * Over cells there are many degrees of freedom, but shocks that all areas share do not show; the sums of all areas, period
 * by period, have few, and show everything that a sum over windows is exposed to. For such sums the latter are used
 * alone: the larger of the two covers too much where nothing is shared, and cells alone miss a quarter of the time where
 * something is (see docs/calibration.md). What they scatter beyond Poisson counts may last.
 *
 * @param cells   untreated ones, in the order of time within an area
 * @param fitted  what is expected of them
 */
export function seasonScatter(
  panel: DesignPanel,
  cells: readonly { readonly row: number; readonly column: number }[],
  { mean, seasonOf }: Fitted,
): Scatter & { readonly over: (after: number, before: number) => Scatter } {
  const step = stepOf(
    panel,
    cells.map(({ column }) => column),
  );
  const [byArea, together] = [new Map<number, Gap[]>(), new Map<number, { gap: number; variance: number }>()];
  for (const { row, column } of cells) {
    const variance = mean(row, column);
    if (variance <= 1e-9) continue;
    const gap = (panel.events[row * panel.periods.length + column] ?? 0) - variance;
    const own = byArea.get(row) ?? [];
    byArea.set(row, own);
    own.push({ column, gap, variance });
    const sum = together.get(column) ?? { gap: 0, variance: 0 };
    together.set(column, { gap: sum.gap + gap, variance: sum.variance + variance });
  }
  const seasons = new Set([...together.keys()].map((column) => Math.floor((seasonOf[column] ?? 0) / step))).size;
  const inTime = [...together].sort(([a], [b]) => a - b).map(([column, sum]) => ({ column, ...sum }));
  const ofAreas = [...byArea.values()].map((gaps) => deviationsOf(panel, gaps, step));
  const own = scatterOfMany(ofAreas, seasons + byArea.size - 1);
  // a season is fitted to all its months: of three months in a row, those of the first stand for them
  const placeOf = new Map(panel.periods.map(({ season }, column) => [season, seasonOf[column] ?? 0]));
  const fitted = (season: number): number => placeOf.get(season) ?? 0;
  const sums = deviationsOf(panel, inTime, step);
  const shared = scatterOfOne(sums, fitted);
  const larger = shared.df > 0 && shared.dispersion > own.dispersion ? shared : own;
  const isTold = shared.df >= fewestDf;
  return {
    dispersion: Math.max(1, larger.dispersion),
    df: larger.df,
    over: (after, before) => {
      const windows = { after: Math.max(1, after / step), before: Math.max(1, before / step) };
      return (isTold ? overShared(sums, fitted, windows) : null) ?? overWindows(larger, windows);
    },
  };
}

/** Of the ratio of two sums of all areas; null where seasons leave nothing over. */
function overShared(
  sums: readonly Deviation[],
  seasonOf: (season: number) => number,
  { after, before }: Windows,
): Scatter | null {
  const residuals = sums.map(({ value }) => value);
  const errors = sharedErrors(residuals, seasonsFitted(sums, seasonOf));
  if (errors === null) return null;
  const { variance, df } = errors.varianceOf(
    (rho) => (lastingFactor(rho, after) / after + lastingFactor(rho, before) / before) / (1 / after + 1 / before),
  );
  return { dispersion: Math.max(1, variance), df };
}
