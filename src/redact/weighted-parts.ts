import type { Tally } from './twins.ts';

/**
 * Answers with the name of the metric that asks whoever gave them as well, such as one of tenants: those are each other's alone.
 *
 * @param ofSome  what those answered, by metric
 * @returns null where metrics ask some of the same people, or weigh them otherwise: it is not known then who is asked by which
 */
export function apartIn(tally: Tally, ofSome: ReadonlyMap<string, Tally>): Tally | null {
  if (ofSome.size === 0) return tally;
  const left = new Map(tally.map((row) => [keyOf(row), { ...row }]));
  for (const row of [...ofSome.values()].flat()) {
    const all = left.get(keyOf(row));
    if (!all || all.n < row.n) return null;
    all.n -= row.n;
  }
  return [
    ...[...left.values()].filter(({ n }) => n > 0),
    ...[...ofSome].flatMap(([asked, rows]) => rows.map((row) => ({ ...row, asked }))),
  ];
}

const keyOf = ({ start, weight, answer, unit }: Tally[number]): string => JSON.stringify([start, weight, answer, unit]);
