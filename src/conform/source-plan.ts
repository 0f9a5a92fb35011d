import { type FoundFile, findFiles, hashFile, type PseudonymKey } from '../acquire/index.ts';
import type { Problem } from '../errors.ts';
import { codesOfAgency, type FileGroup, type Mapping, type Source } from '../spec/index.ts';
import {
  type FactsTable,
  fileNumber,
  type KnownFile,
  type SourceState,
  sha256,
  type Warehouse,
} from '../store/index.ts';
import { displacing } from './nearness.ts';
import { wholeTimes } from './whole-periods.ts';

/** Reads the key of pseudonyms: only a source that has some asks for it. */
export type KeyReader = () => Promise<PseudonymKey>;

/**
 * What is to be done with a file: `unchanged` in size and time, it is not even read; with another time or another name
 * it is hashed, and a content that is known is not loaded again.
 */
export interface PlannedFile {
  readonly found: FoundFile;
  readonly status: 'unchanged' | 'same-content' | 'renamed' | 'new' | 'changed';
  /** Its number among the facts. */
  readonly number: number;
  readonly layout: string;
  /** What was loaded, where it need not be loaded again. */
  readonly known: KnownFile | null;
}

/** What a source needs: which files must be loaded, and which facts must go. */
export interface SourcePlan {
  readonly source: Source;
  readonly table: FactsTable;
  readonly planHash: string;
  /** Why everything is loaded anew; null where it is not. */
  readonly rebuild: 'first' | 'declaration' | null;
  readonly files: readonly PlannedFile[];
  /** Known files that are no longer there under any name, and the former content of those that changed. */
  readonly withdrawn: readonly KnownFile[];
  /** Patterns that match nothing, and files that are named twice. */
  readonly problems: readonly Problem[];
  readonly before: SourceState | null;
  readonly key: string | null;
}

export interface PlanContext {
  readonly warehouse: Warehouse;
  readonly pipeline: string;
  readonly zone: string;
  readonly project: string;
  readonly readKey: KeyReader;
}

/** Changes when facts would be made otherwise from the same files. */
const formatVersion = 13;

/** Compares the files of a source with those that were loaded. Nothing is changed; a file is hashed only where its size is known and its time or name is not. */
export async function planSource(source: Source, context: PlanContext): Promise<SourcePlan> {
  const { warehouse, pipeline, project, zone } = context;
  const { files: found, groups, problems } = await findFiles(source.files, project);
  const key = mappingsOf(source).some(({ type }) => type === 'pseudonym') ? await context.readKey() : null;
  // hashes of records are only comparable as long as one version of the warehouse makes them
  const hashedBy = source.repeats === 'drop' ? await warehouse.version() : null;
  const made = [formatVersion, whatMakesFacts(source), zone, key?.fingerprint ?? null, hashedBy];
  const planHash = sha256(JSON.stringify(made));
  const before = await warehouse.sourceState(pipeline, source.id);
  const rebuild = before === null ? 'first' : before.planHash === planHash ? null : 'declaration';
  const files = await compare(numberFiles(found, groups), rebuild === null ? (before?.files ?? []) : []);
  const kept = new Set(files.map(({ known }) => known));
  return {
    source,
    table: tableOf(source, groups, { pipeline, zone }),
    planHash,
    rebuild,
    files,
    withdrawn: (before?.files ?? []).filter((known) => !kept.has(known)),
    problems,
    before,
    key: key?.text ?? null,
  };
}

/** A source without what only says how its facts are named, dated and judged: to change that, nothing need be read. */
export function whatMakesFacts(source: Source): Partial<Source> {
  const { title, origin, licence, covers, extracted, reportingLagDays, when, checks, totals, ...rest } = source;
  // near-duplicates that are only counted make no other facts
  return { ...rest, nearDuplicates: displacing(source) && rest.nearDuplicates };
}

/** The files are as they were: there is nothing to do. */
export const isUnchanged = ({ rebuild, files, withdrawn, problems }: SourcePlan): boolean =>
  rebuild === null &&
  problems.length === 0 &&
  withdrawn.length === 0 &&
  files.every(({ status }) => status === 'unchanged' || status === 'same-content');

type Numbered = Pick<PlannedFile, 'found' | 'number' | 'layout'>;

/** Files with their numbers, in the order of groups and then of their names, and the hash of how each is read. */
function numberFiles(found: readonly FoundFile[], groups: readonly FileGroup[]): readonly Numbered[] {
  const next = groups.map(() => 0);
  const layouts = groups.map(({ match, ...layout }) => sha256(JSON.stringify(layout)));
  return found.map((file) => {
    const group = groups.indexOf(file.group);
    const place = next[group] ?? 0;
    next[group] = place + 1;
    return { found: file, number: fileNumber(group, place), layout: layouts[group] ?? '' };
  });
}

async function compare(files: readonly Numbered[], before: readonly KnownFile[]): Promise<readonly PlannedFile[]> {
  const byName = new Map(before.map((known) => [known.file, known]));
  const hashOf = hasher();
  const named: PlannedFile[] = [];
  for (const file of files) named.push(await underItsName(file, byName.get(file.found.file), hashOf));
  // content whose name is gone, or is that of another content now, may stand under another name
  const kept = new Set(named.map(({ known }) => known));
  const left = before.filter((known) => !kept.has(known));
  const planned: PlannedFile[] = [];
  for (const file of named) {
    const place = file.known ? -1 : await placeOfContent(file, left, hashOf);
    const [known = null] = place === -1 ? [] : left.splice(place, 1);
    planned.push(known ? { ...file, status: 'renamed', known } : file);
  }
  return planned;
}

async function underItsName(file: Numbered, known: KnownFile | undefined, hashOf: HashOf): Promise<PlannedFile> {
  const { bytes, modified, inode } = file.found;
  if (!known || known.layout !== file.layout) return { ...file, status: 'new', known: null };
  if (known.bytes !== bytes) return { ...file, status: 'changed', known: null };
  if (known.modified === modified && known.inode === inode) return { ...file, status: 'unchanged', known };
  const isSame = (await hashOf(file.found)) === known.line.sha256;
  return isSame ? { ...file, status: 'same-content', known } : { ...file, status: 'changed', known: null };
}

async function placeOfContent(file: PlannedFile, left: readonly KnownFile[], hashOf: HashOf): Promise<number> {
  const isLike = ({ bytes, layout }: KnownFile): boolean => bytes === file.found.bytes && layout === file.layout;
  if (!left.some(isLike)) return -1;
  const hash = await hashOf(file.found);
  return left.findIndex((known) => isLike(known) && known.line.sha256 === hash);
}

type HashOf = (found: FoundFile) => Promise<string>;

/** Hashes each file once; one that cannot be read has no known content, and is told when it is loaded. */
function hasher(): HashOf {
  const hashes = new Map<string, string>();
  return async ({ path }) => {
    const hash = hashes.get(path) ?? (await hashFile(path).catch(() => ''));
    hashes.set(path, hash);
    return hash;
  };
}

const mappingsOf = ({ files }: Source): readonly Mapping[] => files.flatMap(({ mappings }) => mappings);

/** Times that are read as a declaration settles them, where that cannot be told from what is stored. */
const settlesTimes = ({ type, impossible, zone: own }: Mapping, zone: string): boolean =>
  type === 'timestamp' && (impossible === 'later' || (own ?? zone) !== zone);

function tableOf(
  source: Source,
  groups: readonly FileGroup[],
  { pipeline, zone }: Pick<PlanContext, 'pipeline' | 'zone'>,
): FactsTable {
  const codesOf = ({ mappings, agency }: FileGroup): FactsTable['groups'][number]['codes'] =>
    mappings.flatMap(({ column, codes, codesInto }) =>
      codesInto !== null && source.columns.some(({ name }) => name === codesInto)
        ? [{ column, into: codesInto, list: codes && codesOfAgency(codes, agency) }]
        : [],
    );
  return {
    pipeline,
    source: source.id,
    columns: source.columns,
    groups: groups.map((group) => ({
      declared: source.files.findIndex(({ mappings }) => mappings === group.mappings),
      agency: group.agency,
      codes: codesOf(group),
    })),
    whole: wholeTimes(source),
    key: source.key,
    fingerprint: source.repeats === 'drop' && source.key.length === 0,
    recordNumbers: source.files.some(({ wide }) => wide !== null),
    settledTimes: mappingsOf(source).some((mapping) => settlesTimes(mapping, zone)),
    refusedValues: mappingsOf(source).some(({ refuse }) => refuse === 'value'),
  };
}
