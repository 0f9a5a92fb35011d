import { keysAt, nodesAt, type SchemaNode } from './json-schema.ts';
import { type Mistake, valueAt } from './mistakes.ts';
import { suggest } from './nearest.ts';
import type { Path } from './source-text.ts';

interface Context {
  readonly value: unknown;
  readonly schema: SchemaNode;
}
interface Wording {
  readonly id: string;
  readonly message: string;
  readonly hint: string;
}

/** A mistake of shape in words: what is required, what was found, and what to do. */
export function wordMistake(mistake: Mistake, context: Context): Wording {
  switch (mistake.kind) {
    case 'unknown-key':
      return unknownKey(mistake, context);
    case 'invalid-key':
      return invalidKey(mistake);
    case 'missing-key':
      return missingKey(mistake, context);
    case 'invalid-value':
      return invalidValue(mistake, context);
  }
}

const name = (path: Path): string => {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'number' ? `item ${last + 1} of "${String(path.at(-2))}"` : `"${last}"`;
};

function unknownKey({ path }: Mistake, { schema, value }: Context): Wording {
  const key = String(path.at(-1));
  const owner = path.slice(0, -1);
  const known = keysAt(schema, owner, value);
  const free = known.filter((other) => !(other in (valueAt(value, owner) as object)));
  const where = owner.length === 0 ? 'this file' : owner.filter((step) => typeof step === 'string').join('.');
  if (keysAt(schema, owner).includes(key)) {
    const kind = String((valueAt(value, owner) as { readonly kind?: unknown }).kind);
    return {
      id: 'unknown-key',
      message: `"${key}" does not go with kind: ${kind}`,
      hint: `with ${kind} go: ${known.join(', ')}`,
    };
  }
  return {
    id: 'unknown-key',
    message: `"${key}" is not a key of ${where}`,
    hint: suggest(key, free.length > 0 ? free : known),
  };
}

const invalidKey = ({ path, issue }: Extract<Mistake, { kind: 'invalid-key' }>): Wording => ({
  id: 'invalid-key',
  message: `"${String(path.at(-1))}" cannot be a name here: it must be ${issue.message}`,
  hint: 'change the name',
});

function missingKey({ path, issue }: Extract<Mistake, { kind: 'missing-key' }>, { schema, value }: Context): Wording {
  const nodes = nodesAt(schema, path, value);
  const owner = path.slice(0, -1);
  const where = owner.length === 0 ? 'this file' : name(owner);
  return {
    id: 'missing-key',
    message: `${name(path)} is required in ${where} (${expectation(nodes, issue)})`,
    // the options of a union describe themselves, not the key that chooses between them
    hint:
      (nodes.some((node) => node.const !== undefined) ? '' : descriptionOf(nodes)) || `add "${String(path.at(-1))}:"`,
  };
}

function invalidValue(
  { path, issue }: Extract<Mistake, { kind: 'invalid-value' }>,
  { schema, value }: Context,
): Wording {
  const nodes = nodesAt(schema, path, value);
  const found = valueAt(value, path);
  if (issue.code === 'too_big' && issue.origin === 'string')
    return tooLong(`${name(path)} must be ${issue.message}`, String(found), descriptionOf(nodes));
  const message = `${name(path)} must be ${expectation(nodes, issue)} (got ${show(found)})`;
  const values = allowedValues(nodes);
  const near = typeof found === 'string' && values.length > 0 ? suggest(found, values) : '';
  if (near.startsWith('did')) return { id: 'invalid-value', message, hint: near };
  const wantsList = nodes.some((node) => node.type === 'array') && !Array.isArray(found) && typeof found !== 'object';
  return {
    id: 'invalid-value',
    message,
    hint: wantsList ? `write it in brackets: [${inYaml(found)}]` : descriptionOf(nodes),
  };
}

/** A text beyond what pages can hold; it is not shown again in the message. */
export const tooLong = (rule: string, found: string, description: string): Wording => ({
  id: 'too-long',
  message: `${rule} (got ${found.length})`,
  hint: `shorten it${description === '' ? '' : `: ${description}`}`,
});

const descriptionOf = (nodes: readonly SchemaNode[]): string =>
  nodes.find((node) => node.description)?.description ?? '';

const allowedValues = (nodes: readonly SchemaNode[]): readonly string[] => [
  ...new Set(
    nodes.flatMap((node) => [...(node.enum ?? []), ...(node.const === undefined ? [] : [node.const])]).map(String),
  ),
];

/** What may stand in a place. A rule with words of its own says them; else the schema is put in words. */
function expectation(nodes: readonly SchemaNode[], issue: Extract<Mistake, { issue: unknown }>['issue']): string {
  if ((issue.code === 'invalid_format' || issue.code === 'custom') && !issue.message.startsWith('Invalid'))
    return issue.message;
  if (issue.code === 'too_small' && issue.origin === 'string') return issue.message;
  if (issue.code === 'too_small' && issue.origin === 'array') return `a list of at least ${issue.minimum}`;
  const values = allowedValues(nodes);
  const leaves = nodes.filter((node) => node.type !== undefined && node.enum === undefined && node.const === undefined);
  const shapes = [...new Set(leaves.map(shapeOf))];
  const listed = values.length === 1 ? `"${values[0]}"` : `one of: ${values.join(', ')}`;
  return [...(values.length > 0 ? [listed] : []), ...shapes].join(', or ');
}

function shapeOf(node: SchemaNode): string {
  const { type = '' } = node;
  if (type === 'object') return groupShape(node);
  if (type === 'array') return 'a list';
  if (type === 'string') return formOf(node.pattern);
  if (type === 'boolean') return 'true or false';
  return `${type === 'integer' ? 'a whole number' : 'a number'}${range(node)}`;
}

function groupShape({ properties, required = [] }: SchemaNode): string {
  const keys = required.length > 0 ? required : Object.keys(properties ?? {});
  return keys.length === 0 ? 'a group of "key: value" lines' : `a group with ${keys.slice(0, 6).join(', ')}`;
}

/** Forms of text that a missing key is described by; a mistaken one has its rule's own words. */
const formOf = (pattern: string | undefined): string =>
  pattern?.startsWith('^\\d{4}-') ? 'a date such as 2024-01-31' : 'text';

function range({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: SchemaNode): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (exclusiveMinimum !== undefined && exclusiveMaximum !== undefined)
    return ` between ${exclusiveMinimum} and ${exclusiveMaximum}`;
  if (exclusiveMinimum !== undefined) return ` above ${exclusiveMinimum}`;
  return minimum === undefined ? '' : ` from ${minimum} up`;
}

const inYaml = (value: unknown): string => (/^\w[\w-]*$/.test(String(value)) ? String(value) : JSON.stringify(value));

function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (value === null) return 'nothing';
  if (typeof value === 'object') return 'a group of lines';
  return typeof value === 'string' ? `"${value.slice(0, 60)}"` : String(value);
}
