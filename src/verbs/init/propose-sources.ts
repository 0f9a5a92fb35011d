import { kinds } from '../../conform/index.ts';
import { monthsAsNumbers } from '../../conform/month-names.ts';
import type { ColumnProfile } from '../../conform/profile.ts';
import { kindOf, type ProposedSource, proposeSource } from '../../conform/propose/propose-source.ts';
import { exitCodes, type Problem, YardlineError } from '../../errors.ts';
import type { SourceKind } from '../../spec/index.ts';
import { formatCount } from '../../words/index.ts';
import { plainLetters } from '../../words/plain-letters.ts';
import type { ReadFile } from './read-files.ts';

/** A source of the project to be: files of one layout. */
export interface Candidate {
  readonly id: string;
  readonly title: string;
  readonly files: readonly ReadFile[];
  /** A pattern that takes in all of them, and those that will come; null for none. */
  readonly pattern: string | null;
  readonly proposed: ProposedSource;
  /** Columns that may make a record unique. */
  readonly key: readonly string[];
}

/** Files of one kind and with the same headers are one source; throws with every file whose kind is not certain. */
export function candidatesFrom(files: readonly ReadFile[]): readonly Candidate[] {
  const problems: Problem[] = [];
  const groups = new Map<string, { readonly kind: SourceKind; readonly files: ReadFile[] }>();
  const unknown = new Map<string, ReadFile[]>();
  const said = new Map(files.flatMap((file) => (file.kind ? [[headersOf(file), file.kind] as const] : [])));
  for (const file of once(files)) {
    const kind = file.kind ?? said.get(headersOf(file)) ?? kindOf(file.columns);
    if (kind === null) {
      unknown.set(headersOf(file), [...(unknown.get(headersOf(file)) ?? []), file]);
      continue;
    }
    const layout = JSON.stringify([kind.name, headersOf(file)]);
    const group = groups.get(layout);
    if (group) group.files.push(file);
    else groups.set(layout, { kind, files: [file] });
  }
  for (const [first, ...more] of unknown.values()) if (first) problems.push(unknownKind(first, more.length));
  const ids = new Set<string>();
  const candidates = [...groups.values()].flatMap(({ kind, files: own }): readonly Candidate[] => {
    const [first] = own;
    if (!first) return [];
    const proposed = proposeSource(kind, columnsOfAll(own));
    if (proposed.lacking.length > 0) problems.push(lacks(first, proposed));
    const id = freeId(idFrom(first.name) || kind.name, ids);
    return [{ id, title: titleFrom(id), files: own, pattern: null, proposed, key: keyOf(proposed) }];
  });
  if (problems.length > 0) throw new YardlineError(exitCodes.declaration, problems);
  return candidates;
}

/**
 * The columns of files of one layout as those of one file. Where files write dates differently, those of another form count
 * as unread; where only some files tell which of day and month comes first, those settle it.
 */
function columnsOfAll([first, ...others]: readonly ReadFile[]): readonly ColumnProfile[] {
  return (first?.columns ?? []).map((column, at) =>
    others.reduce((all, { columns }) => {
      const own = columns[at];
      return own === undefined ? all : together(all, own);
    }, column),
  );
}

function together(all: ColumnProfile, own: ColumnProfile): ColumnProfile {
  const shared = all.formats.filter((format) => own.formats.includes(format));
  const isSame = shared.length > 0 || all.formats.length === 0;
  return {
    ...all,
    filled: all.filled + own.filled,
    blank: all.blank + own.blank,
    formats: shared.length > 0 && !all.mixed ? shared : all.formats,
    unread: all.unread + (isSame ? own.unread : own.filled),
    values: [...new Set([...all.values, ...own.values])],
    missing: [...new Set([...all.missing, ...own.missing])],
  };
}

/** What stands at the top of a file: files that are alike in it are of one kind. */
const headersOf = ({ sheet, columns }: ReadFile): string =>
  JSON.stringify([sheet, columns.map(({ header }) => header)]);

/** A file that was named twice, by itself and among others, is one. */
const once = (files: readonly ReadFile[]): readonly ReadFile[] => [
  ...new Map(files.map((file) => [JSON.stringify([file.path, file.sheet]), file])).values(),
];

/** Kinds that files are said to be of. */
const kindNames = [...kinds.keys()].filter((kind) => !['areas', 'parents'].includes(kind)).join(', ');

function unknownKind({ said: path, columns }: ReadFile, others: number): Problem {
  const dated = columns.filter(({ looksLike }) => looksLike.startsWith('date')).map(({ header }) => `"${header}"`);
  const found = dated.length === 0 ? 'no column can be read as dates' : `dates stand in ${dated.join(' and ')}`;
  const alike = others === 0 ? '' : `; nor do those of ${formatCount(others)} more with the same`;
  return {
    id: 'kind-unknown',
    place: path,
    message: `must be of a kind that its headers tell (they do not: ${found}${alike})`,
    hint: `say it before ${others === 0 ? 'the file' : 'one of them'} (${kindNames}), as in --from incidents=${path}; yardline inspect ${path} shows its ${columns.length} columns`,
    frame: '',
  };
}

const lacks = ({ said: path }: ReadFile, { kind, lacking }: ProposedSource): Problem => ({
  id: 'column-unknown',
  place: path,
  message: `must have what ${kind.name} need: ${lacking.join('; ')}`,
  hint: `yardline inspect ${path} --as ${kind.name} prints a mapping to complete; where no column holds it, ask the agency for one`,
  frame: '',
});

/** The name of a file without what only tells its time. */
export const idFrom = (name: string): string =>
  monthsAsNumbers(plainLetters(name))
    .replace(/\.(csv|txt|tsv|xlsx|gz|zst)\b.*$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-?\b(q[1-4]|\d+)\b/g, '')
    .replace(/^[-0-9]+|-+$/g, '');

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  taken.add(id);
  return id;
}

export const titleFrom = (id: string): string => {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function keyOf({ kind, mapped }: ProposedSource): readonly string[] {
  const key = kind.name === 'populations' ? ['area', 'year'] : kind.name === 'responses' ? ['id', 'unit'] : ['id'];
  const present = key.filter((name) => mapped.get(name));
  return present.includes('id') || kind.name === 'populations' ? present : [];
}
