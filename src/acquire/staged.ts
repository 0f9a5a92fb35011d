import type { Container } from './container.ts';
import type { Encoding } from './encoding.ts';
import type { Defect } from './read-record.ts';

/** A source record that cannot be read as one: where it stands, and what is wrong with its shape. */
export interface DefectiveRecord {
  readonly record: number;
  readonly line: number;
  readonly lines: number;
  readonly defect: Defect;
  readonly fields: number;
}

/** How many records have such values, and the line of the first; 0 where there are none. */
export interface Unheaded {
  readonly records: number;
  readonly line: number;
}

/** A file as found: its bytes known, its dialect decided, its records counted without a CSV library. */
export interface Staged {
  readonly source: string;
  /** Path from the project's folder, with forward slashes. */
  readonly file: string;
  readonly agency: string | null;
  readonly sha256: string;
  readonly bytes: number;
  /** What the text is packed in; the hash and the bytes are those of the pack, everything else is of the text. */
  readonly container: Container;
  /** The sheet of a workbook; its lines are the rows of the sheet. */
  readonly sheet: string | null;
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly lineEnding: 'LF' | 'CRLF' | 'CR' | 'mixed' | 'none';
  readonly header: readonly string[];
  readonly lines: number;
  readonly headerLines: number;
  readonly blankLines: number;
  readonly recordLines: number;
  /** Records, without the header: what the ledger must account for. */
  readonly read: number;
  readonly lane: 'bulk' | 'exact';
  readonly defects: readonly DefectiveRecord[];
  /** The file's text as UTF-8: the file itself, or a copy of what it holds. Line numbers are counted here. */
  readonly textPath: string;
  /** What the bulk reader reads: the text, or a copy without the defective records. */
  readonly bulkPath: string;
  /** Some records go over several lines of the text. */
  readonly hasLineBreaks: boolean;
  /** Tabs or no-break spaces stand somewhere in the text. */
  readonly hasOddBlanks: boolean;
  /** Records with values in columns that have no header: those are not read. */
  readonly unheaded: Unheaded;
  /** Every record has been looked at by itself, so that its number of fields is known to be right. */
  readonly examined: boolean;
}
