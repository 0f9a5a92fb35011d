import type { Change, Reason, Window } from '../spec/index.ts';
import { bounded, confidence, power } from './confidence.ts';
import type { Compared, Contrast } from './measures/measure.ts';
import type { Subject } from './subjects.ts';

export type ChangeWindow = Window & { readonly kind: string; readonly reason: string };

/** Two windows to be compared, before the level of the interval is known: it depends on the whole family. */
export interface Comparison extends Omit<Contrast, 'compared'> {
  readonly status: 'comparable';
  readonly subject: Subject;
  readonly window: ChangeWindow;
  readonly compared: Extract<Compared, { readonly status: 'comparable' }>;
  /** Areas that took part. */
  readonly areas: number;
  readonly p: number;
  /** Whether the current window is in the scatter that the interval is made of. */
  readonly isOfBoth: boolean;
}
export type MaybeComparison =
  | Comparison
  | {
      readonly status: 'withheld';
      readonly reason: Reason;
      readonly window: ChangeWindow | null;
      readonly before?: { readonly value: number; readonly n: number };
    };

export interface Adjustment {
  /** p adjusted over the family. */
  readonly q: number;
  /** Level of the interval that matches the adjustment. */
  readonly level: number;
}

/** A ratio beyond this says no more than that there is no end: its events would be a number of twelve digits. */
const mostTold = 1000;

/**
 * The change as it is published: estimate, interval and p of one method, and the interval that the verdict uses.
 *
 * @param isTold  without it, the smallest change that could have shown is not worked out: nobody reads it
 */
export function changeOf(comparison: MaybeComparison, { q, level }: Adjustment, isTold = true): Change {
  if (comparison.status === 'withheld') return comparison;
  const { subject, window, compared, now, before, areas, isOfBoth } = comparison;
  const alone = compared.at(confidence);
  const { low, high } = alone;
  const better = subject.metric.better === 'higher' ? 'higher' : 'lower';
  const adjusted = level === confidence ? alone : compared.at(level);
  // at a wider level the order statistics may reach beyond the first record: there is no such end to print
  if (![low, adjusted.low, adjusted.absolute.low].every(Number.isFinite))
    return { status: 'withheld', reason: 'too-few-measured', window };
  const isEndless = (ratio: number): boolean => compared.scale === 'ratio' && ratio > mostTold;
  const isOpen = isEndless(adjusted.high);
  return {
    status: 'estimated',
    window,
    compared: { n: now.n, events: now.events, exposure: now.exposure, areas },
    value: before.value,
    n: before.n,
    events: before.events,
    exposure: before.exposure,
    scale: compared.scale,
    estimate: bounded(compared.estimate),
    low,
    high: bounded(isEndless(high) ? Infinity : high),
    p: compared.p,
    q,
    adjusted: { level, low: adjusted.low, high: bounded(isOpen ? Infinity : adjusted.high) },
    absolute: {
      estimate: compared.absolute,
      low: adjusted.absolute.low,
      high: bounded(isOpen ? Infinity : adjusted.absolute.high),
    },
    method: compared.method,
    dispersion: compared.dispersion,
    dispersionDf: compared.dispersionDf,
    ...(isOfBoth ? { scatterOf: 'both-windows' as const } : {}),
    smallestDetectable: isTold ? compared.detectable(level, better, power) : null,
    percentAllowed: compared.percentAllowed,
  };
}
