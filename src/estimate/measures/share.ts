import { type ShareStat, sumStats } from '../../crosstab/index.ts';
import type { Metric, Reason } from '../../spec/index.ts';
import { findRoot, type Interval, normalQuantile, type Share, wilsonWithin } from '../../stats/index.ts';
import { confidence } from '../confidence.ts';
import { remember } from '../remember.ts';
import { pByReach } from './inverted.ts';
import {
  type Compared,
  type CompareScope,
  incomparable,
  type LevelCounts,
  type LevelNumbers,
  type MeasureMethods,
  type Side,
  unjudged,
} from './measure.ts';
import { isTooMuchMissing, missingBounds } from './missing.ts';
import { type Quantiles, rememberedQuantiles } from './quantiles.ts';
import { reachOf } from './reach.ts';
import { asKind, bothSides } from './stats-of.ts';

/**
 * Shares: Wilson's interval of one, and Newcombe's hybrid of a difference.
 *
 * Level: hits over eligible records, as if each record were a draw by itself. Change: the difference in points, from the
 * two Wilson intervals joined at a reach in standard errors; that reach is widened by √φ with Student's t where the
 * baseline's shares scatter by more than chance. p is 1 less the highest level at which the interval leaves out no change.
 *
 * It assumes that records without a value are like the others, or shows both ends where they are not (`missingBounds`);
 * withheld where too many have none.
 *
 * @see Wilson 1927; Newcombe 1998, method 10; Zou & Donner 2008 on joining intervals
 */
export function shareMethods(): MeasureMethods {
  const quantiles = rememberedQuantiles();
  return {
    scattering: {
      family: 'binomial',
      countOf: (stat) => {
        const { hits, n } = asKind(stat, 'share');
        return { events: hits, exposure: n };
      },
    },
    level: (stat, { metric }) => levelOf(asKind(stat, 'share'), metric, quantiles),
    counts: (stats, metric) => countsOf(asKind(sumStats('share', stats), 'share'), metric),
    compare: (pairs, scope) => {
      const [now, before] = bothSides(pairs, 'share');
      const compared = compare(now, before, { ...scope, quantiles });
      return compared.status === 'withheld'
        ? incomparable(compared.reason)
        : { compared, now: sideOf(now), before: sideOf(before) };
    },
  };
}

interface Asked extends Pick<CompareScope, 'metric' | 'scatter' | 'isJudged'> {
  readonly quantiles: Quantiles;
}

const sideOf = ({ hits, n }: Share): Side => ({ value: hits / n, n, events: hits, exposure: n });

function countsOf(stat: ShareStat, metric: Metric): LevelCounts {
  const reason = reasonOf(stat, metric);
  return reason === null
    ? { status: 'estimated', n: stat.n, events: stat.hits, exposure: stat.n }
    : { status: 'withheld', reason };
}

function reasonOf(stat: ShareStat, metric: Metric): Reason | null {
  const { n, missing } = stat;
  if (n === 0) return missing === 0 ? 'no-eligible-records' : 'too-few-measured';
  return isTooMuchMissing(metric, stat) ? 'too-many-missing' : null;
}

function levelOf(stat: ShareStat, metric: Metric, { normal }: Quantiles): LevelNumbers {
  const { hits, n, missing } = stat;
  const reason = reasonOf(stat, metric);
  if (reason !== null) return { status: 'withheld', reason };
  return {
    status: 'estimated',
    value: hits / n,
    ...wilsonWithin({ hits, n }, normal((1 + confidence) / 2)),
    n,
    events: hits,
    exposure: n,
    method: 'wilson',
    missing: missingBounds(metric, missing, () => ({
      low: hits / (n + missing),
      high: (hits + missing) / (n + missing),
    })),
    effectiveN: null,
  };
}

function compare(now: ShareStat, before: ShareStat, { metric, scatter, quantiles, isJudged = true }: Asked): Compared {
  if (now.n === 0 || before.n === 0)
    return {
      status: 'withheld',
      reason: now.missing + before.missing === 0 ? 'no-eligible-records' : 'too-few-measured',
    };
  if (isTooMuchMissing(metric, now) || isTooMuchMissing(metric, before))
    return { status: 'withheld', reason: 'too-many-missing' };
  if (!isJudged) return unjudged('difference', 'newcombe');
  const widening = Math.sqrt(scatter.dispersion);
  const reach = reachOf(scatter, quantiles);
  const difference = now.hits / now.n - before.hits / before.n;
  const within = (errors: number): Interval => newcombe(now, before, errors * widening);
  const at = remember((level: number): Interval => within(reach.at(level)));
  return {
    status: 'comparable',
    scale: 'difference',
    estimate: difference,
    absolute: difference,
    p: pByReach(within, 0, reach),
    method: 'newcombe',
    dispersion: scatter.dispersion,
    dispersionDf: scatter.df,
    at: (level) => {
      const { low, high } = at(level);
      return { low, high, absolute: { low, high } };
    },
    detectable: (level, side, power) =>
      detectableShare({ before, n: now.n }, { reach: reach.at(level) * widening, widening, side, power }),
    percentAllowed: false,
  };
}

/** The two Wilson intervals joined (Newcombe 1998, method 10; Zou & Donner 2008), at a reach in standard errors. */
function newcombe(now: Share, before: Share, reach: number): Interval {
  const [one, two] = [wilsonWithin(now, reach), wilsonWithin(before, reach)];
  const [p, q] = [now.hits / now.n, before.hits / before.n];
  return {
    low: p - q - Math.hypot(p - one.low, two.high - q),
    high: p - q + Math.hypot(one.high - p, q - two.low),
  };
}

interface Detecting {
  readonly reach: number;
  readonly widening: number;
  readonly side: 'lower' | 'higher';
  readonly power: number;
}

/** The difference that the test of two shares would have found with a power; null where not even the whole way would. */
export function detectableShare(
  { before, n }: { readonly before: Share; readonly n: number },
  { reach, widening, side, power }: Detecting,
): number | null {
  const start = before.hits / before.n;
  const end = side === 'lower' ? 0 : 1;
  const variance = (share: number, size: number): number => (share * (1 - share)) / size;
  const excess = (share: number): number => {
    const pooled = (share * n + start * before.n) / (n + before.n);
    const atNull = reach * Math.sqrt(variance(pooled, n) + variance(pooled, before.n));
    const spread = widening * Math.sqrt(variance(share, n) + variance(start, before.n));
    return Math.abs(share - start) - atNull - normalQuantile(power) * spread;
  };
  if (start === end || excess(end) < 0) return null;
  // where all or none had it before, no difference is a root as well, and not the one that is meant
  const near = start + (end - start) * 1e-9;
  return findRoot(excess, { low: Math.min(near, end), high: Math.max(near, end), tolerance: 1e-10 }) - start;
}
