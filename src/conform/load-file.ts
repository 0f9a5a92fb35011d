import { type FoundFile, type Staged, stageExactly } from '../acquire/index.ts';
import { dataError, exitCodes, YardlineError } from '../errors.ts';
import type { Source } from '../spec/index.ts';
import type { FactsTable, LoadPlan, RefusedRecord, Warehouse } from '../store/index.ts';
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
  readonly loaded: number;
  readonly rejects: readonly Reject[];
  /** Numbers of the records that are not among the facts, in order. */
  readonly absent: readonly number[];
}

/**
 * Loads one file: its good records in one pass over the bulk reader, and a second look only when the counts
 * differ from what the bytes say. A file whose records the reader cannot split is examined record by record.
 */
export async function loadFile(
  found: FoundFile,
  first: Staged,
  { place, ...context }: LoadContext & { readonly place: number },
): Promise<LoadedFile> {
  const { warehouse, table } = context;
  let staged = first;
  let plan = planFor(found, staged, { place, ...context });
  let outcome = await warehouse.load(plan);
  if (outcome.unreadable > 0 && !staged.examined) {
    await warehouse.unload(table, place);
    staged = await stageExactly(staged, context.scratch);
    plan = planFor(found, staged, { place, ...context });
    outcome = await warehouse.load(plan);
  }
  const misshapen = staged.defects.length;
  const allLoaded = outcome.loaded + misshapen === staged.read;
  const refused = allLoaded ? [] : toFileRecords(await warehouse.refused(plan), staged.defects);
  balance(staged, { ...outcome, refused });
  const absent = [...staged.defects.map((defect) => defect.record), ...refused.map((record) => record.record)].sort(
    (a, b) => a - b,
  );
  return { staged, loaded: outcome.loaded, rejects: await rejectsOf(staged, refused), absent };
}

function planFor(
  found: FoundFile,
  staged: Staged,
  { table, source, zone, place }: LoadContext & { readonly place: number },
): LoadPlan {
  const { mappings, problems } = bindHeader(found.group.mappings, staged);
  if (problems.length > 0) throw new YardlineError(exitCodes.data, problems);
  return {
    table,
    path: staged.bulkPath,
    delimiter: staged.delimiter,
    fields: staged.header.length,
    file: place,
    agency: staged.agency,
    mappings,
    missing: source.missing,
    zone,
    hasLineBreaks: staged.recordLines > staged.read,
    fingerprint: source.repeats === 'drop' && source.key.length === 0,
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
