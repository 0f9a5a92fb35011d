import { stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { Problem } from '../errors.ts';
import type { FileGroup } from '../spec/index.ts';
import { agenciesIn, agencyMark, withoutAgency } from './agency-pattern.ts';

export interface FoundFile {
  readonly file: string;
  readonly path: string;
  /** One of the groups found, by identity. */
  readonly group: FileGroup;
  readonly bytes: number;
  /** Milliseconds; only to see that a file has not changed, never in a document. */
  readonly modified: number;
  /** Tells a file from another that has taken its name, its size and its time. */
  readonly inode: number;
}

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** The groups of the declaration, in its order, and in place of one with `{agency}` a group for each agency found. */
  readonly groups: readonly FileGroup[];
  /** Patterns that match nothing, files that are named twice, agencies that are not certain. */
  readonly problems: readonly Problem[];
}

interface Matched {
  readonly group: FileGroup;
  readonly matches: readonly string[];
}

/** The files of a source, in the order of its declaration, then of its agencies, and then of their names. */
export async function findFiles(declared: readonly FileGroup[], project: string): Promise<FoundFiles> {
  const files: FoundFile[] = [];
  const groups: FileGroup[] = [];
  const problems: Problem[] = [];
  for (const one of declared) {
    const matches = await matchesOf(one.match, project);
    if (matches.length === 0)
      problems.push(
        problem(
          'file-missing',
          one.match,
          'must match at least one file (got none)',
          'check the pattern under "files:", from the folder of the project',
        ),
      );
    const byAgency = one.match.includes(agencyMark) ? splitByAgency({ group: one, matches }, problems) : [];
    for (const { group, matches: own } of byAgency.length > 0 ? byAgency : [{ group: one, matches }]) {
      groups.push(group);
      for (const match of own) files.push(await describe(join(project, match), { group, project, files, problems }));
    }
  }
  return { files, groups, problems };
}

const problem = (id: string, place: string, message: string, hint: string): Problem => ({
  id,
  place,
  message,
  hint,
  frame: '',
});

async function matchesOf(match: string, project: string): Promise<readonly string[]> {
  const pattern = withoutAgency(match);
  // a file may have the name of a pattern, such as "crime (1).csv"
  const isPattern = isDynamicPattern(pattern) && !(await stat(join(project, match)).catch(() => undefined));
  if (!isPattern) return [match];
  return (await glob(pattern, { cwd: project, absolute: false, dot: false })).sort();
}

/** One group for each agency that the names of files tell, sorted by its name. */
function splitByAgency({ group, matches }: Matched, problems: Problem[]): readonly Matched[] {
  if (group.agency !== null) {
    problems.push(
      problem(
        'agency-twice',
        group.match,
        `must say its agency once (got {agency} in the pattern, and agency: "${group.agency}")`,
        'remove "agency:", or write * in place of {agency}',
      ),
    );
    return [];
  }
  const byAgency = new Map<string, string[]>();
  for (const match of matches) {
    const [agency, ...others] = agenciesIn(group.match, match.split('\\').join('/'));
    if (agency === undefined || others.length > 0)
      problems.push(
        problem(
          'agency-uncertain',
          match,
          agency === undefined
            ? `must say its agency where "${group.match}" has {agency} (it cannot be told)`
            : `must say its agency where "${group.match}" has {agency} (got ${[agency, ...others].map((name) => `"${name}"`).join(' or ')})`,
          'name the files of this agency by themselves, each with its "agency:"',
        ),
      );
    if (agency !== undefined) byAgency.set(agency, [...(byAgency.get(agency) ?? []), match]);
  }
  return [...byAgency]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([agency, own]) => ({ group: { ...group, agency }, matches: own }));
}

interface Finding {
  readonly group: FileGroup;
  readonly project: string;
  readonly files: readonly FoundFile[];
  readonly problems: Problem[];
}

async function describe(path: string, { group, project, files, problems }: Finding): Promise<FoundFile> {
  const file = relative(project, path).split('\\').join('/');
  if (files.some((known) => known.path === path))
    problems.push(
      problem(
        'file-twice',
        file,
        `must be named once in a source (it is also in "${group.match}")`,
        'a file that is read twice would be counted twice',
      ),
    );
  const status = await stat(path).catch(() => undefined);
  return { file, path, group, bytes: status?.size ?? 0, modified: status?.mtimeMs ?? 0, inode: status?.ino ?? 0 };
}
