import type { MedianRow, MediansQuery, WeightedQuery, WeightedRow } from '../intervals.ts';
import type { FactsTable } from '../warehouse.ts';
import type { Ask } from './connection.ts';
import { coveredBy, groupKeys, keysOf, readKeys, written } from './grouping.ts';
import { factsName, identifier } from './sql.ts';
import { type Bindings, compileWhere } from './where.ts';

type InTable<Query> = Query & { readonly table: FactsTable };

/**
 * Sums of value × weight and of weight, with how many figures have neither. Values count in millionths and are added
 * as whole numbers: the sum is the same in whatever order threads add it up. A weight that is not positive is none.
 */
export async function weighted(ask: Ask, query: InTable<WeightedQuery>): Promise<readonly WeightedRow[]> {
  const { sql, values } = weightedSql(query);
  return (await ask(sql, values)).map((row) => {
    const { rest, ...keys } = readKeys(row, query);
    const [state, n, weight, sum] = rest;
    return {
      ...keys,
      state: state as WeightedRow['state'],
      n: Number(n),
      weight: BigInt(weight ?? 0),
      sum: BigInt(sum ?? 0),
    };
  });
}

/** The question's text and its bound values. */
export function weightedSql(query: InTable<WeightedQuery>): {
  readonly sql: string;
  readonly values: readonly (string | number | boolean)[];
} {
  const { table, value, weight, negative, where } = query;
  const bindings: Bindings = { values: [] };
  const keys = keysOf(query).map(({ name, value: column }) => `${column} AS ${name}`);
  const figures = `SELECT ${keys.join(', ')}, ${identifier(value)} AS figure, ${weight === null ? 'NULL::BIGINT' : identifier(weight)} AS weight
    FROM ${factsName(table)} WHERE ${compileWhere(where, { bindings, table })}`;
  const refused = negative === 'exclude' ? `WHEN figure < 0 THEN 'negative'` : '';
  const state = `CASE WHEN figure IS NULL THEN 'no-value' ${refused}
    WHEN weight IS NULL OR weight <= 0 THEN 'no-weight' ELSE 'weighted' END`;
  const judged = `SELECT *, ${state} AS state FROM (${figures}) WHERE ${coveredBy(query, bindings)}`;
  const only = `FILTER (WHERE state = 'weighted')`;
  const grouped = `SELECT ${groupKeys(query)}, state, count(*), sum(CAST(weight AS HUGEINT)) ${only},
    sum(CAST(round(figure * 1000000) AS HUGEINT) * CAST(weight AS HUGEINT)) ${only}
    FROM (${judged}) GROUP BY ALL`;
  return { sql: written(grouped), values: bindings.values };
}

/** Medians by month and group, to see whether one of them is in another unit. */
export async function medians(
  ask: Ask,
  { table, when, value, by }: InTable<MediansQuery>,
): Promise<readonly MedianRow[]> {
  const groups = by.map((column, index) => `CAST(${identifier(column)} AS VARCHAR) AS g${index}`);
  const month = `CAST(date_trunc('month', ${identifier(when)}) AS TIMESTAMP) AS start`;
  const grouped = `SELECT ${[month, ...groups].join(', ')}, count(*), quantile_disc(${identifier(value)}, 0.5)
    FROM ${factsName(table)} WHERE ${identifier(value)} > 0 AND ${identifier(when)} IS NOT NULL
    GROUP BY ALL`;
  return (await ask(written(grouped))).map((row) => ({
    month: String(row[0]),
    groups: by.map((_, index) => {
      const group = row[1 + index];
      return group === null || group === undefined ? null : String(group);
    }),
    n: Number(row[1 + by.length]),
    median: Number(row[2 + by.length]),
  }));
}
