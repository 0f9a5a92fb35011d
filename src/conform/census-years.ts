import type { Check } from '../spec/index.ts';
import type { Warehouse } from '../store/index.ts';
import { formatCount } from '../words/index.ts';
import { checkOf } from './checks/index.ts';
import type { LoadedSource } from './load-source.ts';

const yearsNamed = 6;

/** When residents were counted: a rate must not rest on the count of one year without saying so. */
export async function censusYears({ source, table }: LoadedSource, warehouse: Warehouse): Promise<Check> {
  const counts = await warehouse.countBy(table, ['area', 'year']);
  const yearsOf = new Map<string, number>();
  for (const { values } of counts) yearsOf.set(String(values[0]), (yearsOf.get(String(values[0])) ?? 0) + 1);
  const once = [...yearsOf.values()].filter((years) => years === 1).length;
  const years = [...new Set(counts.map(({ values }) => Number(values[1])))].sort((a, b) => a - b);
  const n = yearsOf.size;
  const alone =
    once === 0 || years.length < 2 ? '' : `; ${formatCount(once)} of ${formatCount(n)} areas in one of them alone`;
  const others =
    years.length < 2
      ? ' alone, and are taken to be as many in all other years'
      : `${alone}: on a straight line between two counts, beyond the first and the last as counted then`;
  return checkOf({
    source: source.id,
    rule: 'census-years',
    observed: n === 0 ? 0 : once / n,
    limit: null,
    n,
    unit: 'share',
    severity: 'info',
    detail:
      years.length === 0 ? 'residents were counted in no year' : `residents were counted in ${listed(years)}${others}`,
  });
}

function listed(years: readonly number[]): string {
  if (years.length > yearsNamed) return `${years.length} years from ${years[0]} to ${years.at(-1)}`;
  return years.length < 2 ? years.join('') : `${years.slice(0, -1).join(', ')} and ${years.at(-1)}`;
}
