import type { Change, EstimatedChange, Reason, Window } from '../spec/index.ts';
import {
  normalQuantile,
  quasiPoissonRatio,
  type RateCount,
  rateRatio,
  smallestDetectableRatio,
  studentQuantile,
} from '../stats/index.ts';
import { bounded, confidence } from './level.ts';
import type { Subject } from './subjects.ts';
import { scaleOf } from './sums.ts';

/** Power that "could have shown" stands for. */
const power = 0.8;
/** Below this, counts and not percentages are printed, and intervals are exact (METHODS: small counts). */
const smallCount = 20;

export type ChangeWindow = Window & { readonly kind: string; readonly reason: string };

/** Two counts to be compared, before the level of the interval is known: it depends on the whole family. */
export interface Comparison {
  readonly status: 'comparable';
  readonly subject: Subject;
  readonly window: ChangeWindow;
  readonly now: RateCount;
  readonly baseline: RateCount;
  readonly dispersion: number;
  readonly df: number;
  /** Areas that took part. */
  readonly areas: number;
  readonly method: EstimatedChange['method'];
  readonly p: number;
}
export type MaybeComparison =
  | Comparison
  | { readonly status: 'withheld'; readonly reason: Reason; readonly window: ChangeWindow | null };

export interface Counts {
  readonly now: RateCount;
  readonly baseline: RateCount;
  readonly dispersion: number;
  readonly df: number;
  readonly areas: number;
}

/** Chooses the method for two counts, and tests them by it. */
export function compare(
  subject: Subject,
  window: ChangeWindow,
  { now, baseline, dispersion, df, areas }: Counts,
): MaybeComparison {
  if (now.exposure === 0 || baseline.exposure === 0) return { status: 'withheld', reason: 'no-exposure', window };
  if (now.events + baseline.events === 0) return { status: 'withheld', reason: 'too-few-events', window };
  const small = now.events + baseline.events < smallCount || now.events === 0 || baseline.events === 0;
  const method = dispersion > 1 && df > 0 && !small ? 'quasi-poisson-t' : 'exact-central';
  const { p } = ratioAt({ now, baseline, dispersion, df, areas, method }, confidence);
  return { status: 'comparable', subject, window, now, baseline, dispersion, df, areas, method, p };
}

const ratioAt = (
  { now, baseline, dispersion, df, method }: Counts & { readonly method: EstimatedChange['method'] },
  level: number,
) =>
  method === 'quasi-poisson-t'
    ? quasiPoissonRatio(now, baseline, { dispersion, df, level })
    : rateRatio(now, baseline, level);

export interface Adjustment {
  /** p adjusted over the family. */
  readonly q: number;
  /** Level of the interval that matches the adjustment. */
  readonly level: number;
}

/** The change as it is published: ratio, interval and p of one method, and the interval that the verdict uses. */
export function changeOf(comparison: MaybeComparison, { q, level }: Adjustment): Change {
  if (comparison.status === 'withheld') return comparison;
  const { subject, window, now, baseline, dispersion, df, method, p } = comparison;
  const { ratio, low, high } = ratioAt(comparison, confidence);
  const adjusted = ratioAt(comparison, level);
  const expected = (baseline.events * now.exposure) / baseline.exposure;
  const scale = scaleOf(subject.metric.measure, now.exposure);
  return {
    status: 'estimated',
    window,
    compared: { n: now.events, events: now.events, exposure: now.exposure, areas: comparison.areas },
    value: baseline.events / scale.exposureOf(baseline.exposure),
    n: baseline.events,
    events: baseline.events,
    exposure: baseline.exposure,
    scale: 'ratio',
    estimate: bounded(ratio ?? 0),
    low,
    high: bounded(high),
    p,
    q,
    adjusted: { level, low: adjusted.low, high: bounded(adjusted.high) },
    absolute: absoluteOf(now.events, expected, adjusted),
    method,
    dispersion,
    dispersionDf: df,
    smallestDetectable: detectable(comparison, level),
    percentAllowed: now.events >= smallCount && baseline.events >= smallCount,
  };
}

/**
 * More or fewer events than the baseline's rate would have given, from the ends of the ratio. Where the baseline
 * had none, that rate is zero and the ratio's lower end says how many of the events are beyond it.
 */
function absoluteOf(
  events: number,
  expected: number,
  { low, high }: { low: number; high: number },
): EstimatedChange['absolute'] {
  if (expected === 0) return { estimate: events, low: low > 0 ? events * (1 - 1 / low) : 0, high: { bound: 'none' } };
  return { estimate: events - expected, low: (low - 1) * expected, high: bounded((high - 1) * expected) };
}

/** The smallest change that this comparison, at the level its verdict uses, would have found with 80 % power. */
function detectable({ subject, now, baseline, dispersion, df, method }: Comparison, level: number): number | null {
  const alpha = 1 - level;
  const tail = 1 - alpha / 2;
  // t with few degrees of freedom reaches further than the normal: as if counts scattered that much more
  const reach = method === 'quasi-poisson-t' ? (studentQuantile(tail, df) / normalQuantile(tail)) ** 2 : 1;
  const side = subject.metric.better === 'higher' ? 'higher' : 'lower';
  return smallestDetectableRatio({
    baseline,
    exposure: now.exposure,
    alpha,
    power,
    dispersion: dispersion * reach,
    side,
  });
}
