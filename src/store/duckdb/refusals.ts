import type { LoadPlan, RefusedCount } from '../warehouse.ts';
import { widePlace } from './cells.ts';
import type { Ask } from './connection.ts';
import { type Clocks, type Conversion, conversions } from './conversion.ts';
import { cellRules, firstBroken, isSaid, overFile, recordRules } from './load.ts';
import { pads } from './pseudonyms.ts';
import { recordNumber, typedRows } from './reader.ts';
import { literal, literals, placesName, rejectsName } from './sql.ts';

/**
 * A second pass over a file, only where the counts say that something is missing: lists which records, which column,
 * which rule. A record has one refusal of its own, or one for each value that it lost. They go from the file to the
 * table, however many there are: nothing of them is held here. The places of the file must be known.
 */
export async function listRefused(ask: Ask, plan: LoadPlan, clocks: Clocks): Promise<RefusedCount> {
  const { table, wide } = plan;
  const file = Math.trunc(plan.file);
  const made = conversions(plan, clocks);
  const found = made.map(({ found: sql }, index) => ({ name: `f${index}`, sql }));
  const rows = typedRows(plan, made, [recordNumber, ...found]);
  const question = refusalRows(plan, made, rows);
  const places = await ask(`SELECT position, record, line FROM ${placesName(table)} WHERE file = ${file} LIMIT 2`);
  const [only = [0, 1, 1]] = places;
  // most files have one place: numbers and lines follow from the record, and its order is that of the file
  if (wide === null && places.length === 1) {
    const [position = 0, record = 0, line = 0] = only.map(Number);
    const columns = `${file}, record - 1, record + ${record - position - 1}, record + ${line - position - 1}, "column", rule, fate, value, NULL, NULL`;
    await overFile(ask, () =>
      ask(`INSERT INTO ${rejectsName(table)} SELECT ${columns} FROM (${question})`, pads(plan.key)),
    );
  } else await listByPlaces(ask, plan, { question, more: wide && recordsWithoutFacts(plan, made, rows) });
  const [[rejected = 0, values = 0] = []] = await ask(
    `SELECT count(*) FILTER (fate = 'rejected'), count(*) FILTER (fate = 'value') FROM ${rejectsName(table)} WHERE file = ${file} AND position IS NOT NULL`,
  );
  return { rejected: Number(rejected), values: Number(values) };
}

async function listByPlaces(
  ask: Ask,
  { table, file, key }: LoadPlan,
  { question, more }: { readonly question: string; readonly more: string | null },
): Promise<void> {
  await ask('DROP TABLE IF EXISTS temp.refused');
  await overFile(ask, () => ask(`CREATE TEMP TABLE refused AS ${question}`, pads(key)));
  if (more !== null) await overFile(ask, () => ask(`INSERT INTO temp.refused ${more}`, pads(key)));
  const places = `SELECT position, record, line FROM ${placesName(table)} WHERE file = ${Math.trunc(file)}`;
  await ask(`INSERT INTO ${rejectsName(table)}
    SELECT ${Math.trunc(file)}, r.record - 1, p.record + r.record - 1 - p.position, p.line + r.record - 1 - p.position, r."column", r.rule, r.fate, r.value, NULL, NULL
    FROM temp.refused r ASOF JOIN (${places}) p ON r.record - 1 >= p.position ORDER BY r.record, r.place, r.rowid`);
  await ask('DROP TABLE temp.refused');
}

function refusalRows(plan: LoadPlan, made: readonly Conversion[], rows: string): string {
  const record = listOf(refusalsOf(made, ({ broken, isWide }) => (isWide ? [] : [broken]), 'rejected'));
  const values = refusalsOf(made, ({ brokenValue, isWide }) => (isWide ? [] : [brokenValue]), 'value');
  const cells = refusalsOf(made, ({ broken, brokenValue, isWide }) => (isWide ? [broken, brokenValue] : []), 'value');
  const isRefused = `${firstBroken(recordRules(made))} IS NOT NULL`;
  // what is told of a record is told at the first of its cells
  const ofRecord = `CASE WHEN ${isRefused} THEN ${record}[1:1] ELSE ${listOf(values)} END`;
  const listed =
    plan.wide === null
      ? ofRecord
      : `list_concat(CASE WHEN ${widePlace} = 0 THEN ${ofRecord} END, CASE WHEN NOT (${isRefused}) AND ${isSaid(plan)} THEN ${listOf(cells)}[1:1] END)`;
  const allRules = made.flatMap(({ broken, brokenValue }) => [broken, brokenValue]);
  const place = plan.wide === null ? '0' : widePlace;
  return `SELECT _record AS record, _place AS place, ${columnOf(plan, made)} AS "column", r.fate AS fate, r.rule AS rule, r.found AS value FROM
    (SELECT _record, ${place} AS _place, unnest(${listed}) AS r FROM (${rows}) WHERE ${firstBroken(allRules)} IS NOT NULL)`;
}

/** The column of a refusal; of a wide file, the header of the cell. */
function columnOf({ wide }: LoadPlan, made: readonly Conversion[]): string {
  const headers = literals((wide ?? []).map(({ header }) => header));
  const cases = made.map(
    ({ told, isWide }, index) =>
      `WHEN ${index} THEN ${isWide ? `coalesce(([${headers}])[_place + 1], '')` : literal(told)}`,
  );
  return cases.length > 0 ? `CASE r.which ${cases.join(' ')} END` : "''";
}

/** SQL of a refusal for each conversion that breaks a rule; NULL for each that does not. */
const refusalsOf = (
  made: readonly Conversion[],
  rulesOf: (one: Conversion) => readonly string[],
  fate: 'rejected' | 'value',
): readonly string[] =>
  made.flatMap((one, index) =>
    rulesOf(one)
      .filter((rule) => rule !== 'NULL')
      .map(
        (rule) =>
          `CASE WHEN (${rule}) IS NOT NULL THEN {'fate': ${literal(fate)}, 'rule': ${rule}, 'which': ${index}, 'found': f${index}} END`,
      ),
  );

const emptyList = `list_filter([{'fate': '', 'rule': '', 'which': 0, 'found': ''}], lambda r: false)`;
const listOf = (refusals: readonly string[]): string =>
  refusals.length === 0 ? emptyList : `list_filter([${refusals.join(', ')}], lambda r: r IS NOT NULL)`;

/** A record of a wide file with no cell that can be read: it is no fact, and is told as a whole. */
function recordsWithoutFacts(plan: LoadPlan, made: readonly Conversion[], rows: string): string {
  const isGood = `${isSaid(plan)} AND ${firstBroken(cellRules(made))} IS NULL`;
  return `SELECT _record, -1, '', 'rejected', 'value-missing', NULL FROM (${rows}) GROUP BY _record
    HAVING bool_and(${firstBroken(recordRules(made))} IS NULL) AND NOT bool_or(${isGood})`;
}
