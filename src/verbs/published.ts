import { readdir, readFile } from 'node:fs/promises';
import { join, parse, resolve } from 'node:path';
import { usageError } from '../errors.ts';
import type { Findings } from '../spec/index.ts';
import { onePipeline, projectFolder } from './project.ts';
import type { VerbCall } from './verb.ts';

export interface Published {
  readonly findings: Findings;
  readonly folder: string;
  readonly privateFolder: string;
}

/** The documents of a stored run: the one asked for, or the latest. Nothing is computed, and no lock is needed. */
export async function readPublished(call: VerbCall): Promise<Published> {
  const id = parse(await onePipeline(call)).name;
  const root = resolve(projectFolder(call), call.options.out, id);
  const periods = (await readdir(root).catch(() => []))
    .filter((name) => !name.startsWith('.') && name !== 'private')
    .sort();
  const period = call.options.asOf ?? periods.at(-1);
  if (period === undefined || !periods.includes(period))
    throw usageError(
      'no-run',
      id,
      period === undefined
        ? 'must have been run (there is no report yet)'
        : `must have a report for ${period} (there are: ${periods.join(', ') || 'none'})`,
      `yardline run ${id}`,
    );
  const folder = join(root, period);
  return {
    findings: JSON.parse(await readFile(join(folder, 'findings.json'), 'utf8')) as Findings,
    folder,
    privateFolder: join(root, 'private', period),
  };
}
