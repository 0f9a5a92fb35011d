import { z } from 'zod';
import { findingsSchema } from './findings.ts';
import { metricSchema } from './metric.ts';
import { pipelineSchema } from './pipeline.ts';
import { reportSchema } from './report.ts';

export const schemas = { pipeline: pipelineSchema, metric: metricSchema, report: reportSchema, findings: findingsSchema } as const;
export type SchemaName = keyof typeof schemas;
export const schemaNames = Object.keys(schemas) as readonly SchemaName[];

/** A JSON Schema node, as far as we read it. */
export interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly type?: string;
  readonly description?: string;
}

/** The JSON Schema (2020-12) of a declaration or of findings.json, made from the same source as the types. */
export function jsonSchema(name: SchemaName): SchemaNode {
  return z.toJSONSchema(schemas[name], { io: name === 'findings' ? 'output' : 'input', target: 'draft-2020-12' }) as SchemaNode;
}

const branches = (node: SchemaNode): readonly SchemaNode[] => [node, ...(node.anyOf ?? []).flatMap(branches), ...(node.oneOf ?? []).flatMap(branches)];

/** Every schema node that a path may lead to. */
export function nodesAt(root: SchemaNode, path: readonly (string | number)[]): readonly SchemaNode[] {
  let nodes = branches(root);
  for (const step of path) {
    nodes = nodes.flatMap((node) => {
      const next: SchemaNode[] = [];
      if (typeof step === 'string' && node.properties?.[step]) next.push(node.properties[step]);
      else if (typeof step === 'string' && typeof node.additionalProperties === 'object') next.push(node.additionalProperties);
      else if (node.items) next.push(node.items);
      return next.flatMap(branches);
    });
  }
  return nodes;
}

export const keysAt = (root: SchemaNode, path: readonly (string | number)[]): readonly string[] => [
  ...new Set(nodesAt(root, path).flatMap((node) => Object.keys(node.properties ?? {}))),
];
