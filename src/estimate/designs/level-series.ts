import type { Refusal } from '../../spec/index.ts';
import {
  autocorrelations,
  type Column,
  harmonicColumns,
  leastSquares,
  studentQuantile,
  studentTwoSidedP,
} from '../../stats/index.ts';
import {
  cellState,
  type DesignDetail,
  type DesignOutcome,
  type DesignPanel,
  type IntervalAt,
  type LevelTerms,
  type PreLaunchPanel,
} from './design.ts';
import { type LevelSeriesFit, levelError } from './level-error.ts';
import { factsOfLevel } from './level-facts.ts';
import { type PooledArm, type PooledSeries, pooledSeries } from './pooled-series.ts';

/** With fewer periods since the launch, a step cannot be told from what comes and goes. */
const fewestAfter = 3;
/** With more autocorrelation than this before the launch, no standard error from one series can be trusted. */
const mostAutocorrelated = 0.5;
/** Two harmonics of the year from so many years on. */
const yearsForTwo = 4;

/** Why the time before the launch cannot carry a series; null where it can. */
export function refuseLevelSeries(panel: PreLaunchPanel): Omit<Refusal, 'design'> | null {
  const before = fitOf(panel, { hasTrend: true, unit: 1 });
  if (before === null) return { reason: 'too-few-periods-before', observed: null, limit: null };
  return before.isTelling && before.autocorrelation > mostAutocorrelated
    ? { reason: 'autocorrelated', observed: before.autocorrelation, limit: mostAutocorrelated }
    : null;
}

/**
 * Interrupted series, and before and after, of shares and means: programme areas as one series of their value, which steps
 * at the launch; less that of the comparison areas where there are any and the series has a trend of its own.
 *
 * Model: level = β₀ (+ β₁·t) + β₂·after + harmonics of the year, by least squares weighed by records; no season where another
 * arm takes it out, and no trend for before and after. Estimand: β₂, in the level's own unit. Inference: t with an error that
 * allows for periods that follow one another (see `levelError`).
 *
 * It assumes that the trend would have gone on and nothing else began with the programme; refused where what is left over
 * before the launch follows itself too closely (`refuseLevelSeries`).
 *
 * @see Bernal, Cummins & Gasparrini 2017, Int J Epidemiology 46; Newey & West 1987
 */
export function levelSeries(
  panel: DesignPanel,
  levels: LevelTerms,
  { hasTrend }: { readonly hasTrend: boolean },
): DesignOutcome {
  const found = fitOf(panel, { hasTrend, unit: levels.unit });
  if (found === null || found.series.isAfter.filter(Boolean).length < fewestAfter)
    return { status: 'withheld', reason: 'too-few-periods-after' };
  const { series, fit } = found;
  const place = fit.names.indexOf('after');
  const step = fit.coefficients[place];
  if (place < 0 || step === undefined) return { status: 'withheld', reason: 'not-estimable' };
  const { standardError, df } = levelError(panel, found, { place, levels });
  // where nothing varies, nothing says how sure the step is
  if (!(standardError > 1e-12)) return { status: 'withheld', reason: 'not-estimable' };
  const observed = meanAfter(series, levels.unit);
  const at: IntervalAt = (level) => {
    const reach = studentQuantile((1 + level) / 2, df) * standardError;
    return { low: step - reach, high: step + reach };
  };
  return {
    status: 'estimated',
    effect: {
      scale: 'difference',
      estimate: step,
      p: studentTwoSidedP(step / standardError, df),
      at,
      inference: 'autocorrelation-t',
      df,
      standardError,
      areas: { program: series.program.areas, comparison: hasTrend ? (series.comparison?.areas ?? 0) : 0 },
      levels: { ...factsOfLevel(panel, levels, expectedIn(panel, observed - step)), comparisonMoved: null },
      observed,
      expected: observed - step,
      smallestP: null,
      without: [],
      bound: null,
      detail: () => ({
        byArea: [],
        byCohort: [],
        gap: gapOf(panel, found, { step, unit: levels.unit }),
        dispersion: 1,
        comparisonChange: null,
        leftOut: [],
      }),
    },
  };
}

/** Every treated cell counts: one series stands for all of them. */
const expectedIn = ({ state }: DesignPanel, expected: number): Float64Array =>
  Float64Array.from(state, (one) => (one === cellState.leftOut ? Number.NaN : expected));

const levelAt = ({ events, exposure }: PooledArm, place: number, unit: number): number =>
  (exposure[place] ?? 0) > 0 ? (events[place] ?? 0) / (exposure[place] ?? 1) / unit : 0;

function meanAfter({ program, isAfter }: PooledSeries, unit: number): number {
  let [sum, records] = [0, 0];
  for (const [place, after] of isAfter.entries()) {
    if (!after) continue;
    sum += program.events[place] ?? 0;
    records += program.exposure[place] ?? 0;
  }
  return sum / records / unit;
}

/** What the series was, and what it would have been without the step: the same less the step and what is left over. */
function gapOf(
  { periods }: DesignPanel,
  { series, fit }: LevelSeriesFit,
  { step, unit }: { readonly step: number; readonly unit: number },
): DesignDetail['gap'] {
  const places = new Map(series.periods.map((column, place) => [column, place]));
  return periods.map(({ label }, column) => {
    const place = places.get(column);
    if (place === undefined || !((fit.weights?.[place] ?? 0) > 0))
      return { period: label, observed: null, expected: null, treated: false };
    const [observed, treated] = [levelAt(series.program, place, unit), series.isAfter[place] === true];
    const expected = observed - (fit.residuals[place] as number) - (treated ? step : 0);
    return { period: label, observed, expected, treated };
  });
}

/** Null where there are no more periods with records than columns. */
function fitOf(
  panel: DesignPanel,
  { hasTrend, unit }: { readonly hasTrend: boolean; readonly unit: number },
): LevelSeriesFit | null {
  const pooled = pooledSeries(panel);
  const series = hasTrend ? pooled : { ...pooled, comparison: null };
  const { program, comparison } = series;
  const weights = program.exposure.map((own, place) => {
    const theirs = comparison?.exposure[place] ?? Infinity;
    return own > 0 && theirs > 0 ? 1 / (1 / own + 1 / theirs) : 0;
  });
  const response = program.exposure.map(
    (_, place) => levelAt(program, place, unit) - (comparison === null ? 0 : levelAt(comparison, place, unit)),
  );
  const columns = columnsOf(panel, series, hasTrend);
  if (weights.filter((weight) => weight > 0).length <= columns.length + 1) return null;
  const fit = leastSquares({ response, columns, weights });
  const [first = 0] = autocorrelations(fit.scaledResiduals, 1) ?? [];
  // residuals about k fitted columns follow one another less than the errors do, by about k/n (Kendall 1954)
  const share = fit.parameters / fit.scaledResiduals.length;
  return {
    series,
    fit,
    columns,
    autocorrelation: (first + share) / (1 - share),
    isTelling: fit.scaledResiduals.length >= 4 * fit.parameters,
  };
}

function columnsOf({ periods }: DesignPanel, series: PooledSeries, hasTrend: boolean): readonly Column[] {
  const times = series.periods;
  const span = Math.max(1, (times.at(-1) ?? 0) - (times[0] ?? 0));
  const base: readonly Column[] = [
    { name: 'level', values: times.map(() => 1) },
    ...(hasTrend ? [{ name: 'trend', values: times.map((time) => time / span) }] : []),
    ...(series.isAfter.includes(true) ? [{ name: 'after', values: series.isAfter.map(Number) }] : []),
  ];
  const seasons = periods[0]?.seasons ?? 1;
  if (series.comparison !== null || seasons === 1) return base;
  const phase = times.map((time) => periods[time]?.season ?? 0);
  const harmonics = times.length >= yearsForTwo * seasons ? 2 : 1;
  return [...base, ...harmonicColumns(phase, { period: seasons, harmonics })];
}
