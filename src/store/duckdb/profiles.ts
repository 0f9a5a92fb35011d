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
  const counts = ['count(*)', ...columns.map((column) => `count(${identifier(column)})`)];
  const counted = await ask(`SELECT _file, ${counts.join(', ')} ${from} GROUP BY _file ORDER BY _file`);
  const mixes =
    coded === null
      ? []
      : await ask(
          `SELECT _file, CAST(${identifier(coded)} AS VARCHAR) AS value, count(*) ${from} GROUP BY ALL ORDER BY ALL`,
        );
  return counted.map((row) => {
    const [file = 0, n = 0, ...filled] = row.map(Number);
    const own = mixes.filter(([number]) => Number(number) === file);
    return {
      file,
      n,
      filled,
      mix: own.map(([, value, count]) => ({ value: typeof value === 'string' ? value : null, n: Number(count) })),
    };
  });
}
