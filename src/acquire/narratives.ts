import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import type { Problem } from '../errors.ts';
import { type Narrative, type Pipeline, resolveNarrative } from '../spec/index.ts';
import { narrativeSections } from '../words/index.ts';

/** A narrative with the hash of its file. */
export interface ReadNarrative extends Narrative {
  readonly sha256: string;
}

export interface NarrativesRead {
  readonly narratives: readonly ReadNarrative[];
  readonly problems: readonly Problem[];
}

/**
 * What people say of the reports of a pipeline: narrative/PIPELINE/PERIOD.md, each of one period. All but the latest are
 * history: they may speak of metrics that the pipeline tells no more.
 *
 * @param known  all metrics that there are
 */
export async function readNarratives(
  folder: string,
  { id, calendar, metrics }: Pipeline,
  known: readonly string[],
): Promise<NarrativesRead> {
  const paths = (await glob(`narrative/${id}/*.md`, { cwd: folder })).map((path) => path.split('\\').join('/')).sort();
  const told = metrics.map((metric) => metric.id);
  const named = (path: string): readonly string[] => (path === paths.at(-1) ? told : [...told, ...known]);
  const read = await Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(join(folder, path));
      const text = bytes
        .toString('utf8')
        .replace(/^\uFEFF/, '')
        .replaceAll('\r\n', '\n');
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return {
        sha256,
        ...resolveNarrative({ path, text }, { calendar, metrics: named(path), sections: narrativeSections }),
      };
    }),
  );
  return {
    narratives: read.flatMap(({ narrative, sha256 }) => (narrative ? [{ ...narrative, sha256 }] : [])),
    problems: read.flatMap(({ problems }) => problems),
  };
}
