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

/** Reads a file once over its bytes and decides how it is to be read. Nothing is loaded yet. */
export async function stageFile(request: FileRequest): Promise<Staged> {
  const { file, path } = request;
  await refuseUnreadable(file, path);
  const raw = await skim(path);
  const sample = await readSample(path);
  const encoding = (request.encoding as Encoding | null) ?? encodingByMark(sample) ?? (raw.utf8 ? 'utf-8' : 'windows-1252');
  const isText = encoding === 'utf-8' ? raw.utf8 && !raw.hasNulBytes : encoding !== 'windows-1252' || !raw.hasNulBytes;
  if (!isText) throw dataError('not-text', file, 'must be a CSV in text (got bytes that are no text)', 'export it as CSV; a workbook or an archive cannot be read as one');
  const textPath = encoding === 'utf-8' ? path : await utf8Copy(request, raw, encoding);
  const text = textPath === path ? raw : await skim(textPath);
  const sampleText = (await readSample(textPath)).toString('utf8');
  const delimiter = request.delimiter ?? detectDelimiter(sampleText);
  const staged = describe(request, { raw, text, encoding, delimiter, textPath });
  const irregular = text.hasQuotes || staged.lineEnding === 'CR' || staged.lineEnding === 'mixed';
  const complete = irregular ? await stageExactly(staged, request.scratch) : stagePlainly(staged, text, sampleText);
  if (complete.read <= 0) throw dataError('no-records', file, 'must have records below its header (got none)', 'ask the agency for the export again, or remove the file');
  return complete;
}

/** Looks at every record by itself: for files with quotes, odd line ends, or records that the bulk reader refused. */
export async function stageExactly(staged: Staged, scratch: string): Promise<Staged> {
  const { header, totals, defects, irregular } = await examine(staged.textPath, staged.delimiter);
  const needsCopy = irregular || staged.lineEnding === 'CR' || staged.lineEnding === 'mixed';
  const copyPath = join(scratch, `${staged.sha256.slice(0, 16)}-clean.csv`);
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
  const header = parseRecord(sampleText.replace(/^(\r?\n)+/, '').split(/\r?\n/, 1)[0] ?? '', staged.delimiter);
  const read = text.lines - text.blankLines - 1;
  return { ...staged, header, headerLines: 1, blankLines: text.blankLines, recordLines: read, read };
}

function describe(request: FileRequest, { raw, text, encoding, delimiter, textPath }: { raw: Skim; text: Skim; encoding: Encoding; delimiter: string; textPath: string }): Staged {
  return {
    source: request.source,
    file: request.file,
    agency: request.agency,
    sha256: raw.sha256,
    bytes: raw.bytes,
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
    examined: false,
  };
}

function lineEndingOf({ newlines, crlf, carriageReturns }: Skim): Staged['lineEnding'] {
  if (newlines === 0) return carriageReturns === 0 ? 'none' : 'CR';
  if (carriageReturns === 0) return 'LF';
  return crlf === newlines && carriageReturns === crlf ? 'CRLF' : 'mixed';
}

async function utf8Copy({ path, scratch }: FileRequest, raw: Skim, encoding: Encoding): Promise<string> {
  const copy = join(scratch, `${raw.sha256.slice(0, 16)}-utf8.csv`);
  await transcode(path, copy, encoding);
  return copy;
}

async function refuseUnreadable(file: string, path: string): Promise<void> {
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw dataError('file-missing', file, cause.code === 'ENOENT' ? 'must be there (there is no such file)' : `must be readable (${cause.code})`, 'check the path under "files:", from the folder of the project', cause);
  });
  if (found.isDirectory()) throw dataError('file-is-folder', file, 'must be a file (got a folder)', `to read every CSV in it, write ${file}/*.csv`);
  if (found.size === 0) throw dataError('file-empty', file, 'must have a header and records (got an empty file)', 'ask the agency for the export again, or remove the file');
}
