import { type KindColumn, nearest, type SourceKind } from '../spec/index.ts';
import type { ColumnProfile } from './profile.ts';

/** A first mapping for a file, as YAML to paste. What is only guessed says so. */
export function suggestMapping(
  kind: SourceKind,
  { file, columns }: { readonly file: string; readonly columns: readonly ColumnProfile[] },
): string {
  const lines = kind.columns.flatMap((column) => columnLine(column, { kind, columns }));
  return [
    `  # ${file}: a first mapping, to be read and corrected`,
    '  my-source:',
    `    kind: ${kind.name}`,
    '    # repeated rows: real victims (keep), or copies (drop)?',
    '    repeats: drop',
    `    files: ${quote(file)}`,
    '    columns:',
    ...lines.map((line) => `      ${line}`),
    '',
  ].join('\n');
}

interface Found {
  readonly column: ColumnProfile;
  readonly guessed: boolean;
}

const isTime = ({ type }: KindColumn): boolean => type === 'date' || type === 'timestamp';

function columnLine(
  column: KindColumn,
  { kind, columns }: { readonly kind: SourceKind; readonly columns: readonly ColumnProfile[] },
): readonly string[] {
  const found = findColumn(column, columns) ?? guessTime(column, { kind, columns });
  if (!found)
    return column.required
      ? [`${column.name}: ""  # required: ${column.about}; no header looks like it`]
      : [`# ${column.name}: ${column.about}`];
  const { header, formats, examples } = found.column;
  if (!isTime(column)) return [`${column.name}: ${quote(header)}`];
  const guess = found.guessed ? ['guessed: the only column that looks like it'] : [];
  const others = formats.length > 1 ? [`or ${formats.slice(1).join(', ')}: the file does not tell`] : [];
  const untold = formats.length === 0 ? [`the format could not be told from: ${examples.join(', ')}`] : [];
  const doubts = [...guess, ...others, ...untold].join('; ');
  const format = formats.slice(0, 1).map(quote).join('');
  return [`${column.name}: { from: ${quote(header)}, formats: [${format}] }${doubts && `  # ${doubts}`}`];
}

function findColumn(column: KindColumn, columns: readonly ColumnProfile[]): Found | undefined {
  const plain = (text: string): string => text.toLowerCase().trim();
  for (const usual of column.usual) {
    const exact = columns.find((candidate) => plain(candidate.header) === usual);
    if (exact) return { column: exact, guessed: false };
  }
  const headers = columns.map((candidate) => candidate.header).filter((header) => header !== '');
  const near = column.usual.map((usual) => nearest(usual, headers)).find((header) => header !== undefined);
  const likely = columns.find((candidate) => candidate.header === near);
  return likely && { column: likely, guessed: false };
}

/** For a time that must be there, under no header we know: the only column with dates, those with a time first. */
function guessTime(
  column: KindColumn,
  { kind, columns }: { readonly kind: SourceKind; readonly columns: readonly ColumnProfile[] },
): Found | undefined {
  if (!column.required || !isTime(column)) return undefined;
  const spoken = kind.columns.filter(isTime).flatMap((other) => findColumn(other, columns)?.column.header ?? []);
  const free = columns.filter(({ header }) => !spoken.includes(header));
  for (const wanted of ['date and time', 'date'] as const) {
    const [only, ...more] = free.filter(({ looksLike }) => looksLike === wanted);
    if (only) return more.length > 0 ? undefined : { column: only, guessed: true };
  }
  return undefined;
}

const quote = (text: string): string => (/^[A-Za-z_][\w ./-]*$/.test(text) ? text : JSON.stringify(text));
