import { type FoundFile, type Opening, openFile, type Staged, stageExactly, stageFile } from '../acquire/index.ts';
import { dataError, exitCodes, YardlineError } from '../errors.ts';
import type { Source } from '../spec/index.ts';
import type { FactsTable, LoadOutcome, LoadPlan, Place, Warehouse } from '../store/index.ts';
import { formatCount } from '../words/index.ts';
import { bindHeader } from './bind-header.ts';
import { placesOf } from './places.ts';

export interface LoadContext {
  readonly warehouse: Warehouse;
  readonly table: FactsTable;
  readonly source: Source;
  readonly zone: string;
  readonly scratch: string;
  /** The key of pseudonyms, for a source that has some. */
  readonly key: string | null;
  /** Told of bytes as they are read: the file, and how many more. */
  readonly onBytes?: (file: string, bytes: number) => void;
  /** Nothing is loaded before all of its bytes are counted. */
  readonly careful?: boolean;
}

/**
 * A file that seemed plain by its first bytes was not, and the bulk reader gave up on it in a way that ends the
 * transaction (a line end of another kind, far down). All can be read again carefully, in a new one.
 */
export class SeemedPlainError extends Error {
  override readonly name = 'SeemedPlainError';
}

export interface LoadedFile {
  readonly staged: Staged;
  readonly number: number;
  /** Records that became facts. */
  readonly loaded: number;
  /** The facts that they became: several for each record of a wide file. */
  readonly facts: number;
  /** Records that were not: they are listed in the warehouse, as are the values that were refused. */
  readonly rejected: number;
  /** Values that were refused in records that are loaded without them, or cells of wide files. */
  readonly refusedValues: number;
  /** Where its records stand; empty where nobody has to know. */
  readonly places: readonly Place[];
}

interface LoadingContext extends LoadContext {
  /** The file's number in its facts table. */
  readonly number: number;
}

/**
 * Loads one file: its good records in one pass over the bulk reader, and a second look only when the counts
 * differ from what the bytes say. A file whose records the reader cannot split is examined record by record.
 */
export async function loadFile(found: FoundFile, context: LoadingContext): Promise<LoadedFile> {
  const { warehouse, table, source, scratch, number } = context;
  let { staged, outcome } = await loadWhileCounting(found, context);
  if (outcome.unreadable > 0 && !staged.examined) {
    await warehouse.unload(table, number);
    staged = await stageExactly(staged, scratch);
    outcome = await warehouse.load(planFor(found, staged, context));
  }
  const misshapen = staged.defects.map(({ record, line, defect }) => ({ record, line, rule: defect }));
  const isWhole = outcome.loaded + misshapen.length === staged.read && !outcome.doubtful;
  // a record is named by its line where it is refused, or where another may displace it later
  const places = isWhole && source.repeats === 'keep' ? [] : await placesOf(staged);
  await warehouse.saveListing(table, { file: number, places, misshapen });
  const refused = isWhole ? null : await warehouse.listRefused(planFor(found, staged, context));
  const rejected = (refused?.rejected ?? 0) + misshapen.length;
  balance(staged, { ...outcome, rejected });
  const { loaded, facts } = outcome;
  return { staged, number, loaded, facts, rejected, refusedValues: refused?.values ?? 0, places };
}

/** A file that seems plain is loaded while its bytes are counted; if they say otherwise, the load is done again. */
async function loadWhileCounting(
  found: FoundFile,
  context: LoadingContext,
): Promise<{ readonly staged: Staged; readonly outcome: LoadOutcome }> {
  const { warehouse, table, source, scratch, number, onBytes, careful } = context;
  const { agency, encoding, delimiter, sheet } = found.group;
  const request = {
    source: source.id,
    file: found.file,
    path: found.path,
    agency,
    encoding,
    delimiter,
    sheet,
    scratch,
    onBytes: (bytes: number) => onBytes?.(found.file, bytes),
  };
  const opening = careful ? null : await openFile(request);
  const early = opening && bindHeader(found.group, { ...opening, file: found.file }).problems.length === 0;
  const guess = early
    ? planFrom(
        found,
        { ...opening, path: found.path, hasLineBreaks: false, hasOddBlanks: opening.delimiter === '\t' },
        context,
      )
    : null;
  const [staged, loaded] = await Promise.allSettled([stageFile(request), guess && warehouse.load(guess)]);
  if (loaded.status === 'rejected') throw new SeemedPlainError(found.file, { cause: loaded.reason });
  if (staged.status === 'rejected') throw staged.reason;
  const plan = planFor(found, staged.value, context);
  if (guess && loaded.value && samePlan(guess, plan)) return { staged: staged.value, outcome: loaded.value };
  if (guess) await warehouse.unload(table, number);
  return { staged: staged.value, outcome: await warehouse.load(plan) };
}

const samePlan = (a: LoadPlan, b: LoadPlan): boolean =>
  (['path', 'delimiter', 'hasLineBreaks', 'hasOddBlanks'] as const).every((part) => a[part] === b[part]) &&
  a.header.join('\n') === b.header.join('\n');

function planFor(found: FoundFile, staged: Staged, context: LoadingContext): LoadPlan {
  const { header, delimiter, bulkPath, hasLineBreaks, hasOddBlanks } = staged;
  return planFrom(found, { header, delimiter, path: bulkPath, hasLineBreaks, hasOddBlanks }, context);
}

type Reading = Opening & Pick<LoadPlan, 'path' | 'hasLineBreaks' | 'hasOddBlanks'>;

function planFrom(found: FoundFile, reading: Reading, { table, source, zone, number, key }: LoadingContext): LoadPlan {
  const { header, delimiter, path, hasLineBreaks, hasOddBlanks } = reading;
  const { mappings, wide, problems } = bindHeader(found.group, { header, file: found.file });
  if (problems.length > 0) throw new YardlineError(exitCodes.data, problems);
  return {
    table,
    path,
    delimiter,
    header,
    file: number,
    mappings,
    missing: source.missing,
    zone,
    hasLineBreaks,
    hasOddBlanks,
    wide,
    key,
  };
}

/** Two independent counts must agree: the records that the bytes show, and what became of each of them. */
function balance(
  staged: Staged,
  { loaded, unreadable, rejected }: { loaded: number; unreadable: number; rejected: number },
): void {
  const { file, lines, headerLines, blankLines, recordLines, read } = staged;
  const accounted = loaded + rejected;
  if (unreadable > 0 || accounted !== read)
    throw dataError(
      'ledger',
      file,
      `the ledger must balance: ${formatCount(read)} records in the file, ${formatCount(accounted)} accounted for (${formatCount(loaded)} loaded, ${formatCount(rejected)} rejected)`,
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
