import type { DurationsStat } from '../../crosstab/index.ts';
import type { ChangeMethod, Metric } from '../../spec/index.ts';
import {
  type CensoredBar,
  censoredHistogramOf,
  type Interval,
  observations,
  quantileIntervals,
  stillOpen,
  sumHistograms,
  survivalCurve,
  survivalQuantile,
} from '../../stats/index.ts';
import { bounded, confidence } from '../confidence.ts';
import { remember } from '../remember.ts';
import { type Compared, incomparable, type LevelNumbers, type MeasureMethods, type Side } from './measure.ts';
import { isTooMuchMissing, missingBounds } from './missing.ts';
import { differenceAt, differenceOf } from './quantile.ts';
import { asKind, bothSides } from './stats-of.ts';

/**
 * Days from one date to another: between two order statistics where all have ended, and where some are still open from
 * Kaplan and Meier's curve, to which an open case adds the days that it is known to have lasted.
 *
 * The curve's quantile has the interval of the log-log scale; a change is the difference of two, from the ends of both. It
 * assumes that cases which are still open go on as those did that were open as long and have ended.
 *
 * @see Kaplan & Meier 1958; Hahn & Meeker 1991, §5.2; Zou & Donner 2008
 */
export function elapsedMethods(): MeasureMethods {
  return {
    scattering: null,
    level: (stat, { metric }) => levelOf(asKind(stat, 'durations'), metric),
    compare: (pairs, { metric }) => {
      const [now, before] = bothSides(pairs, 'durations');
      const compared = compare(now, before, metric);
      if (compared.status === 'withheld') return incomparable(compared.reason);
      const isOpen = countsOf(now).open + countsOf(before).open > 0;
      const side = (stat: DurationsStat): Side => sideOf(stat, { p: pOf(metric), isOpen });
      return { compared, now: side(now), before: side(before) };
    },
  };
}

const pOf = ({ measure }: Metric): number => (measure.kind === 'elapsed' ? measure.p : 0.5);

const countsOf = ({ bars }: DurationsStat): { readonly ended: number; readonly open: number } => ({
  ended: observations(bars),
  open: stillOpen(bars),
});

type Estimated = Interval & { readonly estimate: number };

/** The quantile with its interval at any level; ends that cannot be told are open, and so is an estimate. */
function quantilesOf(
  { bars }: DurationsStat,
  { p, isOpen }: { readonly p: number; readonly isOpen: boolean },
): (level: number) => Estimated {
  if (!isOpen) {
    const at = quantileIntervals(bars, p);
    return (level) => {
      const { estimate, low, high } = at(level);
      return { estimate, low: Math.max(0, low), high };
    };
  }
  const curve = survivalCurve(bars);
  return (level) => {
    const { estimate, low, high } = survivalQuantile(curve, p, { level, scale: 'log-log' });
    // nothing lasts less than no time, and no curve says how long what is open will last
    return { estimate: estimate ?? Infinity, low: low ?? 0, high: high ?? Infinity };
  };
}

const sideOf = (stat: DurationsStat, how: { readonly p: number; readonly isOpen: boolean }): Side => {
  const { ended, open } = countsOf(stat);
  return { value: quantilesOf(stat, how)(confidence).estimate, n: ended + open, events: null, exposure: null };
};

function levelOf(stat: DurationsStat, metric: Metric): LevelNumbers {
  const { ended, open } = countsOf(stat);
  const [n, { missing }, p] = [ended + open, stat, pOf(metric)];
  if (n === 0) return { status: 'withheld', reason: missing === 0 ? 'no-eligible-records' : 'too-few-measured' };
  if (isTooMuchMissing(metric, { n, missing })) return { status: 'withheld', reason: 'too-many-missing' };
  const { estimate, low, high } = quantilesOf(stat, { p, isOpen: open > 0 })(confidence);
  if (!Number.isFinite(estimate)) return { status: 'withheld', reason: 'too-many-open' };
  return {
    status: 'estimated',
    value: estimate,
    // an interpolated estimate may lie just outside its interval
    low: Math.min(low, estimate),
    high: Math.max(high, estimate),
    n,
    events: null,
    exposure: null,
    method: open > 0 ? 'kaplan-meier' : 'order-statistic',
    missing: missingBounds(metric, missing, () => ({
      low: withMore(stat, { value: 0, n: missing, censored: 0 }, p),
      high: bounded(withMore(stat, { value: longest(stat), n: 0, censored: missing }, p)),
    })),
    effectiveN: null,
    beside: { kind: 'elapsed', ended, open },
  };
}

const longest = ({ bars }: DurationsStat): number => (bars.values.at(-1) ?? 0) + 1;

/** The quantile if those without a length had all been of one: none at all, or longer than any that is known. */
function withMore({ bars }: DurationsStat, more: CensoredBar, p: number): number {
  const all = sumHistograms([bars, censoredHistogramOf([more])]);
  return quantilesOf({ kind: 'durations', bars: all, missing: 0 }, { p, isOpen: true })(confidence).estimate;
}

function compare(now: DurationsStat, before: DurationsStat, metric: Metric): Compared {
  const p = pOf(metric);
  const isOpen = countsOf(now).open + countsOf(before).open > 0;
  for (const stat of [now, before]) {
    const { ended, open } = countsOf(stat);
    const [n, { missing }] = [ended + open, stat];
    if (n === 0) return { status: 'withheld', reason: missing === 0 ? 'no-eligible-records' : 'too-few-measured' };
    if (isTooMuchMissing(metric, { n, missing })) return { status: 'withheld', reason: 'too-many-missing' };
    if (!Number.isFinite(quantilesOf(stat, { p, isOpen })(confidence).estimate))
      return { status: 'withheld', reason: 'too-many-open' };
  }
  const [one, two] = [remember(quantilesOf(now, { p, isOpen })), remember(quantilesOf(before, { p, isOpen }))];
  const method: ChangeMethod = isOpen ? 'survival-quantile-difference' : 'quantile-difference';
  const compared = differenceOf(differenceAt(one, two), 1);
  if (compared.status === 'withheld') return { status: 'withheld', reason: 'too-few-ended' };
  return { ...compared, method };
}
