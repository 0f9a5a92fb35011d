import type { Check } from '../spec/index.ts';
import type { Warehouse } from '../store/index.ts';
import { formatCount } from '../words/index.ts';
import { checkOf } from './checks/index.ts';
import type { LoadedSource } from './load-source.ts';

/** A larger share is told as a warning. */
const usualLimit = 0.01;

/**
 * Records without a full key: they are the same as no other, so that an export that is sent again brings them in again.
 * The column that is blank most often says how many there are at least.
 */
export async function checkKey(
  { source, table, hasFullKeys }: LoadedSource,
  warehouse: Warehouse,
): Promise<readonly Check[]> {
  const key = source.key.filter((name) => source.columns.some((column) => column.name === name));
  if (key.length === 0) return [];
  // counting blanks reads the whole column once more, and the search for equal keys may have seen that there are none
  const filled = hasFullKeys ? [] : key;
  const [[all] = []] = await warehouse.tallies(table, [{ by: [], filled, ends: null, through: null }]);
  const n = all?.n ?? 0;
  const blank = key.map((_, place) => n - (all?.filled[place] ?? n));
  const missing = Math.max(...blank);
  const isLeast = blank.filter((count) => count > 0).length > 1;
  return [
    checkOf({
      source: source.id,
      rule: 'without-key',
      observed: n === 0 ? 0 : missing / n,
      limit: usualLimit,
      n,
      unit: 'share',
      detail: `${isLeast ? 'at least ' : ''}${formatCount(missing)} of ${formatCount(n)} records have no ${isLeast ? 'full key' : key[blank.indexOf(missing)]}: each stands by itself, and sent again would count again`,
    }),
  ];
}
