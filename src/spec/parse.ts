import type { z } from 'zod';
import type { Problem } from '../errors.ts';
import { kebab } from './fields.ts';
import { jsonSchema, nodesAt, type SchemaName, type SchemaNode, schemas } from './json-schema.ts';
import { mend, standIn } from './mend.ts';
import { type Mistake, mistakesOf } from './mistakes.ts';
import { inFileOrder, type Located, locate, type Path, problemAt, type SourceText } from './source-text.ts';
import { unsayable } from './unsayable.ts';
import { wordMistake } from './word-mistake.ts';

/** A parsed declaration, and what is wrong with its shape: all of it, in the order of the file. */
export interface Parsed<T> {
  readonly located: Located;
  /**
   * With problems, what could be made of the rest: good for finding further mistakes, never for running.
   * Undefined where nothing could be made of it.
   */
  readonly value: T | undefined;
  /** Places whose value was left out or stood in for: a mistake found there is an echo of one already told. */
  readonly mended: readonly Path[];
  readonly problems: readonly Problem[];
}

type Output<N extends SchemaName> = z.output<(typeof schemas)[N]>;

/** Parses one declaration and reports every mistake of shape in one pass. */
export function parseDeclaration<N extends SchemaName>(name: N, file: SourceText): Parsed<Output<N>> {
  const schema = jsonSchema(name);
  const read = locate(file, (path) => new Set(nodesAt(schema, path).flatMap((node) => node.type ?? [])));
  if (read.value === undefined) return { located: read, value: undefined, mended: [], problems: read.problems };
  const round = parseMending<Output<N>>(name, read, schema);
  const { mended, mistakes, located } = round;
  const told = mistakes.map(({ mistake, of }) =>
    problemAt(file, located.offsetOf(mistake.path, placeOf(mistake)), wordMistake(mistake, { value: of, schema })),
  );
  const places = new Set(told.map(({ place }) => place));
  const others = unsayable(read).filter(({ place }) => !places.has(place));
  const named = checkId(name, round);
  return {
    located,
    value: named.value,
    mended,
    problems: inFileOrder([...read.problems, ...told, ...others, ...named.problems]),
  };
}

/** A missing key is pointed at where it is missing; a key at itself; a value at the value. */
const placeOf = ({ kind }: Mistake): 'key' | 'value' => (kind === 'invalid-value' ? 'value' : 'key');

interface Round<T> {
  readonly value: T | undefined;
  readonly mended: readonly Path[];
  readonly located: Located;
  readonly mistakes: readonly { readonly mistake: Mistake; readonly of: unknown }[];
}

/** Mending one mistake may uncover others below it; eight rounds reach the bottom of every declaration. */
function parseMending<T>(name: SchemaName, read: Located, schema: SchemaNode): Round<T> {
  const mended: Path[] = [];
  const mistakes: { readonly mistake: Mistake; readonly of: unknown }[] = [];
  let { value } = read;
  let located = read;
  let renamed: readonly Path[] = [];
  for (let round = 0; round < 8; round++) {
    const result = schemas[name].safeParse(value);
    if (result.success) return { value: result.data as T, mended, mistakes, located };
    const found = mistakesOf(result.error.issues, { value, schema });
    // later rounds see stand-ins; only what stands under a key read as another is new
    const fresh = found.filter(({ path }) => round === 0 || renamed.some((above) => startsWith(path, above)));
    mistakes.push(...fresh.map((mistake) => ({ mistake, of: value })));
    const mending = mend(value, found, schema);
    value = mending.value;
    mended.push(...mending.places);
    renamed = [...renamed, ...mending.renamed.map(({ path }) => path)];
    located = mending.renamed.reduce(asWritten, located);
  }
  return { value: undefined, mended, mistakes, located };
}

export const startsWith = (path: Path, above: Path): boolean =>
  above.every((step, index) => String(step) === String(path[index]));

/** Finds places under a key that was read as another where the file has them: under the key as it is written. */
function asWritten(located: Located, { path: meant, as }: { readonly path: Path; readonly as: string }): Located {
  const last = meant.length - 1;
  const written = (path: Path): Path => (startsWith(path, meant) ? path.with(last, as) : path);
  return { ...located, offsetOf: (path, what) => located.offsetOf(written(path), what) };
}

interface Named<T> {
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Metrics and reports are named by their files, and a pipeline's documents go to a folder named by its id: with the
 * file's name as the id, no two files of a folder can be taken for each other.
 */
function checkId<T>(name: SchemaName, { value, mended, located }: Round<T>): Named<T> {
  if (value === undefined || name === 'findings' || name === 'narrative') return { value, problems: [] };
  const file = located.file.path.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/, '');
  const { id } = value as { readonly id: string };
  if (id === file) return { value, problems: [] };
  const echo = id.includes(standIn) || mended.some((path) => startsWith(['id'], path));
  const hint = kebab.safeParse(file).success ? `id: ${file}` : `rename the file: ${id}.yaml`;
  const what = { id: 'id', message: `id must be the file's name (got "${id}")`, hint };
  const problems = echo ? [] : [problemAt(located.file, located.offsetOf(['id'], 'value'), what)];
  return { value: { ...value, id: file }, problems };
}
