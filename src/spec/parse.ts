import type { z } from 'zod';
import type { Problem } from '../errors.ts';
import { jsonSchema, keysAt, nodesAt, type SchemaName, type SchemaNode, schemas } from './json-schema.ts';
import { suggest } from './nearest.ts';
import { type Located, locate, type Path, problemAt, type SourceText } from './source-text.ts';

/** A parsed declaration, or what is wrong with it: all of it, in the order of the file. */
export interface Parsed<T> {
  readonly located: Located;
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
}

type Issue = z.core.$ZodIssue;

/** Parses one declaration and reports every mistake of shape in one pass. */
export function parseDeclaration<N extends SchemaName>(name: N, file: SourceText): Parsed<z.output<(typeof schemas)[N]>> {
  const located = locate(file);
  if (located.problems.length > 0) return { located, value: undefined, problems: located.problems };
  const result = schemas[name].safeParse(located.value);
  if (result.success) return { located, value: result.data as z.output<(typeof schemas)[N]>, problems: [] };
  const schema = jsonSchema(name);
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, [], { located, schema }));
  return { located, value: undefined, problems };
}

interface Place {
  readonly located: Located;
  readonly schema: SchemaNode;
}

function problemsOf(issue: Issue, base: Path, place: Place): readonly Problem[] {
  const { located, schema } = place;
  const path: Path = [...base, ...(issue.path as (string | number)[])];
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, path, place);
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const branch = likeliestBranch(issue.errors, valueAt(located.value, path));
    if (branch) return branch.flatMap((inner) => problemsOf(inner, path, place));
  }
  const found = valueAt(located.value, path);
  const missing = found === undefined;
  const name = path.at(-1) ?? 'declaration';
  const wanted = expectation(issue, nodesAt(schema, path));
  if (missing) {
    const about = nodesAt(schema, path).find((node) => node.description)?.description ?? '';
    return [problemAt(located.file, located.offsetOf(path.slice(0, -1), 'key'), { id: 'missing-key', message: `"${name}" is required here (${wanted})`, hint: about || `add "${name}:"` })];
  }
  const values = allowedValues(nodesAt(schema, path));
  const hint = values.length > 0 ? suggest(String(found), values) : (nodesAt(schema, path).find((node) => node.description)?.description ?? '');
  return [problemAt(located.file, located.offsetOf(path, 'value'), { id: 'invalid-value', message: `"${name}" must be ${wanted} (got ${show(found)})`, hint })];
}

function unknownKeys(keys: readonly string[], path: Path, { located, schema }: Place): readonly Problem[] {
  const known = keysAt(schema, path);
  return keys.map((key) =>
    problemAt(located.file, located.offsetOf([...path, key], 'key'), {
      id: 'unknown-key',
      message: `"${key}" is not known in ${path.length > 0 ? `"${path.join('.')}"` : 'this file'}`,
      hint: suggest(key, known),
    }),
  );
}

/** Of a union's branches, the one whose shape the value has: mistakes deep inside it, not at its root. */
function likeliestBranch(branches: readonly (readonly Issue[])[], value: unknown): readonly Issue[] | undefined {
  const ranked = branches
    .map((issues) => ({ issues, atRoot: issues.some((issue) => issue.path.length === 0 && issue.code !== 'unrecognized_keys' && issue.code !== 'invalid_union') }))
    .filter(({ atRoot }) => !atRoot)
    .sort((a, b) => a.issues.length - b.issues.length);
  if (ranked[0]) return ranked[0].issues;
  return typeof value === 'object' && value !== null ? branches.find((issues) => issues.some((issue) => issue.path.length > 0)) : undefined;
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, step) => (inner && typeof inner === 'object' ? (inner as Record<string | number, unknown>)[step] : undefined), value);

const allowedValues = (nodes: readonly SchemaNode[]): readonly string[] => [
  ...new Set(nodes.flatMap((node) => [...(node.enum ?? []), ...(node.const === undefined ? [] : [node.const])]).map(String)),
];

function expectation(issue: Issue, nodes: readonly SchemaNode[]): string {
  const values = allowedValues(nodes);
  if (values.length > 0) return `one of: ${values.join(', ')}`;
  if (issue.code === 'too_small') return `at least ${issue.minimum}${issue.origin === 'array' ? ' long' : ''}`;
  if (issue.code === 'too_big') return `at most ${issue.maximum}`;
  if (issue.code === 'invalid_type') return kindWords[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_format' || issue.code === 'custom') return issue.message;
  const types = [...new Set(nodes.flatMap((node) => (node.type ? [kindWords[node.type] ?? node.type] : [])))];
  return types.length > 0 ? types.join(' or ') : issue.message.toLowerCase();
}

const kindWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a group of "key: value" lines',
  record: 'a group of "key: value" lines',
  array: 'a list',
};

function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'nothing';
  if (typeof value === 'object') return 'a group of lines';
  return typeof value === 'string' ? `"${value.slice(0, 60)}"` : String(value);
}

