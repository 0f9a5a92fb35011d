import type { ColumnType, Where } from '../../spec/index.ts';
import type { FactsTable } from '../warehouse.ts';
import { identifier, sqlTypes } from './sql.ts';

/** Values bound to a statement, in the order of their `$n`. */
export interface Bindings {
  readonly values: (string | number | boolean)[];
}
type Scalar = string | number | boolean;
interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly bindings: Bindings;
}

/** A declared value as one of the column's type: YAML reads a code of digits as a number, and 5 is not "5" in SQL. */
function bind(value: Scalar, { type, bindings }: Column): string {
  if (type === 'text' || type === 'list') return `$${bindings.values.push(String(value))}`;
  return `TRY_CAST($${bindings.values.push(String(value))} AS ${sqlTypes[type]})`;
}

function condition(wanted: Where[string], column: Column): string {
  const name = identifier(column.name);
  const isOneOf = (values: readonly Scalar[]): string => {
    const bound = values.map((value) => bind(value, column)).join(', ');
    // of a list, one member is enough
    return column.type === 'list' ? `list_has_any(${name}, [${bound}])` : `${name} IN (${bound})`;
  };
  if (Array.isArray(wanted)) return isOneOf(wanted);
  if (typeof wanted !== 'object') return isOneOf([wanted]);
  if ('not' in wanted) {
    const others = `NOT coalesce(${isOneOf([wanted.not].flat())}, false)`;
    return wanted.missing === false ? `(${name} IS NOT NULL AND ${others})` : `(${name} IS NULL OR ${others})`;
  }
  if ('missing' in wanted) return `${name} IS ${wanted.missing ? '' : 'NOT '}NULL`;
  const number = column.type === 'text' ? `TRY_CAST(${name} AS DOUBLE)` : name;
  const ends: string[] = [];
  if (wanted.min !== undefined) ends.push(`${number} >= $${column.bindings.values.push(wanted.min)}`);
  if (wanted.max !== undefined) ends.push(`${number} <= $${column.bindings.values.push(wanted.max)}`);
  return ends.length > 0 ? ends.join(' AND ') : 'true';
}

/** A declared filter as SQL: columns quoted, values bound. Never NULL, so that NOT of it is its complement. */
export function compileWhere(
  where: Where,
  { bindings, table }: { readonly bindings: Bindings; readonly table: FactsTable },
): string {
  const typeOf = (name: string): ColumnType => table.columns.find((column) => column.name === name)?.type ?? 'text';
  const conditions = Object.entries(where).map(
    ([name, wanted]) => `coalesce((${condition(wanted, { name, type: typeOf(name), bindings })}), false)`,
  );
  return conditions.length > 0 ? conditions.join(' AND ') : 'true';
}
