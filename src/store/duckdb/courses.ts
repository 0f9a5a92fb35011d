import type { CoursesQuery } from '../courses-query.ts';
import type { FactsTable, PanelRow } from '../warehouse.ts';
import type { Ask } from './connection.ts';
import { asText } from './grouping.ts';
import { factsName, identifier } from './sql.ts';
import { type Bindings, compileWhere } from './where.ts';

/** How many had each beginning and end, by where and when they began. */
export async function courses(ask: Ask, table: FactsTable, query: CoursesQuery): Promise<readonly PanelRow[]> {
  const { sql, values } = coursesSql(table, query);
  const width = query.first.length + query.last.length;
  return (await ask(sql, values)).map((row) => ({
    start: String(row[0]),
    area: asText(row[1]),
    groups: row.slice(2, 2 + width).map(asText),
    values: [Number(row[2 + width] ?? 0)],
  }));
}

/** The question's text and its bound values. */
export function coursesSql(
  table: FactsTable,
  { when, area, grain, cover, where, of, first, last }: CoursesQuery,
): { readonly sql: string; readonly values: readonly (string | number | boolean)[] } {
  const bindings: Bindings = { values: [] };
  const place = area === null ? 'NULL::VARCHAR' : identifier(area);
  // rows that are not committed yet have numbers from 2^55 on: one file must not reach into the next
  const order = 'CAST(_file AS HUGEINT) * 9223372036854775808 + rowid';
  const taken = [...first, ...last].map((column, index) => `CAST(${identifier(column)} AS VARCHAR) AS g${index}`);
  const meets = `(${compileWhere(where, { bindings, table })}) AS meets`;
  const records = `SELECT ${identifier(of)} AS who, ${identifier(when)} AS moment, ${place} AS place, ${meets}, ${order} AS nth,
    ${taken.join(', ')} FROM ${factsName(table)}`;
  const ends = [...first, ...last].map(
    (_, index) => `${index < first.length ? 'arg_min' : 'arg_max'}(g${index}, nth) AS g${index}`,
  );
  const each = `SELECT arg_min(moment, nth) AS moment, arg_min(place, nth) AS place, arg_max(meets, nth) AS meets, ${ends.join(', ')}
    FROM (${records}) GROUP BY who, CASE WHEN who IS NULL THEN nth END`;
  const day = (value: string): string => `CAST($${bindings.values.push(value)} AS DATE)`;
  const groups = ends.map((_, index) => `g${index}`).join(', ');
  const sql = `SELECT strftime(date_trunc('${grain}', moment), '%Y-%m-%d') AS start, place, ${groups}, count(*)::DOUBLE
    FROM (${each}) WHERE meets AND CAST(moment AS DATE) BETWEEN ${day(cover.from)} AND ${day(cover.to)}
    GROUP BY ALL ORDER BY ALL NULLS LAST`;
  return { sql, values: bindings.values };
}
