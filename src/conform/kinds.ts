import type { Kinds, SourceKind } from '../spec/index.ts';
import { actions } from './actions.ts';
import { activities } from './activities.ts';
import { aggregates } from './aggregates.ts';
import { areas } from './areas.ts';
import { incidents } from './incidents.ts';
import { parents } from './parents.ts';
import { populations } from './populations.ts';
import { resources } from './resources.ts';
import { responses } from './responses.ts';
import { surveys } from './surveys.ts';

const registry: readonly SourceKind[] = [
  incidents,
  responses,
  surveys,
  activities,
  resources,
  aggregates,
  populations,
  actions,
  areas,
  parents,
];

/** Every kind of source that declarations may name. */
export const kinds: Kinds = new Map(registry.map((kind) => [kind.name, kind]));
