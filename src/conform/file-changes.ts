import type { LedgerLine, Source } from '../spec/index.ts';
import type { FactsTable, FileChange, FileProfile, KnownFile, Warehouse } from '../store/index.ts';
import { type HeaderChange, headerChange } from './header-change.ts';
import type { PlannedFile, SourcePlan } from './source-plan.ts';

/**
 * How a new export differs from the last one. An agency that renames a column, stops filling one in or sends half of its
 * records makes no mistake that any record shows: only the file before it does.
 */

/** A file to be loaded, and the one of the last run that it follows, with what stood there. */
export interface Followed {
  readonly number: number;
  readonly file: string;
  readonly known: KnownFile;
  /** Null where the records are read anew in another way, and are not comparable. */
  readonly profile: FileProfile | null;
}

/** The files that those to come follow, looked at before they go. */
export async function followedFiles(plan: SourcePlan, warehouse: Warehouse): Promise<readonly Followed[]> {
  const before = plan.before?.files ?? [];
  const pairs = plan.files
    .filter(({ known }) => known === null)
    .flatMap((file) => {
      const known = followedBy(file, before);
      return known ? [{ number: file.number, file: file.found.file, known }] : [];
    });
  if (plan.rebuild !== null) return pairs.map((pair) => ({ ...pair, profile: null }));
  const files = [...new Set(pairs.map(({ known }) => known.number))];
  const profiles = await warehouse.profiles(plan.table, { files, ...askedOf(plan.source) });
  return pairs.map((pair) => ({ ...pair, profile: profiles.find(({ file }) => file === pair.known.number) ?? null }));
}

/** The content that stood under this name, or else the file of the same agency whose name comes before. */
function followedBy({ found, layout }: PlannedFile, before: readonly KnownFile[]): KnownFile | undefined {
  const same = before.find(({ file }) => file === found.file);
  if (same) return same;
  const alike = before
    .filter((known) => known.line.agency === found.group.agency && known.layout === layout)
    .toSorted((a, b) => (a.file < b.file ? -1 : 1));
  return alike.findLast(({ file }) => file < found.file) ?? alike[0];
}

const askedOf = (source: Source): { readonly columns: readonly string[]; readonly coded: string | null } => ({
  columns: columnsOf(source),
  coded: codedColumn(source),
});

/** Columns that a file fills in, or does not. */
function columnsOf({ columns, files }: Source): readonly string[] {
  const read = new Set(
    files
      .flatMap(({ mappings }) => mappings.filter(({ how, filled }) => how !== 'constant' && !filled))
      .map(({ column }) => column),
  );
  return columns.map(({ name }) => name).filter((name) => read.has(name));
}

/** The first column of codes. */
const codedColumn = ({ files }: Source): string | null =>
  files.flatMap(({ mappings }) => mappings).find(({ codesInto }) => codesInto !== null)?.column ?? null;

type Mix = ReadonlyMap<string | null, number>;

/** Records by the category of their code, as the code list of an agency has it; without a list, by the code itself. */
function mixOf(
  { mix }: FileProfile,
  { groups }: FactsTable,
  { agency, coded }: { readonly agency: string | null; readonly coded: string | null },
): Mix {
  const group = groups.find((one) => one.agency === agency);
  const list = group?.codes.find(({ column }) => column === coded)?.list;
  const categories = list && new Map(list.entries.map(({ code, category }) => [code, category]));
  const counts = new Map<string | null, number>();
  for (const { value: code, n } of mix) {
    const value = categories && code !== null ? (categories.get(code) ?? null) : code;
    counts.set(value, (counts.get(value) ?? 0) + n);
  }
  return counts;
}

interface Loaded {
  readonly source: Source;
  readonly table: FactsTable;
  readonly loaded: ReadonlyMap<number, Pick<KnownFile, 'line' | 'header'>>;
  readonly warehouse: Warehouse;
}

/** What is different in each file that was loaded, by its number; the same bytes under another name are no change. */
export async function changesOf(
  followed: readonly Followed[],
  { source, table, loaded, warehouse }: Loaded,
): Promise<ReadonlyMap<number, FileChange>> {
  const asked = askedOf(source);
  const wanted = followed.filter(({ number, known }) => loaded.get(number)?.line.sha256 !== known.line.sha256);
  const comparable = wanted.filter(({ profile }) => profile !== null);
  const now = await warehouse.profiles(table, { files: comparable.map(({ number }) => number), ...asked });
  const changes = new Map<number, FileChange>();
  for (const { number, file, known, profile } of wanted) {
    const own = loaded.get(number);
    if (!own) continue;
    const is = now.find((one) => one.file === number);
    const mix = (one: FileProfile, { agency }: LedgerLine): Mix => mixOf(one, table, { agency, coded: asked.coded });
    changes.set(number, {
      file,
      against: known.file,
      ...columnsChanged(known, own),
      rows: { is: own.line.read, was: known.line.read },
      columns: is && profile ? filledChanged(asked.columns, is, profile) : [],
      mix: is && profile ? mixChanged(mix(is, own.line), mix(profile, known.line)) : [],
    });
  }
  return changes;
}

/** What an older program kept has no headers. */
const columnsChanged = (known: KnownFile, now: Pick<KnownFile, 'header'>): HeaderChange =>
  known.header === undefined ? { came: [], went: [], moved: [] } : headerChange(known.header, now.header);

const filledChanged = (columns: readonly string[], is: FileProfile, was: FileProfile): FileChange['columns'] =>
  columns.map((column, index) => ({
    column,
    is: { n: is.n, filled: is.filled[index] ?? 0 },
    was: { n: was.n, filled: was.filled[index] ?? 0 },
  }));

const mixChanged = (is: Mix, was: Mix): FileChange['mix'] =>
  [...new Set([...was.keys(), ...is.keys()])].map((value) => ({
    value,
    is: is.get(value) ?? 0,
    was: was.get(value) ?? 0,
  }));
