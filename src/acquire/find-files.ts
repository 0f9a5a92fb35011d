import { stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { dataError } from '../errors.ts';
import type { FileGroup } from '../spec/index.ts';

export interface FoundFile {
  readonly file: string;
  readonly path: string;
  readonly group: FileGroup;
  readonly bytes: number;
  /** Milliseconds; only to see that a file has not changed, never in a document. */
  readonly modified: number;
}

/** The files of a source, in the order of its declaration and then of their names. */
export async function findFiles(groups: readonly FileGroup[], project: string): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const group of groups) {
    const isPattern = isDynamicPattern(group.match);
    const matches = isPattern ? (await glob(group.match, { cwd: project, absolute: false, dot: false })).sort() : [group.match];
    if (matches.length === 0) throw dataError('file-missing', group.match, 'must match at least one file (got none)', 'check the pattern under "files:", from the folder of the project');
    for (const match of matches) {
      const path = join(project, match);
      const status = await stat(path).catch(() => undefined);
      found.push({ file: relative(project, path).split('\\').join('/'), path, group, bytes: status?.size ?? 0, modified: status?.mtimeMs ?? 0 });
    }
  }
  return found;
}
