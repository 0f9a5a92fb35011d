import type { FactsTable, FileProfile } from '../warehouse.ts';
import type { Ask } from './connection.ts';
import { identifier } from './sql.ts';
import { allRecords } from './tables.ts';

interface Asked {
  readonly files: readonly number[];
  readonly columns: readonly string[];
  readonly coded: string | null;
}

/** What stands in the records of some files, whatever became of them: what an export holds does not depend on later ones. */
export async function profiles(ask: Ask, table: FactsTable, asked: Asked): Promise<readonly FileProfile[]> {
  const { files, columns, coded } = asked;
  if (files.length === 0) return [];
  const from = `FROM ${allRecords(table)} WHERE _file IN (${files.map(Math.trunc).join(', ')})`;
  // blanks are counted, not what is filled: blocks that hold none are passed over by their statistics, unread
  const parts = [null, ...columns].map((column, place) => {
    const blank = column === null ? '' : ` AND ${identifier(column)} IS NULL`;
    return `SELECT _file, ${place} AS place, count(*) AS n ${from}${blank} GROUP BY _file`;
  });
  const counted = new Map<number, number[]>();
  for (const [file, place, n] of await ask(`FROM (${parts.join(' UNION ALL ')}) ORDER BY _file, place`)) {
    const counts = counted.get(Number(file)) ?? Array.from({ length: parts.length }, () => 0);
    counts[Number(place)] = Number(n);
    counted.set(Number(file), counts);
  }
  const mixes =
    coded === null
      ? []
      : await ask(
          `SELECT _file, CAST(${identifier(coded)} AS VARCHAR) AS value, count(*) ${from} GROUP BY ALL ORDER BY ALL`,
        );
  return [...counted].map(([file, [n = 0, ...blanks]]) => {
    const filled = blanks.map((blank) => n - blank);
    const own = mixes.filter(([number]) => Number(number) === file);
    return {
      file,
      n,
      filled,
      mix: own.map(([, value, count]) => ({ value: typeof value === 'string' ? value : null, n: Number(count) })),
    };
  });
}
