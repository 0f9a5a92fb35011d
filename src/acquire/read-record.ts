import { endOfLine } from './swallowed-rows.ts';

export type Defect =
  | 'unclosed-quote'
  | 'text-after-quote'
  | 'too-few-fields'
  | 'too-many-fields'
  | 'record-too-long'
  | 'bad-bytes';

/** Bytes. The bulk reader takes no longer record; a quoted field that goes on for so long was never closed. */
export const longestRecord = 1_900_000;

const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;

/** Where a record ends and what it is made of; written anew by every reading. */
export interface Cursor {
  end: number;
  next: number;
  fields: number;
  lines: number;
  defect: Defect | null;
  literalQuote: boolean;
}

/** Reads the record that starts at `start`; false when the buffer ends first. */
export function readRecord(
  buffer: Buffer,
  start: number,
  { delimiter, atEnd, out }: { delimiter: number; atEnd: boolean; out: Cursor },
): boolean {
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
      const limit = Math.min(buffer.length, start + longestRecord);
      at = skipQuoted(buffer, { from: at + 1, limit, out });
      if (at === -1) return atEnd || limit < buffer.length ? spoilLine(buffer, start, 'unclosed-quote', out) : false;
      const after = buffer[at];
      // text after a quote that closes on a later line: it opens another field, and the first was never closed
      if (at < buffer.length && after !== delimiter && after !== lineFeed && after !== carriageReturn)
        return spoilLine(buffer, start, out.lines > 1 ? 'unclosed-quote' : 'text-after-quote', out);
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

/** The place after the closing quote, or −1 when there is none before the limit. */
function skipQuoted(buffer: Buffer, { from, limit, out }: { from: number; limit: number; out: Cursor }): number {
  for (let at = from; at < limit; at++) {
    const byte = buffer[at];
    if (byte === lineFeed || (byte === carriageReturn && buffer[at + 1] !== lineFeed)) out.lines += 1;
    if (byte !== quote) continue;
    if (buffer[at + 1] !== quote) return at + 1;
    at += 1;
  }
  return -1;
}

/** Makes the record one physical line, and that line a defect. */
export function spoilLine(buffer: Buffer, start: number, defect: Defect, out: Cursor): boolean {
  Object.assign(out, { ...endOfLine(buffer, start), lines: 1, fields: 0, defect });
  return true;
}
