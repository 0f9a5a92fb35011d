import type { LoadOutcome, LoadPlan, RefusedRecord } from '../warehouse.ts';
import type { Ask } from './connection.ts';
import { type Clocks, type Conversion, conversions } from './conversion.ts';
import { factsName, identifier, literal } from './sql.ts';

const columnNames = (fields: number): readonly string[] => Array.from({ length: fields }, (_, index) => `c${index}`);

/** The reader of one file: every column as text, nothing sniffed, and what it cannot split kept apart. */
function reader({ path, delimiter, fields, hasLineBreaks }: LoadPlan): string {
  const columns = columnNames(fields).map((name) => `${name}: 'VARCHAR'`);
  // a file may have the name of a pattern
  return `read_csv(${literal(path.replace(/[*?[\]]/g, '[$&]'))}, auto_detect = false, header = true, delim = ${literal(delimiter)}, quote = '"', escape = '"',
    columns = {${columns.join(', ')}}, null_padding = false, parallel = ${!hasLineBreaks}, store_rejects = true, rejects_table = 'unreadable', rejects_scan = 'unreadable_scans')`;
}

interface Layers {
  readonly rows: string;
  readonly broken: string;
}

/** The file's records as typed rows, with the text of each value beside it. */
function layers(plan: LoadPlan, made: readonly Conversion[], inner: readonly string[]): Layers {
  const carried = inner.map((expression) => expression.split(' AS ').at(-1) ?? expression);
  const texts = made.map(({ text }, index) => `${text} AS t${index}`);
  const cleaned = `SELECT ${[...inner, ...texts].join(', ')} FROM ${reader(plan)}`;
  const parsed = `SELECT ${['*', ...made.flatMap(({ time }, index) => (time ? [`${time.parsed} AS p${index}`] : []))].join(', ')} FROM (${cleaned})`;
  const local = `SELECT ${['*', ...made.flatMap(({ time }, index) => (time ? [`${time.local} AS l${index}`] : []))].join(', ')} FROM (${parsed})`;
  const values = made.map(({ column, value }) => `${value} AS ${identifier(column)}`);
  const names = made.flatMap(({ time }, index) => [`t${index}`, ...(time ? [`l${index}`] : [])]);
  const rows = `SELECT ${[...carried, ...names, ...values].join(', ')} FROM (${local})`;
  const rules = made.map(({ broken }) => broken).filter((rule) => rule !== 'NULL');
  return { rows, broken: rules.length > 0 ? `coalesce(${rules.join(', ')})` : 'NULL' };
}

/** Runs a question over a file, without the optimizer that would compute every value twice: to filter, and to project. */
async function overFile<T>(ask: Ask, question: () => Promise<T>): Promise<T> {
  await ask(`SET disabled_optimizers = 'filter_pushdown'`);
  try {
    return await question();
  } finally {
    await ask('RESET disabled_optimizers');
  }
}

/** Loads a file's good records in one pass. */
export async function load(ask: Ask, plan: LoadPlan, clocks: Clocks): Promise<LoadOutcome> {
  const made = conversions(plan, clocks);
  const fingerprint = plan.table.fingerprint ? [`hash(${columnNames(plan.fields).join(', ')}) AS _fingerprint`] : [];
  const { rows, broken } = layers(plan, made, fingerprint);
  const stored = new Map<string, string>([
    ['_file', String(plan.file)],
    ...made.map(({ column }): [string, string] => [column, identifier(column)]),
    ...fingerprint.map((): [string, string] => ['_fingerprint', '_fingerprint']),
  ]);
  const insert = `INSERT INTO ${factsName(plan.table)} (${[...stored.keys()].map(identifier).join(', ')})
    SELECT ${[...stored.values()].join(', ')} FROM (${rows}) WHERE ${broken} IS NULL`;
  await ask('DROP TABLE IF EXISTS unreadable');
  await ask('DROP TABLE IF EXISTS unreadable_scans');
  const [[loaded] = [0]] = await overFile(ask, () => ask(insert));
  const [[unreadable] = [0]] = await ask('SELECT count(DISTINCT line) FROM unreadable');
  return { loaded: Number(loaded), unreadable: Number(unreadable) };
}

/** Second pass, only where the counts say that something is missing: which records, which column, which rule. */
export async function refused(ask: Ask, plan: LoadPlan, clocks: Clocks): Promise<readonly RefusedRecord[]> {
  const made = conversions(plan, clocks);
  const found = made.map(({ found: text }, index) => `${text} AS f${index}`);
  const { rows, broken } = layers(plan, made, ['row_number() OVER () AS _record', ...found]);
  const which = made.flatMap(({ broken: rule }, index) =>
    rule === 'NULL' ? [] : [`WHEN (${rule}) IS NOT NULL THEN ${index}`],
  );
  if (which.length === 0) return [];
  const texts = made.map((_, index) => `WHEN ${index} THEN f${index}`);
  const answer = await overFile(ask, () =>
    ask(`SELECT _record, _rule, _which, CASE _which ${texts.join(' ')} END FROM
    (SELECT *, ${broken} AS _rule, CASE ${which.join(' ')} END AS _which FROM (${rows})) WHERE _rule IS NOT NULL ORDER BY _record`),
  );
  return answer.map(([record, rule, index, value]) => ({
    record: Number(record),
    rule: rule as RefusedRecord['rule'],
    column: made[Number(index)]?.column ?? '',
    value: value === null || value === undefined ? null : String(value),
  }));
}
