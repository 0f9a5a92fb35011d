import type { ControlQuery, ControlSum, Tally, TallyKey, TallyRow } from '../tally.ts';
import type { FactsTable } from '../warehouse.ts';
import type { Answer, Ask } from './connection.ts';
import { factsName, identifier, literal } from './sql.ts';
import { type Bindings, compileWhere } from './where.ts';

/**
 * Several GROUP BY questions to one table as one statement: what this transaction loaded is scanned by one thread, and
 * questions side by side are scans side by side.
 */
export async function tallies(
  ask: Ask,
  table: FactsTable,
  questions: readonly Tally[],
): Promise<readonly (readonly TallyRow[])[]> {
  if (questions.length === 0) return [];
  const keys = Math.max(...questions.map(({ by }) => by.length));
  const counts = Math.max(...questions.map(({ filled }) => filled.length));
  const parts = questions.map((question, place) => tallySql(table, question, { place, keys, counts }));
  const order = Array.from({ length: keys + 1 }, (_, index) => `${index + 1} NULLS LAST`).join(', ');
  const rows = await ask(`${parts.join(' UNION ALL ')} ORDER BY ${order}`);
  const answers: TallyRow[][] = questions.map(() => []);
  for (const row of rows) {
    const { by, filled } = questions[Number(row[0])] ?? { by: [], filled: [] };
    answers[Number(row[0])]?.push({
      keys: row.slice(1, 1 + by.length) as readonly (string | null)[],
      n: Number(row[1 + keys]),
      filled: row.slice(4 + keys, 4 + keys + filled.length).map(Number),
      first: dayOf(row[2 + keys]),
      last: dayOf(row[3 + keys]),
    });
  }
  return answers;
}

const dayOf = (value: Answer | undefined): string | null => (typeof value === 'string' ? value : null);

interface Shape {
  readonly place: number;
  readonly keys: number;
  readonly counts: number;
}

function tallySql(table: FactsTable, { by, filled, ends, through }: Tally, { place, keys, counts }: Shape): string {
  const month = by.findIndex(({ kind }) => kind === 'month');
  const byDay = month >= 0;
  // the days that months are counted by are their own ends
  const isOwnEnd = byDay && by.some((key) => key.kind === 'month' && key.column === ends);
  const within =
    through === null ? '' : ` WHERE ${identifier(through.column)} < CAST(${literal(through.day)} AS DATE) + 1`;
  const inner = [
    ...by.map((key, index) => `${rawKey(key)} AS g${index}`),
    'count(*) AS c',
    ...filled.map((column, index) => `count(${identifier(column)}) AS v${index}`),
    ...(ends === null || isOwnEnd ? [] : [`min(${identifier(ends)}) AS low`, `max(${identifier(ends)}) AS high`]),
  ];
  const total = (name: string): string => (byDay ? `CAST(sum(${name}) AS BIGINT)` : name);
  const end = (pick: 'min' | 'max', name: string): string => {
    if (ends === null) return 'NULL';
    const day = isOwnEnd ? `g${month}` : name;
    return `strftime(${byDay ? `${pick}(${day})` : day}, '%Y-%m-%d')`;
  };
  const outer = [
    `${place} AS q`,
    ...by.map((key, index) => `${shownKey(key, `g${index}`)} AS k${index}`),
    ...Array.from({ length: keys - by.length }, (_, index) => `NULL AS k${by.length + index}`),
    `${total('c')} AS n`,
    `${end('min', 'low')} AS first`,
    `${end('max', 'high')} AS last`,
    ...Array.from({ length: counts }, (_, index) => (index < filled.length ? total(`v${index}`) : 'NULL')),
  ];
  const groups = (first: number): string =>
    by.length === 0 ? '' : ` GROUP BY ${by.map((_, index) => first + index).join(', ')}`;
  const counted = `SELECT ${inner.join(', ')} FROM ${factsName(table)}${within}${groups(1)}`;
  return `SELECT ${outer.join(', ')} FROM (${counted})${byDay ? groups(2) : ''}`;
}

/** Months are counted by days first: cutting every time to its month costs six times as much as cutting it to its day. */
function rawKey(key: TallyKey): string {
  switch (key.kind) {
    case 'column':
      return identifier(key.column);
    case 'month':
      return `CAST(${identifier(key.column)} AS DATE)`;
    case 'days':
      return `date_diff('day', CAST(${identifier(key.from)} AS DATE), CAST(${identifier(key.to)} AS DATE))`;
  }
}

const shownKey = (key: TallyKey, name: string): string =>
  key.kind === 'month' ? `strftime(${name}, '%Y-%m')` : `CAST(${name} AS VARCHAR)`;

/** Records and sums for totals that an agency states: all of a source in one scan. Sums are exact, in stored units. */
export async function controlSums(
  ask: Ask,
  table: FactsTable,
  queries: readonly ControlQuery[],
): Promise<readonly ControlSum[]> {
  if (queries.length === 0) return [];
  const bindings: Bindings = { values: [] };
  const columns = queries.flatMap(({ where, span, when, sum }) => {
    const day = when === null ? '' : `CAST(${identifier(when)} AS DATE)`;
    const inside =
      span && when !== null
        ? ` AND ${day} BETWEEN CAST(${literal(span.from)} AS DATE) AND CAST(${literal(span.to)} AS DATE)`
        : '';
    const condition = `${compileWhere(where, { bindings, table })}${inside}`;
    const value = sum === null ? 'count(*)' : `sum(CAST(${identifier(sum)} AS DECIMAL(38, 6)))`;
    return [`count(*) FILTER (WHERE ${condition})`, `CAST(${value} FILTER (WHERE ${condition}) AS VARCHAR)`];
  });
  const [row = []] = await ask(`SELECT ${columns.join(', ')} FROM ${factsName(table)}`, bindings.values);
  return queries.map((_, index) => ({ n: Number(row[2 * index] ?? 0), value: Number(row[2 * index + 1] ?? 0) }));
}
