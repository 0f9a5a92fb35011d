import type { DurationsStat } from '../../crosstab/index.ts';
import type { Bound, Metric, Reason } from '../../spec/index.ts';
import {
  type Histogram,
  type Interval,
  moverDifference,
  normalQuantile,
  observations,
  quantile,
  quantileIntervals,
  quantileRanks,
  type RanksAt,
  sumHistograms,
} from '../../stats/index.ts';
import { bounded, confidence } from '../confidence.ts';
import { remember } from '../remember.ts';
import { unitSize } from '../sums.ts';
import { pByInversion } from './inverted.ts';
import {
  type Compared,
  incomparable,
  type LevelCounts,
  type LevelNumbers,
  type MeasureMethods,
  type Side,
} from './measure.ts';
import { isTooMuchMissing, missingBounds } from './missing.ts';
import { asKind, bothSides } from './stats-of.ts';

/**
 * Quantiles: between two order statistics, and the difference of two of them from both intervals.
 *
 * Level: R's type 7, with the interval between the two records whose ranks are binomial quantiles: no shape is assumed, and
 * the histogram has every duration, so that it is exact. An end for which there are too few records is open. Change: the
 * difference, its interval from the ends of both (`moverDifference`), p by inversion.
 *
 * Records are taken as independent: calls of one busy night are not, and with thousands of them a range may be too narrow.
 *
 * @see Hyndman & Fan 1996; Hahn & Meeker 1991, §5.2; Zou & Donner 2008
 */
export function quantileMethods(): MeasureMethods {
  const ranksOf = ranksBySize();
  return {
    scattering: null,
    level: (stat, { metric }) => levelOf(asKind(stat, 'durations'), metric, ranksOf),
    counts: (stats, metric) =>
      countsOf(
        stats.map((stat) => asKind(stat, 'durations')),
        metric,
      ),
    compare: (pairs, { metric, isJudged = true }) => {
      const [now, before] = bothSides(pairs, 'durations');
      const compared = compare(now, before, { metric, ranksOf, isJudged });
      return compared.status === 'withheld'
        ? incomparable(compared.reason)
        : { compared, now: sideOf(now, metric), before: sideOf(before, metric) };
    },
  };
}

type RanksOf = (n: number, p: number) => RanksAt;

/** The ends of an interval by how many were measured: areas and periods have the same few numbers. */
function ranksBySize(): RanksOf {
  const known = new Map<number, Map<number, RanksAt>>();
  return (n, p) => {
    const ofP = known.get(p) ?? new Map<number, RanksAt>();
    known.set(p, ofP);
    const found = ofP.get(n) ?? quantileRanks(n, p);
    ofP.set(n, found);
    return found;
  };
}

const pOf = ({ measure }: Metric): number => (measure.kind === 'quantile' ? measure.p : 0.5);
const histogramOf = ({ bars }: DurationsStat): Histogram => bars;
const countOf = ({ bars }: DurationsStat): number => observations(bars);

const sideOf = (stat: DurationsStat, metric: Metric): Side => ({
  value: quantile(histogramOf(stat), pOf(metric)) / unitSize(metric),
  n: countOf(stat),
  events: null,
  exposure: null,
});

function countsOf(stats: readonly DurationsStat[], metric: Metric): LevelCounts {
  let [n, missing] = [0, 0];
  for (const stat of stats) {
    n += countOf(stat);
    missing += stat.missing;
  }
  const reason = reasonOf({ n, missing }, metric);
  return reason === null ? { status: 'estimated', n, events: null, exposure: null } : { status: 'withheld', reason };
}

function reasonOf(counted: { readonly n: number; readonly missing: number }, metric: Metric): Reason | null {
  if (counted.n === 0) return counted.missing === 0 ? 'no-eligible-records' : 'too-few-measured';
  return isTooMuchMissing(metric, counted) ? 'too-many-missing' : null;
}

function levelOf(stat: DurationsStat, metric: Metric, ranksOf: RanksOf): LevelNumbers {
  const [n, missing, p] = [countOf(stat), stat.missing, pOf(metric)];
  const reason = reasonOf({ n, missing }, metric);
  if (reason !== null) return { status: 'withheld', reason };
  const { estimate, low, high } = quantileIntervals(histogramOf(stat), p, (size) => ranksOf(size, p))(confidence);
  const unit = unitSize(metric);
  return {
    status: 'estimated',
    value: estimate / unit,
    // nothing lasts less than no time; and an interpolated estimate may lie just outside its interval
    low: Math.max(0, Math.min(low, estimate)) / unit,
    high: Math.max(high, estimate) / unit,
    n,
    events: null,
    exposure: null,
    method: 'order-statistic',
    missing: missingBounds(metric, missing, () => extremes(stat, p, unit)),
    effectiveN: null,
  };
}

/** The quantile if all that are missing had been nothing, and if all had been longer than any that was measured. */
function extremes(
  { bars, missing }: DurationsStat,
  p: number,
  unit: number,
): { readonly low: number; readonly high: Bound } {
  const low = quantile(sumHistograms([{ values: [0], n: [missing], censored: null }, bars]), p);
  const high = quantile({ values: [...bars.values, Infinity], n: [...bars.n, missing] }, p);
  return { low: low / unit, high: bounded(high / unit) };
}

function compare(
  now: DurationsStat,
  before: DurationsStat,
  { metric, ranksOf, isJudged }: { readonly metric: Metric; readonly ranksOf: RanksOf; readonly isJudged: boolean },
): Compared {
  const p = pOf(metric);
  for (const stat of [now, before]) {
    const reason = reasonOf({ n: countOf(stat), missing: stat.missing }, metric);
    if (reason !== null) return { status: 'withheld', reason };
  }
  const intervalsOf = (stat: DurationsStat) => quantileIntervals(histogramOf(stat), p, (n) => ranksOf(n, p));
  return differenceOf(differenceAt(intervalsOf(now), intervalsOf(before)), unitSize(metric), isJudged);
}

type Estimated = Interval & { readonly estimate: number };

/** The difference of two quantiles at a level, from their own intervals (Zou & Donner 2008). */
export const differenceAt =
  (one: (level: number) => Estimated, two: (level: number) => Estimated) =>
  (level: number): Estimated =>
    moverDifference(one(level), two(level));

/**
 * A difference that is known at every level. Without an end on either side there are too few to tell.
 *
 * @param isJudged  without it, p is not looked for: nobody reads it
 */
export function differenceOf(at: (level: number) => Estimated, unit: number, isJudged = true): Compared {
  const known = remember(at);
  const { estimate, low, high } = known(confidence);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return { status: 'withheld', reason: 'too-few-measured' };
  return {
    status: 'comparable',
    scale: 'difference',
    estimate: estimate / unit,
    absolute: estimate / unit,
    p: isJudged ? pByInversion(at, 0) : 1,
    method: 'quantile-difference',
    dispersion: 1,
    dispersionDf: 0,
    at: (level) => {
      const ends = known(level);
      const own = { low: ends.low / unit, high: ends.high / unit };
      return { ...own, absolute: own };
    },
    detectable: (level, side, power) => {
      const error = (high - low) / 2 / normalQuantile((1 + confidence) / 2);
      return ((side === 'lower' ? -1 : 1) * (normalQuantile((1 + level) / 2) + normalQuantile(power)) * error) / unit;
    },
    percentAllowed: false,
  };
}
