import { areaNames, type Conformed } from '../conform/index.ts';
import type { Pipeline } from '../spec/index.ts';
import type { Warehouse } from '../store/index.ts';
import type { CensusPoints } from './exposure.ts';

/** What an area's residents are counted by in a source: itself, or the smaller areas that it is made of; none where it has no count. */
export type Census = (source: string | null, area: string) => readonly CensusPoints[];

/** The populations that metrics are measured against. An area that has counts of its own is never added up as well. */
export async function censusOf(
  pipeline: Pipeline,
  { sources, areaList }: Conformed,
  warehouse: Warehouse,
): Promise<Census> {
  const homes = areaNames(areaList);
  const used = new Set(pipeline.metrics.map((metric) => metric.exposure));
  const census = new Map<string, ReadonlyMap<string, readonly CensusPoints[]>>();
  for (const { source, table } of sources) {
    if (source.kind !== 'populations' || !used.has(source.id)) continue;
    const points = new Map<string, { readonly year: number; readonly population: number }[]>();
    for (const [area, year, population] of await warehouse.rows(table, ['area', 'year', 'population'])) {
      const own = points.get(String(area)) ?? [];
      points.set(String(area), [...own, { year: Number(year), population: Number(population) }]);
    }
    census.set(source.id, membersOf(points, homes));
  }
  return (source, area) => census.get(source ?? '')?.get(area) ?? [];
}

function membersOf(
  counted: ReadonlyMap<string, CensusPoints>,
  homes: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly CensusPoints[]> {
  const members = new Map<string, CensusPoints[]>();
  for (const [name, points] of counted) {
    const area = homes.get(name) ?? name;
    if (area !== name && counted.has(area)) continue;
    members.set(area, [...(members.get(area) ?? []), points.toSorted((a, b) => a.year - b.year)]);
  }
  return members;
}
