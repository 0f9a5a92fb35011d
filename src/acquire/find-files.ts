import { stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { Problem } from '../errors.ts';
import type { FileGroup } from '../spec/index.ts';

export interface FoundFile {
  readonly file: string;
  readonly path: string;
  readonly group: FileGroup;
  readonly bytes: number;
  /** Milliseconds; only to see that a file has not changed, never in a document. */
  readonly modified: number;
}

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** The groups of the declaration, in its order: each file belongs to one. */
  readonly groups: readonly FileGroup[];
  /** Patterns that match nothing, and files that are named twice. */
  readonly problems: readonly Problem[];
}

/** The files of a source, in the order of its declaration and then of their names. */
export async function findFiles(groups: readonly FileGroup[], project: string): Promise<FoundFiles> {
  const files: FoundFile[] = [];
  const problems: Problem[] = [];
  const complain = (id: string, place: string, message: string, hint: string): number =>
    problems.push({ id, place, message, hint, frame: '' });
  for (const group of groups) {
    // a file may have the name of a pattern, such as "crime (1).csv"
    const isPattern = isDynamicPattern(group.match) && !(await stat(join(project, group.match)).catch(() => undefined));
    const matches = isPattern
      ? (await glob(group.match, { cwd: project, absolute: false, dot: false })).sort()
      : [group.match];
    if (matches.length === 0)
      complain(
        'file-missing',
        group.match,
        'must match at least one file (got none)',
        'check the pattern under "files:", from the folder of the project',
      );
    for (const match of matches) {
      const path = join(project, match);
      const file = relative(project, path).split('\\').join('/');
      if (files.some((known) => known.path === path))
        complain(
          'file-twice',
          file,
          `must be named once in a source (it is also in "${group.match}")`,
          'a file that is read twice would be counted twice',
        );
      const status = await stat(path).catch(() => undefined);
      files.push({ file, path, group, bytes: status?.size ?? 0, modified: status?.mtimeMs ?? 0 });
    }
  }
  return { files, groups, problems };
}
