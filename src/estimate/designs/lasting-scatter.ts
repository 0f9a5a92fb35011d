import { countsLastingFactor, type FittedSeries, lastingDf, matchedErrors, persistenceOf } from '../../stats/index.ts';
import type { DesignPanel } from './design.ts';

/** Variance over mean, never below that of Poisson counts, and what it rests on. */
export interface Scatter {
  readonly dispersion: number;
  readonly df: number;
}

/** The same, not floored, with how long deviations last. */
export interface LastingScatter extends Scatter {
  readonly persistence: number;
}

/** What one period was off from what was expected of it, and the variance that Poisson counts would have there. */
export interface Gap {
  readonly column: number;
  readonly gap: number;
  readonly variance: number;
}

/** With fewer quarters than this, months are looked at. */
const fewestQuarters = 8;

/**
 * Three months in a row where there are enough quarters of them, one period otherwise: what lasts for a season hardly
 * shows from one month to the next.
 */
export function stepOf({ grain, periods }: DesignPanel, columns: Iterable<number>): 1 | 3 {
  const quarters = new Set([...columns].map((column) => column - ((periods[column]?.season ?? 0) % 3)));
  return grain === 'month' && quarters.size >= fewestQuarters ? 3 : 1;
}

/** Pearson's deviation of a period, gap over √variance, and that root. */
export interface Deviation {
  readonly value: number;
  readonly scale: number;
  /** Where the period stands in time: neighbours are one apart. */
  readonly time: number;
  readonly season: number;
}

/** In the order of time; of quarters, those that have all their months. */
export function deviationsOf({ periods }: DesignPanel, gaps: readonly Gap[], step: 1 | 3): readonly Deviation[] {
  const blocks = new Map<number, { gap: number; variance: number; months: number }>();
  for (const { column, gap, variance } of gaps) {
    const first = step === 1 ? column : column - ((periods[column]?.season ?? 0) % 3);
    const block = blocks.get(first) ?? { gap: 0, variance: 0, months: 0 };
    blocks.set(first, block);
    block.gap += gap;
    block.variance += variance;
    block.months += 1;
  }
  const whole = [...blocks].filter(([, { months, variance }]) => months === step && variance > 1e-9);
  return whole.map(([first, { gap, variance }]) => ({
    value: gap / Math.sqrt(variance),
    scale: Math.sqrt(variance),
    time: Math.floor(first / step),
    season: periods[first]?.season ?? 0,
  }));
}

/**
 * Scatter of many series, each about its own level.
 *
 * @param parameters  how many were fitted to them
 */
export function scatterOfMany(series: readonly (readonly Deviation[])[], parameters: number): LastingScatter {
  let [pearson, used] = [0, 0];
  for (const deviations of series) {
    used += deviations.length;
    for (const { value } of deviations) pearson += value * value;
  }
  const df = used - parameters;
  if (df <= 0) return { dispersion: 1, df: 0, persistence: 0 };
  const persistence = persistenceOf(series.map((deviations) => deviations.map(({ value }) => value)));
  return { dispersion: pearson / df, df: lastingDf(df, persistence), persistence };
}

/**
 * Scatter of one series about its seasons.
 *
 * @param seasonOf  of a deviation: what was fitted to it
 */
export function scatterOfOne(series: readonly Deviation[], seasonOf: (season: number) => number): LastingScatter {
  const { variance, df, persistence } = matchedErrors(
    series.map(({ value }) => value),
    seasonsFitted(series, seasonOf),
  );
  return { dispersion: variance, df, persistence };
}

/** One column for each season, scaled as deviations are. */
export function seasonsFitted(series: readonly Deviation[], seasonOf: (season: number) => number): FittedSeries {
  const seasons = [...new Set(series.map(({ season }) => seasonOf(season)))];
  const columns = seasons.map((own) => series.map(({ season, scale }) => (seasonOf(season) === own ? scale : 0)));
  return { columns, times: series.map(({ time }) => time) };
}

/** Of two sums that are compared, over so many periods after and before: of their ratio, or their difference in a period. */
export function overWindows(
  scatter: LastingScatter,
  { after, before }: { readonly after: number; readonly before: number },
): Scatter {
  const [now, then] = [Math.max(1, after), Math.max(1, before)];
  const factor =
    (countsLastingFactor(scatter, now) / now + countsLastingFactor(scatter, then) / then) / (1 / now + 1 / then);
  return { dispersion: Math.max(1, scatter.dispersion * factor), df: scatter.df };
}
