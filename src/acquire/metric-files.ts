import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { exitCodes, type Problem, YardlineError } from '../errors.ts';
import { type MetricDeclaration, type Path, parseDeclaration, problemAt } from '../spec/index.ts';
import { packageFolder } from './package-folder.ts';

/** A metric by itself, apart from any pipeline. */
export interface MetricFile {
  /** The name that pipelines use for it: outcomes/robberies. */
  readonly metric: string;
  readonly path: string;
  readonly declaration: MetricDeclaration;
  /** Where a part of it stands: file, line and column. */
  readonly placeOf: (path: Path) => string;
}

/** The metrics of a project, and those that come with the program under names that the project does not have. */
export interface MetricFiles {
  readonly own: readonly MetricFile[];
  readonly shipped: readonly MetricFile[];
}

/** Reads every metric there is; throws once, with every mistake in all of these files. */
export async function readMetrics(folder: string): Promise<MetricFiles> {
  const problems: Problem[] = [];
  const own = await readFolder(folder, problems);
  const names = new Set(own.map(({ metric }) => metric));
  const isSame = resolve(folder) === resolve(packageFolder());
  const shipped = isSame ? [] : await readFolder(packageFolder(), problems);
  if (problems.length > 0) throw new YardlineError(exitCodes.declaration, problems);
  return { own, shipped: shipped.filter(({ metric }) => !names.has(metric)) };
}

async function readFolder(folder: string, problems: Problem[]): Promise<readonly MetricFile[]> {
  const paths = (await glob('metrics/**/*.yaml', { cwd: folder })).map((path) => path.split('\\').join('/')).sort();
  const files: MetricFile[] = [];
  for (const path of paths) {
    const parsed = parseDeclaration('metric', { path, text: await readFile(join(folder, path), 'utf8') });
    problems.push(...parsed.problems);
    const { located, value } = parsed;
    if (!value) continue;
    files.push({
      metric: path.slice('metrics/'.length, -'.yaml'.length),
      path,
      declaration: value,
      placeOf: (part) =>
        problemAt(located.file, located.offsetOf(part, 'key'), { id: '', message: '', hint: '' }).place,
    });
  }
  return files;
}
