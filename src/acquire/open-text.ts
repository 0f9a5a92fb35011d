import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { dataError } from '../errors.ts';
import { type Container, containerOf } from './container.ts';
import { readSample } from './dialect.ts';
import { type Encoding, encodingByMark, encodingByNuls, transcode, utf8OrWindows } from './encoding.ts';
import { type Skim, skim } from './skim.ts';
import type { Staged } from './staged.ts';
import { type Unpacked, unpack } from './unpack.ts';
import { writeSheet } from './workbook.ts';

export interface FileRequest {
  readonly source: string;
  readonly file: string;
  readonly path: string;
  readonly agency: string | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  /** The sheet of a workbook; without it, the workbook must have only one. */
  readonly sheet?: string | null;
  /** A folder for copies, gone after the run. */
  readonly scratch: string;
  /** Told how many more bytes of the file were read, until all of them are. */
  readonly onBytes?: (bytes: number) => void;
}

/** The text of a file as UTF-8, unpacked, and what was found on the way to it. */
export interface Text {
  readonly path: string;
  readonly skim: Skim;
  readonly encoding: Encoding;
  readonly container: Container;
  readonly sheet: string | null;
  /** Of the file as found. */
  readonly sha256: string;
  readonly bytes: number;
  /** Rows of a sheet, which are its lines. */
  readonly rows: number | null;
}

/** The same file may stand in two sources, read in two ways. */
export const scratchPath = (
  { source, file, scratch }: Pick<Staged, 'source' | 'file'> & { readonly scratch: string },
  kind: 'text' | 'utf8' | 'clean',
): string => {
  const name = createHash('sha256').update(`${source}\n${file}`).digest('hex').slice(0, 24);
  return join(scratch, `${name}-${kind}.csv`);
};

/** Reads a file's bytes once, unpacks and decodes them where they need it, and says how. */
export async function openText(request: FileRequest): Promise<Text> {
  const { file, path, onBytes } = request;
  const sample = await readSample(path).catch((cause: NodeJS.ErrnoException) => {
    throw dataError(
      'file-unreadable',
      file,
      `must be readable (${cause.code ?? cause.message})`,
      'check the rights of the file',
      cause,
    );
  });
  const container = await containerOf(file, path, sample);
  if (container === 'plain') {
    const raw = await skim(path, { onBytes });
    const text = await decoded(request, path, raw);
    return { ...text, container, sheet: null, rows: null, sha256: raw.sha256, bytes: raw.bytes };
  }
  const to = scratchPath(request, 'text');
  const found: Unpacked & { readonly sheet?: string; readonly rows?: number } =
    container === 'workbook'
      ? await writeSheet({ file, path, to, onBytes }, request.sheet ?? null)
      : await unpack(container, { file, path, to, onBytes });
  await refuseNested(file, to, container);
  // what was read of a workbook is UTF-8, whatever is said of the CSVs beside it
  const asWritten = container === 'workbook' ? { ...request, encoding: 'utf-8' } : request;
  const { sheet = null, rows = null, sha256, bytes } = found;
  return { ...(await decoded(asWritten, to, await skim(to))), container, sheet, rows, sha256, bytes };
}

async function refuseNested(file: string, path: string, container: Container): Promise<void> {
  if (container === 'workbook') return;
  const sample = await readSample(path);
  if (sample.length === 0)
    throw dataError(
      'file-empty',
      file,
      'must have a header and records (got an archive of an empty file)',
      'ask the agency for the export again, or remove the file',
    );
  const inside = await containerOf(file, path, sample);
  if (inside !== 'plain')
    throw dataError(
      'not-text',
      file,
      `must hold a CSV in text (got ${inside === 'workbook' ? 'a workbook' : 'another archive'} inside ${container})`,
      'unpack it once, and name what is in it',
    );
}

async function decoded(
  request: FileRequest,
  path: string,
  raw: Skim,
): Promise<Pick<Text, 'path' | 'skim' | 'encoding'>> {
  const sample = await readSample(path);
  const encoding =
    (request.encoding as Encoding | null) ??
    encodingByMark(sample) ??
    encodingByNuls(sample) ??
    (raw.utf8 ? 'utf-8' : await utf8OrWindows(path));
  if (encoding === 'utf-8') return { path, skim: raw, encoding };
  const copy = scratchPath(request, 'utf8');
  await transcode(path, copy, encoding);
  return { path: copy, skim: await skim(copy), encoding };
}
