import { binomial, type Column, type GlmFit, glm, harmonicColumns, poisson } from '../../stats/index.ts';
import type { DesignPanel } from './design.ts';
import { ownScatter } from './own-scatter.ts';
import type { PooledSeries } from './pooled-series.ts';
import { type SegmentedError, segmentedError } from './segmented-error.ts';

/** A series with a trend, a season and a step. */
export interface SegmentedFit extends SegmentedError {
  readonly series: PooledSeries;
  /** Log of the ratio at the launch; null where none was fitted, or the data cannot tell it from the trend. */
  readonly step: number | null;
  readonly dispersion: number;
  /** What each period would have been without the step. */
  readonly expected: readonly number[];
}

/** Two harmonics of the year from so many years on; with fewer, one is all that the periods can carry. */
const yearsForTwo = 4;

/**
 * Segmented regression of programme areas' events; of their share among those of both arms, where there are two.
 *
 * @returns null where the regression has no maximum
 */
export function segmentedFit(
  panel: DesignPanel,
  series: PooledSeries,
  { withStep }: { readonly withStep: boolean },
): SegmentedFit | null {
  const columns = columnsOf(panel, series, withStep);
  const fit = series.comparison === null ? counts(series, columns) : shares(series, columns);
  if (fit === null || fit.status.kind !== 'converged' || fit.df < 1) return null;
  const dispersion = Math.max(1, fit.dispersion ?? 1);
  const place = fit.names.indexOf('after');
  const error = segmentedError(panel, series, { fit, columns, ownOf: (blocks) => ownScatter(series, blocks) });
  if (error === null) return null;
  const step = place < 0 ? null : (fit.coefficients[place] ?? null);
  return {
    series,
    step,
    ...error,
    dispersion,
    expected: expectedOf(series, fit, step ?? 0),
  };
}

/** Intercept, trend, step, and the season where no other arm takes it out. */
function columnsOf({ periods }: DesignPanel, series: PooledSeries, withStep: boolean): readonly Column[] {
  const times = series.periods;
  const span = Math.max(1, (times.at(-1) ?? 0) - (times[0] ?? 0));
  const base: readonly Column[] = [
    { name: 'level', values: times.map(() => 1) },
    { name: 'trend', values: times.map((time) => time / span) },
    ...(withStep ? [{ name: 'after', values: series.isAfter.map(Number) }] : []),
  ];
  const seasons = periods[0]?.seasons ?? 1;
  if (series.comparison !== null || seasons === 1) return base;
  const phase = times.map((time) => periods[time]?.season ?? 0);
  const harmonics = times.length >= yearsForTwo * seasons ? 2 : 1;
  return [...base, ...harmonicColumns(phase, { period: seasons, harmonics })];
}

function counts({ program }: PooledSeries, columns: readonly Column[]): GlmFit {
  return glm({ family: poisson, response: program.events, columns, offset: program.exposure.map(Math.log) });
}

/** Periods in which neither arm had an event say nothing, and have no weight. */
function shares({ program, comparison }: PooledSeries, columns: readonly Column[]): GlmFit | null {
  if (comparison === null) return null;
  const totals = program.events.map((count, place) => count + (comparison.events[place] ?? 0));
  return glm({
    family: binomial,
    response: program.events.map((count, place) => ((totals[place] ?? 0) > 0 ? count / (totals[place] ?? 1) : 0)),
    weights: totals,
    columns,
    offset: program.exposure.map((mass, place) => Math.log(mass / (comparison.exposure[place] ?? 1))),
  });
}

function expectedOf({ program, comparison, isAfter }: PooledSeries, fit: GlmFit, step: number): readonly number[] {
  return program.events.map((_, place) => {
    const linear = (fit.linear[place] ?? 0) - (isAfter[place] ? step : 0);
    // on the logistic scale, the linear predictor is the log of programme areas' events over the others'
    return Math.exp(linear) * (comparison === null ? 1 : (comparison.events[place] ?? 0));
  });
}
