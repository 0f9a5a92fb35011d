import type { Span } from '../../spec/index.ts';
import type { Warehouse } from '../../store/index.ts';
import type { LoadedSource } from '../load-source.ts';
import type { DayCount } from './measurements.ts';

const isDay = /^\d{4}-\d{2}-\d{2}$/;

/** How many records each day has; of figures, what they add up to. */
export async function countDays(
  { source, table }: LoadedSource,
  { when, range }: { readonly when: string; readonly range: Span },
  warehouse: Warehouse,
): Promise<readonly DayCount[]> {
  if (source.kind === 'aggregates') return addedUp(await warehouse.rows(table, [when, 'value']));
  const measures = [{ id: 'n', where: {}, of: null, sum: null }];
  const rows = await warehouse.panel({ table, when, area: null, grain: 'day', cover: range, measures });
  return rows.map(({ start, values: [n = 0] }) => ({ day: start, n }));
}

function addedUp(rows: Awaited<ReturnType<Warehouse['rows']>>): readonly DayCount[] {
  const sums = new Map<string, number>();
  for (const [period, value] of rows) {
    const day = String(period);
    if (isDay.test(day) && typeof value === 'number') sums.set(day, (sums.get(day) ?? 0) + value);
  }
  return [...sums].map(([day, n]) => ({ day, n })).sort((a, b) => (a.day < b.day ? -1 : 1));
}
