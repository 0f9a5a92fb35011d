import { open } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const sampleBytes = 1 << 16;
const candidates = [',', ';', '\t', '|'] as const;

/** The first bytes of a file, enough to tell its encoding and delimiter. */
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

/** The encoding that a byte order mark names, or undefined without one. */
export function encodingByMark(sample: Buffer): Encoding | undefined {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8';
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  return undefined;
}

const parsedLines = (text: string, delimiter: string, to: number): readonly (readonly string[])[] =>
  parse(text, {
    delimiter,
    to,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  }) as string[][];

/**
 * The delimiter that gives the header and the lines after it the same number of fields, and most of them.
 * A file of one column has none, and comma will do.
 */
export function detectDelimiter(sampleText: string): string {
  const complete = sampleText.includes('\n') ? sampleText.slice(0, sampleText.lastIndexOf('\n') + 1) : sampleText;
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of candidates) {
    const lines = safeLines(complete, delimiter);
    const width = lines[0]?.length ?? 0;
    if (width < 2) continue;
    const alike = lines.filter((fields) => fields.length === width).length / lines.length;
    const score = alike * 1000 + width;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function safeLines(text: string, delimiter: string): readonly (readonly string[])[] {
  try {
    return parsedLines(text, delimiter, 50);
  } catch {
    // an unclosed quote early in the file: the header alone must tell, as it stands
    return [(text.split(/\r\n|\n|\r/, 1)[0] ?? '').split(delimiter)];
  }
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
