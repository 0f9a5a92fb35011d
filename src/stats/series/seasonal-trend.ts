import type { Values } from '../regression/vectors.ts';
import { type LoessOptions, localFit, loess } from './loess.ts';
import { partiallySorted } from './partial-sort.ts';

/** How to take a series apart; what is left out is as R has it. */
export type SeasonalTrendOptions = {
  /** Values in a season: 12 for months. */
  readonly period: number;
  /** Years that each season's figure looks at (odd, at least 7), or one figure for all years. */
  readonly seasonalWindow: number | 'periodic';
  readonly seasonalDegree?: 0 | 1;
  readonly trendWindow?: number;
  readonly trendDegree?: 0 | 1;
  readonly lowPassWindow?: number;
  readonly lowPassDegree?: 0 | 1;
  readonly seasonalJump?: number;
  readonly trendJump?: number;
  readonly lowPassJump?: number;
  /** Whether values far from the rest are trusted less. */
  readonly isRobust?: boolean;
  readonly innerLoops?: number;
  readonly outerLoops?: number;
};

/** A series as the sum of a season, a trend and what is left, with the trust that was put in each value. */
export type SeasonalTrend = {
  readonly seasonal: Float64Array;
  readonly trend: Float64Array;
  readonly remainder: Float64Array;
  readonly trust: Float64Array;
};

/**
 * Seasonal and trend decomposition by loess (STL).
 *
 * @param series   values at equal steps, without gaps, more than two seasons
 * @param options  length of the season, and its window
 * @returns three series that add up to the first
 * @throws {RangeError} when the series is too short, or a value or a window is outside its range
 * @see Cleveland, Cleveland, McRae & Terpenning 1990; R stats::stl
 * @example seasonalTrend([1, 5, 2, 6, 3, 7, 4, 8], { period: 2, seasonalWindow: 'periodic' }).seasonal[1] // => 1.750032
 */
export function seasonalTrend(series: Values, options: SeasonalTrendOptions): SeasonalTrend {
  const values = Float64Array.from(series);
  requireSeries(values, options);
  const plan = planOf(values.length, options);
  let seasonal: Float64Array = new Float64Array(values.length);
  let trend: Float64Array = new Float64Array(values.length);
  let trust: Float64Array | undefined;
  for (let outer = 0; outer <= plan.outerLoops; outer += 1) {
    for (let inner = 0; inner < plan.innerLoops; inner += 1) {
      seasonal = seasonOf(minus(values, trend), plan, trust);
      trend = loess(minus(values, seasonal), { ...plan.trend, ...(trust === undefined ? {} : { trust }) });
    }
    if (plan.outerLoops > 0) trust = trustIn(minus(minus(values, seasonal), trend));
  }
  if (options.seasonalWindow === 'periodic') seasonal = averagedByPlace(seasonal, options.period);
  const remainder = minus(minus(values, seasonal), trend);
  return { seasonal, trend, remainder, trust: trust ?? new Float64Array(values.length).fill(1) };
}

type Plan = {
  readonly period: number;
  readonly seasonal: LoessOptions;
  readonly trend: LoessOptions;
  readonly lowPass: LoessOptions;
  readonly innerLoops: number;
  readonly outerLoops: number;
};

function planOf(n: number, options: SeasonalTrendOptions): Plan {
  const { period, isRobust = false } = options;
  const isPeriodic = options.seasonalWindow === 'periodic';
  const seasonalWindow = options.seasonalWindow === 'periodic' ? 10 * n + 1 : options.seasonalWindow;
  const trendWindow = options.trendWindow ?? nextOdd(Math.ceil((1.5 * period) / (1 - 1.5 / seasonalWindow)));
  const trendDegree = options.trendDegree ?? 1;
  const lowPassWindow = options.lowPassWindow ?? nextOdd(period);
  const smoother = (window: number, degree: 0 | 1, jump = Math.ceil(window / 10)): LoessOptions => ({
    // as the program that R calls: at least 3, and odd
    window: nextOdd(Math.max(3, window)),
    degree,
    jump,
  });
  return {
    period,
    seasonal: smoother(seasonalWindow, isPeriodic ? 0 : (options.seasonalDegree ?? 0), options.seasonalJump),
    trend: smoother(trendWindow, trendDegree, options.trendJump),
    lowPass: smoother(lowPassWindow, options.lowPassDegree ?? trendDegree, options.lowPassJump),
    innerLoops: options.innerLoops ?? (isRobust ? 1 : 2),
    outerLoops: options.outerLoops ?? (isRobust ? 15 : 0),
  };
}

function nextOdd(window: number): number {
  const whole = Math.round(window);
  return whole % 2 === 0 ? whole + 1 : whole;
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, index) => value - (b[index] as number));
}

/** Each place of the season smoothed over the years, less what of it is trend. */
function seasonOf(
  values: Float64Array,
  { period, seasonal, lowPass }: Plan,
  trust: Float64Array | undefined,
): Float64Array {
  const n = values.length;
  // One season more at either end, so that the moving averages reach over the whole series.
  const extended = new Float64Array(n + 2 * period);
  for (let place = 0; place < period; place += 1) {
    const own = values.filter((_, index) => index % period === place);
    const options =
      trust === undefined ? seasonal : { ...seasonal, trust: trust.filter((_, index) => index % period === place) };
    for (const [year, value] of smoothedBeyond(own, options).entries()) extended[year * period + place] = value;
  }
  const averaged = movingAverage(movingAverage(movingAverage(extended, period), period), 3);
  const low = loess(averaged, lowPass);
  return low.map((value, index) => (extended[index + period] as number) - value);
}

/** Smoothed, with one more value before and one after. */
function smoothedBeyond(values: Float64Array, options: LoessOptions): Float64Array {
  const n = values.length;
  const smooth = loess(values, options);
  const before = localFit(values, { at: 0, first: 1, last: Math.min(options.window, n) }, options);
  const after = localFit(values, { at: n + 1, first: Math.max(1, n - options.window + 1), last: n }, options);
  return Float64Array.of(before ?? (smooth[0] as number), ...smooth, after ?? (smooth[n - 1] as number));
}

/** Means of successive values; as many fewer as the window is longer than 1. */
function movingAverage(values: Float64Array, window: number): Float64Array {
  let total = 0;
  for (let index = 0; index < window; index += 1) total += values[index] as number;
  const means = new Float64Array(values.length - window + 1);
  means[0] = total / window;
  for (let index = window; index < values.length; index += 1) {
    total += (values[index] as number) - (values[index - window] as number);
    means[index - window + 1] = total / window;
  }
  return means;
}

/** Bisquare of each remainder over six times their median size, or what R takes for it. */
function trustIn(remainder: Float64Array): Float64Array {
  const sizes = remainder.map(Math.abs);
  const upper = Math.floor(sizes.length / 2);
  const lower = sizes.length - upper - 1;
  const sorted = partiallySorted(sizes, [upper, lower]);
  const reach = 3 * ((sorted[upper] as number) + (sorted[lower] as number));
  return sizes.map((size) => {
    if (size <= 0.001 * reach) return 1;
    return size <= 0.999 * reach ? (1 - (size / reach) ** 2) ** 2 : 0;
  });
}

function averagedByPlace(values: Float64Array, period: number): Float64Array {
  const means = Array.from({ length: period }, (_, place) => {
    const own = values.filter((__, index) => index % period === place);
    return own.reduce((total, value) => total + value, 0) / own.length;
  });
  return values.map((_, index) => means[index % period] as number);
}

/**
 * Strength of a part of a decomposition: the share of its variance with the remainder that is not the remainder's.
 *
 * @param part       season or trend
 * @param remainder  what season and trend leave
 * @returns from 0 to 1; null where both together do not vary
 * @see Wang, Smith & Hyndman 2006
 * @example strengthOf(Float64Array.of(1, 5, 1, 5), Float64Array.of(1, 0, -1, 0)) // => 0.888888888889
 */
export function strengthOf(part: Float64Array, remainder: Float64Array): number | null {
  const whole = variance(part.map((value, index) => value + (remainder[index] as number)));
  return whole === 0 ? null : Math.max(0, 1 - variance(remainder) / whole);
}

function variance(values: Float64Array): number {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  return values.reduce((total, value) => total + (value - mean) ** 2, 0) / (values.length - 1);
}

function requireSeries(values: Float64Array, { period, seasonalWindow }: SeasonalTrendOptions): void {
  if (!(Number.isInteger(period) && period >= 2)) throw new RangeError(`period: must be 2 or more (got ${period})`);
  if (values.length <= 2 * period) {
    throw new RangeError(`series: must be longer than two seasons of ${period} (got ${values.length})`);
  }
  const bad = values.find((value) => !Number.isFinite(value));
  if (bad !== undefined) throw new RangeError(`series: must be finite (got ${bad})`);
  if (seasonalWindow !== 'periodic' && !(seasonalWindow > 1.5)) {
    throw new RangeError(`seasonalWindow: must be 2 or more (got ${seasonalWindow})`);
  }
}
