import type { LedgerLine, Mapping, Source } from '../spec/index.ts';
import type { FactsTable, FileChange, FileProfile, KnownFile, Warehouse } from '../store/index.ts';
import { type HeaderChange, headerChange } from './header-change.ts';
import { monthsAsNumbers } from './month-names.ts';
import type { SourcePlan } from './source-plan.ts';

/**
 * How an export differs from the one before it. An agency that renames a column, stops filling one in or sends half of its
 * records makes no mistake that any record shows: only the file before it does.
 *
 * The file before is the one of the same agency, read in the same way, whose name differs in its numbers and months alone and comes
 * just before; so the files that are there decide, and not in which order they came. A file whose content was replaced is
 * held against what stood there, which only the warehouse remembers.
 */

/** What stood under the name of a file that has other content now, with what was in its records. */
export interface Replaced {
  readonly known: KnownFile;
  /** Null where the records are read anew in another way, and are not comparable. */
  readonly profile: FileProfile | null;
}

/** The former content of the files to be loaded, by their numbers; looked at before it goes. */
export async function replacedFiles(
  { source, table, rebuild, before, files: planned }: SourcePlan,
  warehouse: Warehouse,
): Promise<ReadonlyMap<number, Replaced>> {
  const pairs = planned.flatMap(({ number, found, known }) => {
    const former = known ? undefined : before?.files.find(({ file }) => file === found.file);
    return former ? [{ number, known: former }] : [];
  });
  const files = rebuild === null ? pairs.map(({ known }) => known.number) : [];
  const profiles = await warehouse.profiles(table, { files, ...askedOf(source) });
  return new Map(
    pairs.map(({ number, known }) => [
      number,
      { known, profile: profiles.find(({ file }) => file === known.number) ?? null },
    ]),
  );
}

/** Names that differ in their numbers and months alone: exports of one after another month, quarter or year. */
const seriesOf = ({ file, layout, line }: KnownFile): string =>
  JSON.stringify([monthsAsNumbers(file).replace(/\d+/g, '#'), layout, line.agency]);

/** What sorts a series by time: a year comes before the month that stands before it. */
const placeOf = ({ file }: KnownFile): string => {
  const name = monthsAsNumbers(file);
  return `${(name.match(/(?<!\d)(19|20)\d\d(?!\d)/g) ?? []).join(' ')} ${name}`;
};

/** Each file with the one of its series that comes just before. */
function predecessors(files: readonly KnownFile[]): ReadonlyMap<KnownFile, KnownFile> {
  const last = new Map<string, KnownFile>();
  const pairs = new Map<KnownFile, KnownFile>();
  for (const one of files.toSorted((a, b) => placeOf(a).localeCompare(placeOf(b), 'en', { numeric: true }))) {
    const earlier = last.get(seriesOf(one));
    if (earlier) pairs.set(one, earlier);
    last.set(seriesOf(one), one);
  }
  return pairs;
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
  readonly replaced: ReadonlyMap<number, Replaced>;
  /** The numbers of the files that were just loaded. */
  readonly fresh: ReadonlySet<number>;
  readonly warehouse: Warehouse;
}

interface Pair {
  readonly own: KnownFile;
  readonly earlier: KnownFile;
  /** What stood in an earlier content that is gone; undefined where the earlier file is there. */
  readonly profile?: FileProfile | null;
}

/** All files with how each differs from the one before; the same bytes under another name are no change. */
export async function withChanges(files: readonly KnownFile[], loaded: Loaded): Promise<readonly KnownFile[]> {
  const before = predecessors(files);
  const kept = new Map(files.flatMap((own) => keptChange(own, { before: before.get(own), ...loaded })));
  const pairs = files.flatMap((own) => (kept.has(own) ? [] : pairOf(own, before.get(own), loaded)));
  const compared = await compare(pairs, loaded);
  return files.map((own) => ({ ...own, change: kept.get(own) ?? compared.get(own) ?? null }));
}

/** What was found before and still holds: neither file has changed since, or only the warehouse knew the earlier one. */
function keptChange(
  own: KnownFile,
  { before, replaced, fresh }: Pick<Loaded, 'replaced' | 'fresh'> & { readonly before: KnownFile | undefined },
): readonly (readonly [KnownFile, FileChange])[] {
  const former = replaced.get(own.number)?.known;
  const change = former?.line.sha256 === own.line.sha256 ? former.change : own.change;
  if (change === null) return [];
  const holds =
    before !== undefined && change.against === before.file && !fresh.has(own.number) && !fresh.has(before.number);
  return change.against === own.file || holds ? [[own, change]] : [];
}

function pairOf(own: KnownFile, before: KnownFile | undefined, { replaced }: Loaded): readonly Pair[] {
  const former = replaced.get(own.number);
  if (former && former.known.line.sha256 !== own.line.sha256)
    return [{ own, earlier: former.known, profile: former.profile }];
  return before && before.line.sha256 !== own.line.sha256 ? [{ own, earlier: before }] : [];
}

async function compare(
  pairs: readonly Pair[],
  { source, table, warehouse }: Loaded,
): Promise<ReadonlyMap<KnownFile, FileChange>> {
  const asked = askedOf(source);
  const comparable = pairs.filter(({ profile }) => profile !== null);
  const there = comparable.flatMap(({ own, earlier, profile }) => (profile ? [own] : [own, earlier]));
  const files = [...new Set(there.map(({ number }) => number))];
  const profiles = await warehouse.profiles(table, { files, ...asked });
  const profileOf = ({ number }: KnownFile): FileProfile | undefined => profiles.find(({ file }) => file === number);
  return new Map(
    pairs.map(({ own, earlier, profile }) => {
      const is = profile === null ? undefined : profileOf(own);
      const was = profile === undefined ? profileOf(earlier) : profile;
      const mix = (one: FileProfile, { agency }: LedgerLine): Mix => mixOf(one, table, { agency, coded: asked.coded });
      const change: FileChange = {
        file: own.file,
        against: earlier.file,
        ...columnsChanged(earlier, own, source),
        rows: { is: own.line.read, was: earlier.line.read },
        columns: is && was ? filledChanged(asked.columns, is, was) : [],
        mix: is && was ? mixChanged(mix(is, own.line), mix(was, earlier.line)) : [],
      };
      return [own, change];
    }),
  );
}

/**
 * Headers that are declared are no news: a column that must be there and is not is refused, and one that is called
 * otherwise in another wave is declared so. What an older program kept has no headers.
 */
function columnsChanged(known: KnownFile, now: KnownFile, { files }: Source): HeaderChange {
  if (known.header === undefined) return { came: [], went: [], moved: [] };
  const declared = new Set(files.flatMap(({ mappings }) => mappings.flatMap(headersOf)));
  const { came, went, moved } = headerChange(known.header, now.header);
  const isNews = (header: string): boolean => !declared.has(header);
  return { came: came.filter(isNews), went: went.filter(isNews), moved };
}
const headersOf = ({ parts }: Mapping): readonly string[] => parts.flatMap(({ headers }) => headers);

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
