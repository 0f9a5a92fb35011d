import type { Publication } from '../spec/index.ts';
import type { ManifestFacts } from '../store/index.ts';

/** What a warehouse keeps of a run beside its findings: all else that its documents were made of. It was disclosed. */
export interface KeptPublication extends Omit<Publication, 'findings'> {
  readonly inputs: ManifestFacts['inputs'];
}

/** As text; of anything that is not named here, nothing is kept. */
export const keptText = (
  { methods, rejects, reports }: Omit<Publication, 'findings'>,
  inputs: ManifestFacts['inputs'],
): string => JSON.stringify({ methods, rejects, reports, inputs } satisfies KeptPublication);
