import { parse } from 'csv-parse/sync';

/** A small CSV that stands beside a declaration, as a header and rows with their lines. */

export interface GridRow {
  /** The line on which it starts, from 1. */
  readonly line: number;
  /** By header; of headers that stand twice, the last. */
  readonly cells: Readonly<Record<string, string>>;
}
export interface Grid {
  readonly kind: 'grid';
  readonly header: readonly string[];
  readonly rows: readonly GridRow[];
}
/** What is wrong with the shape of a text that is no such CSV. */
export interface NoGrid {
  readonly kind: 'no-grid';
  readonly line: number;
  readonly why: string;
}

/** One record, and the place in bytes after it. */
interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly bytes: number };
}

/**
 * A CSV with commas, of which blank lines are left out, and blanks around cells; line ends may be of several kinds.
 *
 * @example readGrid('age,people\n"18\nto 29",5\n30, 6\n').rows // => [{ line: 2, cells: { age: '18\nto 29', people: '5' } }, { line: 4, cells: { age: '30', people: '6' } }]
 */
export function readGrid(text: string): Grid | NoGrid {
  const bytes = Buffer.from(text);
  const lineAt = lineCounter(bytes);
  let records: readonly Parsed[];
  try {
    records = parse(bytes, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      info: true,
    }) as unknown as readonly Parsed[];
  } catch (cause) {
    const { code = '', bytes: start = 0, message } = cause as Error & { code?: string; bytes?: number };
    return { kind: 'no-grid', line: lineAt(afterBlanks(bytes, start)), why: reasons[code] ?? message };
  }
  const [header = [], ...others] = records.map(({ record }) => record);
  const rows: GridRow[] = [];
  for (const [index, values] of others.entries()) {
    const line = lineAt(afterBlanks(bytes, records[index]?.info.bytes ?? 0));
    if (values.length !== header.length) return { kind: 'no-grid', line, why: widths(values.length, header.length) };
    rows.push({ line, cells: Object.fromEntries(header.map((name, place) => [name, values[place] ?? ''])) });
  }
  return { kind: 'grid', header, rows };
}

const reasons: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed',
  CSV_INVALID_CLOSING_QUOTE: 'text stands after a closing quote',
  INVALID_OPENING_QUOTE: 'a quote stands within a value that none begins',
};

const widths = (values: number, headers: number): string =>
  `${values} ${values === 1 ? 'value' : 'values'} under ${headers} ${headers === 1 ? 'header' : 'headers'}`;

const lineFeed = 10;
const carriageReturn = 13;

/** The line of a place; places are asked for in their order. The library tells where records end, and counts CRLF twice. */
function lineCounter(bytes: Buffer): (place: number) => number {
  let at = 0;
  let line = 1;
  return (place) => {
    for (; at < place; at++)
      if (bytes[at] === lineFeed || (bytes[at] === carriageReturn && bytes[at + 1] !== lineFeed)) line += 1;
    return line;
  };
}

/** The place after the blank lines that begin at another. */
function afterBlanks(bytes: Buffer, from: number): number {
  let start = from;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === lineFeed || byte === carriageReturn) start = at + 1;
    else if (byte !== 0x20 && byte !== 0x09) break;
  }
  return start;
}
