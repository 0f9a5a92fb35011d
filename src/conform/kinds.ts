import type { Kinds, SourceKind } from '../spec/index.ts';
import { actions } from './actions.ts';
import { activities } from './activities.ts';
import { aggregates } from './aggregates.ts';
import { areas } from './areas.ts';
import { incidents } from './incidents.ts';
import { optional } from './kind-columns.ts';
import { parents } from './parents.ts';
import { populations } from './populations.ts';
import { resources } from './resources.ts';
import { responses } from './responses.ts';
import { surveys } from './surveys.ts';

/** Of records that come again when they change: `revised-by: exported_at`. */
const exportedAt = optional('exported_at', 'timestamp', {
  about: 'when this edition of the record was exported or last changed',
  usual: ['exported_at', 'exported', 'updated_at', 'updated_on', 'last_modified', 'data_as_of'],
});

const records: readonly SourceKind[] = [
  incidents,
  responses,
  surveys,
  activities,
  resources,
  aggregates,
  populations,
  actions,
];
const registry = [
  ...records.map((kind): SourceKind => ({ ...kind, columns: [...kind.columns, exportedAt] })),
  areas,
  parents,
];

/** Every kind of source that declarations may name. */
export const kinds: Kinds = new Map(registry.map((kind) => [kind.name, kind]));
