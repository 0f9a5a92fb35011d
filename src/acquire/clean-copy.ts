import { closeSync, createReadStream, createWriteStream, openSync, writeSync } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { parseRecord } from './dialect.ts';
import { type RecordSeen, type RecordTotals, walkRecords } from './records.ts';
import type { DefectiveRecord } from './staged.ts';

const excerptLength = 200;
const flushBytes = 1 << 20;
const newline = Buffer.from('\n');

/** A copy of a file as UTF-8, piece by piece; line ends stay as they are. */
export async function transcode(from: string, to: string, encoding: string): Promise<void> {
  const decoder = new TextDecoder(encoding);
  const target = createWriteStream(to);
  const write = async (text: string): Promise<void> => {
    if (text.length > 0 && !target.write(text)) await once(target, 'drain');
  };
  for await (const chunk of createReadStream(from)) await write(decoder.decode(chunk as Buffer, { stream: true }));
  await write(decoder.decode());
  target.end();
  await finished(target);
}

export interface Examination {
  readonly header: readonly string[];
  readonly totals: RecordTotals;
  readonly defects: readonly DefectiveRecord[];
  /** Some records are defective, or written in a way that readers disagree about. */
  readonly irregular: boolean;
}

/** Looks at every record of a text by itself. */
export async function examine(textPath: string, delimiter: string): Promise<Examination> {
  const defects: DefectiveRecord[] = [];
  let irregular = false;
  let header: readonly string[] = [];
  const totals = await walkRecords(textPath, delimiter.charCodeAt(0), (record) => {
    if (record.number === 0) header = parseRecord(record.bytes.toString('utf8'), delimiter);
    if (record.defect !== null) defects.push(describe(record, record.defect));
    if (record.defect !== null || record.literalQuote) irregular = true;
  });
  return { header, totals, defects, irregular };
}

/**
 * Writes the well-formed records of a text to a copy with plain line ends and plain quoting. What the bulk
 * reader then sees has no defect left to misread.
 */
export async function writeCleanCopy(textPath: string, copyPath: string, delimiter: string): Promise<void> {
  const target = openSync(copyPath, 'w');
  let pending: Buffer[] = [];
  let size = 0;
  const flush = (): void => {
    writeSync(target, Buffer.concat(pending));
    pending = [];
    size = 0;
  };
  try {
    await walkRecords(textPath, delimiter.charCodeAt(0), (record) => {
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

const quoted = (field: string, delimiter: string): string => (/["\r\n]/.test(field) || field.includes(delimiter) ? `"${field.replaceAll('"', '""')}"` : field);

const requoted = (record: Buffer, delimiter: string): Buffer =>
  Buffer.from(
    parseRecord(record.toString('utf8'), delimiter)
      .map((field) => quoted(field, delimiter))
      .join(delimiter),
  );

function describe(record: RecordSeen, defect: DefectiveRecord['defect']): DefectiveRecord {
  return { record: record.number, line: record.line, lines: record.lines, defect, fields: record.fields, excerpt: record.bytes.subarray(0, excerptLength).toString('utf8') };
}
