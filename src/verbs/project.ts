import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, parse, relative, resolve } from 'node:path';
import { usageError } from '../errors.ts';
import type { VerbCall } from './verb.ts';

/** The project's folder, absolute; it must be there. */
export function projectFolder({ options, streams }: VerbCall): string {
  const folder = resolve(streams.cwd, options.project);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw usageError(
    'project-missing',
    folder,
    'must be the folder of the project (there is no such folder)',
    'say where the project is with -C',
  );
}

/** Paths of pipelines from the project's folder: a path, an id, or all there are. */
export async function pipelinePaths(call: VerbCall): Promise<readonly string[]> {
  const folder = projectFolder(call);
  const all = (await readdir(join(folder, 'pipelines')).catch(() => []))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => `pipelines/${name}`);
  if (call.args.length === 0 && all.length === 0)
    throw usageError(
      'no-pipeline',
      folder,
      'must have a pipeline in pipelines/ (got none)',
      'name one, or say where the project is with -C',
    );
  if (call.args.length === 0) return all;
  const { suggest } = await import('../spec/index.ts');
  return call.args.map((name) => {
    const byId = `pipelines/${name}.yaml`;
    if (all.includes(byId)) return byId;
    const given = [join(folder, name), resolve(call.streams.cwd, name)].find((path) =>
      statSync(path, { throwIfNoEntry: false })?.isFile(),
    );
    if (given !== undefined) return relative(folder, given).split('\\').join('/');
    throw usageError(
      'unknown-pipeline',
      name,
      'must be a pipeline: a name in pipelines/, or the path of a file (there is neither)',
      suggest(
        parse(name).name,
        all.map((path) => parse(path).name),
      ) || 'say where the project is with -C',
    );
  });
}

export async function onePipeline(call: VerbCall): Promise<string> {
  const [path, ...more] = await pipelinePaths({ ...call, args: call.args.slice(0, 1) });
  if (path === undefined || more.length > 0)
    throw usageError('which-pipeline', 'pipeline', `must be one pipeline (got ${more.length + 1})`, 'name it');
  return path;
}

/** A whole number given as a flag, or null. */
export function wholeNumber(flag: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d*$/.test(text))
    throw usageError('flag', flag, `must be a whole number from 1 up (got "${text}")`, `for example ${flag} 2`);
  return Number(text);
}
