import type { AreasModel } from './model.ts';
import { suggest } from './nearest.ts';
import type { PipelineDeclaration } from './pipeline.ts';
import type { Complaints } from './problems.ts';
import type { ResolvedSource } from './resolve-sources.ts';

/** The id of the source that holds the areas file: no declared id can be the same, for theirs have no colon. */
export const areasSourceId = 'pipeline:areas';
export const parentsSourceId = 'pipeline:parents';

type AreaRow = NonNullable<NonNullable<PipelineDeclaration['areas']>['list']>[number];

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
    defaultRole: areas?.['default-role'] ?? 'comparison',
  };
}

function areaOf(rows: readonly AreaRow[]): AreasModel['list'] {
  const [first] = rows;
  if (!first) return [];
  const intervals = rows
    .flatMap(({ start, end }) => (start === undefined ? [] : [{ start, end: end ?? null }]))
    .sort((a, b) => (a.start < b.start ? -1 : 1));
  return [{ area: first.area, role: first.role, site: first.site ?? first.area, intervals }];
}

interface RowContext {
  /** Earlier rows of the same area. */
  readonly before: readonly AreaRow[];
  readonly index: number;
  readonly complain: Complaints;
}

/** An area has one role and one site; of its rows, each is a time of work apart from the others. */
function checkRow(row: AreaRow, { before, index, complain }: RowContext): void {
  const about = (key: keyof AreaRow, message: string, hint: string): void =>
    complain.about(['areas', 'list', index, key], 'value', { id: 'areas', message, hint });
  const { area, role, start, end } = row;
  if (start === undefined && end !== undefined)
    about('end', `area "${area}" has an end of work without a start`, 'add start:, or drop the end');
  const [first] = before;
  if (!first) return;
  const site = row.site ?? area;
  const firstSite = first.site ?? area;
  if (role !== first.role)
    about(
      'role',
      `area "${area}" has two roles: ${first.role} and ${role}`,
      'an area has one role: keep one of the two',
    );
  else if (site !== firstSite)
    about('site', `area "${area}" has two sites: ${firstSite} and ${site}`, 'an area belongs to one site');
  else if (start === undefined || before.some((earlier) => earlier.start === undefined))
    about(
      'area',
      `area "${area}" stands here twice`,
      'an area that was suspended and reopened has a start in every row',
    );
  else {
    const overlap = before.find((earlier) => overlaps(earlier, row));
    if (overlap)
      about(
        'start',
        `area "${area}" works from ${start} while it already works from ${overlap.start}${overlap.end === undefined ? '' : ` to ${overlap.end}`}`,
        'end one time of work before the next begins',
      );
  }
}

/** Both ends belong to a time of work; ISO dates compare as texts, and an open end comes after all of them. */
const overlaps = (a: AreaRow, b: AreaRow): boolean =>
  (a.start ?? '') <= (b.end ?? '9999-12-31') && (b.start ?? '') <= (a.end ?? '9999-12-31');

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
