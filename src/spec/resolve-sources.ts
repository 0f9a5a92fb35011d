import { isRealDate } from './calendar.ts';
import type { Kinds, SourceKind } from './kind.ts';
import type { Where } from './metric.ts';
import type { FileGroup, Mapping, Source } from './model.ts';
import { suggest } from './nearest.ts';
import type { SourceDeclaration } from './pipeline.ts';
import type { Complaints } from './problems.ts';
import { type CodeLists, resolveMappings } from './resolve-mapping.ts';
import type { Path } from './source-text.ts';

interface Context {
  readonly kinds: Kinds;
  readonly complain: Complaints;
  readonly codeLists: CodeLists;
  readonly path: Path;
}

/** One declared source, or undefined when its kind is not known. */
export function resolveSource(id: string, declared: SourceDeclaration, context: Context): Source | undefined {
  const { kinds, complain, path } = context;
  const kind = kinds.get(declared.kind);
  if (!kind) {
    complain.about([...path, 'kind'], 'value', { id: 'unknown-kind', message: `"${declared.kind}" is not a kind of source`, hint: suggest(declared.kind, [...kinds.keys()]) });
    return undefined;
  }
  const files = fileGroups(declared, kind, context);
  const columns = storedColumns(files);
  for (const [index, name] of (declared.key ?? []).entries()) {
    if (name !== 'agency' && !columns.some((column) => column.name === name))
      complain.about([...path, 'key', index], 'value', { id: 'unknown-column', message: `key "${name}" is not a mapped column of this source`, hint: suggest(name, columns.map((column) => column.name)) });
  }
  checkWhere(declared.filter ?? {}, { columns: files.flatMap((file) => file.mappings), path: [...path, 'filter'], complain });
  checkDates(declared, path, complain);
  return {
    id,
    kind: kind.name,
    title: declared.title ?? id,
    origin: declared.origin ?? '',
    licence: declared.licence ?? '',
    covers: declared.covers ?? null,
    extracted: declared.extracted ?? null,
    reportingLagDays: declared['reporting-lag'] === undefined ? null : Number.parseInt(declared['reporting-lag'], 10),
    repeats: declared.repeats,
    key: declared.key ?? [],
    files,
    missing: declared.missing ?? [],
    filter: declared.filter ?? {},
    columns,
  };
}

function fileGroups(declared: SourceDeclaration, kind: SourceKind, context: Context): readonly FileGroup[] {
  const groups = typeof declared.files === 'string' ? [declared.files] : declared.files;
  const shared = declared.columns ?? {};
  return groups.map((group, index) => {
    const own = typeof group === 'string' ? { match: group } : group;
    const at: Path = [...context.path, 'files', index, 'columns'];
    const mappings = own.columns
      ? [...resolveMappings(shared, { ...context, kind, path: [...context.path, 'columns'] }).filter((mapping) => !(mapping.column in (own.columns ?? {}))), ...resolveMappings(own.columns, { ...context, kind, path: at })]
      : resolveMappings(shared, { ...context, kind, path: [...context.path, 'columns'] });
    const lacking = kind.columns.filter((column) => column.required && !mappings.some((mapping) => mapping.column === column.name));
    for (const column of lacking)
      context.complain.about([...context.path, 'columns'], 'key', { id: 'missing-column', message: `${kind.name} need a column "${column.name}" (${column.about})`, hint: `add ${column.name}: HEADER` });
    return { match: own.match, agency: own.agency ?? null, mappings, encoding: own.encoding ?? null, delimiter: own.delimiter ?? null };
  });
}

const storedColumns = (files: readonly FileGroup[]): Source['columns'] => {
  const columns = new Map<string, Source['columns'][number]>();
  for (const mapping of files.flatMap((file) => file.mappings)) {
    columns.set(mapping.column, { name: mapping.column, type: mapping.type });
    if (mapping.codesInto && mapping.codes) columns.set(mapping.codesInto, { name: mapping.codesInto, type: 'text' });
  }
  return [...columns.values()];
};

function checkDates(declared: SourceDeclaration, path: Path, complain: Complaints): void {
  const dates: readonly [Path, string | undefined][] = [
    [[...path, 'covers', 'from'], declared.covers?.from],
    [[...path, 'covers', 'to'], declared.covers?.to],
    [[...path, 'extracted'], declared.extracted],
  ];
  for (const [at, date] of dates) {
    if (date !== undefined && !isRealDate(date)) complain.about(at, 'value', { id: 'date', message: `${date} is not a day of the calendar`, hint: 'check the day and the month' });
  }
  if (declared.covers && declared.covers.from > declared.covers.to)
    complain.about([...path, 'covers', 'to'], 'value', { id: 'date', message: `covers ends (${declared.covers.to}) before it starts (${declared.covers.from})`, hint: 'swap them' });
}

/** Checks a filter against the columns that a source has, and against the categories of their code lists. */
export function checkWhere(where: Where, { columns, path, complain }: { columns: readonly Mapping[]; path: Path; complain: Complaints }): void {
  const names = [...new Set(columns.flatMap((mapping) => [mapping.column, ...(mapping.codes && mapping.codesInto ? [mapping.codesInto] : [])]))];
  for (const [column, condition] of Object.entries(where)) {
    if (!names.includes(column)) {
      complain.about([...path, column], 'key', { id: 'unknown-column', message: `"${column}" is not a mapped column of this source`, hint: suggest(column, names) });
      continue;
    }
    const lists = columns.filter((mapping) => mapping.codesInto === column && mapping.codes);
    const categories = [...new Set(lists.flatMap((mapping) => mapping.codes?.entries.map((entry) => entry.category) ?? []))];
    if (categories.length === 0) continue;
    for (const value of valuesOf(condition).filter((wanted) => !categories.includes(String(wanted))))
      complain.about([...path, column], 'value', { id: 'unknown-category', message: `"${value}" is not a category of the code list`, hint: suggest(String(value), categories) });
  }
}

function valuesOf(condition: Where[string]): readonly (string | number | boolean)[] {
  if (Array.isArray(condition)) return condition;
  if (typeof condition !== 'object') return [condition];
  return 'not' in condition ? [condition.not].flat() : [];
}
