import { usageError } from '../../errors.ts';
import { type FactsGroup, type FactsTable, fileNumber } from '../warehouse.ts';
import type { Ask } from './connection.ts';
import { factsName, identifier, literal, literals, placesName, recordsName, rejectsName, sqlTypes } from './sql.ts';

/**
 * The tables of one source. Every record that was loaded stays among the records, with its fate, in the order of its
 * file: one that a newer record displaces comes back when that one is withdrawn, without its file being read again.
 */

/** What became of a record that was loaded: the numbers that are stored. */
export const fateNumbers = { standing: 0, duplicate: 1, superseded: 2, filtered: 3, near: 4 } as const;
export const isDisplaced = `_fate IN (${fateNumbers.duplicate}, ${fateNumbers.superseded})`;

/** Empty tables, instead of whatever stood there. */
export async function recreate(ask: Ask, table: FactsTable): Promise<void> {
  const derived = derivedColumns(table);
  const stored = table.columns.filter(({ name }) => !derived.has(name));
  const columns = [
    '_file INTEGER',
    ...stored.map(({ name, type }) => `${identifier(name)} ${sqlTypes[type]}`),
    ...(table.fingerprint ? ['_fingerprint UBIGINT'] : []),
    ...(table.key.length > 0 ? ['_key UINTEGER'] : []),
    ...(table.recordNumbers ? ['_record BIGINT'] : []),
    ...(table.settledTimes ? ['_twice USMALLINT', '_moved USMALLINT'] : []),
    ...(table.refusedValues ? ['_refused USMALLINT'] : []),
    `_fate UTINYINT DEFAULT ${fateNumbers.standing}`,
  ];
  await refuseNameOfWarehouse(ask, table);
  await ask(`CREATE SCHEMA IF NOT EXISTS ${identifier(table.pipeline)}`);
  const [old] = await ask('SELECT 1 FROM duckdb_tables() WHERE schema_name = $1 AND table_name = $2', [
    table.pipeline,
    table.source,
  ]);
  // what an older version has left under this name
  if (old) await ask(`DROP TABLE ${factsName(table)}`);
  await ask(`CREATE OR REPLACE TABLE ${recordsName(table)} (${columns.join(', ')})`);
  await ask(
    `CREATE OR REPLACE TABLE ${rejectsName(table)} (file INTEGER, position BIGINT, record BIGINT, line BIGINT, "column" VARCHAR, rule VARCHAR, fate VARCHAR, value VARCHAR, survivor_file INTEGER, survivor_line BIGINT)`,
  );
  await ask(`CREATE OR REPLACE TABLE ${placesName(table)} (file INTEGER, position BIGINT, record BIGINT, line BIGINT)`);
  await regroup(ask, table);
}

/** DuckDB calls a database by the name of its file, and takes that name for the database where a schema has it too. */
async function refuseNameOfWarehouse(ask: Ask, { pipeline }: FactsTable): Promise<void> {
  const taken = await ask('SELECT database_name FROM duckdb_databases()');
  if (taken.some(([name]) => String(name).toLowerCase() === pipeline))
    throw usageError(
      'warehouse-name',
      pipeline,
      'the warehouse must have another name than the pipeline (got the same)',
      'give the warehouse another file name, or the pipeline another id',
    );
}

/**
 * The facts are the records that stand. What follows from the group of a record is worked out when it is asked for:
 * storing the agency and the category of each of five million records cost a fifth of the load (measured).
 */
export async function regroup(ask: Ask, table: FactsTable): Promise<void> {
  await ask(
    `CREATE OR REPLACE VIEW ${factsName(table)} AS SELECT * EXCLUDE (_fate) FROM ${allRecords(table)} WHERE _fate = ${fateNumbers.standing}`,
  );
}

/** Every record that was loaded, as facts are seen, with its fate: to be asked in place of a table. */
export function allRecords(table: FactsTable): string {
  const derived = [...derivedColumns(table)].map(([name, value]) => `, ${value} AS ${identifier(name)}`);
  return `(SELECT rowid, *${derived.join('')} FROM ${recordsName(table)})`;
}

/** Columns whose values follow from the group of a record's file. */
function derivedColumns(table: FactsTable): ReadonlyMap<string, string> {
  const groups = table.groups.map((_, group) => derivedValues(table, group));
  const valueOf = (name: string): string => byGroup(groups.map((values) => values.get(name) ?? nothing));
  return new Map([...derivedValues(table, 0).keys()].map((name) => [name, valueOf(name)]));
}

const nothing = 'NULL::VARCHAR';

/** The values of these columns in the files of one group. */
export function derivedValues({ columns, groups }: FactsTable, group: number): ReadonlyMap<string, string> {
  const own = groups[group] ?? { agency: null, codes: [] };
  // a source may say the agency of each record itself
  const ownAgency = columns.some(({ name }) => name === 'agency');
  return new Map([
    ...(ownAgency ? [] : [['agency', own.agency === null ? nothing : literal(own.agency)] as const]),
    ...groups.flatMap(({ codes }) => codes).map(({ into }) => [into, categoryOf(own, into) ?? nothing] as const),
  ]);
}

/** A value that depends on the group of a record's file alone. */
function byGroup(values: readonly string[]): string {
  if (new Set(values).size === 1) return values[0] ?? nothing;
  const cases = values.map((value, group) => `WHEN _file < ${fileNumber(group + 1, 0)} THEN ${value}`);
  return cases.length > 0 ? `CASE ${cases.join(' ')} END` : nothing;
}

/** The category of a code, as a place in a list: a code that the list does not have gets none. */
function categoryOf({ codes }: Pick<FactsGroup, 'codes'>, into: string): string | null {
  const coded = codes.find((candidate) => candidate.into === into);
  const entries = [...new Map(coded?.list?.entries.map(({ code, category }) => [code, category]) ?? [])];
  if (!coded || entries.length === 0) return null;
  const place = `enum_code(TRY_CAST(${identifier(coded.column)} AS ENUM(${literals(entries.map(([code]) => code))})))`;
  return `([${literals(entries.map(([, category]) => category))}])[1 + ${place}]`;
}
