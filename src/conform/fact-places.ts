import { findFiles, locateRecords, stageFile } from '../acquire/index.ts';
import { fileNumber } from '../store/index.ts';
import type { ConformContext, LoadedSource } from './load-source.ts';
import { allRejects, nthNotIn } from './rejects.ts';

/**
 * Where facts of a small source stand in its files, as `file:line`. The files are read again: this is for saying what is
 * wrong with a list, and asked only when something is.
 *
 * @param wanted  places of facts among all facts of the source, from 0
 */
export async function placesOfFacts(
  { source, table, rejects }: LoadedSource,
  wanted: readonly number[],
  { warehouse, project, scratch }: Pick<ConformContext, 'warehouse' | 'project' | 'scratch'>,
): Promise<ReadonlyMap<number, string>> {
  const numbers = (await warehouse.rows(table, ['_file'])).map(([number]) => Number(number));
  const listed = await allRejects(rejects);
  const { files, groups } = await findFiles(source.files, project);
  const places = new Map<number, string>();
  for (const found of files) {
    const group = groups.indexOf(found.group);
    const number = fileNumber(group, files.filter((other) => other.group === found.group).indexOf(found));
    const own = wanted.filter((fact) => numbers[fact] === number);
    if (own.length === 0) continue;
    const absent = listed
      .filter(({ file, fate }) => file === found.file && fate !== 'value')
      .map(({ record }) => record)
      .sort((a, b) => a - b);
    const first = numbers.indexOf(number);
    const recordOf = new Map(own.map((fact) => [fact, nthNotIn(absent, fact - first)]));
    const staged = await stageFile({ source: source.id, ...found.group, file: found.file, path: found.path, scratch });
    const lines = await locateRecords(staged, [...recordOf.values()]);
    for (const [fact, record] of recordOf) places.set(fact, `${found.file}:${lines.get(record)?.line ?? 1}`);
  }
  return places;
}
