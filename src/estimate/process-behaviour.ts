import { daysIn, type MeasureKind, type Metric, type ProcessChart, type SeriesPoint } from '../spec/index.ts';
import {
  assuranceOf,
  type ProcessChart as Chart,
  type ChartKind,
  latestVariation,
  type ProcessSeries,
  processChart,
  ruleSets,
} from '../stats/index.ts';
import { valueRange } from './value-range.ts';

/** Below this many points a chart shows nothing that its raw numbers do not. */
const fewestPoints = 6;

type Declared = Exclude<Metric['process']['chart'], 'auto'>;
const kindOf: Readonly<Record<Exclude<Declared, 'days-between'>, ChartKind>> = {
  xmr: 'i',
  c: 'c',
  u: 'u',
  'u-prime': 'uprime',
  p: 'p',
  'p-prime': 'pprime',
  run: 'run',
};

export interface ProcessInput {
  readonly metric: Metric;
  readonly series: readonly SeriesPoint[];
  /** The days of single events, in order, where the chart is of the days between. */
  readonly days?: readonly string[] | undefined;
  /** In the metric's unit; null without one. */
  readonly target: number | null;
}

/**
 * The process-behaviour chart of a metric: whether its latest numbers are what it always does. Signals are questions
 * and never verdicts, for 17 to 21 of 100 stable charts of twenty points show one somewhere. Periods that may still
 * grow, or were not reported, are gaps; times declared to be left out are drawn, and teach nothing.
 */
export function processOf(input: ProcessInput): ProcessChart {
  const { metric } = input;
  const chart = chosen(input);
  if (chart === 'days-between') return daysBetween(input);
  const points = input.series.filter(({ state }) => state !== 'incomplete');
  const known = points.filter(({ state, value }) => state === 'reported' && value !== null);
  if (known.length < fewestPoints) return { status: 'withheld', reason: 'too-few-points' };
  const rebaseAt = metric.process.rebase.flatMap(({ from }) => placeOf(points, from));
  const excluded = points.flatMap(({ from, to }, index) =>
    metric.process.exclude.some((span) => span.from <= to && span.to >= from) ? [index] : [],
  );
  const series: ProcessSeries = {
    ...plottedOf(chart, points, metric),
    ruleSet: metric.process.rules,
    rebaseAt,
    excluded,
  };
  const made = processChart(series);
  return isBesideItself(made) ? { status: 'withheld', reason: 'not-estimable' } : shown(made, { input, points, chart });
}

/**
 * Limits are meant to hold what a number always does. Where they leave out more than half of it, for a few huge values
 * moved the middle and were screened out of the limits, they tell of neither.
 */
function isBesideItself({ points }: Chart): boolean {
  let [judged, outside] = [0, 0];
  for (const { value, low, high, state } of points) {
    if (value === null || state === 'excluded' || (low === null && high === null)) continue;
    judged += 1;
    if (value < (low ?? -Infinity) || value > (high ?? Infinity)) outside += 1;
  }
  return outside * 2 > judged;
}

/** The first period that a day of rebasing falls in, or begins; none where the series has not come so far. */
const placeOf = (points: readonly SeriesPoint[], day: string): readonly number[] => {
  const place = points.findIndex(({ to }) => to >= day);
  return place > 0 ? [place] : [];
};

/** Rates and shares with Laney's allowance, for plain limits signal at every large count; anything else as single values. */
function chosen({ metric, series }: ProcessInput): Declared {
  if (metric.process.chart !== 'auto') return metric.process.chart;
  const kind = metric.measure.kind as MeasureKind;
  if (kind === 'share') return 'p-prime';
  let [sum, counted] = [0, 0];
  for (const { events, state } of series) {
    if (events === null || state !== 'reported') continue;
    sum += events;
    counted += 1;
  }
  const mean = sum / Math.max(1, counted);
  // limits of counts below two begin at zero, so that improvement could never signal
  if (kind === 'count' || kind === 'rate') return mean < 2 ? 'run' : 'u-prime';
  return 'xmr';
}

type Plotted = Pick<ProcessSeries, 'kind' | 'values' | 'denominators' | 'range'>;

/** What the chart is made of. Denominators are such that events over them are the metric's own unit. */
function plottedOf(chart: Exclude<Declared, 'days-between'>, points: readonly SeriesPoint[], metric: Metric): Plotted {
  const usable = (point: SeriesPoint): boolean => point.state === 'reported' && point.value !== null;
  const kind = kindOf[chart];
  if (kind === 'p' || kind === 'pprime')
    return {
      kind,
      values: points.map((point) => (usable(point) ? point.events : null)),
      denominators: points.map((point) => (usable(point) ? point.exposure : null)),
    };
  if (kind === 'u' || kind === 'uprime') {
    // a period without events says nothing of its denominator: the nearest one's stands for it
    const perUnit = points.map((point) =>
      usable(point) && point.events !== null && point.value !== null && point.value > 0
        ? point.events / point.value / (point.exposure ?? 1)
        : null,
    );
    const typical = perUnit.find((value) => value !== null) ?? 1;
    return {
      kind,
      values: points.map((point) => (usable(point) ? point.events : null)),
      denominators: points.map((point, index) =>
        usable(point) ? (point.exposure ?? 1) * (perUnit[index] ?? typical) : null,
      ),
    };
  }
  if (kind === 'c') return { kind, values: points.map((point) => (usable(point) ? point.events : null)) };
  const values = points.map((point) => (usable(point) ? point.value : null));
  // limits learnt from how values move know nothing of where values end: a share has no upper limit of 120 %
  return { kind, values, range: valueRange(metric, values) };
}

/**
 * For rare events: the days from each day with events to the next, on a chart of times between. Limits of counts near
 * none begin at none, so that improvement could never show; waits that grow longer can.
 */
function daysBetween({ metric, series, days }: ProcessInput): ProcessChart {
  if (days === undefined) return { status: 'withheld', reason: 'not-for-this-measure' };
  const settled = series.findLast(({ state }) => state === 'reported')?.to ?? '';
  const dates = [...new Set(days)].filter((day) => day <= settled);
  const waits = dates.slice(1).map((day, index) => daysIn({ from: dates[index] ?? day, to: day }) - 1);
  if (waits.length < fewestPoints) return { status: 'withheld', reason: 'too-few-events' };
  const ends = dates.slice(1);
  const { exclude, rebase, rules } = metric.process;
  const made = processChart({
    kind: 't',
    values: waits,
    ruleSet: rules,
    rebaseAt: rebase.flatMap(({ from }) => {
      const place = ends.findIndex((day) => day >= from);
      return place > 0 ? [place] : [];
    }),
    excluded: ends.flatMap((day, index) => (exclude.some(({ from, to }) => day >= from && day <= to) ? [index] : [])),
  });
  // fewer events are longer waits
  const better = { lower: 'higher', higher: 'lower', neutral: 'neutral' } as const;
  const input = { metric: { ...metric, better: better[metric.better] }, series, target: null };
  const points = ends.map((period) => ({ period }));
  return shown(made, { input, points, chart: 'days-between' });
}

interface Shown {
  readonly input: ProcessInput;
  readonly points: readonly { readonly period: string }[];
  readonly chart: Declared;
}

function shown(made: Chart, { input, points, chart }: Shown): ProcessChart {
  const { metric, target } = input;
  const { better, process: declared } = metric;
  const variation = latestVariation(made, better);
  const { version } = ruleSets[made.ruleSet];
  return {
    status: 'estimated',
    chart,
    ruleSet: `${made.ruleSet} (${version})`,
    points: made.points.map(({ value, centre, low, high, state, signals }, index) => ({
      period: points[index]?.period ?? '',
      plotted: value,
      centre,
      low,
      high,
      excluded: state === 'excluded',
      signals: signals.map(({ rule }) => rule),
    })),
    temporary: made.segments.at(-1)?.limits === 'temporary',
    variation: variationWords[variation ?? 'common-cause'],
    assurance: target === null ? 'no-target' : assuranceWords[assuranceOf(made, { target, better }) ?? 'no-limits'],
    rebased: declared.rebase,
    exclusions: declared.exclude,
  };
}

const variationWords = {
  'common-cause': 'common-cause',
  improvement: 'improvement',
  concern: 'concern',
  'neutral-high': 'changed-up',
  'neutral-low': 'changed-down',
} as const;

const assuranceWords = {
  passes: 'pass',
  fails: 'fail',
  'hit-or-miss': 'hit-or-miss',
  'no-limits': 'no-target',
} as const;
