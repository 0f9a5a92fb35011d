import { type FactsTable, listSeparator, type Measured, type PanelQuery, type PanelRow } from '../warehouse.ts';
import type { Answer, Ask } from './connection.ts';
import { conditionsOf, countByKinds, isPlainCount, isWithin } from './record-kinds.ts';
import { factsName, identifier } from './sql.ts';
import { type Bindings, compileWhere } from './where.ts';

/**
 * Counts and whole sums per period and area: all measures of a source in one GROUP BY, but for plain counts where there
 * are many, which are counted by kind of record.
 */
export async function panel(ask: Ask, query: PanelQuery): Promise<readonly PanelRow[]> {
  const { measures } = query;
  const plain = measures.filter(isPlainCount);
  const counted = await countByKinds(ask, { ...query, measures: plain });
  if (counted === null) return askPanel(ask, query);
  const others = measures.filter((measured) => !isPlainCount(measured));
  const summed = others.length === 0 ? [] : await askPanel(ask, { ...query, measures: others });
  return inOrder(measures, counted, summed);
}

/** Both have a row for every period and area in which there is a record, in the same order. */
function inOrder(
  measures: readonly Measured[],
  counted: readonly PanelRow[],
  summed: readonly PanelRow[],
): readonly PanelRow[] {
  if (summed.length === 0) return counted;
  return counted.map((row, index) => {
    const beside = summed[index];
    if (beside?.start !== row.start || beside.area !== row.area) throw new Error('rows of one panel must be the same');
    let [plain, other] = [0, 0];
    const values = measures.map(
      (measured) => (isPlainCount(measured) ? row.values[plain++] : beside.values[other++]) ?? 0,
    );
    return { ...row, values };
  });
}

async function askPanel(ask: Ask, query: PanelQuery): Promise<readonly PanelRow[]> {
  const { sql, values } = panelSql(query);
  const found = await ask(sql, values);
  const text = (value: Answer | undefined): string | null =>
    value === null || value === undefined ? null : String(value);
  const groups = query.by?.length ?? 0;
  return found.map((row) => ({
    start: String(row[0]),
    area: text(row[1]),
    groups: row.slice(2, 2 + groups).map(text),
    values: row.slice(2 + groups).map((count) => Number(count ?? 0)),
  }));
}

/** The panel question's text and its bound values, as `explain` prints it. */
export function panelSql(query: PanelQuery): {
  readonly sql: string;
  readonly values: readonly (string | number | boolean)[];
} {
  const { table, when, area, grain, cover, measures } = query;
  const bindings: Bindings = { values: [] };
  const firsts = firstRows(query, bindings);
  const sums = measures.map((measured, index) => {
    const { counts, further } = conditionsOf(measured, { bindings, table }, firsts.counts.get(index));
    const days = measured.within === undefined ? [] : [isWithin(when, measured.within, bindings)];
    return `${sumOf(measured, [counts, ...further, ...days], bindings)} AS m${index}`;
  });
  const covered = isWithin(when, cover, bindings);
  const start = `date_trunc('${grain}', ${identifier(when)})`;
  const groups = (query.by ?? []).map((column, index) => `${textOf(table, column)} AS g${index}`);
  const keys = [`${start} AS start`, `${area === null ? 'NULL' : identifier(area)} AS area`, ...groups];
  // a whole number below 2^53 is the same as a float, and costs no conversion
  const names = [...groups.map((_, index) => `g${index}`), ...measures.map((_, index) => `m${index}::DOUBLE`)];
  const places = keys.map((_, index) => index + 1);
  const order = places.map((place) => (place === 1 ? '1' : `${place} NULLS LAST`));
  const sql = `SELECT strftime(start, '%Y-%m-%d'), ${['area', ...names].join(', ')} FROM
    (SELECT ${[...keys, ...sums].join(', ')} FROM ${firsts.from} WHERE ${covered} GROUP BY ${places.join(', ')}) ORDER BY ${order.join(', ')}`;
  return { sql, values: bindings.values };
}

function textOf({ columns }: FactsTable, column: string): string {
  const isList = columns.find(({ name }) => name === column)?.type === 'list';
  const name = identifier(column);
  return isList ? `array_to_string(${name}, chr(${listSeparator.charCodeAt(0)}))` : `CAST(${name} AS VARCHAR)`;
}

interface FirstRows {
  readonly from: string;
  /** By the place of a measure: the name of the column that is true of the rows that it counts. */
  readonly counts: ReadonlyMap<number, string>;
}

/**
 * Marks the first row of each value among those that match; a record without a value stands for itself. All measures
 * that count by a column share one sort of it, whatever they filter: ten such filters cost no more than two.
 */
function firstRows({ table, measures }: PanelQuery, bindings: Bindings): FirstRows {
  const marks: string[] = [];
  const matches: string[] = [];
  const known = new Map<string, string>();
  const counts = new Map<number, string>();
  const windows = new Map<string, string>();
  for (const [index, { of, where }] of measures.entries()) {
    if (of === null) continue;
    const key = JSON.stringify([of, where]);
    const same = known.get(key);
    const place = known.size;
    counts.set(index, same ?? `f${place}`);
    if (same !== undefined) continue;
    known.set(key, `f${place}`);
    const window = windows.get(of) ?? `w${windows.size}`;
    windows.set(of, window);
    matches.push(`(${compileWhere(where, { bindings, table })}) AS c${place}`);
    marks.push(
      `c${place} AND (${identifier(of)} IS NULL OR count(*) FILTER (WHERE c${place}) OVER ${window} = 1) AS f${place}`,
    );
  }
  if (marks.length === 0) return { from: factsName(table), counts };
  const sorts = [...windows].map(
    ([of, name]) =>
      `${name} AS (PARTITION BY ${identifier(of)} ORDER BY _file, _row ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`,
  );
  const matched = `SELECT *, rowid AS _row, ${matches.join(', ')} FROM ${factsName(table)}`;
  return { from: `(SELECT *, ${marks.join(', ')} FROM (${matched}) WINDOW ${sorts.join(', ')})`, counts };
}

/** 2³²: the larger half of a sum of squares stays exact as a number, and so does what is left of it. */
const wordSize = 4_294_967_296;

function sumOf({ sum, squares, weights }: Measured, conditions: readonly string[], bindings: Bindings): string {
  const filter = `FILTER (WHERE ${conditions.map((condition) => `(${condition})`).join(' AND ')})`;
  if (sum === null && weights === undefined) return `count(*) ${filter}`;
  const value = sum === null ? '1' : identifier(sum);
  if (squares !== undefined) {
    const total = `coalesce(sum(CAST(${value} AS HUGEINT) * ${value}) ${filter}, 0)`;
    return `(${total} ${squares === 'high' ? '//' : '%'} ${wordSize})::BIGINT`;
  }
  const weight = weights === undefined ? '1' : weightOf(weights, bindings);
  return `coalesce(sum(${weights === undefined ? value : `${weight} * ${value}`}) ${filter}, 0)::BIGINT`;
}

function weightOf({ by, of, power }: NonNullable<Measured['weights']>, bindings: Bindings): string {
  const cases = Object.entries(of).map(
    ([value, weight]) => `WHEN $${bindings.values.push(value)} THEN ${Math.trunc(weight ** power)}`,
  );
  return `CASE CAST(${identifier(by)} AS VARCHAR) ${cases.join(' ')} ELSE 0 END`;
}
