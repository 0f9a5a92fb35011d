import { type Check, isOfResidents, type Pipeline } from '../spec/index.ts';
import type { Warehouse } from '../store/index.ts';
import { formatCount } from '../words/index.ts';
import { checkOf } from './checks/index.ts';
import type { LoadedSource } from './load-source.ts';

/** Groups that rates are told for and of which nobody counted the residents: their events would have no rate, for a spelling. */
export async function groupResidents(
  { source, table }: LoadedSource,
  { metrics }: Pipeline,
  warehouse: Warehouse,
): Promise<readonly Check[]> {
  const rates = metrics.filter(({ measure, exposure }) => isOfResidents(measure) && exposure === source.id);
  const wanted = rates.flatMap(({ title, by }) =>
    (by?.groups ?? []).filter(({ kind }) => kind === 'named').map((group) => ({ ...group, title })),
  );
  if (wanted.length === 0 || !source.columns.some(({ name }) => name === 'group')) return [];
  const known = new Set((await warehouse.countBy(table, ['group'])).map(({ values }) => String(values[0])));
  const without = wanted.filter(({ values }) => !values.some((value) => known.has(String(value))));
  return [
    checkOf({
      source: source.id,
      rule: 'group-residents',
      observed: without.length,
      limit: 0,
      n: wanted.length,
      unit: 'rows',
      detail: `${formatCount(without.length)} of ${formatCount(wanted.length)} groups have no residents here, and so no rate`,
      items: without.map(({ name, title }) => ({
        value: name,
        n: null,
        hint: `${title}: add the name that residents have to its values`,
      })),
    }),
  ];
}
