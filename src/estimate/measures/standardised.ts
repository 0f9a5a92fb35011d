import type { DurationsStat, ShareStat } from '../../crosstab/index.ts';
import type { Metric } from '../../spec/index.ts';
import {
  directlyStandardisedRate,
  type Interval,
  noDurations,
  observations,
  type Stratum,
  standardisedQuantile,
  standardisedShare,
} from '../../stats/index.ts';
import { confidence } from '../confidence.ts';
import { countOf, scaleOf, unitSize } from '../sums.ts';
import { exposedPairs } from './count.ts';
import { logRatio } from './log-ratio.ts';
import {
  type CompareScope,
  type Contrast,
  incomparable,
  type LevelNumbers,
  type MeasureMethods,
  type Pair,
} from './measure.ts';
import { differenceAt, differenceOf } from './quantile.ts';
import { asKind, bothSides, type StatOf } from './stats-of.ts';

/**
 * Rates, shares and quantiles with the mix of areas or groups held as it was: a change of the mix is then no change.
 *
 * Each area or group has its own value in each window, and both windows weigh them by the baseline's residents or records
 * (direct standardisation). Rates have the gamma interval and change on the log scale with the variance of a weighted sum of
 * Poisson counts × φ; shares have their Wilson intervals joined by weight; quantiles are those of the weighted
 * distribution. Withheld where a group of the baseline's mix has nothing now, for its part is then not known.
 *
 * @see Fay & Feuer 1997; Zou, Huang & Zhang 2009; Akinshin 2023 and Woodruff 1952 for quantiles
 */

type Strata = StatOf<'strata'>['strata'];
type Group = ShareStat | DurationsStat;

const sizeOf = (stat: Group): number => (stat.kind === 'share' ? stat.n : observations(stat.bars));

/** The groups of one time, each with what it weighs in the mix of another. */
function weighed(strata: Strata, mix: Strata): readonly { readonly stat: Group; readonly weight: number }[] {
  const kind = (strata[0] ?? mix[0])?.stat.kind ?? 'share';
  const nothing: Group =
    kind === 'share' ? { kind, hits: 0, n: 0, missing: 0 } : { kind: 'durations', bars: noDurations, missing: 0 };
  const weights = new Map(mix.map(({ stratum, stat }) => [stratum, sizeOf(stat)]));
  const stats = new Map(strata.map(({ stratum, stat }) => [stratum, stat]));
  return [...weights].map(([stratum, weight]) => ({ stat: stats.get(stratum) ?? nothing, weight }));
}

type Estimated = Interval & { readonly estimate: number };

/** The standardised value at a level; null where a group of the mix has nothing in it, so that its part is not known. */
function standardisedAt(groups: ReturnType<typeof weighed>, metric: Metric, level: number): Estimated | null {
  const { measure } = metric;
  if (measure.kind === 'quantile') {
    const parts = groups.map(({ stat, weight }) => ({
      histogram: stat.kind === 'durations' ? stat.bars : noDurations,
      weight,
    }));
    return standardisedQuantile(parts, { p: measure.p, level });
  }
  const parts = groups.map(({ stat, weight }) => ({
    hits: stat.kind === 'share' ? stat.hits : 0,
    n: sizeOf(stat),
    weight,
  }));
  const found = standardisedShare(parts, level);
  return found && { estimate: found.share, low: found.low, high: found.high };
}

const mixOf = (pairs: readonly Pair[], own: Strata): Strata => {
  const [, before] = bothSides(pairs, 'strata');
  return before.strata.some(({ stat }) => sizeOf(stat) > 0) ? before.strata : own;
};

/** Shares and quantiles by group, weighed by the baseline's mix of groups. */
export function standardisedMethods(): MeasureMethods {
  return {
    scattering: null,
    level: (stat, scope) => {
      const { strata } = asKind(stat, 'strata');
      return levelOf(strata, mixOf(scope.pairs(), strata), scope.metric);
    },
    compare: (pairs, { metric }) => {
      const [now, before] = bothSides(pairs, 'strata');
      const [one, two] = [weighed(now.strata, before.strata), weighed(before.strata, before.strata)];
      if (two.every(({ weight }) => weight === 0)) return incomparable('no-eligible-records');
      if (standardisedAt(one, metric, confidence) === null || standardisedAt(two, metric, confidence) === null)
        return incomparable('not-estimable');
      const known = (groups: typeof one) => (level: number) =>
        standardisedAt(groups, metric, level) ?? { estimate: 0, low: -Infinity, high: Infinity };
      const unit = unitSize(metric);
      const compared = differenceOf(differenceAt(known(one), known(two)), unit);
      const side = (groups: typeof one) => ({
        value: known(groups)(confidence).estimate / unit,
        n: groups.reduce((sum, { stat }) => sum + sizeOf(stat), 0),
        events: null,
        exposure: null,
      });
      return {
        compared: compared.status === 'withheld' ? compared : { ...compared, method: 'standardised-normal' },
        now: side(one),
        before: side(two),
      };
    },
  };
}

function levelOf(strata: Strata, mix: Strata, metric: Metric): LevelNumbers {
  const groups = weighed(strata, mix);
  const missing = strata.reduce((sum, { stat }) => sum + stat.missing, 0);
  const n = strata.reduce((sum, { stat }) => sum + sizeOf(stat), 0);
  if (n === 0) return { status: 'withheld', reason: missing === 0 ? 'no-eligible-records' : 'too-few-measured' };
  const found = standardisedAt(groups, metric, confidence);
  if (found === null) return { status: 'withheld', reason: 'not-estimable' };
  const unit = unitSize(metric);
  const isShare = strata.every(({ stat }) => stat.kind === 'share');
  return {
    status: 'estimated',
    value: found.estimate / unit,
    // an interpolated estimate may lie outside its interval, by less than the gap between two observations
    low: Math.max(0, Math.min(found.low, found.estimate)) / unit,
    high: Math.max(found.high, found.estimate) / unit,
    n,
    // weighed, it is no longer so many of so many
    events: null,
    exposure: null,
    method: isShare ? 'wilson' : 'order-statistic',
    // how records without a value would be spread over groups is not known either
    missing: null,
    effectiveN: null,
  };
}

/** Rates of several areas, each weighing as many residents as in the baseline. */
export function areaStandardisedMethods(crude: MeasureMethods): MeasureMethods {
  return {
    scattering: crude.scattering,
    level: (stat, scope) => {
      const strata = strataOf(scope.pairs());
      const level = crude.level(stat, scope);
      if (level.status === 'withheld' || strata.length < 2) return level;
      const { rate, low, high } = directlyStandardisedRate(strata, confidence);
      const per = scaleOf(scope.metric.measure, 1).exposureOf(1);
      return { ...level, value: rate / per, low: low / per, high: high / per, method: 'gamma-standardised' };
    },
    compare: (pairs, scope) => {
      const exposed = exposedPairs(pairs);
      return exposed.length < 2 ? crude.compare(pairs, scope) : compareRates(exposed, scope, crude);
    },
  };
}

/** Areas as strata, with their share of the baseline's exposure as the standard. */
const strataOf = (pairs: readonly Pair[]): readonly Stratum[] =>
  pairs.flatMap(({ now, before }) => {
    const [own, earlier] = [countOf(now), countOf(before)];
    return own.exposure > 0 && earlier.exposure > 0
      ? [{ events: own.events, population: own.exposure, standard: earlier.exposure }]
      : [];
  });

/** The ratio of two rates of one mix, on the log scale. */
function compareRates(pairs: readonly Pair[], scope: CompareScope, crude: MeasureMethods): Contrast {
  const contrast = crude.compare(pairs, scope);
  if (contrast.compared.status === 'withheld') return contrast;
  const parts = pairs.map(({ now, before }) => ({ now: countOf(now), before: countOf(before) }));
  const total = parts.reduce((sum, { before }) => sum + before.exposure, 0);
  const weighedRate = (which: 'now' | 'before') =>
    parts.reduce(
      ({ rate, variance }, part) => {
        const weight = part.before.exposure / total / part[which].exposure;
        return { rate: rate + weight * part[which].events, variance: variance + weight ** 2 * part[which].events };
      },
      { rate: 0, variance: 0 },
    );
  const [one, two] = [weighedRate('now'), weighedRate('before')];
  if (one.rate === 0 || two.rate === 0) return incomparable('too-few-events');
  const { dispersion } = scope.scatter;
  const error = Math.sqrt(dispersion * (one.variance / one.rate ** 2 + two.variance / two.rate ** 2));
  const now = contrast.now.events ?? 0;
  const ratio = one.rate / two.rate;
  const compared = logRatio({ log: Math.log(ratio), error, expected: now / ratio }, scope.scatter);
  const per = scaleOf(scope.metric.measure, 1).exposureOf(1);
  return {
    compared: { ...compared, method: 'standardised-normal', percentAllowed: contrast.compared.percentAllowed },
    now: { ...contrast.now, value: one.rate / per },
    before: { ...contrast.before, value: two.rate / per },
  };
}
