import { type FactsTable, groupOfFile } from '../warehouse.ts';
import { identifier, recordsName, sqlTypes } from './sql.ts';
import { derivedValues, isDisplaced } from './tables.ts';

/**
 * What makes two records the same: a key, or the whole row. Records with unlike hashes are unlike, so that hashes are
 * compared first, and the columns themselves only where hashes are equal. The hash of a key has half the bits that it
 * could have: five million of them are compared in half the time (measured), and some three thousand pairs are equal by
 * chance alone, which costs next to nothing.
 */

export interface Sameness {
  readonly columns: string;
  /** Records without a full key are the same as none. */
  readonly full: string;
  /** The stored column of hashes; NULL in records without a full key. */
  readonly hash: string;
}

/** What makes two records of a table the same; null where equal rows are different records. */
export function samenessOf({ key, fingerprint }: FactsTable): Sameness | null {
  const hash = key.length > 0 ? '_key' : '_fingerprint';
  if (key.length === 0 && !fingerprint) return null;
  const columns = key.length > 0 ? key.map(identifier) : [hash];
  return {
    columns: columns.join(', '),
    full: columns.map((column) => `${column} IS NOT NULL`).join(' AND '),
    hash,
  };
}

/** The hash of the key of a record in a file, from the values of its columns; NULL where one of them has none. */
export function keyHash(table: FactsTable, file: number, valueOf: (column: string) => string | undefined): string {
  const derived = derivedValues(table, groupOfFile(file));
  const values = table.key.map((name) => {
    const type = table.columns.find((column) => column.name === name)?.type ?? 'text';
    // as it is stored: the same number as another type has another hash
    return `CAST(${derived.get(name) ?? valueOf(name) ?? 'NULL'} AS ${sqlTypes[type]})`;
  });
  const isFull = values.map((value) => `${value} IS NOT NULL`).join(' AND ');
  return `CASE WHEN ${isFull} THEN CAST(hash(${values.join(', ')}) >> 32 AS UINTEGER) END`;
}

/**
 * A question for every hash that several records have, or one that was displaced. Hashes are sorted: counting how many are
 * different takes three times as long (measured).
 *
 * @param all  of all records, of which none is displaced; otherwise of those whose hashes were touched
 */
export function repeatedHashes(table: FactsTable, { hash }: Sameness, all: boolean): string {
  const repeated = (which: string): string =>
    `SELECT h FROM (SELECT h, h = lead(h) OVER (ORDER BY h) AS repeats FROM (SELECT ${hash} AS h FROM ${recordsName(table)} WHERE ${which})) WHERE repeats`;
  const isTouched = `${hash} IN (FROM temp.touched)`;
  // even and odd ones by themselves: two smaller sorts side by side
  const parts = all
    ? [repeated(`${hash} % 2 = 0`), repeated(`${hash} % 2 = 1`)]
    : [repeated(isTouched), `SELECT ${hash} AS h FROM ${recordsName(table)} WHERE ${isTouched} AND ${isDisplaced}`];
  // without DISTINCT, one would wait for the other to be written in order
  return `SELECT DISTINCT h FROM (${parts.join(' UNION ALL ')})`;
}
