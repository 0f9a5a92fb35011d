import type { Calendar } from './calendar.ts';
import { checkPopulationKey } from './check-population-key.ts';
import { checkWhere } from './check-where.ts';
import type { Kinds, SourceKind } from './kind.ts';
import { coordinateColumns, type FileGroup, placedColumn, type Source } from './model.ts';
import { nearest, suggest } from './nearest.ts';
import { isOpenFlag, otherColumn } from './open-flags.ts';
import type { Complaints } from './problems.ts';
import { checkQuality } from './resolve-checks.ts';
import { type CodeLists, resolveMappings } from './resolve-mapping.ts';
import { asksForTimeOfDay, resolveNearDuplicates } from './resolve-near-duplicates.ts';
import { resolveParts, revisedByOf, whenOf, wideOf } from './resolve-parts.ts';
import { coordinateMappings, resolvePolygons } from './resolve-polygons.ts';
import type { SourceDeclaration } from './source.ts';
import type { Path } from './source-text.ts';
import { surveyMappings } from './survey-mappings.ts';
import type { MarginFiles } from './survey-margins.ts';
import { isPartialFormat, precisionOf } from './time-formats.ts';

interface Context {
  readonly calendar: Pick<Calendar, 'fiscalYearStarts'>;
  readonly kinds: Kinds;
  readonly complain: Complaints;
  readonly codeLists: CodeLists;
  readonly marginFiles: MarginFiles;
  readonly path: Path;
}

/** A source, and the columns that it lacks only because of a mistake already told. */
export interface ResolvedSource {
  readonly source: Source;
  readonly doubtful: ReadonlySet<string>;
}

/** One declared source, or undefined when its kind is not known. */
export function resolveSource(id: string, declared: SourceDeclaration, context: Context): ResolvedSource | undefined {
  const { kinds, complain, path } = context;
  const kind = kinds.get(declared.kind);
  if (!kind) {
    const hint = suggest(declared.kind, [...kinds.keys()]);
    complain.about([...path, 'kind'], 'value', {
      id: 'unknown-kind',
      message: `"${declared.kind}" is not a kind of source`,
      hint,
    });
    return undefined;
  }
  const { files, doubtful } = fileGroups(declared, kind, context);
  const polygons = resolvePolygons(declared, { kind, complain, path });
  const columns = storedColumns(files, {
    kind,
    hasPolygons: polygons !== null,
    asksForTime: (column) => asksForTimeOfDay(declared, column, kind.when),
  });
  const { responses, figures, survey } = resolveParts(declared, { ...context, kind, columns, doubtful });
  checkKey(declared.key ?? [], { columns, doubtful, path: [...path, 'key'], complain });
  checkPopulationKey(kind, { key: declared.key ?? [], columns, path: [...path, 'key'], complain });
  checkRepeats(declared, path, complain);
  const mappings = files.flatMap((file) => file.mappings);
  checkWhere(declared.filter ?? {}, { columns: mappings, doubtful, path: [...path, 'filter'], complain });
  const when = whenOf(declared, { kind, columns, doubtful, complain, path });
  checkQuality(declared, { columns, mappings, when, doubtful, calendar: context.calendar, complain, path });
  const source: Source = {
    ...describe(id, declared),
    kind: kind.name,
    when,
    revisedBy: revisedByOf(declared, { columns, doubtful, complain, path }),
    nearDuplicates: resolveNearDuplicates(declared, { columns, files, when, doubtful, complain, path }),
    files,
    columns,
    polygons,
    responses,
    figures,
    survey,
  };
  return { source, doubtful };
}

type Described = Omit<
  Source,
  | 'kind'
  | 'when'
  | 'revisedBy'
  | 'nearDuplicates'
  | 'files'
  | 'columns'
  | 'polygons'
  | 'responses'
  | 'figures'
  | 'survey'
>;
const describe = (id: string, declared: SourceDeclaration): Described => ({
  id,
  title: declared.title ?? id,
  origin: declared.origin ?? '',
  licence: declared.licence ?? '',
  custody: declared.custody ?? null,
  covers: declared.covers ?? null,
  extracted: declared.extracted ?? null,
  reportingLagDays: declared['reporting-lag'] === undefined ? null : Number.parseInt(declared['reporting-lag'], 10),
  repeats: declared.repeats,
  key: declared.key ?? [],
  missing: declared.missing ?? [],
  filter: declared.filter ?? {},
  checks: declared.checks ?? [],
  totals: declared.totals ?? [],
});

interface FileGroups {
  readonly files: readonly FileGroup[];
  readonly doubtful: ReadonlySet<string>;
}

function fileGroups(declared: SourceDeclaration, kind: SourceKind, context: Context): FileGroups {
  const groups = typeof declared.files === 'string' ? [declared.files] : declared.files;
  const shared = declared.columns ?? {};
  const sharedPath: Path = [...context.path, 'columns'];
  const doubtful = new Set<string>();
  const files = groups.map((group, index): FileGroup => {
    const own = typeof group === 'string' ? { match: group } : group;
    const ownPath: Path = [...context.path, 'files', index, 'columns'];
    const declaredColumns = { ...shared, ...own.columns };
    const ownMappings = resolveMappings(own.columns ?? {}, { ...context, kind, path: ownPath });
    const rest = resolveMappings(shared, { ...context, kind, path: sharedPath });
    const plain = [...rest.filter(({ column }) => !(column in (own.columns ?? {}))), ...ownMappings];
    const mappings = [...plain, ...coordinateMappings(declaredColumns), ...surveyMappings(declared, plain)];
    const said = [
      { path: sharedPath, names: Object.keys(shared) },
      { path: ownPath, names: Object.keys(own.columns ?? {}) },
    ];
    for (const { path, names } of said)
      for (const column of misread(kind, { path, names, complain: context.complain })) doubtful.add(column);
    const mapped = new Set(mappings.map(({ column }) => column));
    for (const column of kind.columns.filter(({ name, required }) => required && !mapped.has(name))) {
      if (!doubtful.has(column.name))
        context.complain.about(sharedPath, 'key', {
          id: 'missing-column',
          message: `${kind.name} need a column "${column.name}" (${column.about})`,
          hint: `add ${column.name}: HEADER`,
        });
      doubtful.add(column.name);
    }
    for (const names of kind.oneOf ?? []) {
      if (names.some((name) => mapped.has(name) || doubtful.has(name))) continue;
      context.complain.about(sharedPath, 'key', {
        id: 'missing-column',
        message: `${kind.name} need one of the columns ${names.join(', ')}`,
        hint: `add ${names[0]}: HEADER`,
      });
      for (const name of names) doubtful.add(name);
    }
    // a code list that cannot be read is told where it is named
    for (const { column, codes, codesInto } of mappings)
      if (codesInto !== null && codes === null && hasCodes(own.columns?.[column] ?? shared[column]))
        doubtful.add(column);
    return {
      match: own.match,
      agency: own.agency ?? null,
      mappings,
      encoding: own.encoding ?? null,
      delimiter: own.delimiter ?? null,
      sheet: own.sheet ?? null,
      wide: wideOf(declaredColumns, { complain: context.complain, path: own.columns ? ownPath : sharedPath }),
    };
  });
  return { files, doubtful: withCategories(doubtful, kind) };
}

const hasCodes = (mapping: unknown): boolean => typeof mapping === 'object' && mapping !== null && 'codes' in mapping;

/** A column in doubt leaves the category of its codes in doubt too. */
const withCategories = (doubtful: ReadonlySet<string>, kind: SourceKind): ReadonlySet<string> =>
  new Set([
    ...doubtful,
    ...kind.columns.flatMap(({ name, codesInto }) => (codesInto && doubtful.has(name) ? [codesInto] : [])),
  ]);

/** Columns of the kind whose mapping was mended, or stands under a name misspelt. */
function misread(
  kind: SourceKind,
  { path, names, complain }: { readonly path: Path; readonly names: readonly string[]; readonly complain: Complaints },
): readonly string[] {
  const known = kind.columns.map(({ name }) => name);
  const misspelt = names.filter((name) => !known.includes(name)).flatMap((name) => nearest(name, known) ?? []);
  return [...known.filter((name) => complain.unsure([...path, name])), ...misspelt];
}

/** A time that some of its formats give only to the month or the year: how precise each one is, is kept beside it. */
const isPartial = ({ type, parts, week }: FileGroup['mappings'][number]): boolean =>
  type === 'period' ||
  week !== null ||
  ((type === 'date' || type === 'timestamp') && parts.some(({ formats }) => formats.some(isPartialFormat)));

/** A stamp of a call that may be no more than a day: from midnight, or to midnight, nothing is to be measured. */
const mayLackTimeOfDay = ({ type, how, parts }: FileGroup['mappings'][number]): boolean =>
  type === 'timestamp' &&
  (how === 'join' || parts.some(({ formats }) => formats.some((format) => precisionOf(format) !== 'time')));

interface Storing {
  readonly kind: SourceKind;
  readonly hasPolygons: boolean;
  /** Whether a time without its time of day must be told from midnight. */
  readonly asksForTime: (column: string) => boolean;
}

const storedColumns = (files: readonly FileGroup[], { kind, hasPolygons, asksForTime }: Storing): Source['columns'] => {
  const columns = new Map<string, Source['columns'][number]>();
  const coordinates: readonly string[] = coordinateColumns;
  for (const mapping of files.flatMap((file) => file.mappings)) {
    if (coordinates.includes(mapping.column)) continue;
    columns.set(mapping.column, { name: mapping.column, type: mapping.type });
    const other = otherColumn(mapping.column);
    if (isOpenFlag(mapping)) columns.set(other, { name: other, type: 'text' });
    const isAsked = kind.part === 'responses' || asksForTime(mapping.column);
    if (isPartial(mapping) || (isAsked && mayLackTimeOfDay(mapping)))
      columns.set(`${mapping.column}_precision`, { name: `${mapping.column}_precision`, type: 'text' });
    if (mapping.codesInto && mapping.codes) columns.set(mapping.codesInto, { name: mapping.codesInto, type: 'text' });
  }
  if (hasPolygons) columns.set(placedColumn, { name: placedColumn, type: 'text' });
  return [...columns.values()];
};

/** A key makes one record of all that share it, so nothing repeated is left to keep. */
function checkRepeats({ repeats, key }: SourceDeclaration, path: Path, complain: Complaints): void {
  if (repeats !== 'keep' || key === undefined || complain.unsure([...path, 'key'])) return;
  complain.about([...path, 'repeats'], 'value', {
    id: 'repeats',
    message: 'repeats: keep and key contradict each other',
    hint: 'a key drops records that repeat it: write repeats: drop, or remove the key',
  });
}

interface KeyContext {
  readonly columns: Source['columns'];
  readonly doubtful: ReadonlySet<string>;
  readonly path: Path;
  readonly complain: Complaints;
}

function checkKey(key: readonly string[], { columns, doubtful, path, complain }: KeyContext): void {
  const names = columns.map((column) => column.name);
  for (const [index, name] of key.entries()) {
    if (name === 'agency' || names.includes(name) || doubtful.has(name)) continue;
    complain.about([...path, index], 'value', {
      id: 'unknown-column',
      message: `key "${name}" is not a mapped column of this source`,
      hint: suggest(name, names),
    });
  }
}
