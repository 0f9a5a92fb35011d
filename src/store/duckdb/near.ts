import type { FactsTable, NearCount, Nearness } from '../warehouse.ts';
import type { Ask } from './connection.ts';
import { listDisplaced } from './displaced.ts';
import { identifier, literals, recordsName } from './sql.ts';
import { allRecords, fateNumbers } from './tables.ts';

/**
 * Records near each other. In the order of their times the first one stands; what follows it within the span is near
 * it, and the next record beyond that stands again. So every record that goes lies within the span of the one that is
 * named for it: in a long run of records, each near the one before, several stand.
 */

const { standing, near: nearby } = fateNumbers;

/** Groups of records that agree, as hashes: those whose records are to be judged again. */
const groupsName = 'temp.near_touched';
const groupOf = ({ same }: Nearness): string => `hash(${same.map(identifier).join(', ')})`;

/** Records that can be compared at all: none of the columns is blank, and the time is as precise as it must be. */
function comparable({ same, time, precision }: Nearness): string {
  const filled = [...same, time].map((column) => `${identifier(column)} IS NOT NULL`);
  const precise = precision === null ? [] : [`${identifier(precision.column)} IN (${literals(precision.among)})`];
  return [...filled, ...precise].join(' AND ');
}

export async function forgetNear(ask: Ask): Promise<void> {
  await ask(`CREATE OR REPLACE TEMP TABLE near_touched (h UBIGINT)`);
}

interface Search {
  readonly table: FactsTable;
  readonly near: Nearness;
  /** A condition on the records that are looked at. */
  readonly which: string;
}

/** Adds the groups of some records to those that are judged again. */
export async function touchNear(ask: Ask, { table, near, which }: Search): Promise<void> {
  await ask(
    `INSERT INTO ${groupsName} SELECT DISTINCT ${groupOf(near)} FROM ${allRecords(table)} WHERE ${comparable(near)} AND ${which}`,
  );
}

/** Gives the records that are near another their fate, and lists them; all of them, or those of the groups touched. */
export async function settleNear(
  ask: Ask,
  { table, near, all }: Pick<Search, 'table' | 'near'> & { readonly all: boolean },
): Promise<void> {
  await findNear(ask, { table, near, which: all ? 'true' : `${groupOf(near)} IN (FROM ${groupsName})` });
  await ask(
    `CREATE OR REPLACE TEMP TABLE judged AS SELECT id, _file, place, kept_place AS kept, kept_file, CASE WHEN stands THEN ${standing} ELSE ${nearby} END AS fate, true AS is_known
      FROM (${withSurvivors}) WHERE was_near OR NOT stands`,
  );
  await ask(
    `UPDATE ${recordsName(table)} AS r SET _fate = j.fate FROM temp.judged j WHERE r.rowid = j.id AND r._fate <> j.fate`,
  );
  const [[judged] = [0]] = await ask('SELECT count(*) FROM temp.judged');
  if (Number(judged) > 0)
    await listDisplaced(ask, table, { column: [...near.same, near.time].join('+'), rule: 'near-duplicate' });
  await dropWork(ask);
  await ask('DROP TABLE temp.judged');
}

export async function nearDuplicates(ask: Ask, table: FactsTable, near: Nearness): Promise<NearCount> {
  const usable = comparable(near);
  const [row = []] = await ask(
    `SELECT count(*), count(*) FILTER (NOT (${usable})), count(*) FILTER (_fate = ${nearby}) FROM ${allRecords(table)} WHERE _fate IN (${standing}, ${nearby})`,
  );
  const [n = 0, without = 0, marked = 0] = row.map(Number);
  if (marked > 0) return { n, without, near: marked };
  await findNear(ask, { table, near, which: 'true' });
  const [[found] = [0]] = await ask(`SELECT count(*) FROM (${withSurvivors}) WHERE NOT stands`);
  await dropWork(ask);
  return { n, without, near: Number(found) };
}

/**
 * Makes two tables: `near_rows`, the records of every run in which each lies within the span of the one before it, with
 * the place in that run of the first one beyond its own span; and `near_standing`, the places that stand.
 */
async function findNear(ask: Ask, search: Search): Promise<void> {
  await ask(`CREATE OR REPLACE TEMP TABLE near_rows AS ${runs(search)}`);
  await ask('CREATE OR REPLACE TEMP TABLE near_standing AS SELECT run, nth FROM temp.near_rows WHERE nth = 1');
  await ask('CREATE OR REPLACE TEMP TABLE near_jumps AS SELECT run, nth, next FROM temp.near_rows WHERE next <= size');
  // one step from all that are known to stand, then two, then four: a run of a million is through in twenty rounds
  for (let known = -1; ; ) {
    const [[count] = [0]] = await ask('SELECT count(*) FROM temp.near_standing');
    if (Number(count) === known) return;
    known = Number(count);
    await ask(
      'INSERT INTO temp.near_standing SELECT j.run, j.next FROM temp.near_standing s JOIN temp.near_jumps j ON j.run = s.run AND j.nth = s.nth',
    );
    await ask(
      'CREATE OR REPLACE TEMP TABLE near_jumps AS SELECT a.run, a.nth, b.next FROM temp.near_jumps a JOIN temp.near_jumps b ON b.run = a.run AND b.nth = a.next',
    );
  }
}

/** Runs of records, each known by the first of its records; those that are alone in theirs are left out. */
function runs({ table, near, which }: Search): string {
  const keys = near.same.map((_, index) => `k${index}`).join(', ');
  const values = near.same.map((column, index) => `${identifier(column)} AS k${index}`).join(', ');
  const span = Math.trunc(near.withinSeconds) * 1_000_000;
  const rows = `SELECT rowid AS id, _file, ${values}, epoch_us(CAST(${identifier(near.time)} AS TIMESTAMP)) AS t, _fate = ${nearby} AS was_near
    FROM ${allRecords(table)} WHERE _fate IN (${standing}, ${nearby}) AND ${comparable(near)} AND ${which}`;
  const numbered = `SELECT *, row_number() OVER own AS nth, coalesce(t - lag(t) OVER own > ${span}, true) AS begins,
      count(*) OVER (PARTITION BY ${keys} ORDER BY t RANGE BETWEEN UNBOUNDED PRECEDING AND ${span}::BIGINT FOLLOWING) AS reach
    FROM (${rows}) WINDOW own AS (PARTITION BY ${keys} ORDER BY t, _file, id)`;
  const inRuns = `SELECT *, sum(CAST(begins AS INTEGER)) OVER (PARTITION BY ${keys} ORDER BY nth) AS run_number
    FROM (${numbered}) WHERE was_near OR NOT (begins AND reach = nth)`;
  return `SELECT id, _file, id AS place, was_near, first_value(id) OVER own AS run, nth - first_value(nth) OVER own + 1 AS nth,
      reach - first_value(nth) OVER own + 2 AS next, count(*) OVER (PARTITION BY ${keys}, run_number) AS size
    FROM (${inRuns}) WINDOW own AS (PARTITION BY ${keys}, run_number ORDER BY nth)`;
}

/** Every record of a run with the last one before it that stands, itself where it does. */
const withSurvivors = `SELECT r.id, r._file, r.place, r.was_near, s.nth IS NOT NULL AS stands,
    last_value(CASE WHEN s.nth IS NOT NULL THEN r.place END IGNORE NULLS) OVER own AS kept_place,
    last_value(CASE WHEN s.nth IS NOT NULL THEN r._file END IGNORE NULLS) OVER own AS kept_file
  FROM temp.near_rows r LEFT JOIN temp.near_standing s ON s.run = r.run AND s.nth = r.nth
  WINDOW own AS (PARTITION BY r.run ORDER BY r.nth)`;

async function dropWork(ask: Ask): Promise<void> {
  for (const name of ['near_rows', 'near_standing', 'near_jumps']) await ask(`DROP TABLE temp.${name}`);
}
