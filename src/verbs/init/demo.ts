import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFolder } from '../../acquire/index.ts';

/** What comes with the program, and makes a project by itself: made-up cities, their pipelines, metrics and reports, what was decided and said. */
const rooms = ['actions', 'data-samples', 'metrics', 'narrative', 'pipelines', 'reports'] as const;
/** How the samples are made is of no use in a project. */
const isPart = (path: string): boolean => !path.endsWith('.ts');

export async function demoFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const room of rooms)
    for (const path of await filesIn(join(packageFolder(), room)))
      if (isPart(path)) files.set(`${room}/${path}`, await readFile(join(packageFolder(), room, path)));
  return files;
}

export const reportFiles = async (): Promise<ReadonlyMap<string, Uint8Array>> =>
  copies('reports', await filesIn(join(packageFolder(), 'reports')));

/** What a person writes, and an editor completes and explains; `yardline schema` prints the other schemas. */
const declarations = ['metric', 'narrative', 'pipeline', 'report'] as const;

/** The schemas that the first line of each declaration names. */
export const schemaFiles = async (): Promise<ReadonlyMap<string, Uint8Array>> =>
  copies(
    'docs/schemas',
    declarations.map((name) => `${name}.json`),
  );

async function copies(room: string, paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const path of paths) files.set(`${room}/${path}`, await readFile(join(packageFolder(), room, path)));
  return files;
}

const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split('\\')
        .join('/'),
    )
    .sort();
