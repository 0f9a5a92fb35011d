import { type FoundFile, type Opening, openFile, type Staged, stageExactly, stageFile } from '../acquire/index.ts';
import { dataError, exitCodes, YardlineError } from '../errors.ts';
import type { Source } from '../spec/index.ts';
import type { FactsTable, LoadOutcome, LoadPlan, RefusedRecord, Warehouse } from '../store/index.ts';
import { bindHeader } from './bind-header.ts';
import { type Reject, rejectsOf, toFileRecords } from './rejects.ts';

export interface LoadContext {
  readonly warehouse: Warehouse;
  readonly table: FactsTable;
  readonly source: Source;
  readonly zone: string;
  readonly scratch: string;
}

export interface LoadedFile {
  readonly staged: Staged;
  readonly number: number;
  readonly loaded: number;
  readonly rejects: readonly Reject[];
  /** Numbers of the records that are not among the facts, in order. */
  readonly absent: readonly number[];
}

interface Place extends LoadContext {
  /** The file's number in its facts table. */
  readonly number: number;
}

/**
 * Loads one file: its good records in one pass over the bulk reader, and a second look only when the counts
 * differ from what the bytes say. A file whose records the reader cannot split is examined record by record.
 */
export async function loadFile(found: FoundFile, context: Place): Promise<LoadedFile> {
  const { warehouse, table, scratch, number } = context;
  let { staged, outcome } = await loadWhileCounting(found, context);
  if (outcome.unreadable > 0 && !staged.examined) {
    await warehouse.unload(table, number);
    staged = await stageExactly(staged, scratch);
    outcome = await warehouse.load(planFor(found, staged, context));
  }
  const misshapen = staged.defects.length;
  const allLoaded = outcome.loaded + misshapen === staged.read;
  const refused = allLoaded
    ? []
    : toFileRecords(await warehouse.refused(planFor(found, staged, context)), staged.defects);
  balance(staged, { ...outcome, refused });
  const absent = [...staged.defects.map((defect) => defect.record), ...refused.map((record) => record.record)].sort(
    (a, b) => a - b,
  );
  return { staged, number, loaded: outcome.loaded, rejects: await rejectsOf(staged, refused), absent };
}

/** A file that seems plain is loaded while its bytes are counted; if they say otherwise, the load is done again. */
async function loadWhileCounting(
  found: FoundFile,
  context: Place,
): Promise<{ readonly staged: Staged; readonly outcome: LoadOutcome }> {
  const { warehouse, table, source, scratch, number } = context;
  const { agency, encoding, delimiter } = found.group;
  const request = { source: source.id, file: found.file, path: found.path, agency, encoding, delimiter, scratch };
  const opening = await openFile(request);
  const early = opening && bindHeader(found.group.mappings, { ...opening, file: found.file }).problems.length === 0;
  const guess = early
    ? planFrom(
        found,
        { ...opening, path: found.path, hasLineBreaks: false, hasOddBlanks: opening.delimiter === '\t' },
        context,
      )
    : null;
  const [staged, loaded] = await Promise.allSettled([stageFile(request), guess && warehouse.load(guess)]);
  if (loaded.status === 'rejected') throw loaded.reason;
  if (staged.status === 'rejected') throw staged.reason;
  const plan = planFor(found, staged.value, context);
  if (guess && loaded.value && samePlan(guess, plan)) return { staged: staged.value, outcome: loaded.value };
  if (guess) await warehouse.unload(table, number);
  return { staged: staged.value, outcome: await warehouse.load(plan) };
}

const samePlan = (a: LoadPlan, b: LoadPlan): boolean =>
  (['path', 'delimiter', 'fields', 'hasLineBreaks', 'hasOddBlanks'] as const).every((part) => a[part] === b[part]);

function planFor(found: FoundFile, staged: Staged, context: Place): LoadPlan {
  const { header, delimiter, bulkPath, recordLines, read, hasOddBlanks } = staged;
  return planFrom(
    found,
    { header, delimiter, path: bulkPath, hasLineBreaks: recordLines > read, hasOddBlanks },
    context,
  );
}

type Reading = Opening & Pick<LoadPlan, 'path' | 'hasLineBreaks' | 'hasOddBlanks'>;

function planFrom(found: FoundFile, reading: Reading, { table, source, zone, number }: Place): LoadPlan {
  const { header, delimiter, path, hasLineBreaks, hasOddBlanks } = reading;
  const { mappings, problems } = bindHeader(found.group.mappings, { header, file: found.file });
  if (problems.length > 0) throw new YardlineError(exitCodes.data, problems);
  return {
    table,
    path,
    delimiter,
    fields: header.length,
    file: number,
    mappings,
    missing: source.missing,
    zone,
    hasLineBreaks,
    hasOddBlanks,
  };
}

/** Two independent counts must agree: the records that the bytes show, and what became of each of them. */
function balance(
  staged: Staged,
  { loaded, unreadable, refused }: { loaded: number; unreadable: number; refused: readonly RefusedRecord[] },
): void {
  const { file, lines, headerLines, blankLines, recordLines, read, defects } = staged;
  const accounted = loaded + refused.length + defects.length;
  if (unreadable > 0 || accounted !== read)
    throw dataError(
      'ledger',
      file,
      `the ledger must balance: ${read} records in the file, ${accounted} accounted for (${loaded} loaded, ${refused.length + defects.length} rejected)`,
      'nothing was changed; please report this file, it must not happen',
    );
  if (headerLines + blankLines + recordLines !== lines)
    throw dataError(
      'ledger',
      file,
      `the lines must add up: ${lines} in the file, ${headerLines} of header + ${blankLines} blank + ${recordLines} of records`,
      'nothing was changed; please report this file, it must not happen',
    );
}
