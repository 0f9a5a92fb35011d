import type { Span } from '../../spec/index.ts';
import type { Measured, PanelQuery, PanelRow } from '../warehouse.ts';
import type { Ask } from './connection.ts';
import { numbersIn } from './numbers-in.ts';
import { factsName, identifier } from './sql.ts';
import { type Bindings, compileWhere } from './where.ts';

/**
 * Counts by kind of record: whatever conditions look at is the same for all records of a kind. Each condition is asked
 * of each kind once, and not of each record: of a million records with two hundred measures that is a tenth of the work
 * (measured).
 */

/** Fewer counts than this are asked as they stand. */
const worthKinds = 12;
/** With more kinds than this, most records would be of a kind of their own. */
const mostKinds = 1_024;

/** A question that counts and adds up nothing: whether a record is counted follows from its own columns. */
export const isPlainCount = ({ of, sum, weights, squares, within }: Measured): boolean =>
  of === null && sum === null && weights === undefined && squares === undefined && within === undefined;

/**
 * Conditions on the rows that count.
 *
 * @param counts  what says whether a row counts, where that is known already
 */
export function conditionsOf(
  { where, and, filled = [], lacking = [] }: Measured,
  scene: Parameters<typeof compileWhere>[1],
  counts?: string,
): { readonly counts: string; readonly further: readonly string[] } {
  const isMissing = lacking.map((name) => `${identifier(name)} IS NULL`);
  return {
    counts: counts ?? compileWhere(where, scene),
    further: [
      ...(and === undefined ? [] : [compileWhere(and, scene)]),
      ...filled.map((name) => `${identifier(name)} IS NOT NULL`),
      ...(isMissing.length === 0 ? [] : [`(${isMissing.join(' OR ')})`]),
    ],
  };
}

const columnsOf = (measures: readonly Measured[]): readonly string[] => [
  ...new Set(
    measures.flatMap(({ where, and = {}, filled = [], lacking = [] }) => [
      ...Object.keys(where),
      ...Object.keys(and),
      ...filled,
      ...lacking,
    ]),
  ),
];

/**
 * Counts of many conditions per period and area.
 *
 * @param query  all of its measures are plain counts
 * @returns null where there are too few measures or too many kinds of records for this to be worth it
 */
export async function countByKinds(ask: Ask, query: PanelQuery): Promise<readonly PanelRow[] | null> {
  const columns = columnsOf(query.measures);
  if (query.measures.length < worthKinds || columns.length === 0 || (query.by?.length ?? 0) > 0) return null;
  const kinds = await kindsOf(ask, query, columns);
  if (kinds === null) return null;
  const { when, area, grain, cover, table, measures } = query;
  const bindings: Bindings = { values: [] };
  const names = columns.map(identifier);
  const order = names.map((name) => `${name} NULLS LAST`).join(', ');
  const keys = [
    `date_trunc('${grain}', ${identifier(when)}) AS _start`,
    `${area === null ? 'NULL' : identifier(area)} AS _in`,
  ];
  const cells = `SELECT ${[...keys, ...names].join(', ')}, count(*) AS _n FROM ${factsName(table)} WHERE ${isWithin(when, cover, bindings)} GROUP BY ALL`;
  const numbered = `SELECT *, dense_rank() OVER (ORDER BY ${order}) - 1 AS _kind FROM (${cells})`;
  const found = await ask(
    `SELECT strftime(_start, '%Y-%m-%d'), _in, string_agg(_kind || ' ' || _n, ' ') FROM (${numbered}) GROUP BY _start, _in ORDER BY 1, 2 NULLS LAST`,
    bindings.values,
  );
  return found.map(([start, name, counts]) => ({
    start: String(start),
    area: name === null || name === undefined ? null : String(name),
    groups: [],
    values: sumByMeasure(String(counts), kinds, measures.length),
  }));
}

/** For each kind of record, in order, the places of the measures that count it; null where there are too many kinds. */
async function kindsOf(
  ask: Ask,
  { when, cover, table, measures }: PanelQuery,
  columns: readonly string[],
): Promise<readonly (readonly number[])[] | null> {
  const bindings: Bindings = { values: [] };
  const tests = measures.map((measured) => {
    const { counts, further } = conditionsOf(measured, { bindings, table });
    return `CASE WHEN ${[counts, ...further].map((condition) => `(${condition})`).join(' AND ')} THEN '1' ELSE '0' END`;
  });
  const names = columns.map(identifier);
  const order = names.map((name) => `${name} NULLS LAST`).join(', ');
  const distinct = `SELECT DISTINCT ${names.join(', ')} FROM ${factsName(table)} WHERE ${isWithin(when, cover, bindings)}`;
  // one call, for a chain of "||" takes the planner longer with each link: of 160 tests, four times as long (measured)
  const found = await ask(
    `SELECT concat(${tests.join(', ')}) FROM (${distinct}) ORDER BY ${order} LIMIT ${mostKinds + 1}`,
    bindings.values,
  );
  if (found.length > mostKinds) return null;
  return found.map(([text]) => [...String(text)].flatMap((sign, place) => (sign === '1' ? [place] : [])));
}

/** Adds up “kind count kind count …” for the measures that count these kinds. */
function sumByMeasure(counts: string, kinds: readonly (readonly number[])[], measures: number): readonly number[] {
  const values = Array.from({ length: measures }, () => 0);
  const numbers = numbersIn(counts);
  for (let at = 0; at < numbers.length; at += 2) {
    const [kind = 0, n = 0] = [numbers[at], numbers[at + 1]];
    for (const place of kinds[kind] ?? []) values[place] = (values[place] ?? 0) + n;
  }
  return values;
}

export const isWithin = (when: string, { from, to }: Span, { values }: Bindings): string =>
  `CAST(${identifier(when)} AS DATE) BETWEEN CAST($${values.push(from)} AS DATE) AND CAST($${values.push(to)} AS DATE)`;
