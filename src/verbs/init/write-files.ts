import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exitCodes, type Problem, writeError, YardlineError } from '../../errors.ts';
import { makeFolder } from '../../store/make-folder.ts';

export type Files = ReadonlyMap<string, string | Uint8Array>;

/** What becomes of each file: written, or left as it is, for it is the same already. */
export interface Written {
  readonly path: string;
  readonly state: 'written' | 'the same';
}

/**
 * Writes the files of a project, all or none: one that is there and says something else stops everything, unless it may
 * be replaced.
 */
export async function writeFiles(folder: string, files: Files, force: boolean): Promise<readonly Written[]> {
  const planned: (Written & { readonly content: string | Uint8Array })[] = [];
  const problems: Problem[] = [];
  for (const [path, content] of files) {
    const there = await readFile(join(folder, path)).catch(() => null);
    const isSame = there?.equals(Buffer.from(content)) ?? false;
    if (there !== null && !isSame && !force) problems.push(inTheWay(path));
    planned.push({ path, content, state: isSame ? 'the same' : 'written' });
  }
  const isFile = (await stat(folder).catch(() => undefined))?.isDirectory() === false;
  if (isFile)
    problems.push({
      ...inTheWay(folder),
      message: 'must be a folder (there is a file of that name)',
      hint: 'name another folder',
    });
  if (problems.length > 0) throw new YardlineError(exitCodes.declaration, problems);
  for (const { path, content, state } of planned) {
    if (state === 'the same') continue;
    const target = join(folder, path);
    try {
      await makeFolder(dirname(target));
      await writeFile(target, content);
    } catch (cause) {
      throw writeError(target, cause);
    }
  }
  return planned.map(({ path, state }) => ({ path, state }));
}

const inTheWay = (path: string): Problem => ({
  id: 'file-there',
  place: path,
  message: 'must not be there yet (it is, and says something else)',
  hint: 'name an empty folder, or replace it with --force; nothing was written',
  frame: '',
});
