import { areaNames, type Conformed } from '../conform/index.ts';
import { groupMetrics, type Metric, type Pipeline } from '../spec/index.ts';
import type { Warehouse } from '../store/index.ts';
import type { CensusPoints } from './exposure.ts';

/** Whose residents: those of some groups, as the populations name them, or everybody. */
export type Counted = readonly string[] | null;
/** What an area's residents are counted by in a source: itself, or the smaller areas that it is made of; none where it has no count. */
export type Census = (source: string | null, area: string, counted: Counted) => readonly CensusPoints[];

/** Whose residents a metric is measured against. */
export const countedFor = ({ group }: Metric): Counted => (group === null ? null : group.values.map(String));

/** A count of one group; of everybody where the group is null. */
interface Count {
  readonly area: string;
  readonly year: number;
  readonly population: number;
  readonly group: string | null;
}

/** The populations that metrics are measured against. An area that has counts of its own is never added up as well. */
export async function censusOf(
  pipeline: Pipeline,
  { sources, areaList }: Conformed,
  warehouse: Warehouse,
): Promise<Census> {
  const homes = areaNames(areaList);
  const metrics = pipeline.metrics.flatMap((metric) => [metric, ...groupMetrics(metric)]);
  const asked = new Set(metrics.map((metric) => JSON.stringify(countedFor(metric))));
  const census = new Map<string, ReadonlyMap<string, readonly CensusPoints[]>>();
  for (const { source, table } of sources) {
    if (source.kind !== 'populations' || !metrics.some(({ exposure }) => exposure === source.id)) continue;
    const columns = [
      'area',
      'year',
      'population',
      ...(source.columns.some(({ name }) => name === 'group') ? ['group'] : []),
    ];
    const counts = (await warehouse.rows(table, columns)).map(
      ([area, year, population, group = null]): Count => ({
        area: String(area),
        year: Number(year),
        population: Number(population),
        group: group === null ? null : String(group),
      }),
    );
    for (const key of asked)
      census.set(`${source.id}${key}`, membersOf(pointsOf(counts, JSON.parse(key) as Counted), homes));
  }
  return (source, area, counted) => census.get(`${source ?? ''}${JSON.stringify(counted)}`)?.get(area) ?? [];
}

/** Residents of a name of a place by year: of everybody as counted, or as the sum of all groups. */
function pointsOf(counts: readonly Count[], counted: Counted): ReadonlyMap<string, CensusPoints> {
  const points = new Map<string, CensusPoints>();
  for (const [area, own] of by(counts, (count) => count.area)) {
    const whole = own.filter(({ group }) => group === null);
    const everybody = whole.length > 0 ? whole : own;
    const found = summed(counted === null ? everybody : own.filter(({ group }) => counted.includes(group ?? '')));
    if (found.length > 0) points.set(area, found);
  }
  return points;
}

/** A year in which one of the groups was not counted has no sum: half of it would be none. */
function summed(counts: readonly Count[]): CensusPoints {
  const groups = new Set(counts.map(({ group }) => group));
  return [...by(counts, ({ year }) => year)].flatMap(([year, own]) =>
    new Set(own.map(({ group }) => group)).size < groups.size
      ? []
      : [{ year, population: own.reduce((sum, { population }) => sum + population, 0) }],
  );
}

function by<Key>(counts: readonly Count[], keyOf: (count: Count) => Key): ReadonlyMap<Key, readonly Count[]> {
  const groups = new Map<Key, Count[]>();
  for (const count of counts) {
    const own = groups.get(keyOf(count));
    if (own) own.push(count);
    else groups.set(keyOf(count), [count]);
  }
  return groups;
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
