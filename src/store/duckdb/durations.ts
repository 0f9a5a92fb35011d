import type { DurationRow, DurationsQuery, Stamp } from '../intervals.ts';
import { type FactsTable, fileNumber } from '../warehouse.ts';
import type { Ask } from './connection.ts';
import { asText, coveredBy, groupKeys, groupsOf, keysOf, written } from './grouping.ts';
import { numbersIn } from './numbers-in.ts';
import { factsName, identifier, literal } from './sql.ts';
import { isStacked, stampOf } from './stacked.ts';
import { type Bindings, compileWhere } from './where.ts';
import { type ClockChanges, clockChanges, instantOf, liesIn } from './zones.ts';

type Asked = DurationsQuery & { readonly table: FactsTable };

/** The histograms of an interval in whole seconds, with what became of every call, in one scan. */
export async function durations(ask: Ask, query: Asked): Promise<readonly DurationRow[]> {
  const changes = await changesWithin(ask, query);
  const { sql, values } = durationsSql(query, changes);
  return (await ask(sql, values)).map((row) => {
    const groups = groupsOf(row, query);
    const [outcome, n, overnight, clockChange, lengths] = row.slice(2 + query.by.length);
    return {
      start: asText(row[0]),
      area: asText(row[1]),
      groups,
      outcome: outcome as DurationRow['outcome'],
      lengths: lengths === null ? null : lengthsIn(String(lengths)),
      n: Number(n),
      overnight: Number(overnight),
      clockChange: Number(clockChange),
    };
  });
}

/** Reads “seconds n” for each length, of which there may be a million. */
function lengthsIn(text: string): NonNullable<DurationRow['lengths']> {
  const [values, n]: [number[], number[]] = [[], []];
  const numbers = numbersIn(text);
  for (let at = 0; at < numbers.length; at += 2) {
    values.push(numbers[at] as number);
    n.push(numbers[at + 1] as number);
  }
  return { values, n };
}

/** Only the changes of the clock among the stamps are asked about: converting every stamp costs ten times as much. */
async function changesWithin(ask: Ask, { table, interval, zone }: Asked): Promise<ClockChanges> {
  const none = { zone, skipped: [], repeated: [] };
  if (interval.kind === 'duration' || !interval.from || !interval.to) return none;
  const [from, to] = [identifier(interval.from.column), identifier(interval.to.column)];
  const day = (time: string): string => `strftime(${time}, '%Y-%m-%d')`;
  const [ends] = await ask(
    `SELECT ${day(`least(min(${from}), min(${to}))`)}, ${day(`greatest(max(${from}), max(${to}))`)} FROM ${factsName(table)}`,
  );
  const [first, last] = [ends?.[0] ?? null, ends?.[1] ?? null];
  if (first === null || last === null) return none;
  return clockChanges(ask, zone, { repeated: true, within: { from: String(first), to: String(last) } });
}

/** The question's text and its bound values. */
export function durationsSql(
  query: Asked,
  changes: ClockChanges,
): { readonly sql: string; readonly values: readonly (string | number | boolean)[] } {
  const bindings: Bindings = { values: [] };
  const calls = query.firstOf === null ? eachRow(query, bindings) : eachCall(query, query.firstOf, bindings);
  const timed = `SELECT *, ${secondsOf(query, changes)} AS seconds, ${crosses(changes)} AS changed,
    coalesce(CAST(a AS DATE) <> CAST(b AS DATE), false) AS overnight FROM (${calls}) WHERE ${coveredBy(query, bindings)}`;
  const judged = `SELECT *, ${outcomeOf(query, changes)} AS outcome FROM (${timed})`;
  const counted = `SELECT ${groupKeys(query)}, outcome, CASE WHEN outcome IN ('measured', 'zero') THEN seconds END AS bar,
    count(*) AS n, count(*) FILTER (WHERE overnight) AS o, count(*) FILTER (WHERE changed) AS c FROM (${judged})
    GROUP BY ALL`;
  // lengths come as one text for each month, area and outcome: rows of their own would be made and dropped by the million
  const grouped = `SELECT * EXCLUDE (bar, n, o, c), sum(n)::DOUBLE AS n, sum(o)::DOUBLE AS o, sum(c)::DOUBLE AS c,
    string_agg(concat_ws(' ', bar, n), ' ' ORDER BY bar) FILTER (WHERE bar IS NOT NULL) AS lengths
    FROM (${counted}) GROUP BY ALL`;
  return { sql: written(grouped), values: bindings.values };
}

const flag = (column: string | null): string => (column === null ? 'false' : `coalesce(${identifier(column)}, false)`);

const waited = ({ stacked: bound, table }: Asked): string => (bound === null ? 'false' : isStacked(table, bound));

const ends = ({ interval }: Asked): { readonly a: string; readonly b: string; readonly length: string } =>
  interval.kind === 'duration'
    ? { a: 'NULL::TIMESTAMP', b: 'NULL::TIMESTAMP', length: identifier(interval.column) }
    : { a: stampOf(interval.from), b: stampOf(interval.to), length: 'NULL::BIGINT' };

function eachRow(query: Asked, bindings: Bindings): string {
  const { a, b, length } = ends(query);
  const keys = keysOf(query).map(({ name, value }) => `${value} AS ${name}`);
  return `SELECT ${keys.join(', ')}, _file, ${a} AS a, ${b} AS b, ${length} AS length,
      ${flag(query.selfInitiated)} AS self, ${flag(query.cancelled)} AS cancelled, ${waited(query)} AS waited
    FROM ${factsName(query.table)} WHERE ${compileWhere(query.where, { bindings, table: query.table })}`;
}

/** One row for each call, known by the first of its rows in reading order: the answer does not depend on threads. */
function eachCall(query: Asked, id: string, bindings: Bindings): string {
  const { a, b } = ends(query);
  // rows that are not committed yet have numbers from 2^55 on: one file must not reach into the next
  const order = 'CAST(_file AS HUGEINT) * 9223372036854775808 + rowid';
  const keys = keysOf(query).map(({ name, value }) =>
    name === 'moment' ? `min(${value}) AS moment` : `arg_min(${value}, ${order}) AS ${name}`,
  );
  return `SELECT ${keys.join(', ')}, min(_file) AS _file, min(${a}) AS a, min(${b}) AS b, NULL::BIGINT AS length,
      bool_or(${flag(query.selfInitiated)}) AS self, bool_and(${flag(query.cancelled)}) AS cancelled, bool_and(${waited(query)}) AS waited
    FROM ${factsName(query.table)} WHERE ${compileWhere(query.where, { bindings, table: query.table })}
    GROUP BY agency, ${identifier(id)}, CASE WHEN ${identifier(id)} IS NULL THEN rowid END`;
}

/** Whole seconds from a to b: of local times, or of instants where the clock changes between them. */
function secondsOf({ table, zone, interval }: Asked, changes: ClockChanges): string {
  if (interval.kind === 'duration') return 'length';
  const between = (a: string, b: string): string =>
    `CAST(round((epoch_us(${b}) - epoch_us(${a})) / 1000000.0) AS BIGINT)`;
  const local = between('a', 'b');
  if (changes.skipped.length + changes.repeated.length === 0) return local;
  const instant = (name: string, stamp: Stamp | null): string =>
    byGroup<'earlier' | 'later'>(table, stamp?.twice ?? ['earlier'], (ambiguous) =>
      instantOf(name, { zone, ambiguous, repeated: changes.repeated }),
    );
  const instants = between(instant('a', interval.from), instant('b', interval.to));
  return `CASE WHEN ${crosses(changes)} THEN ${instants} ELSE ${local} END`;
}

/** An expression that depends on what a group of files says of the hour that clocks show twice. */
function byGroup<T>(table: FactsTable, said: readonly T[], expression: (said: T) => string): string {
  const each = said.map(expression);
  const [only = 'NULL', ...others] = new Set(each);
  if (others.length === 0) return only;
  const cases = table.groups.map((_, group) => `WHEN _file < ${fileNumber(group + 1, 0)} THEN ${each[group] ?? only}`);
  return `CASE ${cases.join(' ')} END`;
}

/** The two times lie on different sides of a change of the clock, or one of them in the hour that it skips or repeats. */
function crosses({ skipped, repeated }: ClockChanges): string {
  const each = [...skipped, ...repeated].map(
    ({ from, until }) => `(least(a, b) < TIMESTAMP ${literal(until)} AND greatest(a, b) >= TIMESTAMP ${literal(from)})`,
  );
  return each.length === 0 ? 'false' : `coalesce(a IS NOT NULL AND b IS NOT NULL AND (${each.join(' OR ')}), false)`;
}

/**
 * An end that came from another zone lies in the hour that the clock shows twice. Only local times are stored, so that
 * which of the two it was is lost: a guess would make an hour of five minutes, or five minutes of an hour.
 */
function isDoubtful({ table, interval }: Asked, { repeated }: ClockChanges): string {
  if (interval.kind === 'duration') return 'false';
  const doubt = (name: string, stamp: Stamp | null): string =>
    byGroup(table, stamp?.otherZone ?? [false], (other) => (other ? liesIn(name, repeated) : 'false'));
  return `(${doubt('a', interval.from)} OR ${doubt('b', interval.to)})`;
}

/** What became of a call: exactly one thing, the first that holds. */
function outcomeOf(query: Asked, changes: ClockChanges): string {
  const { interval, longestSeconds } = query;
  const missing =
    interval.kind === 'duration'
      ? `WHEN length IS NULL THEN 'missing-duration'`
      : `WHEN a IS NULL THEN 'missing-start' WHEN b IS NULL THEN 'missing-end' WHEN ${isDoubtful(query, changes)} THEN 'hour-shown-twice'`;
  const long = longestSeconds === null ? '' : `WHEN seconds > ${Math.trunc(longestSeconds)} THEN 'too-long'`;
  return `CASE WHEN self THEN 'self-initiated' WHEN cancelled THEN 'cancelled' ${missing}
    WHEN seconds < 0 THEN 'negative' WHEN waited THEN 'stacked' WHEN seconds = 0 THEN 'zero' ${long} ELSE 'measured' END`;
}
