import type { Bound, StackedCount } from '../intervals.ts';
import type { FactsTable } from '../warehouse.ts';
import type { Ask } from './connection.ts';
import { factsName, identifier } from './sql.ts';

/**
 * Calls that waited. A unit is bound from its dispatch (or the first stamp after it) until it is free again, and a call
 * that came in while the unit that answered it was bound by another, earlier one had to wait for it, or shared it.
 */

/** A unit that was never cleared would seem bound for ever. */
const longestBoundSeconds = 86_400;

/** A stamp that is only a day says nothing about hours. */
export const stampOf = (stamp: Bound['ends'] | null): string => {
  if (stamp === null) return 'NULL::TIMESTAMP';
  const time = identifier(stamp.column);
  return stamp.precision === null ? time : `CASE WHEN ${identifier(stamp.precision)} = 'time' THEN ${time} END`;
};

/** When a record bound its unit; and the call that it belongs to. */
const beginOf = ({ begins }: Bound): string => `coalesce(${begins.map(stampOf).join(', ')}, NULL::TIMESTAMP)`;
const callOf = ({ call }: Bound): string =>
  call === null ? `chr(31) || rowid` : `coalesce(CAST(${identifier(call)} AS VARCHAR), chr(31) || rowid)`;
const isTold = (bound: Bound): string =>
  `${identifier(bound.unit)} IS NOT NULL AND ${beginOf(bound)} IS NOT NULL AND ${stampOf(bound.ends)} IS NOT NULL`;

/** One row for each unit on each call, with the end of the longest binding that began before. */
function answers(table: FactsTable, bound: Bound): string {
  const begin = beginOf(bound);
  const end = stampOf(bound.ends);
  const isBound = `${end} >= ${begin} AND ${end} <= ${begin} + to_seconds(${longestBoundSeconds})`;
  const each = `SELECT agency, ${identifier(bound.unit)} AS unit, ${callOf(bound)} AS call, min(${begin}) AS begins, min(_file) AS file, min(rowid) AS row,
      max(CASE WHEN ${isBound} THEN ${end} END) AS ends, min(coalesce(${stampOf(bound.asked)}, ${begin})) AS asked
    FROM ${factsName(table)} WHERE ${identifier(bound.unit)} IS NOT NULL AND ${begin} IS NOT NULL GROUP BY ALL`;
  return `SELECT agency, unit, call, coalesce(max(ends) OVER (PARTITION BY agency, unit ORDER BY begins, file, row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) > asked, false) AS waited
    FROM (${each})`;
}

/** A condition on a record of the facts: the unit was bound by an earlier call when this one came in. */
export const isStacked = (table: FactsTable, bound: Bound): string =>
  `(rowid IN (SELECT f.rowid FROM ${factsName(table)} f JOIN (${answers(table, bound)}) a
    ON a.waited AND a.agency IS NOT DISTINCT FROM f.agency AND a.unit = f.${identifier(bound.unit)} AND a.call = ${callOf(bound)}))`;

export async function stacked(
  ask: Ask,
  table: FactsTable,
  { bound, firstOf }: { readonly bound: Bound; readonly firstOf: string | null },
): Promise<StackedCount> {
  const rows = `SELECT ${firstOf === null ? 'rowid' : `agency, coalesce(CAST(${identifier(firstOf)} AS VARCHAR), chr(31) || rowid)`} AS call,
      ${isTold(bound)} AS told, ${isStacked(table, bound)} AS waited FROM ${factsName(table)}`;
  const calls =
    firstOf === null
      ? rows
      : `SELECT bool_or(told) AS told, bool_and(waited) AS waited FROM (${rows}) GROUP BY agency, call`;
  const [[n = 0, waited = 0, untold = 0] = []] = (
    await ask(`SELECT count(*), count(*) FILTER (waited), count(*) FILTER (NOT told) FROM (${calls})`)
  ).map((row) => row.map(Number));
  return { n, stacked: waited, untold };
}
