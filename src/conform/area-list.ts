import { type Area, areasSourceId, areaTitle, type Pipeline, parentsSourceId } from '../spec/index.ts';
import type { Warehouse } from '../store/index.ts';
import { areasInFile } from './areas-file.ts';
import type { ConformContext, LoadedSource } from './load-source.ts';
import { areasAbove, homesOf, type Parents, parentsInFile } from './smaller-areas.ts';

/** The areas of an evaluation, each with its role, and the names that were declared but are not among them. */
export interface AreaList {
  readonly areas: readonly Area[];
  /** Named in the declaration or the areas file, and not in the universe. */
  readonly strangers: readonly string[];
  /** Names of smaller areas, such as beats, each with the area under which its records are counted. */
  readonly smaller: readonly { readonly name: string; readonly area: string }[];
  /** Dates of the areas file that say only the month or the year. */
  readonly partialDates: number;
}

/** Every name that a record may have, and the area of the evaluation for which it stands. */
export const areaNames = ({ areas, smaller }: AreaList): ReadonlyMap<string, string> =>
  new Map([
    ...smaller.map(({ name, area }): [string, string] => [name, area]),
    ...areas.map(({ area }): [string, string] => [area, area]),
  ]);

/** Puts together what the pipeline declares, what the files of areas say, and what the universe holds. */
export async function listAreas(
  pipeline: Pipeline,
  loaded: readonly LoadedSource[],
  context: Pick<ConformContext, 'warehouse' | 'project' | 'scratch'>,
): Promise<AreaList> {
  const areasFile = loaded.find(({ source }) => source.id === areasSourceId);
  const parentsFile = loaded.find(({ source }) => source.id === parentsSourceId);
  const inFile = areasFile && (await areasInFile(areasFile, context));
  const parents: Parents = parentsFile ? await parentsInFile(parentsFile, context) : new Map();
  const declared = inFile?.areas ?? pipeline.areas.list;
  const universe = await universeOf(pipeline, loaded, context.warehouse);
  const named = new Map(declared.map((area) => [area.area, area]));
  const names =
    universe === null ? new Set(named.keys()) : areasAbove(universe, { declared: new Set(named.keys()), parents });
  const areas = [...names]
    .sort()
    .map((area) => named.get(area) ?? { area, role: pipeline.areas.defaultRole, site: area, intervals: [] })
    .map((area) => titled(area, pipeline.areas.called ?? null));
  return {
    areas,
    strangers: [...named.keys()].filter((area) => !names.has(area)).sort(),
    smaller: homesOf(names, parents),
    partialDates: inFile?.partialDates ?? 0,
  };
}

function titled(area: Area, called: string | null): Area {
  const title = areaTitle(area, called);
  return title === area.area ? area : { ...area, title };
}

/** All area names of the universe, or null when the declared areas are all there is. */
async function universeOf(
  pipeline: Pipeline,
  loaded: readonly LoadedSource[],
  warehouse: Warehouse,
): Promise<readonly string[] | null> {
  const { universe, source, list } = pipeline.areas;
  const hasDeclared = source !== null || list.length > 0;
  if (universe === null && hasDeclared) return null;
  const lists: readonly string[] = [areasSourceId, parentsSourceId];
  const from = loaded.filter(
    (entry) =>
      (universe === null ? !lists.includes(entry.source.id) : entry.source.id === universe) &&
      entry.source.columns.some((column) => column.name === 'area'),
  );
  const names = new Set<string>();
  for (const { table } of from)
    for (const { values } of await warehouse.countBy(table, ['area']))
      if (typeof values[0] === 'string') names.add(values[0]);
  return [...names];
}
