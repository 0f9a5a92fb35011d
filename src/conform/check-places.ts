import { areasSourceId, type Check, parentsSourceId, placedColumn } from '../spec/index.ts';
import type { Placed, Warehouse } from '../store/index.ts';
import { formatCount } from '../words/index.ts';
import type { AreaList } from './area-list.ts';
import { censusYears } from './census-years.ts';
import { checkOf } from './checks/index.ts';
import type { LoadedSource } from './load-source.ts';

/** How records of a source came to their areas, and what its lists of areas and codes leave open. */
export async function checkPlaces(
  loaded: LoadedSource,
  areaList: AreaList,
  warehouse: Warehouse,
): Promise<readonly Check[]> {
  const { source, table } = loaded;
  if (source.id === areasSourceId) return [partialDates(loaded, areaList)];
  if (source.id === parentsSourceId) return [homelessAreas(loaded, areaList)];
  const placed = source.polygons ? placedChecks(source.id, await warehouse.countBy(table, [placedColumn])) : [];
  const population =
    source.kind === 'populations'
      ? [await censusYears(loaded, warehouse), ...(await partlyCounted(loaded, areaList, warehouse))]
      : [];
  return [...placed, ...population, ...strangeAgencies(loaded)];
}

/** Shares above which a reader should know. */
const usualLimits = { outside: 0.05, impossible: 0.05, overlap: 0.01 } as const;

type How = Placed['how'] | 'given' | 'no-coordinates';

function placedChecks(
  source: string,
  counts: readonly { readonly values: readonly unknown[]; readonly n: number }[],
): readonly Check[] {
  const of = (...hows: readonly How[]): number =>
    counts.filter(({ values }) => hows.some((how) => how === values[0])).reduce((sum, { n }) => sum + n, 0);
  const n = counts.reduce((sum, row) => sum + row.n, 0);
  const line = (rule: string, count: number, { detail, limit }: { detail: string; limit: number | null }): Check =>
    checkOf({
      source,
      rule,
      observed: n === 0 ? 0 : count / n,
      limit,
      n,
      unit: 'share',
      severity: limit === null ? 'info' : 'warn',
      detail: `${formatCount(count)} of ${formatCount(n)} records ${detail}`,
    });
  const { outside, impossible, overlap } = usualLimits;
  const borders = `${formatCount(of('border'))} of them on a border (the first polygon in the file has them)`;
  const swapped = `longitude and latitude exchanged (${formatCount(of('swapped'))})`;
  return [
    line('located-by-polygon', of('polygon', 'border', 'overlap'), {
      detail: `got their area from a polygon, ${borders}`,
      limit: null,
    }),
    line('overlapping-polygons', of('overlap'), {
      detail: 'lie in polygons of several areas (the first in the file has them)',
      limit: overlap,
    }),
    line('outside-polygons', of('outside'), {
      detail: 'have no area, and coordinates outside all polygons',
      limit: outside,
    }),
    line('impossible-coordinates', of('impossible', 'swapped'), {
      detail: `have no area, and coordinates that are no place (0, 0, or beyond the degrees) or have ${swapped}`,
      limit: impossible,
    }),
    line('no-coordinates', of('no-coordinates'), { detail: 'have neither an area nor coordinates', limit: null }),
  ];
}

function partialDates({ source }: LoadedSource, areaList: AreaList): Check {
  const { partialDates: count } = areaList;
  return checkOf({
    source: source.id,
    rule: 'partial-dates',
    observed: count,
    limit: null,
    n: areaList.areas.length,
    unit: 'rows',
    severity: 'info',
    detail: `${formatCount(count)} dates say only a month or a year: work began on its first day, and ended on its last`,
  });
}

/** Smaller areas that are a part of no area of the evaluation: records that name them are counted nowhere. */
function homelessAreas({ source, ledger }: LoadedSource, { smaller }: AreaList): Check {
  const listed = ledger.reduce((sum, line) => sum + line.loaded, 0);
  return checkOf({
    source: source.id,
    rule: 'smaller-areas',
    observed: smaller.length,
    limit: null,
    n: listed,
    unit: 'areas',
    severity: 'info',
    detail: `${formatCount(smaller.length)} of ${formatCount(listed)} listed areas are counted under the area that they are a part of`,
  });
}

/** Areas whose population is the sum of smaller ones, of which some have none: their rates come out too high. */
async function partlyCounted(
  { source, table }: LoadedSource,
  { areas, smaller }: AreaList,
  warehouse: Warehouse,
): Promise<readonly Check[]> {
  if (smaller.length === 0) return [];
  const counted = new Set((await warehouse.rows(table, ['area'])).map(([area]) => String(area)));
  const summed = new Set(
    smaller.filter(({ name, area }) => counted.has(name) && !counted.has(area)).map(({ area }) => area),
  );
  const without = smaller.filter(({ name, area }) => summed.has(area) && !counted.has(name));
  return [
    checkOf({
      source: source.id,
      rule: 'partly-counted',
      observed: without.length,
      limit: 0,
      n: areas.length,
      unit: 'areas',
      detail: `${formatCount(without.length)} smaller areas have no population, while others of the same area have one`,
      items: without.map(({ name, area }) => ({ value: name, n: 1, hint: `a part of ${area}` })),
    }),
  ];
}

/** Agencies that a code list names and no file comes from: their codes are never used. */
function strangeAgencies({ source, table }: LoadedSource): readonly Check[] {
  const named = new Set(
    source.files.flatMap(({ mappings }) =>
      mappings.flatMap(({ codes }) => codes?.entries.flatMap(({ agency }) => agency ?? []) ?? []),
    ),
  );
  if (named.size === 0) return [];
  const agencies = new Set(table.groups.map(({ agency }) => agency));
  const strange = [...named].filter((agency) => !agencies.has(agency)).sort();
  return [
    checkOf({
      source: source.id,
      rule: 'code-agencies',
      observed: strange.length,
      limit: 0,
      n: named.size,
      unit: 'codes',
      detail: `${formatCount(strange.length)} of ${formatCount(named.size)} agencies in the code list have no file`,
      items: strange.map((value) => ({
        value,
        n: 1,
        hint: `files come from: ${[...agencies].flatMap((agency) => agency ?? []).join(', ') || 'no agency'}`,
      })),
    }),
  ];
}
