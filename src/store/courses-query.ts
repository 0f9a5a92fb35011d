import type { Span, Where } from '../spec/index.ts';

/** What became of each that has several records, in the order in which they were written: how it began and how it ended. */
export interface CoursesQuery {
  readonly when: string;
  readonly area: string | null;
  readonly grain: 'month' | 'day';
  readonly cover: Span;
  /** What its last record must meet. */
  readonly where: Where;
  /** The column of its number; a record without one stands for itself. */
  readonly of: string;
  /** Columns that are taken from its first record that has them, and then those from its last. */
  readonly first: readonly string[];
  readonly last: readonly string[];
}
