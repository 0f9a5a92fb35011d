import type { Interval } from '../counts/rate-count.ts';
import type { MovingRange } from './moving-range.ts';

/**
 * What a chart plots, and where its limits come from:
 * `run` a median and no limits; `i` single values (XmR); `c` counts over equal exposure; `u` counts over a denominator;
 * `p` shares; `uprime` and `pprime` the same with Laney's allowance for more than chance variation; `g` how many went
 * by between two rare events; `t` how long it took from one to the next.
 */
export type ChartKind = 'run' | 'i' | 'c' | 'u' | 'uprime' | 'p' | 'pprime' | 'g' | 't';

/** A value and the denominator that it stands over; 1 where the kind has none. */
export type Observation = { readonly value: number; readonly n: number };

export type LimitOptions = {
  /** Whether to leave out moving ranges beyond 3.267 times their mean, once. */
  readonly screened: boolean;
  /** Distance of the limits of single values, in mean moving ranges: 2.66, which is 3 / 1.128 rounded. */
  readonly movingRangeFactor: number;
};

/** What a kind of chart has learnt from its baseline. */
export type Fit = {
  readonly centre: number;
  /** The band of so many standard deviations either side over a denominator; null without limits. */
  readonly band: ((n: number, sigmas: number) => Interval) | null;
  /** Where the spread was learnt from moving ranges. */
  readonly movingRange: MovingRange | null;
};

/** One kind of chart. A baseline is in order; null is a gap in it. */
export type KindOfChart = {
  readonly denominators: 'none' | 'optional' | 'required';
  readonly plotted: (observation: Observation) => number;
  /** Throws where a value cannot be charted so. */
  readonly require: (observation: Observation, name: string) => void;
  /** Null where there is nothing to learn from. */
  readonly fit: (baseline: readonly (Observation | null)[], options: LimitOptions) => Fit | null;
};

/** Mean moving range over the standard deviation, for ranges of two: what Laney and Shewhart divide by. */
export const RANGE_PER_SIGMA = 1.128;

export const present = (baseline: readonly (Observation | null)[]): readonly Observation[] =>
  baseline.filter((observation) => observation !== null);

export const ratio = ({ value, n }: Observation): number => value / n;
