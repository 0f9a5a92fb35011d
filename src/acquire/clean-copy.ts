import { closeSync, openSync, writeSync } from 'node:fs';
import { parseRecord } from './dialect.ts';
import type { Defect } from './read-record.ts';
import { type RecordSeen, type RecordTotals, type WalkOptions, walkRecords } from './records.ts';
import type { DefectiveRecord, Unheaded } from './staged.ts';
import { hasUnheaded } from './unheaded.ts';

/** A file with more of them is no table, and a list of them all would fill the memory. */
export const mostDefects = 1_000_000;
const flushBytes = 1 << 20;
const newline = Buffer.from('\n');

export interface Examination {
  readonly header: readonly string[];
  readonly headerLine: number;
  /** The header itself cannot be read. */
  readonly headerDefect: Defect | null;
  readonly totals: RecordTotals;
  readonly defects: readonly DefectiveRecord[];
  /** Some records are defective, or written in a way that readers disagree about. */
  readonly irregular: boolean;
  readonly hasLineBreaks: boolean;
  readonly unheaded: Unheaded;
}

/** Looks at every record of a text by itself. */
export async function examine(textPath: string, options: WalkOptions): Promise<Examination> {
  const delimiter = String.fromCharCode(options.delimiter);
  const defects: DefectiveRecord[] = [];
  let irregular = false;
  let hasLineBreaks = false;
  let unheaded: Unheaded = { records: 0, line: 0 };
  let first: Pick<Examination, 'header' | 'headerLine' | 'headerDefect'> = {
    header: [],
    headerLine: 1,
    headerDefect: null,
  };
  const totals = await walkRecords(textPath, options, (record) => {
    const { number, defect, bytes, line } = record;
    if (number === 0)
      first = {
        header: defect === null ? parseRecord(bytes.toString('utf8'), delimiter) : [],
        headerLine: line,
        headerDefect: defect,
      };
    else if (defect !== null && defects.length <= mostDefects) defects.push(describe(record, defect));
    else if (hasUnheaded(bytes, first.header, options.delimiter))
      unheaded = { records: unheaded.records + 1, line: unheaded.records === 0 ? line : unheaded.line };
    if (defect !== null || record.literalQuote) irregular = true;
    // the rows of a workbook are one line each, and may have line breaks all the same
    hasLineBreaks ||= record.lines > 1 || (options.rows === true && /[\r\n]/.test(bytes.toString('latin1')));
  });
  return { ...first, totals, defects, irregular: irregular || totals.blankLines > 0, hasLineBreaks, unheaded };
}

/**
 * Writes the well-formed records of a text to a copy with plain line ends and plain quoting. What the bulk
 * reader then sees has no defect left to misread.
 */
export async function writeCleanCopy(textPath: string, copyPath: string, options: WalkOptions): Promise<void> {
  const delimiter = String.fromCharCode(options.delimiter);
  const target = openSync(copyPath, 'w');
  let pending: Buffer[] = [];
  let size = 0;
  const flush = (): void => {
    writeSync(target, Buffer.concat(pending));
    pending = [];
    size = 0;
  };
  try {
    await walkRecords(textPath, options, (record) => {
      if (record.defect !== null) return;
      const bytes = record.literalQuote ? requoted(record.bytes, delimiter) : Buffer.from(record.bytes);
      pending.push(bytes, newline);
      size += bytes.length + 1;
      if (size > flushBytes) flush();
    });
    flush();
  } finally {
    closeSync(target);
  }
}

const quoted = (field: string, delimiter: string): string =>
  /["\r\n]/.test(field) || field.includes(delimiter) ? `"${field.replaceAll('"', '""')}"` : field;

const requoted = (record: Buffer, delimiter: string): Buffer =>
  Buffer.from(
    parseRecord(record.toString('utf8'), delimiter)
      .map((field) => quoted(field, delimiter))
      .join(delimiter),
  );

function describe(record: RecordSeen, defect: DefectiveRecord['defect']): DefectiveRecord {
  return {
    record: record.number,
    line: record.line,
    lines: record.lines,
    defect,
    fields: record.fields,
  };
}
