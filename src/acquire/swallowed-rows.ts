const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;
const digitZero = 48;
const digitNine = 57;
/** Above this many lines, most of them need to look like rows; below, three quarters, and of very few all. */
const manyLines = 20;
const veryFewLines = 3;

export interface RecordShape {
  readonly delimiter: number;
  /** Fields that a record of the file has. */
  readonly fields: number;
  readonly lines: number;
}

/** The end of the line that starts at a place, and where the next one starts. */
export function endOfLine(buffer: Buffer, from: number): { end: number; next: number } {
  for (let at = from; at < buffer.length; at++) {
    if (buffer[at] === lineFeed) return { end: at, next: at + 1 };
    if (buffer[at] === carriageReturn) return { end: at, next: buffer[at + 1] === lineFeed ? at + 2 : at + 1 };
  }
  return { end: buffer.length, next: buffer.length };
}

/**
 * Whether a record of several lines looks like several records between two stray quotes. RFC 4180 alone cannot
 * tell: a note of two lines with a comma in each may have the fields of a row. So its lines must have the number
 * of fields of a record, and must agree on the shape of a column with digits, such as a number or a date.
 */
export function hasSwallowedRows(record: Buffer, { delimiter, fields, lines }: RecordShape): boolean {
  if (fields < 2) return false;
  const rows: (readonly string[])[] = [];
  let filled = 0;
  for (let start = 0; start < record.length; ) {
    const { end, next } = endOfLine(record, start);
    if (end > start) filled += 1;
    const shapes = fieldShapes(record.subarray(start, end), delimiter);
    if (shapes.length === fields) rows.push(shapes);
    start = next;
  }
  const [first] = rows;
  const enough = (n: number): boolean =>
    lines > manyLines ? n * 2 > filled : n === filled || (filled > veryFewLines && n * 4 >= filled * 3);
  if (!first || rows.length < 2 || !enough(rows.length)) return false;
  return first.some(
    (shape, column) => shape.includes('9') && enough(rows.filter((row) => row[column] === shape).length),
  );
}

/** Each field of a line with its runs of digits as 9 and of letters as a; a field with a quote has no shape. */
function fieldShapes(line: Buffer, delimiter: number): readonly string[] {
  const shapes: string[] = [];
  let shape = '';
  let isQuoted = false;
  for (let at = 0; at <= line.length; at++) {
    const byte = line[at];
    if (byte === undefined || byte === delimiter) {
      shapes.push(isQuoted ? '' : shape);
      shape = '';
      isQuoted = false;
      continue;
    }
    if (byte === quote) isQuoted = true;
    const kind = kindOf(byte);
    if (!((kind === '9' || kind === 'a') && shape.endsWith(kind))) shape += kind;
  }
  return shapes;
}

function kindOf(byte: number): string {
  if (byte >= digitZero && byte <= digitNine) return '9';
  const folded = byte | 32;
  return (folded >= 97 && folded <= 122) || byte > 127 ? 'a' : String.fromCharCode(byte);
}
