import { dataError } from '../errors.ts';
import { type Area, type AreaRole, areasSourceId, type Pipeline } from '../spec/index.ts';
import type { CellValue, Warehouse } from '../store/index.ts';
import type { LoadedSource } from './load-source.ts';

/** The areas of an evaluation, each with its role, and the names that were declared but are not among them. */
export interface AreaList {
  readonly areas: readonly Area[];
  /** Named in the declaration or the areas file, and not in the universe. */
  readonly strangers: readonly string[];
}

const roles: readonly AreaRole[] = ['program', 'comparison', 'buffer', 'excluded'];

/** Puts together what the pipeline declares, what the areas file says, and what the universe holds. */
export async function listAreas(
  pipeline: Pipeline,
  loaded: readonly LoadedSource[],
  warehouse: Warehouse,
): Promise<AreaList> {
  const file = loaded.find(({ source }) => source.id === areasSourceId);
  const declared = file ? await fromFile(file, warehouse) : pipeline.areas.list;
  const universe = await universeOf(pipeline, loaded, warehouse);
  if (universe === null) return { areas: [...declared].sort(byName), strangers: [] };
  const named = new Map(declared.map((area) => [area.area, area]));
  const areas = universe.map(
    (area) => named.get(area) ?? { area, role: pipeline.areas.defaultRole, site: area, intervals: [] },
  );
  const strangers = declared
    .map((area) => area.area)
    .filter((area) => !universe.includes(area))
    .sort();
  return { areas, strangers };
}

const byName = (a: Area, b: Area): number => (a.area < b.area ? -1 : 1);

/** All area names of the universe, or null when the declared areas are all there is. */
async function universeOf(
  pipeline: Pipeline,
  loaded: readonly LoadedSource[],
  warehouse: Warehouse,
): Promise<readonly string[] | null> {
  const { universe, source, list } = pipeline.areas;
  const hasDeclared = source !== null || list.length > 0;
  if (universe === null && hasDeclared) return null;
  const from = loaded.filter(
    (entry) =>
      (universe === null ? entry.source.id !== areasSourceId : entry.source.id === universe) &&
      entry.source.columns.some((column) => column.name === 'area'),
  );
  const names = new Set<string>();
  for (const { table } of from)
    for (const { values } of await warehouse.countBy(table, ['area']))
      if (typeof values[0] === 'string') names.add(values[0]);
  return [...names].sort();
}

async function fromFile({ table, source, ledger }: LoadedSource, warehouse: Warehouse): Promise<readonly Area[]> {
  const has = (name: string): boolean => source.columns.some((column) => column.name === name);
  const columns = ['area', 'role', 'site', 'start', 'end'].filter(has);
  const rows = await warehouse.rows(table, columns);
  const areas = new Map<string, Area>();
  for (const row of rows) {
    const value = (name: string): CellValue => row[columns.indexOf(name)] ?? null;
    const area = String(value('area'));
    const role = roles.find((known) => known === value('role'));
    if (!role)
      throw dataError(
        'area-role',
        ledger[0]?.file ?? 'areas',
        `the role of area "${area}" must be one of: ${roles.join(', ')} (got ${value('role') ?? 'nothing'})`,
        'correct it in the file, or give the role as a value in the mapping',
      );
    const start = value('start');
    const interval =
      start === null ? [] : [{ start: String(start), end: value('end') === null ? null : String(value('end')) }];
    const before = areas.get(area);
    if (before && before.role !== role)
      throw dataError(
        'area-role',
        ledger[0]?.file ?? 'areas',
        `area "${area}" must have one role (got ${before.role} and ${role})`,
        'an area that was suspended and reopened has several rows of one role',
      );
    areas.set(area, {
      area,
      role,
      site: String(value('site') ?? area),
      intervals: [...(before?.intervals ?? []), ...interval].sort((a, b) => (a.start < b.start ? -1 : 1)),
    });
  }
  return [...areas.values()];
}
