import { kinds } from '../../conform/index.ts';
import type { KindColumn, MetricTest, SourceKind, Use, Where } from '../../spec/index.ts';

type Row = MetricTest['rows'][number];
type Cell = Row[string];

/** Rows as a pipeline would find them: a source, and the text of its only file. */
export interface RowSource {
  readonly source: Readonly<Record<string, unknown>>;
  readonly csv: string;
}

export interface RowsAsked {
  readonly kind: string;
  readonly rows: readonly Row[];
  /** What the measure needs of the source. */
  readonly uses: readonly Use[];
  readonly path: string;
  readonly covers: { readonly from: string; readonly to: string };
  readonly declare: MetricTest['declare'];
}

/** Stands for so many like rows; no kind has a column of this name. */
const timesColumn = 'times';
const timeFormats = ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M', '%Y-%m-%d'];
const periodFormats = ['%Y-%m-%d', '%Y-%m', 'YYYY-Qn', '%Y'];
const separator = ';';
/** What stands in a column that every file must have, and that a test says nothing of. */
export const anywhere = 'any';

/** Brings rows into the shape that a source declares: every column is mapped from a header of its own name. */
export function sourceOfRows({ kind: name, rows, uses, path, covers, declare = {} }: RowsAsked): RowSource {
  const kind = kinds.get(name);
  if (!kind) throw new Error(`no kind ${name}`);
  const given = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((header) => header !== timesColumn);
  const items = new Set(uses.flatMap((use) => (use.kind === 'item' ? [use.item] : [])));
  for (const item of Object.keys(declare.items ?? {})) items.add(item);
  const coded = kind.columns.find(({ codesInto }) => codesInto !== undefined);
  const codes = coded ? codesOf(coded, { rows, uses }) : {};
  const wanted = new Set([...given, ...namedBy(uses), ...requiredOf(kind)]);
  const columns = Object.fromEntries(
    [...wanted]
      .filter((column) => !items.has(column) && column !== coded?.codesInto)
      .map((column) => [column, mappingOf(column, kind, { given, codes })]),
  );
  const hasItems = items.size > 0;
  return {
    source: {
      kind: name,
      repeats: 'keep',
      files: path,
      ...(kind.when === null ? {} : { covers }),
      ...(hasItems ? { frame: 'everybody in the rows' } : {}),
      ...declare,
      ...(hasItems ? { items: { ...Object.fromEntries([...items].map(usualItem)), ...declare.items } } : {}),
      columns: { ...columns, ...declare.columns },
    },
    csv: csvOf([...new Set([...given, ...headersOf(columns), ...items])], rows),
  };
}

type Mapped = { readonly from?: string } & Readonly<Record<string, unknown>>;

/** Of columns that no row has, the file has the header: all of them are blank. */
const headersOf = (columns: Readonly<Record<string, Mapped>>): readonly string[] =>
  Object.values(columns).flatMap(({ from }) => from ?? []);

const usualItem = (item: string): readonly [string, object] => [
  item,
  { wording: `How about ${item}?`, scale: { min: 1, max: 5 } },
];

/** Columns that filters and sums of the measure name, also where no row has them. */
function namedBy(uses: readonly Use[]): readonly string[] {
  return uses.flatMap((use) => {
    if (use.kind === 'filter') return Object.keys(use.where);
    if (use.kind === 'column') return [use.column];
    return use.kind === 'weights' ? [use.by] : [];
  });
}

const requiredOf = ({ columns }: SourceKind): readonly string[] =>
  columns.filter(({ required }) => required).map(({ name }) => name);

interface Given {
  readonly given: readonly string[];
  readonly codes: Readonly<Record<string, readonly string[]>>;
}

function mappingOf(name: string, kind: SourceKind, { given, codes }: Given): Mapped {
  const column = kind.columns.find((one) => one.name === name);
  if (!column || column.type === 'flag') return { from: name, true: ['true'], false: ['false'] };
  const into = column.codesInto;
  const header = into !== undefined && !given.includes(name) && given.includes(into) ? into : name;
  // a text that every file must have, and that does not matter here
  const isIdle = column.required && column.type === 'text' && !given.includes(header);
  const own = {
    ...(isIdle ? { value: anywhere } : { from: header }),
    ...(into !== undefined && Object.keys(codes).length > 0 ? { codes } : {}),
  };
  switch (column.type) {
    case 'timestamp':
    case 'date':
      return { ...own, formats: timeFormats };
    case 'period':
      return { ...own, formats: periodFormats };
    case 'duration':
      return { ...own, unit: name === 'hours' ? 'hours' : 'seconds' };
    case 'list':
      return { ...own, separator };
    default:
      return own;
  }
}

/** Every code stands for itself, unless a row says what it stands for; and what the measure asks for is known. */
function codesOf(
  { name, codesInto = '' }: KindColumn,
  { rows, uses }: { readonly rows: readonly Row[]; readonly uses: readonly Use[] },
): Readonly<Record<string, readonly string[]>> {
  const codes = new Map<string, Set<string>>();
  const add = (category: string, code: string): void => {
    codes.set(category, (codes.get(category) ?? new Set()).add(code));
  };
  for (const row of rows) {
    const category = row[codesInto] ?? row[name];
    const code = row[name] ?? category;
    if (category !== undefined && code !== undefined && String(code) !== '') add(String(category), String(code));
  }
  for (const use of uses) {
    const asked =
      use.kind === 'filter' ? valuesIn(use.where[codesInto]) : use.kind === 'weights' ? Object.keys(use.weights) : [];
    for (const category of asked) if (!codes.has(category)) add(category, category);
  }
  return Object.fromEntries([...codes].map(([category, own]) => [category, [...own]]));
}

function valuesIn(condition: Where[string] | undefined): readonly string[] {
  if (condition === undefined) return [];
  if (typeof condition !== 'object' || Array.isArray(condition)) return [condition].flat().map(String);
  return 'not' in condition ? [condition.not].flat().map(String) : [];
}

function csvOf(headers: readonly string[], rows: readonly Row[]): string {
  const lines = rows.flatMap(({ [timesColumn]: times = 1, ...row }) => {
    const line = headers.map((header) => quoted(cellText(row[header]))).join(',');
    return Array.from({ length: Number(times) }, () => line);
  });
  return `${[headers.map(quoted).join(','), ...lines].join('\n')}\n`;
}

const cellText = (cell: Cell | undefined): string =>
  cell === undefined ? '' : Array.isArray(cell) ? cell.join(separator) : String(cell);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
