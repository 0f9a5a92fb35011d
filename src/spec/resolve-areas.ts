import { type AreaRow, faultOfRow, intervalsOf, siteOf } from './area-rows.ts';
import type { AreasModel } from './model.ts';
import { suggest } from './nearest.ts';
import type { PipelineDeclaration } from './pipeline.ts';
import type { Complaints } from './problems.ts';
import type { ResolvedSource } from './resolve-sources.ts';

/** The id of the source that holds the areas file: no declared id can be the same, for theirs have no blanks. */
export const areasSourceId = 'areas file';
export const parentsSourceId = 'smaller areas file';

/** The areas that a pipeline lists, each once, with its role and every time of work; and where all areas come from. */
export function resolveAreas(
  declared: PipelineDeclaration,
  sources: readonly ResolvedSource[],
  complain: Complaints,
): AreasModel {
  const { areas } = declared;
  checkUniverse(declared, sources, complain);
  if (areas?.file !== undefined && areas.list)
    complain.about(['areas', 'list'], 'key', {
      id: 'areas',
      message: 'areas come from a file or from a list, not from both',
      hint: 'keep one of them',
    });
  const list = areas?.list ?? [];
  const sure = (index: number): boolean => !complain.unsure(['areas', 'list', index]);
  const rows = new Map<string, AreaRow[]>();
  for (const [index, row] of list.entries()) {
    const before = list.filter((other, place) => place < index && other.area === row.area && sure(place));
    if (sure(index)) checkRow(row, { before, index, complain });
    rows.set(row.area, [...(rows.get(row.area) ?? []), row]);
  }
  return {
    list: [...rows.values()].flatMap(areaOf),
    source: areas?.file === undefined ? null : areasSourceId,
    universe: areas?.universe ?? null,
    parents: areas?.parents === undefined ? null : parentsSourceId,
    parentsVersion: areas?.parents?.version ?? null,
    defaultRole: areas?.['default-role'] ?? 'comparison',
    called: areas?.called ?? null,
    outlines: outlinesOf(declared, sources),
  };
}

/** The file that is declared for maps, or else the first by which records are placed. */
function outlinesOf({ areas }: PipelineDeclaration, sources: readonly ResolvedSource[]): AreasModel['outlines'] {
  if (areas?.outlines) return { ...areas.outlines, sha256: null };
  return sources.flatMap(({ source }) => source.polygons ?? [])[0] ?? null;
}

function areaOf(rows: readonly AreaRow[]): AreasModel['list'] {
  const [first] = rows;
  if (!first) return [];
  return [
    { area: first.area, title: first.title, role: first.role, site: siteOf(first), intervals: intervalsOf(rows) },
  ];
}

interface RowContext {
  /** Earlier rows of the same area. */
  readonly before: readonly AreaRow[];
  readonly index: number;
  readonly complain: Complaints;
}

function checkRow(row: AreaRow, { before, index, complain }: RowContext): void {
  const fault = faultOfRow(row, before);
  if (fault)
    complain.about(['areas', 'list', index, fault.key], 'value', {
      id: 'areas',
      message: fault.message,
      hint: fault.hint,
    });
}

function checkUniverse(
  { areas, sources: declaredSources }: PipelineDeclaration,
  sources: readonly ResolvedSource[],
  complain: Complaints,
): void {
  const universe = areas?.universe;
  if (universe === undefined) return;
  const ids = sources
    .filter(({ source, doubtful }) => doubtful.has('area') || source.columns.some(({ name }) => name === 'area'))
    .map(({ source }) => source.id);
  // a source of unknown kind is told where it stands
  const broken = universe in declaredSources && !sources.some(({ source }) => source.id === universe);
  if (!ids.includes(universe) && !broken)
    complain.about(['areas', 'universe'], 'value', {
      id: 'unknown-source',
      message: `"${universe}" is not a source with a column "area"`,
      hint: suggest(universe, ids),
    });
}
