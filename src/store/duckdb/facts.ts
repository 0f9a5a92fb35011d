import type { Where } from '../../spec/index.ts';
import type { CellValue, FactsTable, PanelQuery, PanelRow, RepeatedFact } from '../warehouse.ts';
import type { Answer, Ask } from './connection.ts';
import { factsName, identifier, sqlTypes } from './sql.ts';
import { type Bindings, compileWhere } from './where.ts';

/** An empty facts table, instead of whatever stood there. */
export async function recreate(ask: Ask, table: FactsTable): Promise<void> {
  const columns = table.columns.map(({ name, type }) => `${identifier(name)} ${sqlTypes[type]}`);
  await ask(`CREATE SCHEMA IF NOT EXISTS ${identifier(table.pipeline)}`);
  await ask(
    `CREATE OR REPLACE TABLE ${factsName(table)} (_file INTEGER, agency VARCHAR, ${columns.join(', ')}, _fingerprint UBIGINT)`,
  );
}

const asCell = (value: Answer): CellValue => (typeof value === 'bigint' ? Number(value) : value);

export async function countBy(
  ask: Ask,
  table: FactsTable,
  columns: readonly string[],
): Promise<readonly { readonly values: readonly CellValue[]; readonly n: number }[]> {
  const names = columns.map(identifier).join(', ');
  const rows = await ask(
    `SELECT ${names}, count(*) FROM ${factsName(table)} GROUP BY ${names} ORDER BY count(*) DESC, ${names}`,
  );
  return rows.map((row) => ({ values: row.slice(0, -1).map(asCell), n: Number(row.at(-1)) }));
}

export async function rows(
  ask: Ask,
  table: FactsTable,
  columns: readonly string[],
): Promise<readonly (readonly CellValue[])[]> {
  const typed = columns.map((name) => {
    const isDay = table.columns.some((column) => column.name === name && column.type === 'date');
    return isDay ? `strftime(${identifier(name)}, '%Y-%m-%d')` : identifier(name);
  });
  return (await ask(`SELECT ${typed.join(', ')} FROM ${factsName(table)} ORDER BY _file, rowid`)).map((row) =>
    row.map(asCell),
  );
}

/** The first and the last day of a column of times. */
export async function range(
  ask: Ask,
  table: FactsTable,
  column: string,
): Promise<{ readonly from: string; readonly to: string } | null> {
  const name = identifier(column);
  const [row] = await ask(
    `SELECT strftime(min(${name}), '%Y-%m-%d'), strftime(max(${name}), '%Y-%m-%d') FROM ${factsName(table)}`,
  );
  return row?.[0] && row[1] ? { from: String(row[0]), to: String(row[1]) } : null;
}

/** Removes what does not meet the filter. */
export async function keepOnly(ask: Ask, table: FactsTable, where: Where): Promise<ReadonlyMap<number, number>> {
  const bindings: Bindings = { values: [] };
  const condition = compileWhere(where, { bindings, table });
  const counted = await ask(
    `SELECT _file, count(*) FROM ${factsName(table)} WHERE NOT (${condition}) GROUP BY _file`,
    bindings.values,
  );
  if (counted.length > 0) await ask(`DELETE FROM ${factsName(table)} WHERE NOT (${condition})`, bindings.values);
  return new Map(counted.map(([file, n]) => [Number(file), Number(n)]));
}

/**
 * Removes repeats by key (records without a full key repeat nothing), or by the fingerprint of the whole row.
 * A fact's place among the loaded facts of its file comes from its row id: rows are stored in reading order.
 */
export async function dropRepeats(
  ask: Ask,
  table: FactsTable,
  key: readonly string[],
): Promise<readonly RepeatedFact[]> {
  const name = factsName(table);
  const columns = key.length > 0 ? key.map(identifier) : ['_fingerprint'];
  const full = columns.map((column) => `${column} IS NOT NULL`).join(' AND ');
  const distinctKey = key.length > 0 ? `hash(${columns.join(', ')})` : '_fingerprint';
  // a cheap count first: hashes that are all different need no closer look
  const [[n, different] = [0, 0]] = await ask(
    `SELECT count(*), count(DISTINCT ${distinctKey}) FROM ${name} WHERE ${full}`,
  );
  if (Number(n) === Number(different)) return [];
  const ranked = `SELECT rowid AS id, _file, row_number() OVER same AS place, first_value(rowid) OVER same AS survivor, first_value(_file) OVER same AS survivor_file
    FROM ${name} WHERE ${full} WINDOW same AS (PARTITION BY ${columns.join(', ')} ORDER BY _file, rowid)`;
  const firsts = `SELECT _file, min(rowid) AS first FROM ${name} GROUP BY _file`;
  await ask(`CREATE OR REPLACE TEMP TABLE repeats AS SELECT * FROM (${ranked}) WHERE place > 1`);
  const found = await ask(`SELECT r._file, r.id - f.first, r.survivor_file, r.survivor - s.first FROM repeats r
    JOIN (${firsts}) f ON f._file = r._file JOIN (${firsts}) s ON s._file = r.survivor_file ORDER BY r._file, r.id`);
  await ask(`DELETE FROM ${name} WHERE rowid IN (SELECT id FROM repeats)`);
  await ask('DROP TABLE repeats');
  return found.map(([file, position, survivorFile, survivorPosition]) => ({
    file: Number(file),
    position: Number(position),
    survivorFile: Number(survivorFile),
    survivorPosition: Number(survivorPosition),
  }));
}

/** Counts and whole sums per period and area: all measures of a source in one GROUP BY. */
export async function panel(ask: Ask, query: PanelQuery): Promise<readonly PanelRow[]> {
  const { sql, values } = panelSql(query);
  const found = await ask(sql, values);
  return found.map(([start, area, ...counts]) => ({
    start: String(start),
    area: area === null || area === undefined ? null : String(area),
    values: counts.map((count) => Number(count ?? 0)),
  }));
}

/** The panel question's text and its bound values, as `explain` prints it. */
export function panelSql({ table, when, area, grain, cover, measures }: PanelQuery): {
  readonly sql: string;
  readonly values: readonly (string | number | boolean)[];
} {
  const bindings: Bindings = { values: [] };
  const firsts: string[] = [];
  const counts = measures.map(({ where, of, sum }, index) => {
    const condition = compileWhere(where, { bindings, table });
    const counted = (which: string): string =>
      sum === null
        ? `count(*) FILTER (WHERE ${which}) AS m${index}`
        : `coalesce(sum(${identifier(sum)}) FILTER (WHERE ${which}), 0)::BIGINT AS m${index}`;
    if (of === null) return counted(condition);
    // the first row of each id among those that match; a record without an id stands for itself
    firsts.push(
      `(${condition}) AND (${identifier(of)} IS NULL OR row_number() OVER (PARTITION BY ${identifier(of)}, (${condition}) ORDER BY _file, rowid) = 1) AS f${index}`,
    );
    return counted(`f${index}`);
  });
  const from = firsts.length > 0 ? `(SELECT *, ${firsts.join(', ')} FROM ${factsName(table)})` : factsName(table);
  const covered = `CAST(${identifier(when)} AS DATE) BETWEEN CAST($${bindings.values.push(cover.from)} AS DATE) AND CAST($${bindings.values.push(cover.to)} AS DATE)`;
  const start = `date_trunc('${grain}', ${identifier(when)})`;
  const sql = `SELECT strftime(start, '%Y-%m-%d'), area, ${measures.map((_, index) => `m${index}`).join(', ')} FROM
    (SELECT ${start} AS start, ${area === null ? 'NULL' : identifier(area)} AS area, ${counts.join(', ')} FROM ${from} WHERE ${covered} GROUP BY 1, 2) ORDER BY 1, 2 NULLS LAST`;
  return { sql, values: bindings.values };
}
