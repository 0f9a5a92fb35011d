import { kinds } from '../../conform/index.ts';
import { kindOf, type ProposedSource, proposeSource } from '../../conform/propose/propose-source.ts';
import { exitCodes, type Problem, YardlineError } from '../../errors.ts';
import type { SourceKind } from '../../spec/index.ts';
import type { ReadFile } from './read-files.ts';

/** A source of the project to be: files of one layout. */
export interface Candidate {
  readonly id: string;
  readonly title: string;
  readonly files: readonly ReadFile[];
  readonly proposed: ProposedSource;
  /** Columns that may make a record unique. */
  readonly key: readonly string[];
}

/** Files of one kind and with the same headers are one source; throws with every file whose kind is not certain. */
export function candidatesFrom(files: readonly ReadFile[]): readonly Candidate[] {
  const problems: Problem[] = [];
  const groups = new Map<string, { readonly kind: SourceKind; readonly files: ReadFile[] }>();
  for (const file of files) {
    const kind = file.kind ?? kindOf(file.columns);
    if (kind === null) {
      problems.push(unknownKind(file));
      continue;
    }
    const layout = JSON.stringify([kind.name, file.sheet, file.columns.map(({ header }) => header)]);
    const group = groups.get(layout);
    if (group) group.files.push(file);
    else groups.set(layout, { kind, files: [file] });
  }
  const ids = new Set<string>();
  const candidates = [...groups.values()].flatMap(({ kind, files: own }): readonly Candidate[] => {
    const [first] = own;
    if (!first) return [];
    const proposed = proposeSource(kind, first.columns);
    if (proposed.lacking.length > 0) problems.push(lacks(first, proposed));
    const id = freeId(idFrom(first.name) || kind.name, ids);
    return [{ id, title: titleFrom(id), files: own, proposed, key: keyOf(proposed) }];
  });
  if (problems.length > 0) throw new YardlineError(exitCodes.declaration, problems);
  return candidates;
}

/** Kinds that files are said to be of. */
const kindNames = [...kinds.keys()].filter((kind) => !['areas', 'parents'].includes(kind)).join(', ');

const unknownKind = ({ said: path, columns }: ReadFile): Problem => ({
  id: 'kind-unknown',
  place: path,
  message: 'must be of a kind that its headers tell (they do not)',
  hint: `say it before the file (${kindNames}), as in --from incidents=${path}; yardline inspect ${path} shows its ${columns.length} columns`,
  frame: '',
});

const lacks = ({ said: path }: ReadFile, { kind, lacking }: ProposedSource): Problem => ({
  id: 'column-unknown',
  place: path,
  message: `must have what ${kind.name} need: ${lacking.join('; ')} (no header that can be read looks like it)`,
  hint: `yardline inspect ${path} --as ${kind.name} prints a mapping to complete; where no column holds it, ask the agency for one`,
  frame: '',
});

/** The name of a file without what only tells its time. */
export const idFrom = (name: string): string =>
  name
    .toLowerCase()
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
