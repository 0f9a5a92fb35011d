import type { z } from 'zod';
import { keysAt, type SchemaNode } from './json-schema.ts';
import { nearest } from './nearest.ts';
import type { Path } from './source-text.ts';

type Issue = z.core.$ZodIssue;

/** One mistake of shape, at its place in the declaration. */
export type Mistake =
  | { readonly kind: 'unknown-key'; readonly path: Path; readonly meant: string | undefined }
  | { readonly kind: 'missing-key'; readonly path: Path; readonly issue: Issue }
  | { readonly kind: 'invalid-key'; readonly path: Path; readonly issue: Issue }
  | { readonly kind: 'invalid-value'; readonly path: Path; readonly issue: Issue };

interface Context {
  readonly value: unknown;
  readonly schema: SchemaNode;
}

/** Everything that is wrong with the shape of a value, each thing once: a key misspelt is not also a key missing. */
export function mistakesOf(issues: readonly Issue[], context: Context): readonly Mistake[] {
  const all = issues.flatMap((issue) => leaves(issue, [], context));
  const meant = new Set(
    all.flatMap((mistake) =>
      mistake.kind === 'unknown-key' && mistake.meant ? [keyOf([...mistake.path.slice(0, -1), mistake.meant])] : [],
    ),
  );
  return all.filter((mistake) => !(mistake.kind === 'missing-key' && meant.has(keyOf(mistake.path))));
}

const keyOf = (path: Path): string => JSON.stringify(path.map(String));

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, step) =>
      inner && typeof inner === 'object' ? (inner as Record<string | number, unknown>)[step] : undefined,
    value,
  );

function leaves(issue: Issue, base: Path, context: Context): readonly Mistake[] {
  const path: Path = [...base, ...(issue.path as (string | number)[])];
  const found = valueAt(context.value, path);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey([...path, key], found, context));
  if (issue.code === 'invalid_key') return [{ kind: 'invalid-key', path, issue: issue.issues[0] ?? issue }];
  if (issue.code === 'invalid_union' && found !== undefined) {
    const branch = likeliestBranch(issue.errors);
    if (branch) return branch.flatMap((inner) => leaves(inner, path, context));
  }
  return [{ kind: found === undefined ? 'missing-key' : 'invalid-value', path, issue }];
}

/** A key that is not known here, and the one that was meant: near, and not declared beside it. */
function unknownKey(path: Path, owner: unknown, { schema, value }: Context): Mistake {
  const free = keysAt(schema, path.slice(0, -1), value).filter((known) => !(known in (owner as object)));
  return { kind: 'unknown-key', path, meant: nearest(String(path.at(-1)), free) };
}

/** Of a union's options, the one whose shape the value has: mistakes deep inside it, not at its root. */
function likeliestBranch(options: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const wrongKind = (issues: readonly Issue[]): boolean =>
    issues.some((issue) => issue.path.length === 0 && !['unrecognized_keys', 'invalid_union'].includes(issue.code));
  const fitting = options.filter((issues) => !wrongKind(issues)).sort((a, b) => a.length - b.length);
  return fitting[0];
}
