import type { Span, Where } from '../spec/index.ts';
import type { FactsTable } from './facts-table.ts';

/** Questions that are answered by adding up whole numbers: one for all metrics of a source. */

/** One whole number to be added up: records, or what a column of them holds. */
export interface Measured {
  readonly id: string;
  readonly where: Where;
  /** Count each value of this column once, at its first matching row. */
  readonly of: string | null;
  /** Add up this column instead of counting rows. */
  readonly sum: string | null;
  /** Of the rows that count, only those that also meet this: it is not asked which row of a value comes first. */
  readonly and?: Where;
  /** Of those, only rows in which all of these columns have a value; or only rows in which one has none. */
  readonly filled?: readonly string[];
  readonly lacking?: readonly string[];
  /** Only what happened on these days, fewer than the question is about. */
  readonly within?: Span;
  /** Add up squares. They may pass what a number holds exactly: in units of 2³², and what is left of them. */
  readonly squares?: 'high' | 'low';
  /** Add up weights (or their squares) of what a column says; a value without one weighs nothing. */
  readonly weights?: { readonly by: string; readonly of: Readonly<Record<string, number>>; readonly power: 1 | 2 };
}

export interface PanelQuery {
  readonly table: FactsTable;
  readonly when: string;
  readonly area: string | null;
  readonly grain: 'month' | 'day';
  /** Only what happened on these days: exposure is counted for them alone. */
  readonly cover: Span;
  readonly measures: readonly Measured[];
  /** Columns whose values are kept apart as well. */
  readonly by?: readonly string[];
}

/** Between the texts of a list, where it is one of the groups: a control character, which no name has. */
export const listSeparator = '\u001f';

export interface PanelRow {
  /** First day of the month, or the day. */
  readonly start: string;
  readonly area: string | null;
  /** The values of the columns that are kept apart, in the order asked; of a list, its texts with the separator. */
  readonly groups: readonly (string | null)[];
  /** One whole number per measure, in the order asked. */
  readonly values: readonly number[];
}
