import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderDocuments } from '../../src/report/index.ts';
import { publication } from './fixture.ts';

/** Writes the fixture's documents to a folder: bundled and run in other zones by the determinism test. */
const [folder = '.'] = process.argv.slice(2);
for (const document of await renderDocuments(publication())) {
  const path = join(folder, document.path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, document.bytes);
}
