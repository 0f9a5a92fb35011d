import type { KindColumn, SourceKind } from '../spec/index.ts';
import { findColumn, guessTime, isTime, type Scene } from './find-columns.ts';
import { numberSigns } from './number-signs.ts';
import type { ColumnProfile } from './profile.ts';
import { timeMapping } from './propose/time-mapping.ts';
import { suggestIntervals } from './suggest-intervals.ts';
import { nthOf, quote, suggestItems } from './suggest-items.ts';

/** What equal rows may be beside copies: to drop those would lose them silently, so the key is left to be filled in. */
const repeated: Readonly<Record<string, string>> = {
  incidents: 'several victims of one case',
  responses: 'several units on one call',
  surveys: 'several people who answered alike',
  activities: 'several activities alike',
  resources: 'several contributions of one amount',
  aggregates: 'several figures that happen to be equal',
  populations: 'several groups of equal size',
};

/** A first mapping for a file, as YAML to paste. What is only guessed says so. */
export function suggestMapping(
  kind: SourceKind,
  { file, columns }: { readonly file: string; readonly columns: readonly ColumnProfile[] },
): string {
  const lines = kind.columns.flatMap((column) => columnLine(column, { kind, columns }));
  const found = kind.columns.flatMap((column) => {
    const header = findColumn(column, { kind, columns })?.column.header;
    return header === undefined ? [] : [{ name: column.name, header }];
  });
  const mapped = found.map(({ name }) => name);
  const free = columns.filter(({ header }) => !found.some((one) => one.header === header));
  return [
    `  # ${file}: a first mapping, to be read and corrected`,
    '  my-source:',
    `    kind: ${kind.name}`,
    `    repeats:  # keep or drop: are equal rows ${repeated[kind.name] ?? 'several records'} (keep), or copies (drop)?`,
    `    files: ${quote(file)}`,
    '    columns:',
    ...oneOfLines(kind, columns).map((line) => `      ${line}`),
    ...lines.map((line) => `      ${line}`),
    ...(kind.part === 'responses' ? suggestIntervals(mapped).map((line) => `    ${line}`) : []),
    ...(kind.part === 'surveys' ? suggestItems(free).map((line) => `    ${line}`) : []),
    '',
  ].join('\n');
}

function columnLine(column: KindColumn, scene: Scene): readonly string[] {
  const found = findColumn(column, scene) ?? guessTime(column, scene);
  if (!found)
    return column.required
      ? [`${column.name}: ""  # required: ${column.about}; no header looks like it`]
      : [`# ${column.name}: ${column.about}`];
  const { header } = found.column;
  const alike = scene.columns.filter((candidate) => candidate.header === header);
  const from = `from: ${quote(header)}${nthOf(found.column, scene.columns)}`;
  const which = alike.length > 1 ? [`one of ${alike.length} columns of this name`] : [];
  const said = (text: string, doubts: readonly string[]): readonly string[] => [
    `${column.name}: ${text}${doubts.length > 0 ? `  # ${doubts.join('; ')}` : ''}`,
  ];
  const mapping = (more: string, doubts: readonly string[]): readonly string[] =>
    said(`{ ${from}${more} }`, [...doubts, ...which]);
  if (isTime(column)) {
    const { text, doubts } = timeMapping(column, found, scene);
    return said(text, [...doubts, ...untold(found.column), ...which]);
  }
  if (column.type === 'duration') return mapping(', unit: ""', ['seconds, minutes, hours, H:MM:SS or MM:SS?']);
  if (column.type === 'list') return mapping(', separator: ";"', ['what stands between them?']);
  const signs = numberColumn(column) ? numberSigns(column, found.column) : null;
  if (signs) return mapping(signs.more, signs.doubts);
  const hashed = column.type === 'pseudonym' ? ['kept as a keyed hash'] : [];
  if (which.length > 0) return mapping('', hashed);
  return said(quote(header), hashed);
}

const numberColumn = ({ type }: KindColumn): boolean => type === 'whole' || type === 'decimal';

const untold = ({ formats, examples }: ColumnProfile): readonly string[] =>
  formats.length === 0 ? [`the format could not be told from: ${examples.join(', ')}`] : [];

/** Columns of which one must be there, where no header looks like any of them. */
const oneOfLines = (kind: SourceKind, columns: readonly ColumnProfile[]): readonly string[] =>
  (kind.oneOf ?? [])
    .filter(
      (names) => !kind.columns.some((column) => names.includes(column.name) && findColumn(column, { kind, columns })),
    )
    .map((names) => `# required: one of ${names.join(', ')}; no header looks like them`);
