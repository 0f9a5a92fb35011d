import type { CodeList, ColumnType, Span } from '../spec/index.ts';

/** Tables of facts, and the numbers of the files that they come from. */

export interface StoredColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** What is the same for all files of one group, and so is not stored with each of their records. */
export interface FactsGroup {
  /** Its place among the declared groups: one with `{agency}` becomes a group for each agency found. */
  readonly declared: number;
  readonly agency: string | null;
  readonly codes: readonly { readonly column: string; readonly into: string; readonly list: CodeList | null }[];
}

/** A table of facts: one per source of a pipeline. The agency and the categories of codes are worked out from the group. */
export interface FactsTable {
  readonly pipeline: string;
  readonly source: string;
  readonly columns: readonly StoredColumn[];
  readonly groups: readonly FactsGroup[];
  /** The column of times in which some records say only a month, a quarter, a year, or a wave; null where all say their day. */
  readonly whole: { readonly column: string; readonly waves: readonly Span[] } | null;
  /** Columns that make a record unique: facts keep a hash of them. */
  readonly key: readonly string[];
  /** Facts keep a fingerprint of their whole row, to find exact repeats. */
  readonly fingerprint: boolean;
  /** Facts keep the number of their record, for a record of a wide file becomes several. */
  readonly recordNumbers: boolean;
  /**
   * Facts keep how many of their times lay in an hour that a clock of another zone shows twice, and how many in one that
   * a clock skips, where the declaration settles such times.
   */
  readonly settledTimes: boolean;
  /** Facts keep how many of their values were refused. */
  readonly refusedValues: boolean;
}

const filesInGroup = 1 << 16;
/** The number of a file in its facts table: the order of numbers is that of groups, then of files. */
export const fileNumber = (group: number, place: number): number => group * filesInGroup + place;
export const groupOfFile = (file: number): number => Math.floor(file / filesInGroup);
