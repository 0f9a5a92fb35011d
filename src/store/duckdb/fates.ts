import type { Where } from '../../spec/index.ts';
import type { FactsTable, FateCount, Identity, Settled } from '../warehouse.ts';
import type { Ask } from './connection.ts';
import { listDisplaced } from './displaced.ts';
import { halves, middleRow } from './halves.ts';
import { forgetNear, settleNear, touchNear } from './near.ts';
import { repeatedHashes, type Sameness, samenessOf } from './sameness.ts';
import { identifier, recordsName, rejectsName } from './sql.ts';
import { allRecords, fateNumbers, isDisplaced } from './tables.ts';
import { type Bindings, compileWhere } from './where.ts';

/**
 * Which records stand. Fates come in this order: rejected (never loaded), duplicate or superseded, filtered. A filter
 * therefore judges the newest version of a record only: an older one must not come back because the newest is not
 * wanted. Near-duplicates come last, among what is left: no record gives way to one that is not used.
 */

const { standing, duplicate, superseded, filtered, near: nearby } = fateNumbers;

/** Begins a list of the keys whose records are to be judged again; without one, all are. */
export async function forgetTouched(ask: Ask): Promise<void> {
  await ask('CREATE OR REPLACE TEMP TABLE touched (h UBIGINT)');
  await forgetNear(ask);
}

/** Adds the keys of some files to that list. */
export async function touch(
  ask: Ask,
  table: FactsTable,
  { near, files }: Pick<Identity, 'near'> & { readonly files: readonly number[] },
): Promise<void> {
  if (files.length === 0) return;
  if (near) await touchNear(ask, { table, near, which: `_file IN (${files.map(Math.trunc).join(', ')})` });
  const same = samenessOf(table);
  if (same === null) return;
  await ask(
    `INSERT INTO temp.touched SELECT DISTINCT ${same.hash} FROM ${recordsName(table)} WHERE ${same.hash} IS NOT NULL AND _file IN (${files.map(Math.trunc).join(', ')})`,
  );
}

/** Gives every record its fate: all of them, or those alone whose keys were touched. */
export async function settle(ask: Ask, table: FactsTable, identity: Identity): Promise<Settled> {
  const same = samenessOf(table);
  // a record of a wide file is several facts under several keys, which are listed together
  const all = identity.all || table.recordNumbers;
  if (all && !identity.all) {
    await ask(`UPDATE ${recordsName(table)} SET _fate = ${standing} WHERE ${isDisplaced}`);
    await ask(`DELETE FROM ${rejectsName(table)} WHERE survivor_file IS NOT NULL`);
  }
  const { near } = identity;
  const { isJudged, hasFullKeys } = await judge(ask, table, { ...identity, same, all });
  if (isJudged && near) await touchNear(ask, { table, near, which: 'rowid IN (SELECT id FROM temp.judged)' });
  if (isJudged)
    await ask(
      `UPDATE ${recordsName(table)} AS r SET _fate = j.fate FROM temp.judged j WHERE r.rowid = j.id AND r._fate <> j.fate`,
    );
  await filter(ask, table, identity.where);
  if (isJudged)
    await listDisplaced(ask, table, {
      column: table.key.join('+'),
      rule: table.key.length > 0 ? 'same-key' : 'same-row',
    });
  await ask('DROP TABLE IF EXISTS temp.judged');
  if (near) await settleNear(ask, { table, near, all });
  return { hasFullKeys };
}

interface Judged extends Settled {
  /** Some record is displaced, or was: the table of them is made. */
  readonly isJudged: boolean;
}

interface Judging extends Identity {
  readonly same: Sameness | null;
}

/** A table of the records that are displaced, or were, each with the one that stands instead, where there are any. */
async function judge(ask: Ask, table: FactsTable, judging: Judging): Promise<Judged> {
  const { same, all, copies } = judging;
  if (same === null) return { isJudged: await judgeCopies(ask, table, copies), hasFullKeys: false };
  const [[full, count, middle] = []] = await ask(
    `SELECT count(${same.hash}), count(*), ${middleRow} FROM ${recordsName(table)}`,
  );
  const hasFullKeys = full === count;
  const [[repeated] = [0]] = await ask(`CREATE OR REPLACE TEMP TABLE repeated AS ${repeatedHashes(table, same, all)}`);
  // unlike hashes need no closer look
  const isJudged =
    Number(repeated) > 0 && (await judgeRepeated(ask, table, { ...judging, same, parts: halves(middle) }));
  await ask('DROP TABLE temp.repeated');
  return { isJudged, hasFullKeys };
}

interface CloserLook extends Identity {
  readonly same: Sameness;
  /** Conditions that part the records. */
  readonly parts: readonly string[];
}

/** A closer look at the records with repeated hashes; some hashes are equal by chance. */
async function judgeRepeated(ask: Ask, table: FactsTable, judging: CloserLook): Promise<boolean> {
  const [[judged] = [0]] = await ask(
    `CREATE OR REPLACE TEMP TABLE judged AS SELECT id, _file, place, kept, kept_file, fate, true AS is_known FROM (${ranked(table, judging)}) WHERE fate <> ${standing} OR was_out`,
  );
  return Number(judged) > 0;
}

/** Each record with the one of its key that stands, and what it is beside that one. */
function ranked(table: FactsTable, { revisedBy, same, parts }: CloserLook): string {
  const place = table.recordNumbers ? '_record - 1' : 'rowid';
  const value = revisedBy !== null && revisedBy !== 'file' ? identifier(revisedBy.column) : null;
  const newest = [...(value === null ? [] : [`${value} DESC NULLS LAST`]), '_file DESC', 'rowid'];
  const order = revisedBy === null ? '_file, rowid' : newest.join(', ');
  // what one file repeats of one version is a copy; every other record that does not stand has a newer one
  const version = [same.columns, '_file', ...(value === null ? [] : [value])].join(', ');
  const fate =
    revisedBy === null
      ? `CASE WHEN row_number() OVER best = 1 THEN ${standing} ELSE ${duplicate} END`
      : `CASE WHEN row_number() OVER best = 1 THEN ${standing} WHEN row_number() OVER (PARTITION BY ${version} ORDER BY rowid) > 1 THEN ${duplicate} ELSE ${superseded} END`;
  const records = parts.map(
    (part) => `FROM ${allRecords(table)} WHERE ${part} AND ${same.full} AND ${same.hash} IN (FROM temp.repeated)`,
  );
  return `SELECT rowid AS id, _file, ${place} AS place, first_value(${place}) OVER best AS kept, first_value(_file) OVER best AS kept_file, ${fate} AS fate, ${isDisplaced} AS was_out
    FROM (${records.join(' UNION ALL ')}) WINDOW best AS (PARTITION BY ${same.columns} ORDER BY ${order})`;
}

/** Where equal rows are different records, a whole file that stands there twice is a copy all the same. */
async function judgeCopies(ask: Ask, table: FactsTable, copies: Identity['copies']): Promise<boolean> {
  const [[out] = [0]] = await ask(`SELECT count(*) FROM ${recordsName(table)} WHERE ${isDisplaced}`);
  if (copies.size === 0 && Number(out) === 0) return false;
  const place = table.recordNumbers ? '_record - 1' : 'rowid';
  const cases = [...copies].map(([file, original]) => `WHEN ${Math.trunc(file)} THEN ${Math.trunc(original)}`);
  const original = cases.length > 0 ? `CASE _file ${cases.join(' ')} END` : 'NULL::INTEGER';
  await ask(
    `CREATE OR REPLACE TEMP TABLE judged AS SELECT id, _file, place, place AS kept, kept_file, CASE WHEN kept_file IS NULL THEN ${standing} ELSE ${duplicate} END AS fate, false AS is_known
      FROM (SELECT rowid AS id, _file, ${place} AS place, ${original} AS kept_file, ${isDisplaced} AS was_out FROM ${recordsName(table)}) WHERE kept_file IS NOT NULL OR was_out`,
  );
  return true;
}

async function filter(ask: Ask, table: FactsTable, where: Where): Promise<void> {
  if (Object.keys(where).length === 0) return;
  const bindings: Bindings = { values: [] };
  const condition = compileWhere(where, { bindings, table });
  await ask(
    `UPDATE ${recordsName(table)} SET _fate = ${filtered} WHERE rowid IN (SELECT rowid FROM ${allRecords(table)} WHERE _fate = ${standing} AND NOT (${condition}))`,
    bindings.values,
  );
}

/** What became of the records of each file. A record that is several facts stands while one of them does. */
export async function fates(ask: Ask, table: FactsTable): Promise<readonly FateCount[]> {
  const name = recordsName(table);
  const whole = `CASE WHEN bool_or(_fate = ${standing}) THEN ${standing} WHEN bool_or(_fate = ${filtered}) THEN ${filtered} ELSE max(_fate) END`;
  const records = table.recordNumbers
    ? `(SELECT _file, ${whole} AS _fate, 1 AS times, count(*) FILTER (_fate = ${standing}) AS facts FROM ${name} GROUP BY _file, _record)`
    : `(SELECT _file, _fate, count(*) AS times, count(*) FILTER (_fate = ${standing}) AS facts FROM ${name} GROUP BY _file, _fate)`;
  const count = (fate: number): string => `coalesce(sum(times) FILTER (_fate = ${fate}), 0)`;
  const counted = await ask(
    `SELECT _file, sum(facts), ${[duplicate, nearby, superseded, filtered].map(count).join(', ')} FROM ${records} GROUP BY _file ORDER BY _file`,
  );
  const lost = await ask(
    `SELECT file, count(*) FROM ${rejectsName(table)} WHERE fate = 'value' AND survivor_file IS NOT NULL GROUP BY file`,
  );
  const values = new Map(lost.map(([file, n]) => [Number(file), Number(n)]));
  return counted.map((row) => {
    const [file = 0, facts = 0, same = 0, near = 0, older = 0, out = 0] = row.map(Number);
    return {
      file,
      facts,
      duplicate: same + near,
      near,
      superseded: older,
      filtered: out,
      values: values.get(file) ?? 0,
    };
  });
}
