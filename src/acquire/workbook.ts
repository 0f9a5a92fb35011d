import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { dataError } from '../errors.ts';
import { suggest } from '../spec/index.ts';
import { formatCount } from '../words/index.ts';
import type { Unpacked, UnpackRequest } from './unpack.ts';
import { type Cell, numberText, textOf } from './workbook-cells.ts';
import { unzipEntry, zipEntries, zipStored } from './zip.ts';

export interface SheetText extends Unpacked {
  readonly sheet: string;
  /** Rows, blank ones between others too. */
  readonly rows: number;
}

/**
 * Writes one sheet of a workbook as CSV: a line end after each row, a blank line for a row without values.
 * Dates become `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`, times `HH:MM:SS`, numbers plain decimals of at most 15 digits
 * (all that a spreadsheet keeps), yes and no `true` and `false`, and errors such as `#N/A` stay as they are.
 *
 * @param sheet  the sheet's name; null where there is only one
 * @throws {YardlineError} data, when the workbook is damaged or the sheet is not certain
 */
export async function writeSheet(request: UnpackRequest, sheet: string | null): Promise<SheetText> {
  const { file, path, to, onBytes } = request;
  await refuseLarge(file, path);
  const archive = await readFile(path);
  onBytes?.(archive.length);
  const { default: readWorkbook } = await import('read-excel-file/node');
  const readable = await repacked(file, path, archive);
  const sheets = await readWorkbook(readable, { trim: false, parseNumber: numberText }).catch((cause: unknown) => {
    throw dataError(
      'workbook-unreadable',
      file,
      'must be a workbook that can be read (got one whose parts do not fit together)',
      'open it in a spreadsheet and save it again as .xlsx, or as CSV',
      cause,
    );
  });
  const chosen = choose(
    file,
    sheets.map((one) => one.sheet),
    sheet,
  );
  const rows = (sheets.find((one) => one.sheet === chosen)?.data ?? []) as unknown as readonly (readonly Cell[])[];
  refuseTitles(file, rows);
  await writeRows(rows, to);
  const sha256 = createHash('sha256').update(archive).digest('hex');
  return { sheet: chosen, rows: rows.length, sha256, bytes: archive.length };
}

/** A workbook is held in memory whole, at eleven times the size of its parts (measured); a CSV of any size is not. */
const mostMegabytes = 160;

async function refuseLarge(file: string, path: string): Promise<void> {
  const entries = await zipEntries(file, path);
  const bytes = entries.reduce((sum, { name, size }) => sum + (/\.xml$/.test(name) ? size : 0), 0);
  const megabytes = Math.ceil(bytes / 1_048_576);
  if (megabytes > mostMegabytes)
    throw dataError(
      'workbook-too-large',
      file,
      `must unpack to at most ${mostMegabytes} MB (got ${formatCount(megabytes)} MB): a workbook is held in memory whole`,
      'save the sheet as CSV: a CSV may have any size',
    );
}

/**
 * The parts of a workbook that are read, each checked against its checksum. Cells with errors and cells dated by ISO
 * text are made texts: the library would leave the ones out, and read the others in this machine's time zone.
 */
async function repacked(file: string, path: string, archive: Buffer): Promise<Buffer> {
  const parts = new Map<string, Buffer>();
  for (const entry of await zipEntries(file, path)) {
    if (!/\.(xml|rels)$/.test(entry.name)) continue;
    const bytes = await unzipEntry(file, archive, entry);
    if (/(^|\/)workbook\.xml$/.test(entry.name)) refuse1904(file, bytes);
    const isSheet = entry.name.startsWith('xl/') && (bytes.includes('t="e"') || bytes.includes('t="d"'));
    parts.set(entry.name, isSheet ? asTexts(bytes) : bytes);
  }
  return zipStored(parts);
}

/** Its day numbers count from 1904: those in cells that are not formatted as dates would be 1,462 days off. */
function refuse1904(file: string, xml: Buffer): void {
  if (!/<(?:\w+:)?workbookPr\s(?:[^>]*\s)?date1904=["'](?:1|true)["']/.test(xml.toString('latin1'))) return;
  throw dataError(
    'workbook-1904',
    file,
    'must count its days from 1900 (this workbook uses the 1904 date system)',
    'save it with the 1900 date system: File > Options > Advanced > uncheck "Use 1904 date system"; then look whether its dates are still right',
  );
}

const asTexts = (xml: Buffer): Buffer =>
  Buffer.from(xml.toString('latin1').replace(/(<(?:\w+:)?c\s(?:[^>]*\s)?t=)"[ed]"/g, '$1"str"'), 'latin1');

function choose(file: string, names: readonly string[], wanted: string | null): string {
  const [only] = names;
  if (wanted === null && names.length === 1 && only !== undefined) return only;
  if (wanted !== null && names.includes(wanted)) return wanted;
  const listed = names.map((name) => `"${name}"`).join(', ');
  if (wanted === null)
    throw dataError(
      'sheet-unnamed',
      file,
      `must be read from one sheet (the workbook has ${names.length}: ${listed})`,
      'say which: sheet: NAME beside the path under "files:", --sheet NAME with inspect, FILE#NAME with init',
    );
  throw dataError(
    'sheet-missing',
    file,
    `must have a sheet "${wanted}" (it has ${listed})`,
    suggest(wanted, names) || 'correct "sheet:"',
  );
}

/** A title above the table would be taken for the header, and the header for a record. */
function refuseTitles(file: string, rows: readonly (readonly Cell[])[]): void {
  const filled = (row: readonly Cell[]): number => row.filter((cell) => cell !== null && cell !== '').length;
  const counts = rows.slice(0, 30).map(filled);
  const first = counts.findIndex((count) => count > 0);
  const header = counts.findIndex((count) => count > 2);
  if (first === -1 || header === -1 || counts[first] !== 1) return;
  throw dataError(
    'header-not-first',
    `${file}:${first + 1}`,
    `must begin with its header (row ${first + 1} has 1 filled cell, row ${header + 1} has ${counts[header]})`,
    'remove the rows above the header, and save the workbook again',
  );
}

const writeRows = (rows: readonly (readonly Cell[])[], to: string): Promise<void> =>
  pipeline(linesOf(rows), createWriteStream(to));

function* linesOf(rows: readonly (readonly Cell[])[]): Generator<string> {
  for (const row of rows) {
    const texts = row.map(textOf);
    const isBlank = texts.every((text) => text === '');
    yield isBlank ? '\n' : `${texts.map(quoted).join(',')}\n`;
  }
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
