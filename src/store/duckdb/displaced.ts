import { toolError } from '../../errors.ts';
import type { FactsTable } from '../warehouse.ts';
import type { Ask } from './connection.ts';
import { literal, placesName, recordsName, rejectsName } from './sql.ts';
import { fateNumbers } from './tables.ts';

const { standing, duplicate, superseded, near } = fateNumbers;

/** What made the judged records the same. */
interface Sameness {
  readonly column: string;
  readonly rule: string;
}

/** Lists the records that were judged to be displaced, each at its line and with the line of the one that stands instead. */
export async function listDisplaced(ask: Ask, table: FactsTable, { column, rule }: Sameness): Promise<void> {
  await ask(`CREATE OR REPLACE TEMP TABLE located AS ${await located(ask, table)}`);
  // those listed before are listed anew, or stand again
  if (!table.recordNumbers)
    await ask(
      `DELETE FROM ${rejectsName(table)} AS r USING temp.located l WHERE r.file = l._file AND r.record = l.record AND r.survivor_file IS NOT NULL`,
    );
  const columns = `_file, record, line, kept_file, kept_line, id, CASE WHEN is_known THEN ${literal(column)} ELSE '' END AS "column",
    CASE WHEN NOT is_known THEN 'same-file' ELSE ${literal(rule)} END AS rule`;
  const fate = `CASE fate WHEN ${superseded} THEN 'superseded' ELSE 'duplicate' END`;
  const told = table.recordNumbers
    ? wholeRecords(table, { columns, fate })
    : `SELECT ${columns}, ${fate} AS fate FROM temp.located WHERE fate IN (${duplicate}, ${superseded}, ${near})`;
  await ask(`INSERT INTO ${rejectsName(table)} SELECT _file, NULL, record, line, "column", rule, fate, NULL, kept_file, kept_line
    FROM (${told}) ORDER BY _file, record, id`);
  await ask('DROP TABLE temp.located');
}

/**
 * The judged records with their numbers and lines. A fact's place among the facts of its file comes from its row id, for
 * rows are stored in reading order; to it are added the refused records before it, which the reader saw as well. Facts
 * that keep the number of their record stand at the place of that record.
 */
async function located(ask: Ask, table: FactsTable): Promise<string> {
  if (!table.recordNumbers) await refuseGaps(ask, table);
  const places = placesName(table);
  const seen = table.recordNumbers
    ? 'SELECT *, place AS position, kept AS kept_position FROM temp.judged'
    : seenPositions(table);
  // a copy of a file has its lines where the original has them
  return `SELECT j.id, j._file, j.kept_file, j.fate, j.is_known,
      p.record + j.position - p.position AS record, p.line + j.position - p.position AS line,
      CASE WHEN j.is_known THEN q.line + j.kept_position - q.position ELSE p.line + j.position - p.position END AS kept_line
    FROM (${seen}) j
    ASOF JOIN ${places} p ON p.file = j._file AND p.position <= j.position
    ASOF LEFT JOIN ${places} q ON q.file = j.kept_file AND q.position <= j.kept_position`;
}

/** The judged records with their positions among those that the reader saw. */
function seenPositions(table: FactsTable): string {
  const firsts = `SELECT _file, min(rowid) AS first FROM ${recordsName(table)} GROUP BY _file`;
  // refused records with as many facts before them stand side by side
  const refused = `SELECT file, free, max(missing) AS missing FROM
    (SELECT file, position - row_number() OVER own + 1 AS free, row_number() OVER own AS missing FROM ${rejectsName(table)}
      WHERE fate = 'rejected' AND position IS NOT NULL WINDOW own AS (PARTITION BY file ORDER BY position)) GROUP BY file, free`;
  return `SELECT j.*, j.nth + coalesce(a.missing, 0) AS position, j.kept_nth + coalesce(b.missing, 0) AS kept_position FROM
    (SELECT j.*, j.place - f.first AS nth, j.kept - coalesce(k.first, 0) AS kept_nth FROM temp.judged j
      JOIN (${firsts}) f ON f._file = j._file LEFT JOIN (${firsts}) k ON k._file = j.kept_file) j
    ASOF LEFT JOIN (${refused}) a ON a.file = j._file AND a.free <= j.nth
    ASOF LEFT JOIN (${refused}) b ON b.file = j.kept_file AND b.free <= j.kept_nth`;
}

async function refuseGaps(ask: Ask, table: FactsTable): Promise<void> {
  const [gap] = await ask(
    `SELECT _file FROM ${recordsName(table)} GROUP BY _file HAVING max(rowid) - min(rowid) + 1 <> count(*) LIMIT 1`,
  );
  if (gap)
    throw toolError(
      'positions',
      table.source,
      'the records of a file must stand one after the other in the warehouse (they do not)',
      'please report it, it must not happen; until it is mended, --warehouse with the name of a new file reads the sources into that one, and this one keeps what it remembers of reports',
    );
}

/** Of a record that became several facts, perhaps only some are displaced: then it is loaded without those values. */
function wholeRecords(
  table: FactsTable,
  { columns, fate }: { readonly columns: string; readonly fate: string },
): string {
  const whole = `SELECT _file AS whole_file, _record, bool_or(_fate = ${standing}) AS stands, bool_and(_fate IN (${duplicate}, ${superseded})) AS gone
    FROM ${recordsName(table)} GROUP BY _file, _record`;
  // one line tells of a whole record: that of the fact with the strongest fate
  return `SELECT ${columns}, CASE WHEN stands THEN 'value' ELSE ${fate} END AS fate FROM
    (SELECT l.*, w.stands, row_number() OVER (PARTITION BY l._file, l.record ORDER BY l.fate DESC, l.id) AS nth, w.gone FROM temp.located l
      JOIN temp.judged j ON j.id = l.id JOIN (${whole}) w ON w.whole_file = l._file AND w._record = j.place + 1
      WHERE l.fate IN (${duplicate}, ${superseded}))
    WHERE stands OR (gone AND nth = 1)`;
}
