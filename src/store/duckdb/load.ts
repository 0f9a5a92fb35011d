import type { LoadOutcome, LoadPlan, RefusedRecord } from '../warehouse.ts';
import type { Ask } from './connection.ts';
import { type Conversion, conversions } from './conversion.ts';
import { factsName, identifier, literal } from './sql.ts';
import type { ClockChanges } from './zones.ts';

export type Clocks = ReadonlyMap<string, ClockChanges>;

const columnNames = (fields: number): readonly string[] => Array.from({ length: fields }, (_, index) => `c${index}`);

/** The reader of one file: every column as text, nothing sniffed, and what it cannot split kept apart. */
function reader({ path, delimiter, fields }: LoadPlan): string {
  const columns = columnNames(fields).map((name) => `${name}: 'VARCHAR'`);
  return `read_csv(${literal(path)}, auto_detect = false, header = true, delim = ${literal(delimiter)}, quote = '"', escape = '"',
    columns = {${columns.join(', ')}}, null_padding = false, store_rejects = true, rejects_table = 'unreadable', rejects_scan = 'unreadable_scans')`;
}

interface Layers {
  readonly rows: string;
  readonly broken: string;
}

/** The file's records as typed rows, with the text of each value beside it. */
function layers(plan: LoadPlan, made: readonly Conversion[], inner: readonly string[]): Layers {
  const texts = made.map(({ text }, index) => `${text} AS t${index}`);
  const cleanedRows = `SELECT ${[...inner, ...texts].join(', ')} FROM ${reader(plan)}`;
  const carried = inner.map((expression) => expression.split(' AS ').at(-1) ?? expression);
  const values = made.map(({ column, value }) => `${value} AS ${identifier(column)}`);
  const rows = `SELECT ${[...carried, ...made.map((_, index) => `t${index}`), ...values].join(', ')} FROM (${cleanedRows})`;
  const rules = made.map(({ broken }) => broken).filter((rule) => rule !== 'NULL');
  return { rows, broken: rules.length > 0 ? `coalesce(${rules.join(', ')})` : 'NULL' };
}

/** Loads a file's good records in one pass. */
export async function load(ask: Ask, plan: LoadPlan, clocks: Clocks): Promise<LoadOutcome> {
  const made = conversions(plan, clocks);
  const fingerprint = plan.fingerprint ? [`hash(${columnNames(plan.fields).join(', ')}) AS _fingerprint`] : [];
  const { rows, broken } = layers(plan, made, fingerprint);
  const coded = plan.mappings.filter((mapping) => mapping.codes && mapping.codesInto);
  const joins = coded.map((mapping, index) => {
    const entries = mapping.codes?.entries.map(({ code, category }) => `(${literal(code)}, ${literal(category)})`) ?? [];
    return `LEFT JOIN (VALUES ${entries.join(', ')}) AS code${index}(code, category) ON facts.${identifier(mapping.column)} = code${index}.code`;
  });
  const stored = new Map<string, string>([
    ['_file', String(plan.file)],
    ['agency', plan.agency === null ? 'NULL' : literal(plan.agency)],
    ...made.map(({ column }): [string, string] => [column, `facts.${identifier(column)}`]),
    ...coded.map((mapping, index): [string, string] => [mapping.codesInto ?? '', `code${index}.category`]),
    ...(plan.fingerprint ? ([['_fingerprint', '_fingerprint']] as [string, string][]) : []),
  ]);
  const insert = `INSERT INTO ${factsName(plan.table)} (${[...stored.keys()].map(identifier).join(', ')})
    SELECT ${[...stored.values()].join(', ')} FROM (${rows}) AS facts ${joins.join(' ')} WHERE ${broken} IS NULL`;
  await ask('DROP TABLE IF EXISTS unreadable');
  await ask('DROP TABLE IF EXISTS unreadable_scans');
  const [[loaded] = [0]] = await ask(insert);
  const [[unreadable] = [0]] = await ask('SELECT count(DISTINCT line) FROM unreadable');
  return { loaded: Number(loaded), unreadable: Number(unreadable) };
}

/** Second pass, only where the counts say that something is missing: which records, which column, which rule. */
export async function refused(ask: Ask, plan: LoadPlan, clocks: Clocks): Promise<readonly RefusedRecord[]> {
  const made = conversions(plan, clocks);
  const { rows, broken } = layers(plan, made, ['row_number() OVER () AS _record']);
  const which = made.flatMap(({ broken: rule }, index) => (rule === 'NULL' ? [] : [`WHEN (${rule}) IS NOT NULL THEN ${index}`]));
  if (which.length === 0) return [];
  const texts = made.map((_, index) => `WHEN ${index} THEN t${index}`);
  const found = await ask(`SELECT _record, _rule, _which, CASE _which ${texts.join(' ')} END FROM
    (SELECT *, ${broken} AS _rule, CASE ${which.join(' ')} END AS _which FROM (${rows})) WHERE _rule IS NOT NULL ORDER BY _record`);
  return found.map(([record, rule, index, value]) => ({
    record: Number(record),
    rule: rule as RefusedRecord['rule'],
    column: made[Number(index)]?.column ?? '',
    value: value === null || value === undefined ? null : String(value),
  }));
}
