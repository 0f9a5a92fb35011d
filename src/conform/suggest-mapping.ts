import { type KindColumn, nearest, type SourceKind } from '../spec/index.ts';
import type { ColumnProfile } from './profile.ts';

/** A first mapping for a file, as YAML to paste. What is only guessed says so. */
export function suggestMapping(
  kind: SourceKind,
  { file, columns }: { readonly file: string; readonly columns: readonly ColumnProfile[] },
): string {
  const lines = kind.columns.flatMap((column) => columnLine(column, columns));
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

function columnLine(column: KindColumn, columns: readonly ColumnProfile[]): readonly string[] {
  const found = findColumn(column, columns);
  if (!found)
    return column.required
      ? [`${column.name}: ""  # required: ${column.about}; no header looks like it`]
      : [`# ${column.name}: ${column.about}`];
  const isTime = column.type === 'date' || column.type === 'timestamp';
  if (!isTime) return [`${column.name}: ${quote(found.header)}`];
  if (found.formats.length === 0)
    return [
      `${column.name}: { from: ${quote(found.header)}, formats: [] }  # the format could not be told from: ${found.examples.join(', ')}`,
    ];
  const doubt = found.formats.length > 1 ? `  # or ${found.formats.slice(1).join(', ')}: the file does not tell` : '';
  return [`${column.name}: { from: ${quote(found.header)}, formats: [${quote(found.formats[0] ?? '')}] }${doubt}`];
}

function findColumn(column: KindColumn, columns: readonly ColumnProfile[]): ColumnProfile | undefined {
  const plain = (text: string): string => text.toLowerCase().trim();
  for (const usual of column.usual) {
    const exact = columns.find((candidate) => plain(candidate.header) === usual);
    if (exact) return exact;
  }
  const headers = columns.map((candidate) => candidate.header).filter((header) => header !== '');
  const near = column.usual.map((usual) => nearest(usual, headers)).find((header) => header !== undefined);
  return columns.find((candidate) => candidate.header === near);
}

const quote = (text: string): string => (/^[A-Za-z_][\w ./-]*$/.test(text) ? text : JSON.stringify(text));
