import type { RepeatsQuery, RepeatsRow } from '../repeats-query.ts';
import type { FactsTable } from '../warehouse.ts';
import type { Ask } from './connection.ts';
import { asText } from './grouping.ts';
import { factsName, identifier } from './sql.ts';
import { type Bindings, compileWhere } from './where.ts';

/**
 * First times and whether another followed, in one scan and one sort by who it was. Several records of one day are one
 * time, and lie where the first of them does.
 */
export async function repeats(ask: Ask, table: FactsTable, query: RepeatsQuery): Promise<readonly RepeatsRow[]> {
  const { sql, values } = repeatsSql(table, query);
  return (await ask(sql, values)).map(([start, area, first, again, unknown]) => ({
    start: String(start),
    area: asText(area),
    first: Number(first),
    again: Number(again),
    unknown: Number(unknown),
  }));
}

/** The question's text and its bound values. */
export function repeatsSql(
  table: FactsTable,
  { when, area, grain, cover, where, of, within, after }: RepeatsQuery,
): { readonly sql: string; readonly values: readonly (string | number | boolean)[] } {
  const bindings: Bindings = { values: [] };
  const bound = (value: string | number, type: string): string => `CAST($${bindings.values.push(value)} AS ${type})`;
  const who = identifier(of);
  const place = area === null ? 'NULL::VARCHAR' : identifier(area);
  const day = `CAST(${identifier(when)} AS DATE)`;
  const meeting = compileWhere(where, { bindings, table });
  const [from, to] = [bound(cover.from, 'DATE'), bound(cover.to, 'DATE')];
  // rows that are not committed yet have numbers from 2^55 on: one file must not reach into the next
  const order = 'CAST(_file AS HUGEINT) * 9223372036854775808 + rowid';
  const records = `SELECT ${who} AS who, ${place} AS place, ${day} AS day, ${order} AS nth
    FROM ${factsName(table)} WHERE ${meeting} AND ${day} BETWEEN ${from} AND ${to}`;
  const times = `SELECT who, day, arg_min(place, nth) AS place, count(*) AS records
    FROM (${records}) GROUP BY who, day, CASE WHEN who IS NULL THEN nth END`;
  const beside = `SELECT *, day - lag(day) OVER own AS before, lead(day) OVER own - day AS next
    FROM (${times}) WINDOW own AS (PARTITION BY who ORDER BY day)`;
  const [clear, followed] = [bound(after, 'INTEGER'), bound(within, 'INTEGER')];
  const isFirst = `who IS NOT NULL AND (before IS NULL OR before > ${clear})`;
  const judged = `SELECT day + ${followed} AS done, place, records, ${isFirst} AS first,
      ${isFirst} AND coalesce(next <= ${followed}, false) AS again, who IS NULL AS unknown
    FROM (${beside}) WHERE day - ${from} >= ${clear} AND day + ${followed} <= ${to}`;
  const sql = `SELECT strftime(date_trunc('${grain}', done), '%Y-%m-%d') AS start, place,
      count(*) FILTER (WHERE first)::DOUBLE, count(*) FILTER (WHERE again)::DOUBLE,
      coalesce(sum(records) FILTER (WHERE unknown), 0)::DOUBLE
    FROM (${judged}) GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST`;
  return { sql, values: bindings.values };
}
