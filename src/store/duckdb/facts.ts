import type { Where } from '../../spec/index.ts';
import type { CellValue, FactsTable } from '../warehouse.ts';
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
  { columns, marks }: { readonly columns: readonly string[]; readonly marks: readonly Where[] },
): Promise<readonly { readonly values: readonly CellValue[]; readonly n: number }[]> {
  const bindings: Bindings = { values: [] };
  const marked = marks.map((where, index) => `(${compileWhere(where, { bindings, table })}) AS m${index}`);
  const names = [...columns.map(identifier), ...marks.map((_, index) => `m${index}`)].join(', ');
  const said = [...columns.map((name) => readable(table, name)), ...marked].join(', ');
  const rows = await ask(
    `SELECT ${said}, count(*) FROM ${factsName(table)} GROUP BY ${names} ORDER BY count(*) DESC, ${names}`,
    bindings.values,
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

/** The first and the last day of a column of times: of the periods that its first and its last record are about. */
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
  const first = [String(row[0]), ...periods.map(({ from }) => from)].reduce((a, b) => (a < b ? a : b));
  const last = [String(row[1]), ...periods.map(({ to }) => to)].reduce((a, b) => (a < b ? b : a));
  return { from: first, to: last };
}
