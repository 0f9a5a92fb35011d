import { exitCodes, type Problem, YardlineError } from '../errors.ts';
import type { LedgerLine, Source } from '../spec/index.ts';
import type { FactsTable, FileChange, KnownFile, SourceState, Warehouse } from '../store/index.ts';
import { type Replaced, replacedFiles, withChanges } from './file-changes.ts';
import { asLoaded, restate } from './ledger-lines.ts';
import { type LoadedFile, loadFile } from './load-file.ts';
import { displacing } from './nearness.ts';
import { placesOf } from './places.ts';
import { type RejectList, rejectsIn } from './rejects.ts';
import { isUnchanged, type KeyReader, type PlannedFile, planSource, type SourcePlan } from './source-plan.ts';
import { type UnheadedFile, unheadedIn } from './unheaded.ts';

export type { KeyReader } from './source-plan.ts';

export interface ConformContext {
  readonly warehouse: Warehouse;
  readonly pipeline: string;
  readonly zone: string;
  readonly project: string;
  readonly scratch: string;
  /** The day that checks stand on; the last settled one unless given. */
  readonly asOf?: string | null;
  /** Nothing is loaded before all of its bytes are counted. */
  readonly careful?: boolean;
  /** Told before a source is read: the files to load, and their sizes in bytes. */
  readonly onFiles?: (source: Source, bytes: ReadonlyMap<string, number>) => void;
  /** Told of bytes as they are read: the file, and how many more. */
  readonly onBytes?: (file: string, bytes: number) => void;
}

/** A source in its facts table, with every record of its files accounted for. */
export interface LoadedSource {
  readonly source: Source;
  readonly table: FactsTable;
  readonly ledger: readonly LedgerLine[];
  readonly rejects: RejectList;
  /** How files differ from those before them. */
  readonly changes: readonly FileChange[];
  /** Files with values in columns without a header. */
  readonly unheaded: readonly UnheadedFile[];
  /** Nothing was loaded: the files are those of the last run. */
  readonly unchanged: boolean;
  /** Every record is known to have a full key. */
  readonly hasFullKeys: boolean;
}

type LoadContext = ConformContext & { readonly readKey: KeyReader };

/**
 * Brings the files of a source into its facts table. Only files with new content are loaded, and those that are gone
 * are taken out; facts, ledger and rejects come out as if all files had been loaded anew. Needs a transaction around it:
 * a file that cannot be loaded is told when others may be in already.
 */
export async function loadSource(source: Source, context: LoadContext): Promise<LoadedSource> {
  const { warehouse, pipeline } = context;
  const plan = await planSource(source, context);
  const { table } = plan;
  if (isUnchanged(plan)) return unchanged(plan, context);
  const kept = plan.files.filter(({ known }) => known !== null);
  const fresh = plan.files.filter(({ known }) => known === null);
  context.onFiles?.(source, new Map(fresh.map(({ found }) => [found.file, found.bytes])));
  const replaced = await replacedFiles(plan, warehouse);
  await makeRoom(plan, kept, warehouse);
  const loaded = await loadFiles(plan, context);
  const files = await knowFiles(plan, { loaded, replaced, warehouse });
  const { revisedBy, filter: where } = source;
  const all = plan.rebuild !== null;
  // where all are judged, a list of the keys concerned would cost as much as judging them
  const near = displacing(source);
  const fresher = [...loaded.keys(), ...renamed(kept).map((one) => one.number)];
  if (!all) await warehouse.touch(table, { near, files: fresher });
  const { hasFullKeys } = await warehouse.settle(table, {
    revisedBy,
    where,
    near,
    copies: copiesAmong(files),
    all,
  });
  const state: SourceState = {
    planHash: plan.planHash,
    files,
    ledger: restate(files, await warehouse.fates(table)),
  };
  await warehouse.saveSourceState(pipeline, source.id, state);
  return loadedSource(plan, { state, warehouse, unchanged: false, hasFullKeys });
}

async function loadedSource(
  { source, table }: SourcePlan,
  {
    state: { ledger, files },
    warehouse,
    unchanged: isUnchanged,
    hasFullKeys,
  }: {
    readonly state: Pick<SourceState, 'ledger' | 'files'>;
    readonly warehouse: Warehouse;
    readonly unchanged: boolean;
    readonly hasFullKeys: boolean;
  },
): Promise<LoadedSource> {
  const changes = files.flatMap(({ change }) => change ?? []);
  const unheaded = unheadedIn(files);
  return {
    source,
    table,
    ledger,
    changes,
    unheaded,
    rejects: await rejectsIn(table, files, warehouse),
    unchanged: isUnchanged,
    hasFullKeys,
  };
}

/** All files as they are known from now on, each with how it differs from the one before it. */
async function knowFiles(
  { source, table, files }: SourcePlan,
  {
    loaded,
    replaced,
    warehouse,
  }: {
    readonly loaded: ReadonlyMap<number, Fresh>;
    readonly replaced: ReadonlyMap<number, Replaced>;
    readonly warehouse: Warehouse;
  },
): Promise<readonly KnownFile[]> {
  const all = files.flatMap(
    ({ found: { file, bytes, modified, inode }, number, layout, known }): readonly KnownFile[] => {
      const own = known ?? loaded.get(number);
      if (!own) return [];
      const { line, header, unheaded } = own;
      return [{ file, bytes, modified, inode, number, layout, line, header, unheaded, change: known?.change ?? null }];
    },
  );
  return withChanges(all, { source, table, replaced, fresh: new Set(loaded.keys()), warehouse });
}

/** The facts stay as they are; only the times of files are noted, so that none is hashed twice for the same time. */
async function unchanged(plan: SourcePlan, { warehouse, pipeline }: LoadContext): Promise<LoadedSource> {
  const { source, before, files } = plan;
  const ledger = before?.ledger ?? [];
  const known = files.flatMap(({ known: file, found: { modified, inode } }) =>
    file ? [{ ...file, modified, inode }] : [],
  );
  if (before && files.some(({ status }) => status !== 'unchanged'))
    await warehouse.saveSourceState(pipeline, source.id, { ...before, files: known });
  return loadedSource(plan, { state: { ledger, files: known }, warehouse, unchanged: true, hasFullKeys: false });
}

/** Takes out what is gone and gives the files that stay their places among those to come. */
async function makeRoom(plan: SourcePlan, kept: readonly PlannedFile[], warehouse: Warehouse): Promise<void> {
  const { table, rebuild, withdrawn, source } = plan;
  await warehouse.forgetTouched();
  if (rebuild !== null) return warehouse.recreate(table);
  const leaving = withdrawn.map(({ number }) => number);
  const moving = renamed(kept).flatMap(({ known }) => (known ? [known.number] : []));
  await warehouse.touch(table, { near: displacing(source), files: [...leaving, ...moving] });
  for (const file of leaving) await warehouse.unload(table, file);
  await warehouse.renumber(
    table,
    new Map(kept.flatMap(({ known, number }) => (known ? [[known.number, number]] : []))),
  );
  await warehouse.regroup(table);
}

/** Files under another name: they may stand before others that they stood behind. */
const renamed = (kept: readonly PlannedFile[]): readonly PlannedFile[] =>
  kept.filter(({ status }) => status === 'renamed');

/** A file that was just loaded. */
type Fresh = Pick<KnownFile, 'line' | 'header' | 'unheaded'>;

/** Loads the files that are not known yet; what is wrong with several of them is said at once. */
async function loadFiles(plan: SourcePlan, context: LoadContext): Promise<ReadonlyMap<number, Fresh>> {
  const { source, table, key } = plan;
  const problems: Problem[] = [...plan.problems];
  const lines = new Map<number, Fresh>();
  for (const { found, number, known, layout } of plan.files) {
    if (known) continue;
    try {
      const file = await loadFile(found, { ...context, table, source, key, number });
      const twins = plan.files.filter(
        (other) => other.layout === layout && other.number !== number && contentOf(other, lines) === file.staged.sha256,
      );
      if (source.repeats === 'keep' && twins.length > 0)
        await knowPlaces(file, { table, twins: twins.map((twin) => twin.number) }, context.warehouse);
      lines.set(number, { line: asLoaded(file), header: file.staged.header, unheaded: file.staged.unheaded });
    } catch (error) {
      if (!(error instanceof YardlineError) || error.exitCode !== exitCodes.data) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new YardlineError(exitCodes.data, problems);
  return lines;
}

const contentOf = ({ known, number }: PlannedFile, lines: ReadonlyMap<number, Fresh>): string | undefined =>
  (known ?? lines.get(number))?.line.sha256;

/** Where equal rows are different records, the places of a file are wanted only when it is a copy, or has one. */
async function knowPlaces(
  { staged, number, places }: LoadedFile,
  { table, twins }: { readonly table: FactsTable; readonly twins: readonly number[] },
  warehouse: Warehouse,
): Promise<void> {
  if (places.length > 0) return;
  const found = await placesOf(staged);
  for (const file of [number, ...twins]) await warehouse.saveListing(table, { file, places: found, misshapen: [] });
}

/** Files with the bytes of one that stands before them and is read in the same way, and that one. */
function copiesAmong(files: readonly KnownFile[]): ReadonlyMap<number, number> {
  const originals = new Map<string, number>();
  const copies = new Map<number, number>();
  for (const { number, layout, line } of files) {
    const content = `${layout} ${line.sha256}`;
    const original = originals.get(content);
    if (original === undefined) originals.set(content, number);
    else copies.set(number, original);
  }
  return copies;
}
