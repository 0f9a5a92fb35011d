import { stat } from 'node:fs/promises';
import { basename, relative, resolve } from 'node:path';
import { stageFile } from '../../acquire/index.ts';
import { type ColumnProfile, profileColumns } from '../../conform/profile.ts';
import { usualMissing } from '../../conform/propose/propose-source.ts';
import { usageError } from '../../errors.ts';
import type { SourceKind } from '../../spec/index.ts';

/** A file to begin with, and what stands in it. */
export interface ReadFile {
  /** From the folder of the project, as a pipeline names it. */
  readonly path: string;
  readonly name: string;
  /** As it was said on the command line, without its kind. */
  readonly said: string;
  readonly sheet: string | null;
  /** As it was said on the command line; null where it is to be told from the file. */
  readonly kind: SourceKind | null;
  readonly columns: readonly ColumnProfile[];
}

interface Named {
  /** Without the kind before it. */
  readonly said: string;
  readonly path: string;
  readonly sheet: string | null;
  readonly kind: string | null;
}

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined))?.isFile() ?? false;

/** `calls.csv`, `responses=calls.csv` or `book.xlsx#Sheet 2`: a file may have a name with such signs all the same. */
async function parseName(text: string, cwd: string, kindNames: readonly string[]): Promise<Named> {
  if (await isFile(resolve(cwd, text))) return { said: text, path: resolve(cwd, text), sheet: null, kind: null };
  const [, before = '', rest = text] = /^([a-z]+)=(.+)$/.exec(text) ?? [];
  const kind = kindNames.includes(before) ? before : null;
  const name = kind === null ? text : rest;
  const hash = name.lastIndexOf('#');
  const isSheet = hash > 0 && !(await isFile(resolve(cwd, name)));
  const path = resolve(cwd, isSheet ? name.slice(0, hash) : name);
  if (await isFile(path)) return { said: name, path, sheet: isSheet ? name.slice(hash + 1) : null, kind };
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
  throw usageError(
    'file-missing',
    text,
    `must be a file to begin with (${isFolder ? 'it is a folder' : 'there is none'})`,
    isFolder
      ? 'name the files in it, one after the other'
      : 'name the folder of the project first: yardline init FOLDER --from FILE; before a file may stand its kind, as in responses=calls.csv',
  );
}

interface Reading {
  readonly cwd: string;
  /** The folder of the project, absolute. */
  readonly folder: string;
  readonly scratch: string;
  readonly kinds: ReadonlyMap<string, SourceKind>;
}

export async function readFiles(names: readonly string[], reading: Reading): Promise<readonly ReadFile[]> {
  const { cwd, folder, scratch, kinds } = reading;
  const files: ReadFile[] = [];
  for (const text of names) {
    const { said, path, sheet, kind } = await parseName(text, cwd, [...kinds.keys()]);
    const file = relative(folder, path).split('\\').join('/');
    const plain = { agency: null, encoding: null, delimiter: null, scratch };
    const staged = await stageFile({ source: 'init', file: said, path, sheet, ...plain });
    const columns = await profileColumns(staged, usualMissing);
    files.push({ path: file, name: basename(path), said, sheet, kind: kinds.get(kind ?? '') ?? null, columns });
  }
  return files;
}
