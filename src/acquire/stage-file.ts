import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dataError } from '../errors.ts';
import { examine, transcode, writeCleanCopy } from './clean-copy.ts';
import { detectDelimiter, type Encoding, encodingByMark, parseRecord, readSample } from './dialect.ts';
import { type Skim, skim } from './skim.ts';
import type { Staged } from './staged.ts';

export interface FileRequest {
  readonly source: string;
  readonly file: string;
  readonly path: string;
  readonly agency: string | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  /** A folder for copies, gone after the run. */
  readonly scratch: string;
}

/** What the first bytes of a file tell: enough to start reading a plain one. */
export interface Opening {
  readonly delimiter: string;
  readonly header: readonly string[];
}

/**
 * Looks at the first bytes alone. A file that seems plain can be loaded while all of its bytes are counted; what
 * the count then says decides whether that load stands. Null where the first bytes already show something odd.
 */
export async function openFile(request: FileRequest): Promise<Opening | null> {
  await refuseUnusable(request);
  const sample = await readSample(request.path).catch(() => null);
  if (sample === null || (request.encoding ?? 'utf-8') !== 'utf-8') return null;
  const whole = sample.subarray(0, sample.lastIndexOf(10) + 1);
  const text = whole.toString('utf8').replace(/^\uFEFF/, '');
  const seemsPlain =
    isUtf8(whole) && !whole.includes(0) && !/"|\r(?!\n)/.test(text) && /^[^\r\n]+\r?\n[^\r\n]/.test(text);
  if (!seemsPlain) return null;
  const delimiter = request.delimiter ?? detectDelimiter(text);
  return { delimiter, header: parseRecord(text.split(/\r?\n/, 1)[0] ?? '', delimiter) };
}

/** Reads a file once over its bytes and decides how it is to be read. Nothing is loaded yet. */
export async function stageFile(request: FileRequest): Promise<Staged> {
  const { file, path } = request;
  await refuseUnusable(request);
  const raw = await skim(path).catch((cause: NodeJS.ErrnoException) => {
    throw dataError(
      'file-unreadable',
      file,
      `must be readable (${cause.code ?? cause.message})`,
      'check the rights of the file',
      cause,
    );
  });
  const sample = await readSample(path);
  const encoding =
    (request.encoding as Encoding | null) ?? encodingByMark(sample) ?? (raw.utf8 ? 'utf-8' : 'windows-1252');
  const textPath = encoding === 'utf-8' ? path : await utf8Copy(request, encoding);
  const text = textPath === path ? raw : await skim(textPath);
  refuseBytes(file, text, encoding);
  const sampleText = (await readSample(textPath)).toString('utf8').replace(/^\uFEFF/, '');
  const delimiter = request.delimiter ?? detectDelimiter(sampleText);
  const staged = describe(request, { raw, text, encoding, delimiter, textPath });
  const plain = readsPlainly(staged, text, sampleText) ? stagePlainly(staged, text, sampleText) : null;
  const complete =
    plain === null || (plain.header.length === 1 && plain.blankLines > 0)
      ? await stageExactly(staged, request.scratch)
      : plain;
  if (complete.read <= 0)
    throw dataError(
      'no-records',
      file,
      'must have records below its header (got none)',
      'ask the agency for the export again, or remove the file',
    );
  return complete;
}

/** Lines are records: no quotes, one kind of line end, and a header that the sample shows whole on the first line. */
function readsPlainly({ lineEnding }: Staged, text: Skim, sampleText: string): boolean {
  return !text.hasQuotes && (lineEnding === 'LF' || lineEnding === 'CRLF') && /^[^\r\n][^\n]*\n/.test(sampleText);
}

/** Looks at every record by itself: for files with quotes, odd line ends, or records that the bulk reader refused. */
export async function stageExactly(staged: Staged, scratch: string): Promise<Staged> {
  const { header, headerLine, headerDefect, totals, defects, irregular } = await examine(
    staged.textPath,
    staged.delimiter,
  );
  if (headerDefect !== null)
    throw dataError(
      'header-unreadable',
      `${staged.file}:${headerLine}`,
      `must begin with a header that can be read (got ${headerDefect})`,
      'close the quote in the first line, or ask the agency for the export again',
    );
  const needsCopy = irregular || staged.lineEnding === 'CR' || staged.lineEnding === 'mixed';
  const copyPath = join(scratch, `${scratchName(staged)}-clean.csv`);
  if (needsCopy) await writeCleanCopy(staged.textPath, copyPath, staged.delimiter);
  return {
    ...staged,
    header,
    headerLines: totals.headerLines,
    blankLines: totals.blankLines,
    recordLines: totals.recordLines,
    read: totals.records,
    lane: needsCopy ? 'exact' : 'bulk',
    defects,
    bulkPath: needsCopy ? copyPath : staged.textPath,
    examined: true,
  };
}

function stagePlainly(staged: Staged, text: Skim, sampleText: string): Staged {
  const header = parseRecord(sampleText.split(/\r?\n/, 1)[0] ?? '', staged.delimiter);
  const read = text.lines - text.blankLines - 1;
  return { ...staged, header, headerLines: 1, blankLines: text.blankLines, recordLines: read, read };
}

function describe(
  request: FileRequest,
  {
    raw,
    text,
    encoding,
    delimiter,
    textPath,
  }: { raw: Skim; text: Skim; encoding: Encoding; delimiter: string; textPath: string },
): Staged {
  return {
    source: request.source,
    file: request.file,
    agency: request.agency,
    sha256: raw.sha256,
    bytes: raw.bytes,
    container: 'plain',
    sheet: null,
    encoding,
    delimiter,
    lineEnding: lineEndingOf(text),
    header: [],
    lines: text.lines,
    headerLines: 1,
    blankLines: 0,
    recordLines: 0,
    read: 0,
    lane: 'bulk',
    defects: [],
    textPath,
    bulkPath: textPath,
    hasOddBlanks: text.hasOddBlanks,
    examined: false,
  };
}

function lineEndingOf({ newlines, crlf, carriageReturns }: Skim): Staged['lineEnding'] {
  if (newlines === 0) return carriageReturns === 0 ? 'none' : 'CR';
  if (carriageReturns === 0) return 'LF';
  return crlf === newlines && carriageReturns === crlf ? 'CRLF' : 'mixed';
}

/** The same file may stand in two sources, read in two ways. */
const scratchName = ({ source, file }: Pick<Staged, 'source' | 'file'>): string =>
  createHash('sha256').update(`${source}\n${file}`).digest('hex').slice(0, 24);

async function utf8Copy(request: FileRequest, encoding: Encoding): Promise<string> {
  const copy = join(request.scratch, `${scratchName(request)}-utf8.csv`);
  await transcode(request.path, copy, encoding).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw dataError(
        'not-text',
        request.file,
        `must be text in ${encoding} (got bytes that are none)`,
        'correct "encoding:", or ask for an export in UTF-8',
        cause,
      );
    throw cause;
  });
  return copy;
}

async function refuseUnusable({ file, path, delimiter }: FileRequest): Promise<void> {
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw dataError(
      'file-missing',
      file,
      cause.code === 'ENOENT' ? 'must be there (there is no such file)' : `must be readable (${cause.code})`,
      'check the path under "files:", from the folder of the project',
      cause,
    );
  });
  if (found.isDirectory())
    throw dataError(
      'file-is-folder',
      file,
      'must be a file (got a folder)',
      `to read every CSV in it, write ${file}/*.csv`,
    );
  if (!found.isFile())
    throw dataError(
      'file-is-special',
      file,
      'must be a plain file (got a device, pipe or socket)',
      'copy its content to a file first',
    );
  if (found.size === 0)
    throw dataError(
      'file-empty',
      file,
      'must have a header and records (got an empty file)',
      'ask the agency for the export again, or remove the file',
    );
  if (delimiter !== null && !/^[\t -!#-~]$/.test(delimiter))
    throw dataError(
      'delimiter',
      file,
      `must be divided by one ASCII character (got ${JSON.stringify(delimiter)})`,
      'correct "delimiter:": a comma, semicolon, tab or bar',
    );
}

function refuseBytes(file: string, text: Skim, encoding: Encoding): void {
  if (text.hasNulBytes)
    throw dataError(
      'not-text',
      file,
      'must be a CSV in text (got NUL bytes)',
      'export it as CSV: a workbook or an archive cannot be read as one; for UTF-16 without a byte order mark, write encoding: utf-16le',
    );
  if (!text.utf8)
    throw dataError(
      'not-text',
      file,
      `must be text in ${encoding} (got bytes that are none)`,
      'correct "encoding:", or ask for an export in UTF-8',
    );
}
