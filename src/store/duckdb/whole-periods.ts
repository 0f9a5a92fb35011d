import type { FactsTable, WholePeriod } from '../warehouse.ts';
import type { Ask } from './connection.ts';
import { factsName, identifier, literal } from './sql.ts';

const monthsOf = { month: 1, quarter: 3, year: 12 } as const;

/** Records that are about longer than a day: as their time was read, or as the days of its wave say. */
export async function wholePeriods(
  ask: Ask,
  table: FactsTable,
  by: readonly string[],
): Promise<readonly WholePeriod[]> {
  if (table.whole === null) return [];
  const { column, waves } = table.whole;
  const precision = `${column}_precision`;
  const time = identifier(column);
  const isKept = table.columns.some(({ name }) => name === precision);
  const ends = [
    ...(isKept ? [`WHEN ${identifier(precision)} = 'week' THEN CAST(${time} AS DATE) + 3`] : []),
    ...(isKept
      ? Object.entries(monthsOf).map(
          ([name, months]) =>
            `WHEN ${identifier(precision)} = ${literal(name)} THEN CAST(${time} + to_months(${months}) AS DATE) - 1`,
        )
      : []),
    ...waves.map(
      ({ from, to }) => `WHEN CAST(${time} AS DATE) = CAST(${literal(from)} AS DATE) THEN CAST(${literal(to)} AS DATE)`,
    ),
  ];
  if (ends.length === 0) return [];
  const week = isKept ? `${identifier(precision)} = 'week'` : 'false';
  const days = `CAST(${time} AS DATE)`;
  const keys = by.map((name, index) => `CAST(${identifier(name)} AS VARCHAR) AS k${index}`);
  const rows = await ask(
    `SELECT strftime(starts, '%Y-%m-%d'), strftime(ends, '%Y-%m-%d'), n, week, * EXCLUDE (starts, ends, n, week) FROM
      (SELECT ${[...keys, `CASE WHEN ${week} THEN ${days} - 3 ELSE ${days} END AS starts`, `CASE ${ends.join(' ')} END AS ends`, `coalesce(${week}, false) AS week`, 'count(*) AS n'].join(', ')}
        FROM ${factsName(table)} GROUP BY ALL) WHERE ends IS NOT NULL ORDER BY ALL NULLS LAST`,
  );
  return rows.map(([from, to, n, isWeek, ...own]) => ({
    from: String(from),
    to: String(to),
    n: Number(n),
    isWeek: isWeek === true,
    keys: own.map((key) => (key === null || key === undefined ? null : String(key))),
  }));
}
