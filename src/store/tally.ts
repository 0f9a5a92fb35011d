import type { Span, Where } from '../spec/index.ts';

/** Questions about the quality of facts, and where the answers are kept. */

/** What records are grouped by: a column's value, the month of a time, or the days from one time to another. */
export type TallyKey =
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'month'; readonly column: string }
  | { readonly kind: 'days'; readonly from: string; readonly to: string };

export interface Tally {
  readonly by: readonly TallyKey[];
  /** Columns whose values are counted. */
  readonly filled: readonly string[];
  /** A column of times whose first and last day are wanted. */
  readonly ends: string | null;
  /** Only records whose time is not after a day. */
  readonly through: { readonly column: string; readonly day: string } | null;
}

export interface TallyRow {
  readonly keys: readonly (string | null)[];
  readonly n: number;
  readonly filled: readonly number[];
  readonly first: string | null;
  readonly last: string | null;
}

export interface ControlQuery {
  readonly where: Where;
  /** Only what happened on these days, by the column `when`. */
  readonly span: Span | null;
  readonly when: string | null;
  /** Add up this column instead of counting records. */
  readonly sum: string | null;
}
export interface ControlSum {
  readonly n: number;
  readonly value: number;
}

/** What was measured about one source, as JSON, with the hashes of its data and of what was asked about them. */
export interface MeasurementRecord {
  readonly data: string;
  readonly identity: string;
  readonly measured: string;
}
