import type { Publication } from '../spec/index.ts';
import type { ManifestFacts } from '../store/index.ts';

/** What a warehouse keeps of a run beside its findings: all else that its documents were made of. It was disclosed. */
export interface KeptPublication extends Omit<Publication, 'findings'> {
  readonly inputs: ManifestFacts['inputs'];
}

/** As text; of anything that is not named here, nothing is kept. */
export const keptText = (
  { methods, rejects, reports, translations, outlines }: Omit<Publication, 'findings'>,
  inputs: ManifestFacts['inputs'],
): string => {
  const optional = { ...(translations ? { translations } : {}), ...(outlines ? { outlines } : {}) };
  return JSON.stringify({ methods, rejects, reports, ...optional, inputs } satisfies KeptPublication);
};
