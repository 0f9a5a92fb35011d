import type { SourceKind } from '../../spec/index.ts';
import type { ColumnProfile } from '../profile.ts';
import { suggestIntervals } from '../suggest-intervals.ts';
import { quote } from '../suggest-items.ts';
import { proposeColumns } from './propose-columns.ts';
import { proposeSurvey } from './propose-survey.ts';

export { kindOf } from './kind-of.ts';

/** Texts that many exports write for no value. */
export const usualMissing = ['NULL', 'null', '(null)', 'NA', 'N/A', 'n/a', '#N/A', '-', '--', 'None'] as const;

/** A source as it may be declared: all that the file tells, and what somebody must look at. */
export interface ProposedSource {
  readonly kind: SourceKind;
  readonly columns: readonly string[];
  /** Lines beside `columns`: intervals, waves, questions. */
  readonly more: readonly string[];
  readonly missing: readonly string[];
  /** Columns of the kind that are mapped; null where all records have one value. */
  readonly mapped: ReadonlyMap<string, ColumnProfile | null>;
  readonly decide: readonly string[];
  /** Why the file cannot be of this kind; empty where it can. */
  readonly lacking: readonly string[];
}

export function proposeSource(kind: SourceKind, columns: readonly ColumnProfile[]): ProposedSource {
  const { lines, mapped, decide, lacking } = proposeColumns(kind, columns);
  const used = [...mapped.values()].flatMap((column) => column ?? []);
  const survey = kind.part === 'surveys' ? proposeSurvey(columns, mapped) : null;
  const calls = kind.part === 'responses' ? callLines(mapped) : null;
  return {
    kind,
    columns: lines,
    more: [...(survey?.lines ?? []), ...(calls?.lines ?? [])],
    missing: [...new Set([...used, ...(survey ? columns : [])].flatMap((column) => column.missing))].sort(),
    mapped,
    decide: [...decide, ...(survey?.decide ?? []), ...(calls?.decide ?? [])],
    lacking: [...lacking, ...(survey?.lacking ? [survey.lacking] : [])],
  };
}

function callLines(
  mapped: ProposedSource['mapped'],
): Pick<ProposedSource, 'decide'> & { readonly lines: readonly string[] } {
  const [intervals = ''] = suggestIntervals([...mapped.keys()]);
  const answering = mapped.has('id') && !isDurations(mapped) ? ['answering: first'] : [];
  return {
    lines: [intervals, ...answering],
    decide:
      answering.length > 0
        ? ['answering: the first unit to arrive counts for its call. Write all where every unit counts.']
        : [],
  };
}

/** Durations do not say which unit came first. */
const isDurations = (mapped: ProposedSource['mapped']): boolean =>
  ['call_processing', 'turnout', 'travel', 'dispatch_to_arrival', 'total_response', 'on_scene'].some((name) =>
    mapped.has(name),
  );

/** What is known only once the records were read. */
export interface Settled {
  readonly id: string;
  readonly title: string;
  readonly files: readonly { readonly path: string; readonly sheet: string | null }[];
  /** Columns that make a record unique; empty where none do. */
  readonly key: readonly string[];
  /** The path of a code list for the column of codes; null for none. */
  readonly codes: { readonly column: string; readonly path: string } | null;
}

/** The source as YAML, from the margin. */
export function sourceLines({ kind, columns, more, missing }: ProposedSource, settled: Settled): readonly string[] {
  const { id, title, files, key, codes } = settled;
  const [only, ...others] = files;
  const fileLines =
    only && others.length === 0 && only.sheet === null
      ? [`files: ${quotePath(only.path)}`]
      : ['files:', ...files.map(fileLine)];
  const identity =
    key.length > 0
      ? ['repeats: drop', `key: [${key.join(', ')}]`]
      : ['repeats: keep                      # equal rows are different records, unless you write drop'];
  return [
    `${id}:`,
    ...[
      `kind: ${kind.name}`,
      `title: ${quote(title)}`,
      '# origin: who publishes it, and where: printed with the figures',
      ...(kind.when === null
        ? []
        : ['# covers: { from: 2020-01-01, to: 2020-12-31 }   # days for which silence means zero']),
      ...identity,
      ...fileLines,
      ...(missing.length > 0 ? [`missing: [${missing.map((text) => JSON.stringify(text)).join(', ')}]`] : []),
      'columns:',
      ...columns.map((line) => `  ${withCodes(line, codes)}`),
      ...more,
    ].map((line) => `  ${line}`),
  ];
}

const quotePath = (path: string): string => (/^[\w./-]+$/.test(path) ? path : JSON.stringify(path));
const fileLine = ({ path, sheet }: Settled['files'][number]): string =>
  sheet === null ? `  - ${quotePath(path)}` : `  - { match: ${quotePath(path)}, sheet: ${JSON.stringify(sheet)} }`;

/** The code list beside the header of its column. */
function withCodes(line: string, codes: Settled['codes']): string {
  const own = codes && new RegExp(`^${codes.column}: (?:\\{ (from: .*) \\}|([^#{]+?))( +#.*)?$`).exec(line);
  if (!own) return line;
  const [, object, header, comment = ''] = own;
  return `${codes.column}: { ${object ?? `from: ${header}`}, codes: ${quotePath(codes.path)} }${comment}`;
}
