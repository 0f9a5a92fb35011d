import type { LedgerLine, Source, Where } from '../spec/index.ts';

/** What is kept of files and records over time: which files were loaded, where their records stand, what became of each. */

/** A file as it was loaded. */
export interface KnownFile {
  readonly file: string;
  readonly bytes: number;
  readonly modified: number;
  readonly inode: number;
  /** Its number among the facts. */
  readonly number: number;
  /** The hash of how it was read. */
  readonly layout: string;
  /** Its line of the ledger before any record was displaced or filtered. */
  readonly line: LedgerLine;
  /** Records with values in columns without a header, and the line of the first. */
  readonly unheaded: { readonly records: number; readonly line: number };
  /** The headers of its columns, in their order. */
  readonly header: readonly string[];
  /** How it differs from the file before it; null where there is none, or it has the same bytes. */
  readonly change: FileChange | null;
}

/** Records of one file, and how many of them have a value. */
export interface FilledCount {
  readonly n: number;
  readonly filled: number;
}
/** What stands in the records of one file, whatever became of them. */
export interface FileProfile {
  readonly file: number;
  readonly n: number;
  /** Values in each of the columns asked for. */
  readonly filled: readonly number[];
  /** Records by code; empty where none was asked for. */
  readonly mix: readonly { readonly value: string | null; readonly n: number }[];
}
/** A file beside the one before it: of its series by name, or what stood under its own name before it was replaced. */
export interface FileChange {
  readonly file: string;
  readonly against: string;
  /** Headers that are new, that are gone, and that stand in another place among the others. */
  readonly came: readonly string[];
  readonly went: readonly string[];
  readonly moved: readonly string[];
  readonly rows: { readonly is: number; readonly was: number };
  /** Empty where what was loaded of the earlier file is not comparable, or no longer there. */
  readonly columns: readonly { readonly column: string; readonly is: FilledCount; readonly was: FilledCount }[];
  readonly mix: readonly { readonly value: string | null; readonly is: number; readonly was: number }[];
}

export interface SourceState {
  readonly planHash: string;
  readonly files: readonly KnownFile[];
  readonly ledger: readonly LedgerLine[];
}

/** Records that agree in these columns are near each other where no more than this lies between their times. */
export interface Nearness {
  readonly same: readonly string[];
  readonly time: string;
  /** How precise the time must be, by the column that says it; null where all are. */
  readonly precision: { readonly column: string; readonly among: readonly string[] } | null;
  readonly withinSeconds: number;
}
/** How many records there are, how many cannot be compared for want of a value, and how many are near an earlier one that stands. */
export interface NearCount {
  readonly n: number;
  readonly without: number;
  readonly near: number;
}

/** What was seen on the way to every record's fate. */
export interface Settled {
  /** Every record has a value in each column of the key. */
  readonly hasFullKeys: boolean;
}

/** Which of several records that are the same stands: those with one key, or equal rows where a table keeps fingerprints. */
export interface Identity {
  readonly revisedBy: Source['revisedBy'];
  readonly where: Where;
  /** Of the records that are left, those near each other are one: the earliest. Null where all of them stand. */
  readonly near: Nearness | null;
  /** Files that are copies of another, by number, where equal rows are different records. */
  readonly copies: ReadonlyMap<number, number>;
  /** Judge all records, for none has a fate yet; otherwise those alone whose keys were touched. */
  readonly all: boolean;
}

/** From a position among the records that the reader saw in a file (from 0) on: the record's number and its line, both from 1. */
export interface Place {
  readonly position: number;
  readonly record: number;
  readonly line: number;
}

/** What is known of one file's records before any is refused. */
export interface FilePlaces {
  readonly file: number;
  readonly places: readonly Place[];
  /** Records that the reader did not see, for they cannot be split. */
  readonly misshapen: readonly { readonly record: number; readonly line: number; readonly rule: string }[];
}

/** How many records were refused, and how many values of records that were loaded. */
export interface RefusedCount {
  readonly rejected: number;
  readonly values: number;
}

/** A record that is not among the facts, or lost a value, in the file of a number. */
export interface ListedRecord {
  readonly file: number;
  readonly record: number;
  readonly line: number;
  readonly fate: 'rejected' | 'value' | 'duplicate' | 'superseded';
  readonly column: string;
  readonly rule: string;
  readonly value: string | null;
  /** The record that stands instead. */
  readonly survivor: { readonly file: number; readonly line: number } | null;
}
/** Those of one file that have the same fate by the same rule, with the lines of the first few. */
export interface ListedGroup extends Pick<ListedRecord, 'file' | 'fate' | 'rule' | 'column'> {
  readonly n: number;
  readonly firstLines: readonly number[];
}

/** What became of the loaded records of a file. */
export interface FateCount {
  readonly file: number;
  /** Facts that stand. */
  readonly facts: number;
  readonly duplicate: number;
  /** Of the duplicates, those that are only near another record. */
  readonly near: number;
  readonly superseded: number;
  readonly filtered: number;
  /** Facts that were displaced in records of which others stand. */
  readonly values: number;
}
