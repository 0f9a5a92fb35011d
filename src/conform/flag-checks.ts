import { type Check, otherColumn } from '../spec/index.ts';
import type { Warehouse } from '../store/index.ts';
import { formatCount, spoken } from '../words/index.ts';
import { checkOf } from './checks/check-of.ts';
import type { LoadedSource } from './load-source.ts';

/** A flag that takes free text has as many values as records. */
const mostListed = 50;

/** Values of flags that mean no only because they are not among those that mean yes: a new way to say yes would be one. */
export async function checkFlags({ source, table }: LoadedSource, warehouse: Warehouse): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const { name: flag } of source.columns.filter(({ type }) => type === 'flag')) {
    const other = otherColumn(flag);
    if (!source.columns.some(({ name }) => name === other)) continue;
    const counts = await warehouse.countBy(table, [other]);
    const n = counts.reduce((sum, row) => sum + row.n, 0);
    const values = counts.flatMap(({ values: [value], n: records }) =>
      typeof value === 'string' ? [{ value, n: records, hint: '' }] : [],
    );
    const count = values.reduce((sum, row) => sum + row.n, 0);
    const more =
      values.length > mostListed
        ? [{ value: `${formatCount(values.length - mostListed)} more`, n: null, hint: '' }]
        : [];
    checks.push(
      checkOf({
        source: source.id,
        rule: `other-values/${flag}`,
        observed: n === 0 ? 0 : count / n,
        limit: null,
        n,
        unit: 'share',
        severity: 'info',
        detail: `${formatCount(count)} of ${formatCount(n)} records have another value than those that mean ${spoken(flag)}: ${values.length === 1 ? 'it means' : 'all of them mean'} no (${formatCount(values.length)} ${values.length === 1 ? 'value' : 'different values'})`,
        items: [...values.slice(0, mostListed), ...more],
      }),
    );
  }
  return checks;
}
