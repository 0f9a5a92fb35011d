import { columnsOf } from '../crosstab/index.ts';
import type { Finding } from '../spec/index.ts';
import type { Subject } from './subjects.ts';

/**
 * How many events there were of each weight, from the lightest on and last those without one, month by month of those that
 * count. What they weigh and how many they are gives these numbers back.
 *
 * @returns nothing of metrics that weigh no events
 */
export function eventsByWeight({ cells }: Pick<Subject, 'cells'>): Finding['byWeight'] {
  if (cells.kind !== 'harm') return undefined;
  const { spans, columns } = cells;
  const [events, kinds] = [columns[0], columns.slice(columnsOf.harm.length)];
  const inMonth = (running: Float64Array | undefined, month: number): number =>
    (running?.[month + 1] ?? 0) - (running?.[month] ?? 0);
  return spans.map(({ from, to }, month) => {
    const counts = kinds.map((kind) => inMonth(kind, month));
    return { from, to, counts: [...counts, counts.reduce((left, own) => left - own, inMonth(events, month))] };
  });
}
