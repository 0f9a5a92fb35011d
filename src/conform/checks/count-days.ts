import { figureColumns, type Source, type Span } from '../../spec/index.ts';
import type { Warehouse } from '../../store/index.ts';
import type { LoadedSource } from '../load-source.ts';
import type { DayCount } from './measurements.ts';

const isDay = /^\d{4}-\d{2}-\d{2}$/;

/**
 * How many records each day has; of figures, what they add up to. Null for figures that do not add up: those of unlike
 * things, and means, which say how many records are behind them.
 */
export async function countDays(
  { source, table }: LoadedSource,
  { when, range }: { readonly when: string; readonly range: Span },
  warehouse: Warehouse,
): Promise<readonly DayCount[] | null> {
  if (source.kind === 'aggregates') {
    if (mapsWeights(source)) return null;
    return addedUp(await warehouse.rows(table, [when, figureColumns.value, figureColumns.measure]));
  }
  const measures = [{ id: 'n', where: {}, of: null, sum: null }];
  const rows = await warehouse.panel({ table, when, area: null, grain: 'day', cover: range, measures });
  return rows.map(({ start, values: [n = 0] }) => ({ day: start, n }));
}

const mapsWeights = ({ files }: Source): boolean =>
  files.some(({ mappings }) => mappings.some(({ column }) => column === figureColumns.weight));

function addedUp(rows: Awaited<ReturnType<Warehouse['rows']>>): readonly DayCount[] | null {
  if (new Set(rows.map(([, , measure]) => measure)).size > 1) return null;
  const sums = new Map<string, number>();
  for (const [period, value] of rows) {
    const day = String(period);
    // no count is below zero: such a figure says nothing of its day
    if (isDay.test(day) && typeof value === 'number' && value >= 0) sums.set(day, (sums.get(day) ?? 0) + value);
  }
  return [...sums].map(([day, n]) => ({ day, n })).sort((a, b) => (a.day < b.day ? -1 : 1));
}
