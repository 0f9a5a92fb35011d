import type { Check } from '../spec/index.ts';
import type { Warehouse } from '../store/index.ts';
import { formatCount } from '../words/index.ts';
import { checkOf } from './checks/check-of.ts';
import { kinds } from './kinds.ts';
import type { LoadedSource } from './load-source.ts';

/** A larger share is told as a warning: such records lie in no period, and so in no figure. */
const usualLimit = 0.01;

/** Records without the time that says when, where a record may lack it. */
export async function checkWhen({ source, table }: LoadedSource, warehouse: Warehouse): Promise<readonly Check[]> {
  const { when } = source;
  const column = kinds.get(source.kind)?.columns.find(({ name }) => name === when);
  if (when === null || column === undefined || column.filled) return [];
  const [[all] = []] = await warehouse.tallies(table, [{ by: [], filled: [when], ends: null, through: null }]);
  const n = all?.n ?? 0;
  const missing = n - (all?.filled[0] ?? 0);
  return [
    checkOf({
      source: source.id,
      rule: 'without-time',
      observed: n === 0 ? 0 : missing / n,
      limit: usualLimit,
      n,
      unit: 'share',
      detail: `${formatCount(missing)} of ${formatCount(n)} records have no ${when}: they lie in no period, and in no figure`,
    }),
  ];
}
