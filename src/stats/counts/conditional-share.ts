import { binomialCdf, binomialUpperTail } from '../distributions/distributions.ts';
import { type Interval, type RateCount, requireRateCount } from './rate-count.ts';

/** Given the total, the current count is binomial. */
export type ConditionalShare = {
  readonly hits: number;
  readonly n: number;
  /** The share that the current count would have at equal rates. */
  readonly null: number;
  /** Baseline exposure over current exposure: turns odds of the share into a ratio of rates. */
  readonly scale: number;
};

/** A ratio of rates, now over baseline; null when neither window has events. */
export type RatioEstimate = Interval & { readonly ratio: number | null; readonly p: number };

/** The same at any level: its p is worked out once. */
export type RatioTest<Ratio = number | null> = {
  readonly ratio: Ratio;
  readonly p: number;
  readonly at: (level: number) => Interval;
};

/**
 * Two counts as a share of their total, and the share expected at equal rates.
 *
 * @see Przyborowski & Wilenski 1940
 * @example conditionalShare({ events: 3, exposure: 12 }, { events: 9, exposure: 24 }).null // => 0.3333333333333333
 */
export function conditionalShare(now: RateCount, baseline: RateCount): ConditionalShare {
  requireRateCount(now, 'now');
  requireRateCount(baseline, 'baseline');
  return {
    hits: now.events,
    n: now.events + baseline.events,
    null: now.exposure / (now.exposure + baseline.exposure),
    scale: baseline.exposure / now.exposure,
  };
}

/**
 * The ratio of rates that a share of the total stands for; a share of 1 is Infinity.
 *
 * @example ratioOfShare(0.5, 3) // => 3
 */
export function ratioOfShare(share: number, scale: number): number {
  return share >= 1 ? Infinity : (share / (1 - share)) * scale;
}

/**
 * Rate now over rate in the baseline; Infinity when only the baseline is empty, null when both are.
 *
 * @example observedRatio({ hits: 3, n: 9, null: 0.5, scale: 1 }) // => 0.5
 */
export function observedRatio({ hits, n, scale }: ConditionalShare): number | null {
  if (n === 0) return null;
  return hits === n ? Infinity : (hits / (n - hits)) * scale;
}

/**
 * Central p at equal rates: twice the smaller tail, at most 1.
 *
 * @example centralP({ hits: 0, n: 7, null: 0.5, scale: 1 }) // => 0.015625
 */
export function centralP({ hits, n, null: nullShare }: ConditionalShare): number {
  if (n === 0) return 1;
  return Math.min(1, 2 * Math.min(binomialCdf(hits, n, nullShare), binomialUpperTail(hits, n, nullShare)));
}
