import { lineBlocks } from './blocks.ts';

/**
 * Reads records out of bytes by RFC 4180, without any CSV library: this is the independent count that the
 * ledger is checked against. A quote that never closes, or that closes in the middle of a field, spoils the
 * physical line it stands on and nothing else: reading goes on at the next line.
 */

export type Defect = 'unclosed-quote' | 'text-after-quote' | 'too-few-fields' | 'too-many-fields';

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

const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;
/** A quoted field longer than this was never closed. */
const longestField = 1 << 20;
/** Above this many lines, a quoted field is looked at for rows that it may have swallowed. */
const manyLines = 20;

interface Cursor {
  end: number;
  next: number;
  fields: number;
  lines: number;
  defect: Defect | null;
  literalQuote: boolean;
}

/** Reads the record that starts at `start`; false when the buffer ends first. */
function readRecord(buffer: Buffer, start: number, { delimiter, atEnd, out }: { delimiter: number; atEnd: boolean; out: Cursor }): boolean {
  let at = start;
  let fieldStart = true;
  Object.assign(out, { fields: 1, lines: 1, defect: null, literalQuote: false });
  for (;;) {
    if (at >= buffer.length) {
      Object.assign(out, { end: at, next: at });
      return atEnd;
    }
    const byte = buffer[at];
    if (byte === quote && fieldStart) {
      at = skipQuoted(buffer, at + 1, out);
      if (at === -1) return atEnd || buffer.length - start > longestField ? spoilLine(buffer, start, 'unclosed-quote', out) : false;
      const after = buffer[at];
      if (at < buffer.length && after !== delimiter && after !== lineFeed && after !== carriageReturn) return spoilLine(buffer, start, 'text-after-quote', out);
      fieldStart = false;
    } else if (byte === delimiter) {
      out.fields += 1;
      fieldStart = true;
      at += 1;
    } else if (byte === lineFeed || byte === carriageReturn) {
      if (byte === carriageReturn && at + 1 >= buffer.length && !atEnd) return false;
      const width = byte === carriageReturn && buffer[at + 1] === lineFeed ? 2 : 1;
      Object.assign(out, { end: at, next: at + width });
      return true;
    } else {
      if (byte === quote) out.literalQuote = true;
      fieldStart = false;
      at += 1;
    }
  }
}

/** The place after the closing quote, or −1 when there is none in the buffer. */
function skipQuoted(buffer: Buffer, from: number, out: Cursor): number {
  for (let at = from; at < buffer.length; at++) {
    const byte = buffer[at];
    if (byte === lineFeed || (byte === carriageReturn && buffer[at + 1] !== lineFeed)) out.lines += 1;
    if (byte !== quote) continue;
    if (buffer[at + 1] !== quote) return at + 1;
    at += 1;
  }
  return -1;
}

function endOfLine(buffer: Buffer, from: number): { end: number; next: number } {
  for (let at = from; at < buffer.length; at++) {
    if (buffer[at] === lineFeed) return { end: at, next: at + 1 };
    if (buffer[at] === carriageReturn) return { end: at, next: buffer[at + 1] === lineFeed ? at + 2 : at + 1 };
  }
  return { end: buffer.length, next: buffer.length };
}

function spoilLine(buffer: Buffer, start: number, defect: Defect, out: Cursor): boolean {
  Object.assign(out, { ...endOfLine(buffer, start), lines: 1, fields: 0, defect });
  return true;
}

/**
 * Whether a record of several lines looks like several records between two stray quotes: every one of
 * its lines has the number of fields of a record (most of them, when it is very long).
 */
function hasSwallowedRows(record: Buffer, { delimiter, fields, lines }: { delimiter: number; fields: number; lines: number }): boolean {
  if (fields < 2) return false;
  let alike = 0;
  for (let start = 0; start < record.length; ) {
    const { end, next } = endOfLine(record, start);
    let found = 1;
    for (let at = start; at < end; at++) if (record[at] === delimiter) found += 1;
    if (found === fields) alike += 1;
    start = next;
  }
  return lines > manyLines ? alike * 2 > lines : alike === lines;
}

const byteOrderMark = (buffer: Buffer): number => (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? 3 : 0);

/** Walks all records of a UTF-8 file in order, the header (number 0) first. */
export async function walkRecords(path: string, delimiter: number, onRecord: (record: RecordSeen) => void): Promise<RecordTotals> {
  const out: Cursor = { end: 0, next: 0, fields: 0, lines: 0, defect: null, literalQuote: false };
  const totals = { records: -1, blankLines: 0, headerLines: 0, recordLines: 0 };
  let line = 1;
  let expected = 0;
  const consume = (buffer: Buffer, from: number, atEnd: boolean): number => {
    let start = from;
    while (start < buffer.length) {
      const isBlank = buffer[start] === lineFeed || (buffer[start] === carriageReturn && (start + 1 < buffer.length || atEnd));
      if (isBlank) {
        start += buffer[start] === carriageReturn && buffer[start + 1] === lineFeed ? 2 : 1;
        totals.blankLines += 1;
        line += 1;
        continue;
      }
      if (!readRecord(buffer, start, { delimiter, atEnd, out })) return start;
      const swallowed = out.lines > 1 && expected > 0 && hasSwallowedRows(buffer.subarray(start, out.end), { delimiter, fields: expected, lines: out.lines });
      if (swallowed) spoilLine(buffer, start, 'unclosed-quote', out);
      if (expected > 0 && out.defect === null && out.fields !== expected) out.defect = out.fields < expected ? 'too-few-fields' : 'too-many-fields';
      if (expected === 0) expected = out.fields;
      totals.records += 1;
      if (totals.records === 0) totals.headerLines = out.lines;
      else totals.recordLines += out.lines;
      onRecord({ number: totals.records, line, lines: out.lines, fields: out.fields, defect: out.defect, literalQuote: out.literalQuote, bytes: buffer.subarray(start, out.end) });
      line += out.lines;
      start = out.next;
    }
    return start;
  };
  let rest: Buffer = Buffer.alloc(0);
  let first = true;
  for await (const block of lineBlocks(path)) {
    const buffer: Buffer = rest.length > 0 ? Buffer.concat([rest, block]) : block;
    const consumed = consume(buffer, first ? byteOrderMark(buffer) : 0, false);
    first = false;
    rest = Buffer.from(buffer.subarray(consumed));
  }
  consume(rest, 0, true);
  return { ...totals, records: Math.max(0, totals.records) };
}
