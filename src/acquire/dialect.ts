import { open } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { type Cursor, readRecord } from './read-record.ts';

const sampleBytes = 1 << 16;
const candidates = [',', ';', '\t', '|'] as const;

/** The first bytes of a file, enough to tell what it is packed in, its encoding and its delimiter. */
export async function readSample(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(sampleBytes);
    const { bytesRead } = await handle.read(buffer, 0, sampleBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Records that are looked at to tell a delimiter. */
const enoughRecords = 100;

/**
 * The number of fields of each of the first records, if they were divided so; 0 for one that cannot be read. By the
 * same reading that counts the records later, for libraries take the first line end that they see for all of them.
 */
function widthsOf(sample: Buffer, delimiter: string): readonly number[] {
  const out: Cursor = { end: 0, next: 0, fields: 0, lines: 0, defect: null, literalQuote: false };
  const options = { delimiter: delimiter.charCodeAt(0), atEnd: sample.length < sampleBytes, out };
  const widths: number[] = [];
  let at = sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf ? 3 : 0;
  while (at < sample.length && widths.length < enoughRecords) {
    const isBlank = sample[at] === 10 || sample[at] === 13;
    if (!isBlank && !readRecord(sample, at, options)) break;
    if (!isBlank) widths.push(out.defect === null ? out.fields : 0);
    at = isBlank ? at + 1 : out.next;
  }
  return widths.length > 0 ? widths : [sample.toString('latin1').split(delimiter).length];
}

/** The share of records that have as many fields as the first one. */
const alike = (widths: readonly number[]): number =>
  widths.filter((width) => width === widths[0]).length / widths.length;

/**
 * The delimiter that gives the header and the records after it the same number of fields, and most of them.
 * A file of one column has none, and comma will do.
 *
 * @param sample  the first bytes of the text, as UTF-8
 */
export function detectDelimiter(sample: Buffer): string {
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of candidates) {
    const widths = widthsOf(sample, delimiter);
    const [header = 0] = widths;
    const score = alike(widths) * 1000 + header;
    if (header > 1 && score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

interface Titles {
  readonly fields: number;
  /** Fields of the lines below. */
  readonly below: number;
}

/** Of the records below a header, the share that must have as many fields as it. */
const tableShare = 0.9;
const fewestRecords = 3;

/**
 * Lines of titles above a header: the first lines have at most half of the fields that nearly all lines below have.
 * Null where the first line may well be the header; ragged lines do not show that it is not.
 *
 * @param delimiter  as declared, or null: then any that shows a table below titles, if none shows one from line 1 on
 */
export function titlesAbove(sample: Buffer, delimiter: string | null): Titles | null {
  const first = widthsOf(sample, delimiter ?? detectDelimiter(sample));
  if ((first[0] ?? 0) > 1 && alike(first) > 0.5) return null;
  for (const candidate of delimiter === null ? candidates : [delimiter]) {
    const widths = widthsOf(sample, candidate);
    const below = widths.at(Math.floor(widths.length / 2)) ?? 0;
    const header = widths.indexOf(below);
    const titles = widths.slice(0, header);
    const table = widths.slice(header);
    const isTable = alike(table) >= tableShare && table.length >= Math.max(fewestRecords, header * 2);
    if (header > 0 && isTable && titles.every((width) => width > 0 && width * 2 <= below))
      return { fields: widths[0] ?? 0, below };
  }
  return null;
}

/** The fields of one record, quotes resolved; a stray quote inside a field stands for itself. */
export function parseRecord(text: string, delimiter: string): readonly string[] {
  const [fields] = parse(text, {
    delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    record_delimiter: ['\u0000'],
  }) as string[][];
  return fields ?? [];
}
