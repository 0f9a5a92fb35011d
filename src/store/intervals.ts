import type { IntervalOutcome, Span, Where } from '../spec/index.ts';

/** Questions about lengths of time and about figures with weights: histograms and exact sums, never means. */

/** Where a question looks, and what it keeps apart. */
interface Grouped {
  /** The column that says in which period a record falls. */
  readonly when: string;
  readonly grain: 'day' | 'month' | 'all';
  /** Only records of these days; null for all, also those without a time. */
  readonly cover: Span | null;
  readonly where: Where;
  readonly area: string | null;
  readonly by: readonly string[];
}

/** One end of an interval. */
export interface Stamp {
  readonly column: string;
  /** The column that says how precise it is: a day without its time of day measures nothing. */
  readonly precision: string | null;
  /** For each group of files: how the hour is read that clocks show twice. */
  readonly twice: readonly ('earlier' | 'later')[];
  /**
   * For each group of files: its times came from another zone. There the hour was told apart, and what is stored tells
   * it no more: such a stamp is not read as either of the two.
   */
  readonly otherZone: readonly boolean[];
}

/** A column of times with their time of day, in the files of some groups that are written by one clock. */
export interface ClockedColumn {
  readonly column: string;
  readonly precision: string | null;
  /** That clock is the pipeline's. */
  readonly isOwnZone: boolean;
  readonly groups: readonly number[];
}
/** Local times that a declaration settled. */
export interface SettledHours {
  /** Times with their time of day. */
  readonly n: number;
  /** Of those, times in an hour that a clock shows twice. */
  readonly repeated: number;
  /** Times in an hour that a clock skips, read an hour later. */
  readonly moved: number;
}

/** What says that a unit was still bound by an earlier call when another one came in. */
export interface Bound {
  readonly unit: string;
  /** The column of calls: several rows of one are the same call. */
  readonly call: string | null;
  /** When a call came in; where that is not known, when it bound its unit. */
  readonly asked: Pick<Stamp, 'column' | 'precision'> | null;
  /** The first of these that is known is when a call bound its unit. */
  readonly begins: readonly Pick<Stamp, 'column' | 'precision'>[];
  readonly ends: Pick<Stamp, 'column' | 'precision'>;
}
export interface StackedCount {
  readonly n: number;
  /** Came in while the unit that answered was bound by an earlier call; of a call with several units, all of them. */
  readonly stacked: number;
  /** Name no unit, or do not say when it was bound. */
  readonly untold: number;
}

export interface DurationsQuery extends Grouped {
  /** The zone of stored times. */
  readonly zone: string;
  /** Null for a stamp that the source does not have. */
  readonly interval:
    | { readonly kind: 'stamps'; readonly from: Stamp | null; readonly to: Stamp | null }
    | { readonly kind: 'duration'; readonly column: string };
  /**
   * The column of calls: each gets one interval, from the earliest beginning to the earliest end among its rows, and
   * lies where the first of its rows does that says so. A row without a number stands for itself. Null: each row its own.
   */
  readonly firstOf: string | null;
  /** Longer intervals are not believed. */
  readonly longestSeconds: number | null;
  /** Flags that take a call out: of several rows, one says that a call is self-initiated, all that it was cancelled. */
  readonly selfInitiated: string | null;
  readonly cancelled: string | null;
  /** What takes out calls that waited for a bound unit; null where they are measured like all others. */
  readonly stacked: Bound | null;
}

interface GroupedRow {
  /** First day of the month, or the day; null where the grain is all, or a record has no time. */
  readonly start: string | null;
  readonly area: string | null;
  readonly groups: readonly (string | null)[];
  readonly n: number;
}

/** Calls of one group with this outcome. */
export interface DurationRow extends GroupedRow {
  readonly outcome: IntervalOutcome;
  /** By whole seconds, ascending, how many took so long; null unless the outcome is measured or zero. */
  readonly lengths: { readonly values: readonly number[]; readonly n: readonly number[] } | null;
  /** Of n, those that cross local midnight; and those that cross a change of the clock. */
  readonly overnight: number;
  readonly clockChange: number;
}

export interface WeightedQuery extends Grouped {
  readonly value: string;
  /** Null where the source has no weights: then nothing can be averaged. */
  readonly weight: string | null;
  /** Figures below zero are not believed. */
  readonly negative: 'keep' | 'exclude';
}

export interface WeightedRow extends GroupedRow {
  readonly state: 'weighted' | 'no-weight' | 'no-value' | 'negative';
  /** The sum of weights, and of value × weight in millionths: exact. Zero unless the state is weighted. */
  readonly weight: bigint;
  readonly sum: bigint;
}

export interface MediansQuery {
  readonly when: string;
  readonly value: string;
  readonly by: readonly string[];
}

/** The median of positive values in a month, as one of them: of an even number, the lower. */
export interface MedianRow {
  readonly month: string;
  readonly groups: readonly (string | null)[];
  readonly n: number;
  readonly median: number;
}
