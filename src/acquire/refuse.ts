import { stat } from 'node:fs/promises';
import { dataError } from '../errors.ts';
import { titlesAbove } from './dialect.ts';
import type { Staged } from './staged.ts';

interface Named {
  readonly file: string;
  readonly path: string;
  readonly delimiter: string | null;
}

/** Refuses what is no file with bytes, and a delimiter that is none. */
export async function refuseUnusable({ file, path, delimiter }: Named): Promise<void> {
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    throw dataError(
      'file-missing',
      file,
      cause.code === 'ENOENT' ? 'must be there (there is no such file)' : `must be readable (${cause.code})`,
      'check its path; under "files:" that is from the folder of the project',
      cause,
    );
  });
  if (found.isDirectory())
    throw dataError(
      'file-is-folder',
      file,
      'must be a file (got a folder)',
      `name one of its files; under "files:", ${file}/*.csv is every CSV in it`,
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

/** Refuses a text with lines of titles above its header: which line is the header is not guessed. */
export function refuseTitles(file: string, sample: Buffer, delimiter: string | null): void {
  const titles = titlesAbove(sample, delimiter);
  if (titles === null) return;
  const { fields, below } = titles;
  throw dataError(
    'header-not-first',
    `${file}:1`,
    `must begin with its header (line 1 has ${fields} ${fields === 1 ? 'field' : 'fields'}, lines further down have ${below})`,
    'remove the lines above the header, or ask for an export without a title; if this is the header, pin "delimiter:"',
  );
}

/** Refuses a text of which most records hold bytes that are none: it is no text, or its encoding is another one. */
export function refuseBytes({ file, encoding, defects, read }: Staged): void {
  const bad = defects.filter(({ defect }) => defect === 'bad-bytes').length;
  if (bad * 2 <= read) return;
  throw dataError(
    'not-text',
    file,
    `must be text in ${encoding} (got bytes that are none in ${bad} of ${read} records)`,
    'correct or add "encoding:", or ask for an export in UTF-8',
  );
}
