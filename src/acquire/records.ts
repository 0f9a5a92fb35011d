import { isUtf8 } from 'node:buffer';
import { lineBlocks } from './blocks.ts';
import { type Cursor, type Defect, longestRecord, readRecord, spoilLine } from './read-record.ts';
import type { Staged } from './staged.ts';
import { hasSwallowedRows } from './swallowed-rows.ts';

/**
 * Reads records out of bytes by RFC 4180, without any CSV library: this is the independent count that the
 * ledger is checked against. A quote that never closes, or that closes in the middle of a field, spoils the
 * physical line it stands on and nothing else: reading goes on at the next line.
 */

export interface RecordSeen {
  /** From 1; the header is 0. */
  readonly number: number;
  /** Physical line on which it starts, from 1. */
  readonly line: number;
  readonly lines: number;
  readonly fields: number;
  readonly defect: Defect | null;
  /** A quote stands inside an unquoted field: meant as itself. */
  readonly literalQuote: boolean;
  /** Good until the next record. Without the line end. */
  readonly bytes: Buffer;
}

export interface RecordTotals {
  readonly records: number;
  readonly blankLines: number;
  readonly headerLines: number;
  readonly recordLines: number;
}

export interface WalkOptions {
  /** The byte between fields. */
  readonly delimiter: number;
  /** Each record is one line, a row of a workbook, whatever line breaks its cells have. */
  readonly rows?: boolean;
  readonly blockBytes?: number;
}

/** How a staged file's records are to be walked. */
export const walkOptions = ({ delimiter, container }: Pick<Staged, 'delimiter' | 'container'>): WalkOptions => ({
  delimiter: delimiter.charCodeAt(0),
  rows: container === 'workbook',
});

const lineFeed = 10;
const carriageReturn = 13;

interface Walk {
  readonly delimiter: number;
  readonly rows: boolean;
  readonly onRecord: (record: RecordSeen) => void;
  readonly out: Cursor;
  readonly totals: { records: number; blankLines: number; headerLines: number; recordLines: number };
  line: number;
  /** Fields of a record, once the header is known. */
  expected: number;
}

/** Walks all records of a UTF-8 file in order, the header (number 0) first. */
export async function walkRecords(
  path: string,
  { delimiter, rows = false, blockBytes }: WalkOptions,
  onRecord: (record: RecordSeen) => void,
): Promise<RecordTotals> {
  const out: Cursor = { end: 0, next: 0, fields: 0, lines: 0, defect: null, literalQuote: false };
  const walk: Walk = {
    delimiter,
    rows,
    onRecord,
    out,
    totals: { records: -1, blankLines: 0, headerLines: 0, recordLines: 0 },
    line: 1,
    expected: 0,
  };
  let rest: Buffer = Buffer.alloc(0);
  let isFirst = true;
  for await (const block of lineBlocks(path, blockBytes)) {
    const buffer: Buffer = rest.length > 0 ? Buffer.concat([rest, block]) : block;
    const consumed = consume(walk, buffer, { from: isFirst ? byteOrderMark(buffer) : 0, atEnd: false });
    isFirst = false;
    rest = Buffer.from(buffer.subarray(consumed));
  }
  consume(walk, rest, { from: 0, atEnd: true });
  return { ...walk.totals, records: Math.max(0, walk.totals.records) };
}

const byteOrderMark = (buffer: Buffer): number =>
  buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? 3 : 0;

/** Reads as many whole records as the buffer holds; the place where the first incomplete one starts. */
function consume(walk: Walk, buffer: Buffer, { from, atEnd }: { from: number; atEnd: boolean }): number {
  const { out, totals, delimiter } = walk;
  // bytes that are no text are looked for in all records at once, and record by record only where there are some
  const isText = isUtf8(buffer) && !buffer.includes(0);
  let start = from;
  while (start < buffer.length) {
    const blank = blankWidth(buffer, start, atEnd);
    if (blank > 0) {
      start += blank;
      totals.blankLines += 1;
      walk.line += 1;
      continue;
    }
    if (!readRecord(buffer, start, { delimiter, atEnd, out })) return start;
    judge(walk, buffer, start);
    if (!isText && !isTextual(buffer.subarray(start, out.end))) out.defect = 'bad-bytes';
    totals.records += 1;
    if (totals.records === 0) totals.headerLines = out.lines;
    else totals.recordLines += out.lines;
    walk.onRecord({
      number: totals.records,
      line: walk.line,
      lines: out.lines,
      fields: out.fields,
      defect: out.defect,
      literalQuote: out.literalQuote,
      bytes: buffer.subarray(start, out.end),
    });
    walk.line += out.lines;
    start = out.next;
  }
  return start;
}

const isTextual = (bytes: Buffer): boolean => isUtf8(bytes) && !bytes.includes(0);

/** Bytes of the line end that stands where a record could start, or 0. */
function blankWidth(buffer: Buffer, start: number, atEnd: boolean): number {
  if (buffer[start] === lineFeed) return 1;
  if (buffer[start] !== carriageReturn) return 0;
  if (start + 1 >= buffer.length) return atEnd ? 1 : 0;
  return buffer[start + 1] === lineFeed ? 2 : 1;
}

/** What is wrong with the shape of the record just read, given the header. */
function judge(walk: Walk, buffer: Buffer, start: number): void {
  const { out, delimiter, expected } = walk;
  if (walk.rows) out.lines = 1;
  if (expected === 0) {
    walk.expected = out.fields;
    return;
  }
  const { fields, lines } = out;
  if (lines > 1 && hasSwallowedRows(buffer.subarray(start, out.end), { delimiter, fields: expected, lines }))
    spoilLine(buffer, start, 'unclosed-quote', out);
  if (out.defect !== null) return;
  if (fields < expected) out.defect = 'too-few-fields';
  else if (fields > expected && !areEmpty(buffer.subarray(start, out.end), fields - expected, delimiter))
    out.defect = 'too-many-fields';
  else if (out.end - start > longestRecord) out.defect = 'record-too-long';
}

/** Whether the last fields of a record are nothing but delimiters: the bulk reader takes no notice of these either. */
const areEmpty = (record: Buffer, fields: number, delimiter: number): boolean =>
  record.subarray(-fields).every((byte) => byte === delimiter);
