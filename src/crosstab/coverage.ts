import { apart, firstWeek, type LoadedSource, longSpans } from '../conform/index.ts';
import { coverOf } from '../spec/index.ts';
import type { Warehouse } from '../store/index.ts';
import type { Coverage } from './panel.ts';

/** What a source covers: as declared, or from its first record to its last. */
export async function coverageOf(
  { source, table }: LoadedSource,
  warehouse: Warehouse,
  grain: 'month' | 'day',
): Promise<Coverage> {
  const { when, covers } = source;
  const cover = coverOf(source, covers === null && when ? await warehouse.range(table, when) : null);
  return {
    ...cover,
    longer: await longSpans(table, grain, warehouse),
    weeks: await firstWeek(table, warehouse),
  };
}

/** Of two sources, only the days that both cover say anything together. */
export function commonCoverage([first, ...others]: readonly Coverage[]): Coverage {
  const least = (a: string, b: string): string => (a < b ? a : b);
  const day = '1970-01-01';
  const none = { from: day, to: day, settledThrough: day, lagDeclared: false, longer: [], weeks: null };
  return others.reduce(
    (common, own) => ({
      from: own.from > common.from ? own.from : common.from,
      to: least(own.to, common.to),
      settledThrough: least(own.settledThrough, common.settledThrough),
      lagDeclared: own.lagDeclared && common.lagDeclared,
      longer: apart([...common.longer, ...own.longer]),
      weeks: common.weeks ?? own.weeks,
    }),
    first ?? none,
  );
}
