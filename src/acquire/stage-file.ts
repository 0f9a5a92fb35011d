import { dataError } from '../errors.ts';
import { formatCount } from '../words/index.ts';
import { examine, mostDefects, writeCleanCopy } from './clean-copy.ts';
import { detectDelimiter, parseRecord, readSample } from './dialect.ts';
import { type FileRequest, openText, scratchPath, type Text } from './open-text.ts';
import { plainSample } from './plain-sample.ts';
import { walkOptions } from './records.ts';
import { refuseBytes, refuseTitles, refuseUnusable } from './refuse.ts';
import type { Skim } from './skim.ts';
import type { Staged } from './staged.ts';

/** What the first bytes of a file tell: enough to start reading a plain one. */
export interface Opening {
  readonly delimiter: string;
  readonly header: readonly string[];
}

/**
 * Looks at a small part of the bytes. A file that seems plain can be loaded while all of its bytes are counted; what
 * the count then says decides whether that load stands. Null where something odd is seen.
 */
export async function openFile(request: FileRequest): Promise<Opening | null> {
  await refuseUnusable(request);
  if ((request.encoding ?? 'utf-8') !== 'utf-8') return null;
  const sample = await plainSample(request.path).catch(() => null);
  if (sample === null) return null;
  const delimiter = request.delimiter ?? detectDelimiter(sample);
  const [first = ''] = sample
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/, 1);
  return { delimiter, header: parseRecord(first, delimiter) };
}

/** Reads a file once over its bytes and decides how it is to be read. Nothing is loaded yet. */
export async function stageFile(request: FileRequest): Promise<Staged> {
  await refuseUnusable(request);
  const text = await openText(request);
  const sample = await readSample(text.path);
  const sampleText = sample.toString('utf8').replace(/^\uFEFF/, '');
  const pinned = text.container === 'workbook' ? ',' : request.delimiter;
  if (text.container !== 'workbook') refuseTitles(request.file, sample, pinned);
  const staged = describe(request, text, pinned ?? detectDelimiter(sample));
  const plain = readsPlainly(staged, text.skim, sampleText) ? stagePlainly(staged, text.skim, sampleText) : null;
  const complete =
    plain === null || (plain.header.length === 1 && plain.blankLines > 0) || plain.header.includes('')
      ? await stageExactly(staged, request.scratch)
      : plain;
  if (complete.read <= 0)
    throw dataError(
      'no-records',
      request.file,
      'must have records below its header (got none)',
      'ask the agency for the export again, or remove the file',
    );
  return complete;
}

/** Lines are records: text without quotes, one kind of line end, and a header that the sample shows whole on the first line. */
function readsPlainly({ lineEnding, container }: Staged, text: Skim, sampleText: string): boolean {
  return (
    container !== 'workbook' &&
    text.utf8 &&
    !text.hasNulBytes &&
    !text.hasQuotes &&
    (lineEnding === 'LF' || lineEnding === 'CRLF') &&
    /^[^\r\n][^\n]*\n/.test(sampleText)
  );
}

/** Looks at every record by itself: for files with quotes, odd line ends or stray bytes, or records that the bulk reader refused. */
export async function stageExactly(staged: Staged, scratch: string): Promise<Staged> {
  const options = walkOptions(staged);
  const { header, headerLine, headerDefect, totals, defects, irregular, hasLineBreaks, unheaded } = await examine(
    staged.textPath,
    options,
  );
  if (headerDefect === 'bad-bytes')
    throw dataError(
      'not-text',
      `${staged.file}:${headerLine}`,
      `must be text in ${staged.encoding} (got bytes that are none in the header)`,
      'correct or add "encoding:", or ask for an export in UTF-8',
    );
  if (headerDefect !== null)
    throw dataError(
      'header-unreadable',
      `${staged.file}:${headerLine}`,
      `must begin with a header that can be read (got ${headerDefect})`,
      'close the quote in the first line, or ask the agency for the export again',
    );
  if (defects.length > mostDefects) throw noTable(staged, defects[0]?.line ?? headerLine);
  const needsCopy = irregular || staged.lineEnding === 'CR' || staged.lineEnding === 'mixed';
  const copyPath = scratchPath({ ...staged, scratch }, 'clean');
  const examined: Staged = {
    ...staged,
    header,
    headerLines: totals.headerLines,
    blankLines: totals.blankLines,
    recordLines: totals.recordLines,
    read: totals.records,
    lane: needsCopy ? 'exact' : 'bulk',
    defects,
    bulkPath: needsCopy ? copyPath : staged.textPath,
    hasLineBreaks,
    unheaded,
    examined: true,
  };
  refuseBytes(examined);
  if (needsCopy) await writeCleanCopy(staged.textPath, copyPath, options);
  return examined;
}

const noTable = ({ file }: Staged, line: number): Error =>
  dataError(
    'no-table',
    `${file}:${line}`,
    `must be a table (more than ${formatCount(mostDefects)} records cannot be split into its columns, the first here)`,
    'pin "delimiter:" or "encoding:", or ask the agency for the export again',
  );

function stagePlainly(staged: Staged, text: Skim, sampleText: string): Staged {
  const header = parseRecord(sampleText.split(/\r?\n/, 1)[0] ?? '', staged.delimiter);
  const read = text.lines - text.blankLines - 1;
  return { ...staged, header, headerLines: 1, blankLines: text.blankLines, recordLines: read, read };
}

function describe({ source, file, agency }: FileRequest, text: Text, delimiter: string): Staged {
  return {
    source,
    file,
    agency,
    sha256: text.sha256,
    bytes: text.bytes,
    container: text.container,
    sheet: text.sheet,
    encoding: text.encoding,
    delimiter,
    lineEnding: text.container === 'workbook' ? 'none' : lineEndingOf(text.skim),
    header: [],
    lines: text.rows ?? text.skim.lines,
    headerLines: 1,
    blankLines: 0,
    recordLines: 0,
    read: 0,
    lane: 'bulk',
    defects: [],
    textPath: text.path,
    bulkPath: text.path,
    hasLineBreaks: false,
    hasOddBlanks: text.skim.hasOddBlanks,
    unheaded: { records: 0, line: 0 },
    examined: false,
  };
}

function lineEndingOf({ newlines, crlf, carriageReturns }: Skim): Staged['lineEnding'] {
  if (newlines === 0) return carriageReturns === 0 ? 'none' : 'CR';
  if (carriageReturns === 0) return 'LF';
  return crlf === newlines && carriageReturns === crlf ? 'CRLF' : 'mixed';
}
