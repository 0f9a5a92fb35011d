import { type FoundFile, findFiles, locateRecords } from '../acquire/index.ts';
import { exitCodes, type Problem, YardlineError } from '../errors.ts';
import type { FileGroup, LedgerLine, Source } from '../spec/index.ts';
import { type FactsTable, fileNumber, type SourceState, sha256, type Warehouse } from '../store/index.ts';
import { type LoadedFile, loadFile } from './load-file.ts';
import { nthNotIn, type Reject } from './rejects.ts';

export interface ConformContext {
  readonly warehouse: Warehouse;
  readonly pipeline: string;
  readonly zone: string;
  readonly project: string;
  readonly scratch: string;
}

/** A source in its facts table, with every record of its files accounted for. */
export interface LoadedSource {
  readonly source: Source;
  readonly table: FactsTable;
  readonly ledger: readonly LedgerLine[];
  readonly rejects: readonly Reject[];
  /** Nothing was read: the files are those of the last run. */
  readonly unchanged: boolean;
}

/** Changes when facts would be made otherwise from the same files. */
const formatVersion = 3;

/** Brings the files of a source into its facts table; files that have not changed since the last run are not read. */
export async function loadSource(source: Source, context: ConformContext): Promise<LoadedSource> {
  const { warehouse, pipeline, project } = context;
  const { files: found, groups, problems } = await findFiles(source.files, project);
  const table = tableOf(source, groups, pipeline);
  const planHash = sha256(JSON.stringify([formatVersion, source, context.zone]));
  const before = await warehouse.sourceState(pipeline, source.id);
  if (problems.length === 0 && before && before.planHash === planHash && sameFiles(before, found)) {
    return {
      source,
      table,
      ledger: before.ledger,
      rejects: JSON.parse(before.notes) as readonly Reject[],
      unchanged: true,
    };
  }
  await warehouse.recreate(table);
  const numbers = numberFiles(found, groups);
  const files = await loadFiles(found, source, { ...context, table, problems, numbers });
  const repeats = await warehouse.dropRepeats(table, source.key);
  const duplicates = repeats.map((repeat) => describeRepeat(repeat, files, source));
  const filtered =
    Object.keys(source.filter).length > 0 ? await warehouse.keepOnly(table, source.filter) : new Map<number, number>();
  const duplicatesOf = countByFile(duplicates);
  const ledger = files.map((file) =>
    ledgerLine(file, { duplicate: duplicatesOf.get(file.staged.file) ?? 0, filtered: filtered.get(file.number) ?? 0 }),
  );
  const rejects = [...files.flatMap((file) => file.rejects), ...(await withLines(duplicates, files))];
  const state: SourceState = {
    planHash,
    files: files.map(({ staged }, place) => ({
      file: staged.file,
      bytes: staged.bytes,
      modified: found[place]?.modified ?? 0,
      sha256: staged.sha256,
    })),
    ledger,
    notes: JSON.stringify(rejects),
  };
  await warehouse.saveSourceState(pipeline, source.id, state);
  return { source, table, ledger, rejects, unchanged: false };
}

function tableOf(source: Source, groups: readonly FileGroup[], pipeline: string): FactsTable {
  const codesOf = ({ mappings }: FileGroup): FactsTable['groups'][number]['codes'] =>
    mappings.flatMap(({ column, codes, codesInto }) =>
      codesInto !== null && source.columns.some(({ name }) => name === codesInto)
        ? [{ column, into: codesInto, list: codes }]
        : [],
    );
  return {
    pipeline,
    source: source.id,
    columns: source.columns,
    groups: groups.map((group) => ({ agency: group.agency, codes: codesOf(group) })),
    fingerprint: source.repeats === 'drop' && source.key.length === 0,
  };
}

/** The numbers of files: in the order of groups, then of their names. */
function numberFiles(found: readonly FoundFile[], groups: readonly FileGroup[]): ReadonlyMap<FoundFile, number> {
  const next = groups.map(() => 0);
  const numbers = new Map<FoundFile, number>();
  for (const file of found) {
    const group = groups.indexOf(file.group);
    const place = next[group] ?? 0;
    numbers.set(file, fileNumber(group, place));
    next[group] = place + 1;
  }
  return numbers;
}

const sameFiles = (before: SourceState, found: readonly FoundFile[]): boolean =>
  before.files.length === found.length &&
  found.every(({ file, bytes, modified }, index) => {
    const known = before.files[index];
    return known?.file === file && known.bytes === bytes && known.modified === modified;
  });

/** Stages and loads every file; what is wrong with several of them is said at once. */
async function loadFiles(
  found: readonly FoundFile[],
  source: Source,
  context: ConformContext & {
    readonly table: FactsTable;
    readonly problems: readonly Problem[];
    readonly numbers: ReadonlyMap<FoundFile, number>;
  },
): Promise<readonly LoadedFile[]> {
  const problems: Problem[] = [...context.problems];
  const files: LoadedFile[] = [];
  for (const entry of found) {
    try {
      files.push(await loadFile(entry, { ...context, source, number: context.numbers.get(entry) ?? 0 }));
    } catch (error) {
      if (!(error instanceof YardlineError) || error.exitCode !== exitCodes.data) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new YardlineError(exitCodes.data, problems);
  return files;
}

function countByFile(duplicates: readonly Duplicate[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { file } of duplicates) counts.set(file, (counts.get(file) ?? 0) + 1);
  return counts;
}

interface Duplicate extends Omit<Reject, 'line' | 'survivor'> {
  readonly survivorFile: string;
  readonly survivorRecord: number;
}

function describeRepeat(
  repeat: { file: number; position: number; survivorFile: number; survivorPosition: number },
  files: readonly LoadedFile[],
  source: Source,
): Duplicate {
  const own = files.find(({ number }) => number === repeat.file);
  const kept = files.find(({ number }) => number === repeat.survivorFile);
  return {
    source: source.id,
    file: own?.staged.file ?? '',
    record: nthNotIn(own?.absent ?? [], repeat.position),
    column: source.key.join('+'),
    rule: source.key.length > 0 ? 'same-key' : 'same-row',
    fate: 'duplicate',
    value: null,
    survivorFile: kept?.staged.file ?? '',
    survivorRecord: nthNotIn(kept?.absent ?? [], repeat.survivorPosition),
  };
}

async function withLines(duplicates: readonly Duplicate[], files: readonly LoadedFile[]): Promise<readonly Reject[]> {
  const lines = new Map<string, number>();
  for (const { staged } of files) {
    const wanted: number[] = [];
    for (const { file, record, survivorFile, survivorRecord } of duplicates) {
      if (file === staged.file) wanted.push(record);
      if (survivorFile === staged.file) wanted.push(survivorRecord);
    }
    for (const [record, { line }] of await locateRecords(staged, wanted)) lines.set(`${staged.file}:${record}`, line);
  }
  return duplicates.map(({ survivorFile, survivorRecord, ...duplicate }) => ({
    ...duplicate,
    line: lines.get(`${duplicate.file}:${duplicate.record}`) ?? 0,
    survivor: `${survivorFile}:${lines.get(`${survivorFile}:${survivorRecord}`) ?? 0}`,
  }));
}

function ledgerLine(
  { staged, loaded, rejects }: LoadedFile,
  { duplicate, filtered }: { duplicate: number; filtered: number },
): LedgerLine {
  const { header, defects, textPath, bulkPath, hasOddBlanks, examined, ...asFound } = staged;
  const facts = loaded - duplicate - filtered;
  return {
    ...asFound,
    loaded: facts,
    rejected: rejects.length,
    duplicate,
    superseded: 0,
    filtered,
    facts,
    refusedValues: 0,
  };
}
