import { dataError, type YardlineError } from '../errors.ts';
import { zipEntries } from './zip.ts';

/** What the text of a file is packed in. */
export type Container = 'plain' | 'gzip' | 'zstd' | 'workbook';

const starts = (sample: Buffer, ...bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => sample[index] === byte);

const isZstd = (sample: Buffer): boolean =>
  starts(sample, 0x28, 0xb5, 0x2f, 0xfd) ||
  (((sample[0] ?? 0) & 0xf0) === 0x50 && starts(sample.subarray(1), 0x2a, 0x4d, 0x18));

interface Foreign {
  readonly is: (sample: Buffer) => boolean;
  readonly what: string;
  readonly hint: string;
}

const asText = (sample: Buffer): string =>
  sample
    .subarray(0, 1024)
    .toString(starts(sample, 0xff, 0xfe) ? 'utf16le' : 'latin1')
    .replace(/^(\uFEFF|\u00EF\u00BB\u00BF)?\s*/, '');
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const unpackFirst = 'unpack it, and name the CSV or the workbook that is in it';
const exportAsCsv = 'export the table that is meant as CSV or .xlsx';

/** Files that agencies send as tables and that are none, by their first bytes: a name can say anything. */
const foreign: readonly Foreign[] = [
  {
    is: (sample) => starts(sample, 0xd0, 0xcf, 0x11, 0xe0) && sample.includes(utf16('EncryptedPackage')),
    what: 'a workbook locked with a password',
    hint: 'open it, remove the password, and save it as .xlsx',
  },
  {
    is: (sample) => starts(sample, 0xd0, 0xcf, 0x11, 0xe0),
    what: 'an old Excel workbook (.xls), or one that is locked with a password',
    hint: 'open it, and save it as .xlsx without a password, or as CSV',
  },
  { is: (sample) => asText(sample).startsWith('%PDF-'), what: 'a PDF', hint: exportAsCsv },
  {
    is: (sample) => /^(<!doctype html|<html|<table|<head|<body|<meta)\b/i.test(asText(sample)),
    what: 'a web page (HTML), whatever its name says',
    hint: 'open it in a spreadsheet and save it as .xlsx, or ask the agency for the export itself',
  },
  {
    is: (sample) => /^<\?xml\b/i.test(asText(sample)),
    what: 'an XML file',
    hint: 'open it in a spreadsheet and save it as .xlsx, or ask the agency for a CSV',
  },
  {
    is: (sample) => starts(sample, 0x42, 0x5a, 0x68) && sample.indexOf('1AY&SY') === 4,
    what: 'a bzip2 archive',
    hint: unpackFirst,
  },
  { is: (sample) => starts(sample, 0xfd, 0x37, 0x7a, 0x58, 0x5a, 0), what: 'an xz archive', hint: unpackFirst },
  { is: (sample) => starts(sample, 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), what: 'a 7z archive', hint: unpackFirst },
  { is: (sample) => starts(sample, 0x52, 0x61, 0x72, 0x21, 0x1a, 0x07), what: 'a RAR archive', hint: unpackFirst },
  {
    is: (sample) => sample.subarray(0, 15).toString('latin1') === 'SQLite format 3',
    what: 'a SQLite database',
    hint: exportAsCsv,
  },
  {
    is: (sample) => starts(sample, 0x50, 0x41, 0x52, 0x31) && sample.includes(0),
    what: 'a Parquet file',
    hint: exportAsCsv,
  },
  { is: (sample) => starts(sample, 0x89, 0x50, 0x4e, 0x47), what: 'a picture', hint: exportAsCsv },
  { is: (sample) => starts(sample, 0xff, 0xd8, 0xff), what: 'a picture', hint: exportAsCsv },
];

/**
 * What a file is packed in, by its first bytes and, for a zip archive, by what it holds; its name does not count.
 *
 * @param sample  the first bytes of the file
 * @throws {YardlineError} data, when it is something that cannot be read as a table: a PDF, an old workbook, …
 */
export async function containerOf(file: string, path: string, sample: Buffer): Promise<Container> {
  if (starts(sample, 0x1f, 0x8b)) return 'gzip';
  if (isZstd(sample)) return 'zstd';
  if (starts(sample, 0x50, 0x4b, 3, 4) || starts(sample, 0x50, 0x4b, 5, 6)) return workbookIn(file, path);
  const found = foreign.find(({ is }) => is(sample));
  if (found) throw notTable(file, found.what, found.hint);
  return 'plain';
}

async function workbookIn(file: string, path: string): Promise<'workbook'> {
  const names = (await zipEntries(file, path)).map(({ name }) => name);
  if (names.includes('xl/workbook.xml')) return 'workbook';
  if (names.includes('xl/workbook.bin')) throw notTable(file, 'a binary workbook (.xlsb)', 'save it as .xlsx');
  if (names.includes('content.xml')) throw notTable(file, 'an OpenDocument file', 'save it as .xlsx or as CSV');
  if (names.some((name) => name.startsWith('word/'))) throw notTable(file, 'a Word document', exportAsCsv);
  const inside = names.filter((name) => !name.endsWith('/')).length;
  throw notTable(file, `a zip archive of ${inside} ${inside === 1 ? 'file' : 'files'}`, unpackFirst);
}

const notTable = (file: string, what: string, hint: string): YardlineError =>
  dataError('not-text', file, `must be a CSV in text, packed or not, or an .xlsx workbook (got ${what})`, hint);
