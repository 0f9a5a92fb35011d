import type { Span } from '../../spec/index.ts';
import type { FileChange, NearCount } from '../../store/index.ts';

/**
 * What was counted about the quality of one source: plain numbers that are stored, so that other limits can be judged
 * without reading the data again. Everything adds up over files of one agency.
 */
export interface Measurements {
  /** The first and the last day of its records; null without times. */
  readonly range: Span | null;
  /** Agencies that the files are declared to come from; one null where none is named. */
  readonly agencies: readonly (string | null)[];
  /** Fates of records, by agency. */
  readonly fates: readonly Fates[];
  /** The columns that `filled` counts, in its order. */
  readonly columns: readonly string[];
  /** Facts by agency and month; month null without times. */
  readonly months: readonly MonthCount[];
  /** Facts that are about longer than a month, such as a year or a wave, by agency: in `months` they stand where it begins. */
  readonly longer: readonly LongCount[];
  /** Facts by agency, month (null where it was not asked for) and code, for each column with a code list. */
  readonly codes: readonly CodeCounts[];
  /** Facts by agency, month (null where it was not asked for) and the name of the area; null without areas. */
  readonly areas: readonly AreaCount[] | null;
  /** The columns that are counted in each area. */
  readonly areaColumns: readonly string[];
  /** Facts by the value of a column, where its mix is watched. */
  readonly mixes: readonly { readonly column: string; readonly values: readonly ValueCount[] }[];
  /** How files that are new, or have new content, differ from those that they follow. */
  readonly changes: readonly FileChange[];
  readonly lag: Lag | null;
  /** Records that are near another one; null where the source does not say when they are. */
  readonly near: NearCount | null;
  /** Records (or what figures add up to) of each day that has any; null where nobody asks. */
  readonly days: readonly DayCount[] | null;
  /** In the order of the totals declared. */
  readonly totals: readonly Total[];
}

export interface Fates {
  readonly agency: string | null;
  readonly read: number;
  readonly rejected: number;
  readonly duplicate: number;
  /** Of the duplicates, those that are only near another record. */
  readonly nearDuplicates: number;
  readonly superseded: number;
}

export interface MonthCount {
  readonly agency: string | null;
  readonly month: string | null;
  readonly n: number;
  readonly filled: readonly number[];
  readonly last: string | null;
}

export interface DayCount {
  readonly day: string;
  readonly n: number;
}

export interface LongCount extends Span {
  readonly agency: string | null;
  readonly n: number;
}

export interface CodeCounts {
  readonly column: string;
  readonly counts: readonly CodeCount[];
}
export interface CodeCount {
  readonly agency: string | null;
  readonly month: string | null;
  readonly code: string | null;
  /** Null where the code list does not have the code. */
  readonly category: string | null;
  readonly n: number;
}

export interface AreaCount {
  readonly agency: string | null;
  readonly month: string | null;
  readonly area: string | null;
  readonly n: number;
  /** Values in each of `areaColumns`. */
  readonly filled: readonly number[];
}

export interface ValueCount {
  readonly value: string | null;
  readonly n: number;
}

/** Days from what happened to its report, among records old enough to have been reported. */
export interface Lag {
  readonly n: number;
  /** The last day of those records. */
  readonly through: string;
  readonly median: number;
  readonly p95: number;
  /** Records that were reported before they happened: not among n. */
  readonly negative: number;
}

export interface Total {
  readonly n: number;
  /** In the unit of the statement: money in whole units, not cents. */
  readonly value: number;
}
