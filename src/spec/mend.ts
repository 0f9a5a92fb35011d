import { nodesAt, type SchemaNode } from './json-schema.ts';
import { type Mistake, valueAt } from './mistakes.ts';
import type { Path } from './source-text.ts';

/**
 * A value whose shape is wrong in places is mended, so that what it says elsewhere can be checked in the same pass:
 * mistaken parts are left out, or replaced by a stand-in where something is required. Nothing mended is ever run.
 */

/** Stands in for a required text. No declaration can hold it, so a message about it is known to be an echo. */
export const standIn = '\u0000';

export interface Mended {
  readonly value: unknown;
  /** Places about which nothing more can be said. */
  readonly places: readonly Path[];
  /** Keys that were read as the ones they are near to: the meant path, and the key as it stands in the file. */
  readonly renamed: readonly { readonly path: Path; readonly as: string }[];
}

/** Mends every mistake once; what it uncovers is the next round's. */
export function mend(value: unknown, mistakes: readonly Mistake[], schema: SchemaNode): Mended {
  const root = { value: structuredClone(value) };
  const places: Path[] = [];
  const renamed: { readonly path: Path; readonly as: string }[] = [];
  for (const mistake of mistakes) {
    const { path } = mistake;
    const parent = path.slice(0, -1);
    if (mistake.kind === 'unknown-key' || mistake.kind === 'invalid-key') {
      const kept = valueAt(root.value, path);
      remove(root, path);
      if (mistake.kind === 'unknown-key' && mistake.meant !== undefined) {
        const meant = [...parent, mistake.meant];
        put(root, meant, kept);
        renamed.push({ path: meant, as: String(path.at(-1)) });
      }
      continue;
    }
    places.push(path);
    const name = path.at(-1);
    const needed =
      typeof name !== 'string' || nodesAt(schema, parent, root.value).some((node) => node.required?.includes(name));
    if (needed) put(root, path, substitute(nodesAt(schema, path, root.value)[0] ?? {}));
    else remove(root, path);
  }
  return { value: root.value, places, renamed };
}

interface Root {
  value: unknown;
}

function put(root: Root, path: Path, value: unknown): void {
  const name = path.at(-1);
  const owner = valueAt(root.value, path.slice(0, -1));
  if (name === undefined) root.value = value;
  else if (typeof owner === 'object' && owner !== null) (owner as Record<string | number, unknown>)[name] = value;
}

function remove(root: Root, path: Path): void {
  const owner = valueAt(root.value, path.slice(0, -1));
  if (typeof owner === 'object' && owner !== null) delete (owner as Record<string, unknown>)[String(path.at(-1))];
}

/** The least value that a schema accepts. */
function substitute(node: SchemaNode): unknown {
  const option = node.anyOf?.[0] ?? node.oneOf?.[0];
  if (option) return substitute(option);
  if (node.const !== undefined) return node.const;
  if (node.enum) return node.enum[0];
  if (node.type === 'object') {
    const needed = (node.required ?? []).map((name) => [name, substitute(node.properties?.[name] ?? {})] as const);
    return Object.fromEntries(needed);
  }
  if (node.type === 'array') return Array.from({ length: node.minItems ?? 0 }, () => substitute(node.items ?? {}));
  if (node.type === 'boolean') return false;
  if (node.type === 'number' || node.type === 'integer') return numberWithin(node);
  const form = new RegExp(node.pattern ?? '');
  return [standIn, '2000-01-01', '1%', '1d', 'x'].find((text) => form.test(text)) ?? standIn;
}

function numberWithin({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: SchemaNode): number {
  const fits = (n: number): boolean =>
    n >= (minimum ?? n) && n <= (maximum ?? n) && n > (exclusiveMinimum ?? n - 1) && n < (exclusiveMaximum ?? n + 1);
  return [1, 0.5, 0].find(fits) ?? minimum ?? 1;
}
