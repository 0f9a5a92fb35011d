import { type Check, nearest } from '../../spec/index.ts';
import type { Warehouse } from '../../store/index.ts';
import { formatCount } from '../../words/index.ts';
import { type AreaList, areaNames } from '../area-list.ts';
import type { LoadedSource } from '../load-source.ts';
import { checkOf } from './check-of.ts';

/** Areas that are declared and not in the universe: they have no numbers, and are listed. */
export function checkAreas({ areas, strangers }: AreaList): Check {
  const names = areas.map((area) => area.area);
  const items = strangers.map((value) => {
    const near = nearest(value, names);
    return { value, n: 1, hint: near === undefined ? 'no area has a name like it' : `like "${near}"` };
  });
  return checkOf({
    source: 'areas',
    rule: 'not-in-universe',
    observed: strangers.length,
    limit: 0,
    n: areas.length,
    unit: 'areas',
    detail: `${formatCount(strangers.length)} declared ${strangers.length === 1 ? 'area is' : 'areas are'} not in the universe of ${formatCount(areas.length)}`,
    items,
  });
}

/**
 * Areas that a rate cannot hold, for nobody lives there as far as the data say. A programme area among them would
 * drop out of its own evaluation: that fails.
 */
export async function checkPopulation(loaded: LoadedSource, areaList: AreaList, warehouse: Warehouse): Promise<Check> {
  const { areas } = areaList;
  const homes = areaNames(areaList);
  const rows = await warehouse.rows(loaded.table, ['area', 'population']);
  const peopled = new Set(
    rows.filter(([, population]) => Number(population) > 0).map(([area]) => homes.get(String(area))),
  );
  const empty = areas.filter((area) => !peopled.has(area.area) && area.role !== 'excluded');
  const program = empty.filter((area) => area.role === 'program');
  return checkOf({
    source: loaded.source.id,
    rule: 'without-population',
    observed: program.length,
    limit: 0,
    n: areas.length,
    unit: 'areas',
    severity: 'fail',
    detail: `${formatCount(program.length)} programme areas and ${formatCount(empty.length - program.length)} other areas have no population`,
    items: empty.map(({ area, role }) => ({ value: area, n: 1, hint: role === 'program' ? 'a programme area' : '' })),
  });
}
