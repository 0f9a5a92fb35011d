import { z } from 'zod';
import { answerNames, answersSchema } from './answers.ts';
import { findingsSchema } from './findings.ts';
import { metricSchema } from './metric.ts';
import { narrativeSchema } from './narrative.ts';
import { pipelineSchema } from './pipeline.ts';
import { reportSchema } from './report.ts';

export const schemas = {
  pipeline: pipelineSchema,
  metric: metricSchema,
  report: reportSchema,
  narrative: narrativeSchema,
  findings: findingsSchema,
  answers: answersSchema,
} as const;
export type SchemaName = keyof typeof schemas;
export const schemaNames = Object.keys(schemas) as readonly SchemaName[];

/** A JSON Schema node, as far as we read it. */
export interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly minItems?: number;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly type?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly description?: string;
}

/** Makes a constant when it is first asked for: one schema serves every file of its kind. */
function onFirstUse<T>(make: () => T): () => T {
  const made: T[] = [];
  return () => {
    if (made.length === 0) made.push(make());
    return made[0] as T;
  };
}

const published = (name: SchemaName): (() => SchemaNode) =>
  onFirstUse(
    () =>
      z.toJSONSchema(schemas[name], {
        io: name === 'findings' || name === 'answers' ? 'output' : 'input',
        ...(name === 'answers' ? { metadata: answerNames() } : {}),
        target: 'draft-2020-12',
        override: ({ zodSchema, jsonSchema: node }) => {
          withoutMachineLimits(node as Record<string, unknown>);
          if (zodSchema instanceof z.ZodObject) withoutUndisclosed(node as SchemaNode, zodSchema.shape);
        },
      }) as SchemaNode,
  );

/** What is marked as known to disclosure control alone is in no published document: whoever finds it there has found a leak. */
function withoutUndisclosed({ properties }: SchemaNode, shape: Readonly<Record<string, z.ZodType>>): void {
  for (const [name, own] of Object.entries(shape))
    if (properties && own.meta()?.undisclosed) delete (properties as Record<string, SchemaNode>)[name];
}

/** The largest whole number of the machine is not a limit that anybody declared. */
function withoutMachineLimits(node: Record<string, unknown>): void {
  if (node.maximum === Number.MAX_SAFE_INTEGER) delete node.maximum;
  if (node.minimum === Number.MIN_SAFE_INTEGER) delete node.minimum;
}

const trees: Readonly<Record<SchemaName, () => SchemaNode>> = {
  pipeline: published('pipeline'),
  metric: published('metric'),
  report: published('report'),
  narrative: published('narrative'),
  findings: published('findings'),
  answers: published('answers'),
};

/** The JSON Schema (2020-12) of a declaration, of findings.json or of answers, made from the same source as the types. */
export const jsonSchema = (name: SchemaName): SchemaNode => trees[name]();

const optionsOf = (node: SchemaNode): readonly SchemaNode[] => [...(node.anyOf ?? []), ...(node.oneOf ?? [])];

/** Whether a value says, by its `kind` or the like, that it is of another option of the union. */
function deniedBy(node: SchemaNode, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(node.properties ?? {}).some(([key, { const: wanted }]) => {
    const found = (value as Record<string, unknown>)[key];
    return wanted !== undefined && found !== undefined && found !== wanted;
  });
}

/** A node and the options of its unions: those that the value itself points to, where it points to some. */
function expand(node: SchemaNode, value: unknown): readonly SchemaNode[] {
  const options = optionsOf(node);
  const meant = options.filter((option) => !deniedBy(option, value));
  return [node, ...(meant.length > 0 ? meant : options).flatMap((option) => expand(option, value))];
}

const inside = (value: unknown, step: string | number): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[step] : undefined;

/** Every schema node that a path of a value may lead to. */
export function nodesAt(root: SchemaNode, path: readonly (string | number)[], value?: unknown): readonly SchemaNode[] {
  let nodes = expand(root, value);
  let here = value;
  for (const step of path) {
    here = inside(here, step);
    nodes = nodes.flatMap((node) => {
      const named = typeof step === 'string' ? (node.properties?.[step] ?? node.additionalProperties) : node.items;
      return typeof named === 'object' ? expand(named, here) : [];
    });
  }
  return nodes;
}

export const keysAt = (root: SchemaNode, path: readonly (string | number)[], value?: unknown): readonly string[] => [
  ...new Set(nodesAt(root, path, value).flatMap((node) => Object.keys(node.properties ?? {}))),
];
