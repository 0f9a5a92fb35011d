import type { Stat } from '../../crosstab/index.ts';
import type { Beside, Bound, ChangeMethod, LevelMethod, Metric, Reason, Span } from '../../spec/index.ts';
import type { CountFamily, RateCount } from '../../stats/index.ts';

/** What a measure gives for one window: the value with its interval, or why there is none. */
export type LevelNumbers =
  | {
      readonly status: 'estimated';
      readonly value: number;
      /** Null where chance cannot be worked out. */
      readonly low: number | null;
      readonly high: number | null;
      readonly n: number;
      readonly events: number | null;
      readonly exposure: number | null;
      readonly method: LevelMethod;
      readonly missing: { readonly n: number; readonly low: number; readonly high: Bound } | null;
      readonly effectiveN: number | null;
      readonly beside?: Beside;
    }
  | { readonly status: 'withheld'; readonly reason: Reason };

/** What such a level rests on. */
export type LevelCounts =
  | (Pick<Extract<LevelNumbers, { readonly status: 'estimated' }>, 'status' | 'n' | 'events' | 'exposure'> & {
      readonly value?: undefined;
    })
  | Extract<LevelNumbers, { readonly status: 'withheld' }>;

/** An interval of a change at one level, and the same in the metric's own unit. */
export interface ChangeInterval {
  readonly low: number;
  readonly high: number;
  readonly absolute: { readonly low: number; readonly high: number };
}

/** Two windows compared, before the level of the interval is known: it depends on the whole family. */
export type Compared =
  | {
      readonly status: 'comparable';
      readonly scale: 'ratio' | 'difference';
      /** Infinity where a ratio's baseline is zero. */
      readonly estimate: number;
      readonly absolute: number;
      readonly p: number;
      readonly method: ChangeMethod;
      readonly dispersion: number;
      readonly dispersionDf: number;
      /** By the method that gave p: it leaves out no change exactly where p is below one less the level. */
      readonly at: (level: number) => ChangeInterval;
      /** The change nearest none, on the side asked for, that could have shown with a power; null when none could. */
      readonly detectable: (level: number, side: 'lower' | 'higher', power: number) => number | null;
      readonly percentAllowed: boolean;
    }
  | { readonly status: 'withheld'; readonly reason: Reason };

/** What a change says of each of its two windows. */
export interface Side {
  readonly value: number;
  readonly n: number;
  readonly events: number | null;
  readonly exposure: number | null;
}

/** Two windows held against each other, and what each of them holds: like areas with like. */
export interface Contrast {
  readonly compared: Compared;
  readonly now: Side;
  readonly before: Side;
}

/** One area in both windows. */
export interface Pair {
  readonly now: Stat;
  readonly before: Stat;
}

/** How much more counts scatter than chance, from the baseline's periods, with the degrees of freedom behind it. */
export interface Scatter {
  readonly dispersion: number;
  readonly df: number;
}

/** What a level may ask for beside its own statistic. */
export interface LevelScope {
  readonly metric: Metric;
  /** Area by area: the same window, and the area's own baseline. Empty where there is none. */
  readonly pairs: () => readonly Pair[];
  /** Everybody in the same window, wherever: a survey's sample was drawn from all areas. */
  readonly everyone: () => Stat;
}
export interface CompareScope {
  readonly metric: Metric;
  readonly scatter: Scatter;
  readonly everyone: () => { readonly now: Stat; readonly before: Stat };
  readonly windows: { readonly now: Span; readonly before: Span };
  /** Without it, what was counted is all that is asked for: `unjudged` stands for the rest. */
  readonly isJudged?: boolean;
}

/** What scatters over periods, and out of what. */
export interface Scattering {
  readonly family: CountFamily;
  readonly countOf: (stat: Stat) => RateCount;
}

/** How a kind of measure is judged. Total: every statistic gives numbers, or a reason why there are none. */
export interface MeasureMethods {
  readonly level: (stat: Stat, scope: LevelScope) => LevelNumbers;
  /** What the level of some statistics together rests on, where that takes less than to work it out. */
  readonly counts?: (stats: readonly Stat[], metric: Metric) => LevelCounts;
  readonly compare: (pairs: readonly Pair[], scope: CompareScope) => Contrast;
  /** Null where intervals do not ask how much it scatters over time. */
  readonly scattering: Scattering | null;
}

const nothing: Side = { value: 0, n: 0, events: null, exposure: null };

/** What stands for a comparison of which nobody asks more than what was counted: it leaves no change out. */
export const unjudged = (
  scale: 'ratio' | 'difference',
  method: ChangeMethod,
): Extract<Compared, { readonly status: 'comparable' }> => {
  const anything = { low: scale === 'ratio' ? 0 : -Number.MAX_VALUE, high: Infinity };
  return {
    status: 'comparable',
    scale,
    estimate: scale === 'ratio' ? 1 : 0,
    absolute: 0,
    p: 1,
    method,
    dispersion: 1,
    dispersionDf: 0,
    at: () => ({ ...anything, absolute: { low: -Number.MAX_VALUE, high: Infinity } }),
    detectable: () => null,
    percentAllowed: false,
  };
};

/**
 * A comparison that cannot be made.
 *
 * @param before  what was before, where that is known and only the comparison is not to be made
 */
export const incomparable = (reason: Reason, before: Side = nothing): Contrast => ({
  compared: { status: 'withheld', reason },
  now: nothing,
  before,
});
