import type { Stat } from '../../crosstab/index.ts';
import type { Metric } from '../../spec/index.ts';
import {
  type Interval,
  quasiPoissonTest,
  type RateCount,
  rateInterval,
  rateRatioTest,
  smallestDetectableRatio,
} from '../../stats/index.ts';
import { confidence } from '../confidence.ts';
import { remember } from '../remember.ts';
import { countOf, type Scale, scaleOf } from '../sums.ts';
import {
  type ChangeInterval,
  type Compared,
  incomparable,
  type LevelCounts,
  type LevelNumbers,
  type MeasureMethods,
  type Pair,
  type Scatter,
  type Side,
  unjudged,
} from './measure.ts';
import { type Quantiles, rememberedQuantiles } from './quantiles.ts';

/** Below this, counts and not percentages are printed, and intervals are exact (METHODS: small counts). */
export const smallCount = 20;

/**
 * Counts and rates: exact Poisson intervals, ratios exact or widened by how much counts scatter.
 *
 * Level: events over exposure with Garwood's interval, which holds the chance of a Poisson count and no more. Change: the
 * ratio of two rates, each area beside its own baseline (`likeForLike`). Given the total, the count now is binomial: the
 * exact central interval, where counts scatter no more than Poisson ones, or are fewer than 20 together, or none on a
 * side. Else the log ratio ± t × √(φ(1/now + 1/before)), φ and its degrees of freedom from the baseline's periods with
 * season taken out, and how long deviations last in it (see `baselineScatter`).
 *
 * It assumes that the baseline's rate would have gone on: what else changed is in the change. Withheld without exposure, and
 * where neither window has an event.
 *
 * @see Garwood 1936; Przyborowski & Wilenski 1940; Fay 2010 on the central interval; McCullagh & Nelder 1989, §6.2
 */
export function countMethods(): MeasureMethods {
  const [intervals, quantiles] = [garwoodOf(), rememberedQuantiles()];
  return {
    scattering: { family: 'poisson', countOf },
    level: (stat, { metric }) => levelOf(stat, metric, intervals),
    counts: countsOf,
    compare: (pairs, { metric, scatter, isJudged = true }) => {
      const { now, baseline } = likeForLike(pairs);
      if (now.exposure === 0) return incomparable('no-exposure', earlierOf(pairs, metric));
      const side = (count: RateCount) => sideOf(count, scaleOf(metric.measure, now.exposure));
      const compared = compare(now, baseline, { ...scatter, quantiles, isJudged });
      return { compared, now: side(now), before: side(baseline) };
    },
  };
}

const sideOf = ({ events, exposure }: RateCount, { exposureOf }: Scale): Side => ({
  value: events / exposureOf(exposure),
  n: events,
  events,
  exposure,
});

/** What was before, where that is a rate though nothing can be held against it. */
function earlierOf(pairs: readonly Pair[], { measure }: Metric): Side | undefined {
  const earlier = pairs.map(({ before }) => countOf(before)).filter(({ exposure }) => exposure > 0);
  const exposure = sum(earlier.map((one) => one.exposure));
  const events = sum(earlier.map((one) => one.events));
  return exposure === 0 ? undefined : sideOf({ events, exposure }, scaleOf(measure, exposure));
}

/** Garwood's interval of a number of events: the same few numbers come up in thousands of areas and periods. */
function garwoodOf(): (events: number) => Interval {
  const known = new Map<number, Interval>();
  return (events) => {
    const found = known.get(events) ?? rateInterval({ events, exposure: 1 }, confidence);
    known.set(events, found);
    return found;
  };
}

function countsOf(stats: readonly Stat[]): LevelCounts {
  let [events, exposure] = [0, 0];
  for (const stat of stats) {
    const own = countOf(stat);
    events += own.events;
    exposure += own.exposure;
  }
  if (exposure === 0) return { status: 'withheld', reason: 'no-exposure' };
  return { status: 'estimated', n: events, events, exposure };
}

/** Events over exposure in the metric's unit, with the exact interval. */
function levelOf(stat: Stat, { measure }: Metric, intervals: (events: number) => Interval): LevelNumbers {
  const { events, exposure } = countOf(stat);
  if (exposure === 0) return { status: 'withheld', reason: 'no-exposure' };
  const per = scaleOf(measure, exposure).exposureOf(exposure);
  const { low, high } = intervals(events);
  return {
    status: 'estimated',
    value: events / per,
    low: low / per,
    high: high / per,
    n: events,
    events,
    exposure,
    method: 'garwood',
    missing: null,
    effectiveN: null,
  };
}

/** Areas with exposure in both windows: where one has none there is no rate, and nothing to hold the other against. */
export const exposedPairs = (pairs: readonly Pair[]): readonly Pair[] =>
  pairs.filter(({ now, before }) => countOf(now).exposure > 0 && countOf(before).exposure > 0);

/**
 * The counts of several areas as one comparison. Where areas have baselines of different lengths, their mix before
 * and now differs, and rates that never moved would seem to: the baseline's exposure is therefore the one at which
 * its events give what each area's own rate leads one to expect now (indirect standardisation by area).
 *
 * @returns of areas with exposure in both windows; none of either where there is no such area
 */
export function likeForLike(pairs: readonly Pair[]): { readonly now: RateCount; readonly baseline: RateCount } {
  const counts = exposedPairs(pairs).map(({ now, before }) => ({ now: countOf(now), before: countOf(before) }));
  const now = {
    events: sum(counts.map((pair) => pair.now.events)),
    exposure: sum(counts.map((pair) => pair.now.exposure)),
  };
  const events = sum(counts.map((pair) => pair.before.events));
  const plain = sum(counts.map((pair) => pair.before.exposure));
  const expected = sum(counts.map(({ now: own, before }) => (before.events * own.exposure) / before.exposure));
  const exposure = events === 0 ? plain : Math.round((events * now.exposure) / expected);
  return { now, baseline: { events, exposure } };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Chooses the method for two counts, and tests them by it. */
function compare(
  now: RateCount,
  baseline: RateCount,
  { dispersion, df, quantiles, isJudged }: Scatter & Asking & { readonly isJudged: boolean },
): Compared {
  if (now.exposure === 0 || baseline.exposure === 0) return { status: 'withheld', reason: 'no-exposure' };
  if (now.events + baseline.events === 0) return { status: 'withheld', reason: 'too-few-events' };
  if (!isJudged) return unjudged('ratio', 'exact-central');
  const small = now.events + baseline.events < smallCount || now.events === 0 || baseline.events === 0;
  const isWidened = dispersion > 1 && df > 0 && !small;
  const { ratio, p, at } = isWidened
    ? quasiPoissonTest(now, baseline, { dispersion, df, quantileOf: quantiles.student })
    : rateRatioTest(now, baseline, quantiles.beta);
  const ratioAt = remember(at);
  const expected = (baseline.events * now.exposure) / baseline.exposure;
  const percentAllowed = now.events >= smallCount && baseline.events >= smallCount;
  return {
    status: 'comparable',
    scale: 'ratio',
    estimate: ratio ?? 0,
    absolute: now.events - expected,
    p,
    method: isWidened ? 'quasi-poisson-t' : 'exact-central',
    dispersion,
    dispersionDf: df,
    at: (level) => {
      const { low, high } = ratioAt(level);
      const isBeyond = !percentAllowed && high > farthest;
      return { low, high, absolute: absoluteOf(now.events, expected, { low, high: isBeyond ? Infinity : high }) };
    },
    detectable: (level, side, power) =>
      detectable({ now, baseline }, { dispersion, df: isWidened ? df : null, level, side, power, quantiles }),
    percentAllowed,
  };
}

/** Few events, and a ratio beyond this: in events it would be thousands beside a handful, so no limit is given. */
const farthest = 10;

/**
 * More or fewer events than the baseline's rate would have given, from the ends of the ratio. Where the baseline
 * had none, that rate is zero: there can be no fewer, and the ratio's lower end says how many of the events are beyond it.
 */
function absoluteOf(events: number, expected: number, { low, high }: Interval): ChangeInterval['absolute'] {
  if (expected === 0) return { low: low > 1 ? events * (1 - 1 / low) : 0, high: Infinity };
  return { low: (low - 1) * expected, high: (high - 1) * expected };
}

interface Asking {
  readonly quantiles: Quantiles;
}

interface Asked extends Asking {
  readonly dispersion: number;
  /** Degrees of freedom of the t that is used; null where none is. */
  readonly df: number | null;
  readonly level: number;
  readonly side: 'lower' | 'higher';
  readonly power: number;
}

/** The smallest change that this comparison, at the level its verdict uses, would have found with a power. */
function detectable(
  { now, baseline }: { readonly now: RateCount; readonly baseline: RateCount },
  { dispersion, df, level, side, power, quantiles }: Asked,
): number | null {
  const alpha = 1 - level;
  const tail = 1 - alpha / 2;
  // t with few degrees of freedom reaches further than the normal: as if counts scattered that much more
  const reach = df === null ? 1 : (quantiles.student(tail, df) / quantiles.normal(tail)) ** 2;
  return smallestDetectableRatio({
    baseline,
    exposure: now.exposure,
    alpha,
    power,
    dispersion: dispersion * reach,
    side,
  });
}
