import type { ClockedColumn, SettledHours } from '../intervals.ts';
import { type FactsTable, fileNumber } from '../warehouse.ts';
import type { Ask } from './connection.ts';
import { factsName, identifier, literal } from './sql.ts';
import { clockChanges } from './zones.ts';

interface Asked {
  readonly columns: readonly ClockedColumn[];
  /** The zone of stored times. */
  readonly zone: string;
}

/**
 * Local times that a declaration settled: read as one of the two hours that a clock shows in autumn, or moved out of the
 * hour that it skips in spring. Of files in the pipeline's own zone the first can still be told from what is stored; of
 * others it is counted when they are read, as the second is.
 */
export async function settledHours(ask: Ask, table: FactsTable, { columns, zone }: Asked): Promise<SettledHours> {
  let [n, repeated] = [0, 0];
  for (const column of columns) {
    const own = await countTwice(ask, table, { ...column, zone });
    n += own.n;
    repeated += own.repeated;
  }
  if (!table.settledTimes) return { n, repeated, moved: 0 };
  const [[twice, moved] = []] = await ask(`SELECT sum(_twice), sum(_moved) FROM ${factsName(table)}`);
  return { n, repeated: repeated + Number(twice ?? 0), moved: Number(moved ?? 0) };
}

async function countTwice(
  ask: Ask,
  table: FactsTable,
  { column, precision, isOwnZone, groups, zone }: ClockedColumn & { readonly zone: string },
): Promise<{ readonly n: number; readonly repeated: number }> {
  const time = identifier(column);
  const files = groups.map((group) => `_file >= ${fileNumber(group, 0)} AND _file < ${fileNumber(group + 1, 0)}`);
  const isTime = precision === null ? `${time} IS NOT NULL` : `${identifier(precision)} = 'time'`;
  const isOurs = groups.length === table.groups.length ? isTime : `${isTime} AND (${files.join(' OR ')})`;
  const [ends] = await ask(
    `SELECT strftime(min(${time}), '%Y-%m-%d'), strftime(max(${time}), '%Y-%m-%d'), count(*) FROM ${factsName(table)} WHERE ${isOurs}`,
  );
  const [first, last, n] = ends ?? [];
  if (!first || !last) return { n: 0, repeated: 0 };
  if (!isOwnZone) return { n: Number(n), repeated: 0 };
  const clock = await clockChanges(ask, zone, { repeated: true, within: { from: String(first), to: String(last) } });
  if (clock.repeated.length === 0) return { n: Number(n), repeated: 0 };
  const hours = clock.repeated.map(
    ({ from, until }) => `(${time} >= TIMESTAMP ${literal(from)} AND ${time} < TIMESTAMP ${literal(until)})`,
  );
  // a filter of the count reads five million times in half the time that one of the rows takes (measured)
  const [[repeated] = [0]] = await ask(
    `SELECT count(*) FILTER ((${hours.join(' OR ')}) AND ${isOurs}) FROM ${factsName(table)}`,
  );
  return { n: Number(n), repeated: Number(repeated) };
}
