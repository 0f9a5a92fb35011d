import type { Where } from '../../spec/index.ts';
import { identifier } from './sql.ts';

/** Values bound to a statement, in the order of their `$n`. */
export interface Bindings {
  readonly values: (string | number | boolean)[];
}
type Scalar = string | number | boolean;

const bind = (bindings: Bindings, value: Scalar): string => `$${bindings.values.push(value)}`;

function condition(column: string, wanted: Where[string], bindings: Bindings): string {
  const name = identifier(column);
  const isOneOf = (values: readonly Scalar[]): string => `${name} IN (${values.map((value) => bind(bindings, value)).join(', ')})`;
  if (Array.isArray(wanted)) return isOneOf(wanted);
  if (typeof wanted !== 'object') return isOneOf([wanted]);
  if ('not' in wanted) return `(${name} IS NULL OR NOT ${isOneOf([wanted.not].flat())})`;
  const ends: string[] = [];
  if (wanted.min !== undefined) ends.push(`${name} >= ${bind(bindings, wanted.min)}`);
  if (wanted.max !== undefined) ends.push(`${name} <= ${bind(bindings, wanted.max)}`);
  return ends.length > 0 ? ends.join(' AND ') : 'true';
}

/** A declared filter as SQL: columns quoted, values bound. Never NULL, so that NOT of it is its complement. */
export function compileWhere(where: Where, bindings: Bindings): string {
  const conditions = Object.entries(where).map(([column, wanted]) => `coalesce((${condition(column, wanted, bindings)}), false)`);
  return conditions.length > 0 ? conditions.join(' AND ') : 'true';
}
