import type { CellValue, FactsTable, PanelQuery, PanelRow } from '../warehouse.ts';
import type { Answer, Ask } from './connection.ts';
import { factsName, identifier } from './sql.ts';
import { type Bindings, compileWhere } from './where.ts';
import { wholePeriods } from './whole-periods.ts';

const asCell = (value: Answer): CellValue => (typeof value === 'bigint' ? Number(value) : value);

/** Times as text. */
function readable({ columns }: FactsTable, name: string): string {
  const type = columns.find((column) => column.name === name)?.type;
  switch (type) {
    case 'date':
    case 'period':
      return `strftime(${identifier(name)}, '%Y-%m-%d')`;
    case 'timestamp':
      return `strftime(${identifier(name)}, '%Y-%m-%d %H:%M:%S')`;
    default:
      return identifier(name);
  }
}

export async function countBy(
  ask: Ask,
  table: FactsTable,
  columns: readonly string[],
): Promise<readonly { readonly values: readonly CellValue[]; readonly n: number }[]> {
  const names = columns.map(identifier).join(', ');
  const said = columns.map((name) => readable(table, name)).join(', ');
  const rows = await ask(
    `SELECT ${said}, count(*) FROM ${factsName(table)} GROUP BY ${names} ORDER BY count(*) DESC, ${names}`,
  );
  return rows.map((row) => ({ values: row.slice(0, -1).map(asCell), n: Number(row.at(-1)) }));
}

export async function rows(
  ask: Ask,
  table: FactsTable,
  columns: readonly string[],
): Promise<readonly (readonly CellValue[])[]> {
  const typed = columns.map((name) => readable(table, name));
  return (await ask(`SELECT ${typed.join(', ')} FROM ${factsName(table)} ORDER BY _file, rowid`)).map((row) =>
    row.map(asCell),
  );
}

/** The first and the last day of a column of times, to the end of the period that the last record is about. */
export async function range(
  ask: Ask,
  table: FactsTable,
  column: string,
): Promise<{ readonly from: string; readonly to: string } | null> {
  const name = identifier(column);
  const [row] = await ask(
    `SELECT strftime(min(${name}), '%Y-%m-%d'), strftime(max(${name}), '%Y-%m-%d') FROM ${factsName(table)}`,
  );
  if (!row?.[0] || !row[1]) return null;
  const periods = table.whole?.column === column ? await wholePeriods(ask, table, []) : [];
  const last = [String(row[1]), ...periods.map(({ to }) => to)].reduce((a, b) => (a < b ? b : a));
  return { from: String(row[0]), to: last };
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
