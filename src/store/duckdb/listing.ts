import type { FactsTable, FilePlaces, ListedGroup, ListedRecord } from '../warehouse.ts';
import type { Answer, Ask, Stream } from './connection.ts';
import { placesName, recordsName, rejectsName } from './sql.ts';

const rowsAtOnce = 20_000;

/** What is known of one file's records before any is refused: where they stand, and those that cannot be split. */
export async function saveListing(ask: Ask, table: FactsTable, { file, places, misshapen }: FilePlaces): Promise<void> {
  const number = Math.trunc(file);
  for (let from = 0; from < places.length; from += rowsAtOnce)
    await ask(
      `INSERT INTO ${placesName(table)} SELECT ${number}, r.position, r.record, r.line FROM
        (SELECT unnest(from_json($1, '[{"position":"BIGINT","record":"BIGINT","line":"BIGINT"}]')) AS r)`,
      [JSON.stringify(places.slice(from, from + rowsAtOnce))],
    );
  for (let from = 0; from < misshapen.length; from += rowsAtOnce)
    await ask(
      `INSERT INTO ${rejectsName(table)} SELECT ${number}, NULL, r.record, r.line, '', r.rule, 'rejected', NULL, NULL, NULL FROM
        (SELECT unnest(from_json($1, '[{"record":"BIGINT","line":"BIGINT","rule":"VARCHAR"}]')) AS r)`,
      [JSON.stringify(misshapen.slice(from, from + rowsAtOnce))],
    );
}

/** Everything that is listed, in the order of files and of their records, a page at a time. */
export async function* listing(stream: Stream, table: FactsTable): AsyncGenerator<readonly ListedRecord[]> {
  const text = (value: Answer | undefined): string | null =>
    value === null || value === undefined ? null : String(value);
  const pages = stream(
    `SELECT file, record, line, "column", rule, fate, value, survivor_file, survivor_line FROM ${rejectsName(table)}
      ORDER BY file, record, survivor_file IS NOT NULL, rowid`,
  );
  for await (const rows of pages)
    yield rows.map(([file, record, line, column, rule, fate, value, survivorFile, survivorLine]) => ({
      file: Number(file),
      record: Number(record),
      line: Number(line),
      column: String(column),
      rule: String(rule),
      fate: fate as ListedRecord['fate'],
      value: text(value),
      survivor: text(survivorFile) === null ? null : { file: Number(survivorFile), line: Number(survivorLine) },
    }));
}

const firstLinesKept = 5;

/** How much is listed, by file, fate, rule and column, in the order of first records. */
export async function listedGroups(ask: Ask, table: FactsTable): Promise<readonly ListedGroup[]> {
  const found = await ask(
    `SELECT file, fate, rule, "column", count(*), array_to_string(min(line, ${firstLinesKept}), ' ') FROM ${rejectsName(table)}
      GROUP BY file, fate, rule, "column" ORDER BY file, min(record), fate, rule, "column"`,
  );
  return found.map(([file, fate, rule, column, n, lines]) => ({
    file: Number(file),
    fate: fate as ListedRecord['fate'],
    rule: String(rule),
    column: String(column),
    n: Number(n),
    firstLines: String(lines).split(' ').map(Number),
  }));
}

/** Takes a file out: its records, and what is listed of them. */
export async function unload(ask: Ask, table: FactsTable, file: number): Promise<void> {
  await ask(`DELETE FROM ${recordsName(table)} WHERE _file = ${Math.trunc(file)}`);
  await ask(`DELETE FROM ${rejectsName(table)} WHERE file = ${Math.trunc(file)}`);
  await ask(`DELETE FROM ${placesName(table)} WHERE file = ${Math.trunc(file)}`);
}

/** Gives files other numbers, all at once: a new file may stand before known ones. */
export async function renumber(ask: Ask, table: FactsTable, numbers: ReadonlyMap<number, number>): Promise<void> {
  const moved = [...numbers].filter(([before, now]) => before !== now);
  if (moved.length === 0) return;
  await ask('CREATE OR REPLACE TEMP TABLE moved (before INTEGER, now INTEGER)');
  await ask(
    `INSERT INTO temp.moved SELECT m.before, m.now FROM (SELECT unnest(from_json($1, '[{"before":"INTEGER","now":"INTEGER"}]')) AS m)`,
    [JSON.stringify(moved.map(([before, now]) => ({ before, now })))],
  );
  const columns = [
    [recordsName(table), '_file'],
    [rejectsName(table), 'file'],
    [rejectsName(table), 'survivor_file'],
    [placesName(table), 'file'],
  ];
  for (const [name, column] of columns)
    await ask(`UPDATE ${name} AS t SET ${column} = m.now FROM temp.moved m WHERE t.${column} = m.before`);
  await ask('DROP TABLE temp.moved');
}
