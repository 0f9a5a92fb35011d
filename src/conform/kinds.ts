import type { Kinds, SourceKind } from '../spec/index.ts';
import { areas } from './areas.ts';
import { incidents } from './incidents.ts';
import { populations } from './populations.ts';

const registry: readonly SourceKind[] = [incidents, populations, areas];

/** Every kind of source that declarations may name. */
export const kinds: Kinds = new Map(registry.map((kind) => [kind.name, kind]));
