import type { Document, Findings } from '../spec/index.ts';
import { visible } from '../words/visible.ts';
import { artifactsOf } from './documents.ts';

export interface ManifestFacts {
  readonly versions: readonly { readonly name: string; readonly version: string }[];
  readonly seed: number;
  /** How large a file is, is null where it is not shown how many records it has. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string; readonly bytes: number | null }[];
  readonly declarations: readonly { readonly path: string; readonly sha256: string }[];
}

export interface Finished {
  readonly documents: readonly Document[];
  readonly findings: Findings;
}

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(`${visible(JSON.stringify(value, null, 2))}\n`);

/** Adds what can only be known when everything else is rendered: the list of documents, and the manifest. */
export function finishDocuments(documents: readonly Document[], findings: Findings, facts: ManifestFacts): Finished {
  const others = documents.filter((document) => document.path !== 'findings.json');
  const whole: Findings = { ...findings, artifacts: artifactsOf(others) };
  const listed = [...others, { path: 'findings.json', bytes: encode(whole) }];
  const manifest = { schema: 'yardline.manifest/1', run: findings.run, ...facts, artifacts: artifactsOf(listed) };
  return { documents: [...listed, { path: 'manifest.json', bytes: encode(manifest) }], findings: whole };
}
