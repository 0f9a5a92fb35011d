import type { LoadOutcome, LoadPlan } from '../warehouse.ts';
import { blanks, wideCell } from './cells.ts';
import type { Ask } from './connection.ts';
import { type Clocks, type Conversion, conversions } from './conversion.ts';
import { pads } from './pseudonyms.ts';
import { fingerprint, recordNumber, typedRows } from './reader.ts';
import { keyHash } from './sameness.ts';
import { identifier, recordsName } from './sql.ts';

/** The first of several rules that is broken, as SQL. */
export const firstBroken = (rules: readonly string[]): string => {
  const real = rules.filter((rule) => rule !== 'NULL');
  return real.length > 0 ? `coalesce(${real.join(', ')})` : 'NULL';
};

/** What costs a whole record; in a wide file, what costs one cell alone is not among it. */
export const recordRules = (made: readonly Conversion[]): readonly string[] =>
  made.filter(({ isWide }) => !isWide).map(({ broken }) => broken);
export const cellRules = (made: readonly Conversion[]): readonly string[] =>
  made.filter(({ isWide }) => isWide).flatMap(({ broken, brokenValue }) => [broken, brokenValue]);
/** A cell with something in it, which becomes a fact. */
export function isSaid(plan: LoadPlan): string {
  const cells = plan.mappings.flatMap(({ how }, index) => (how === 'wide-cell' ? [`t${index} IS NOT NULL`] : []));
  return cells.length > 0 ? `(${cells.join(' OR ')})` : `nullif(trim(${wideCell}, ${blanks}), '') IS NOT NULL`;
}

/** Runs a question over a file, without the optimizer that would compute every value twice: to filter, and to project. */
export async function overFile<T>(ask: Ask, question: () => Promise<T>): Promise<T> {
  await ask(`SET disabled_optimizers = 'filter_pushdown'`);
  try {
    return await question();
  } finally {
    await ask('RESET disabled_optimizers');
  }
}

/** How many of a row's times were settled in this way. */
function counted(made: readonly Conversion[], way: 'twice' | 'moved'): string {
  const times = made.flatMap(({ settled }) =>
    settled[way] === null ? [] : [`CASE WHEN ${settled[way]} THEN 1 ELSE 0 END`],
  );
  return times.length > 0 ? times.join(' + ') : '0';
}

/** What is stored of a row, by column. */
function stored(plan: LoadPlan, made: readonly Conversion[]): ReadonlyMap<string, string> {
  const { table, file } = plan;
  const isStored = new Set(table.columns.map(({ name }) => name));
  const values = made.flatMap(({ column, brokenValue, isWide, beside }): (readonly [string, string])[] => {
    if (!isStored.has(column)) return [];
    const keep = (name: string): string =>
      brokenValue === 'NULL' || isWide
        ? identifier(name)
        : `CASE WHEN (${brokenValue}) IS NULL THEN ${identifier(name)} END`;
    return [[column, keep(column)], ...(beside ? [[beside.column, keep(beside.column)] as const] : [])];
  });
  const refused = made
    .filter(({ brokenValue, isWide }) => brokenValue !== 'NULL' && !isWide)
    .map(({ brokenValue }) => `CAST((${brokenValue}) IS NOT NULL AS USMALLINT)`);
  const known = new Map(values);
  return new Map([
    ['_file', String(file)],
    ...values,
    ...(table.key.length > 0 ? [['_key', keyHash(table, file, (column) => known.get(column))] as const] : []),
    ...(table.fingerprint ? [['_fingerprint', '_fingerprint'] as const] : []),
    ...(table.recordNumbers ? [['_record', '_record'] as const] : []),
    ...(table.settledTimes
      ? [['_twice', counted(made, 'twice')] as const, ['_moved', counted(made, 'moved')] as const]
      : []),
    ...(table.refusedValues ? [['_refused', refused.length > 0 ? refused.join(' + ') : '0'] as const] : []),
  ]);
}

/** Loads a file's good records in one pass. */
export async function load(ask: Ask, plan: LoadPlan, clocks: Clocks): Promise<LoadOutcome> {
  const made = conversions(plan, clocks);
  const { table, wide } = plan;
  const asked = [...(table.fingerprint ? [fingerprint(plan)] : []), ...(table.recordNumbers ? [recordNumber] : [])];
  const columns = stored(plan, made);
  const isGood = [
    `${firstBroken(recordRules(made))} IS NULL`,
    ...(wide === null ? [] : [`${firstBroken(cellRules(made))} IS NULL`, isSaid(plan)]),
  ];
  const insert = `INSERT INTO ${recordsName(table)} (${[...columns.keys()].map(identifier).join(', ')})
    SELECT ${[...columns.values()].join(', ')} FROM (${typedRows(plan, made, asked)}) WHERE ${isGood.join(' AND ')}`;
  await ask('DROP TABLE IF EXISTS unreadable');
  await ask('DROP TABLE IF EXISTS unreadable_scans');
  const [[facts] = [0]] = await overFile(ask, () => ask(insert, pads(plan.key)));
  const [[unreadable] = [0]] = await ask('SELECT count(DISTINCT line) FROM unreadable');
  const counted = await countLoaded(ask, plan);
  return { loaded: Number(facts), facts: Number(facts), unreadable: Number(unreadable), doubtful: false, ...counted };
}

/** What the facts themselves say of their records, where that is not one fact for each. */
async function countLoaded(ask: Ask, { table, wide, file }: LoadPlan): Promise<Partial<LoadOutcome>> {
  const from = `FROM ${recordsName(table)} WHERE _file = ${Math.trunc(file)}`;
  if (wide !== null) {
    const [[loaded] = [0]] = await ask(`SELECT count(DISTINCT _record) ${from}`);
    return { loaded: Number(loaded), doubtful: true };
  }
  if (!table.refusedValues) return {};
  const [[refused] = [0]] = await ask(`SELECT sum(_refused) ${from}`);
  return { doubtful: Number(refused ?? 0) > 0 };
}
