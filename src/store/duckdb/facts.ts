import type { Where } from '../../spec/index.ts';
import {
  type CellValue,
  type FactsGroup,
  type FactsTable,
  fileNumber,
  type PanelQuery,
  type PanelRow,
  type RepeatedFact,
} from '../warehouse.ts';
import type { Answer, Ask } from './connection.ts';
import { factsName, identifier, literal, literals, sqlTypes } from './sql.ts';
import { type Bindings, compileWhere } from './where.ts';

/**
 * An empty facts table, instead of whatever stood there. What follows from the group of a record is worked out when it
 * is asked for: storing the agency and the category of each of five million records cost a fifth of the load (measured).
 */
export async function recreate(ask: Ask, table: FactsTable): Promise<void> {
  const derived = new Map([
    ['agency', byGroup(table, ({ agency }) => (agency === null ? null : literal(agency)))],
    ...table.groups
      .flatMap(({ codes }) => codes)
      .map(({ into }): [string, string] => [into, byGroup(table, (group) => categoryOf(group, into))]),
  ]);
  const stored = table.columns.filter(({ name }) => !derived.has(name));
  const columns = [
    '_file INTEGER',
    ...stored.map(({ name, type }) => `${identifier(name)} ${sqlTypes[type]}`),
    ...(table.fingerprint ? ['_fingerprint UBIGINT'] : []),
    ...[...derived].map(([name, value]) => `${identifier(name)} VARCHAR GENERATED ALWAYS AS (${value}) VIRTUAL`),
  ];
  await ask(`CREATE SCHEMA IF NOT EXISTS ${identifier(table.pipeline)}`);
  await ask(`CREATE OR REPLACE TABLE ${factsName(table)} (${columns.join(', ')})`);
}

/** A value that depends on the group of a record's file alone. */
function byGroup(table: FactsTable, valueOf: (group: FactsGroup) => string | null): string {
  const values = table.groups.map((group) => valueOf(group) ?? 'NULL::VARCHAR');
  if (new Set(values).size === 1) return values[0] ?? 'NULL::VARCHAR';
  const cases = values.map((value, group) => `WHEN _file < ${fileNumber(group + 1, 0)} THEN ${value}`);
  return `CASE ${cases.join(' ')} END`;
}

/** The category of a code, as a place in a list: a code that the list does not have gets none. */
function categoryOf({ codes }: FactsGroup, into: string): string | null {
  const coded = codes.find((candidate) => candidate.into === into);
  const entries = [...new Map(coded?.list?.entries.map(({ code, category }) => [code, category]) ?? [])];
  if (!coded || entries.length === 0) return null;
  const place = `enum_code(TRY_CAST(${identifier(coded.column)} AS ENUM(${literals(entries.map(([code]) => code))})))`;
  return `([${literals(entries.map(([, category]) => category))}])[1 + ${place}]`;
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
  if (key.length === 0 && !table.fingerprint) return [];
  const columns = key.length > 0 ? key.map(identifier) : ['_fingerprint'];
  const full = columns.map((column) => `${column} IS NOT NULL`).join(' AND ');
  const distinctKey = key.length > 0 ? `hash(${columns.join(', ')})` : '_fingerprint';
  // a cheap count first: hashes that are all different need no closer look. What this transaction loaded is scanned by
  // one thread; two halves of the hashes are two scans side by side
  const half = (parity: number): string =>
    `SELECT count(*) AS n, count(DISTINCT h) AS d FROM (SELECT ${distinctKey} AS h FROM ${name} WHERE ${full}) WHERE h % 2 = ${parity}`;
  const [[n, different] = [0, 0]] = await ask(`SELECT sum(n), sum(d) FROM (${half(0)} UNION ALL ${half(1)})`);
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
