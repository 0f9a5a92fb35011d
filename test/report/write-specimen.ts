import { writeFileSync } from 'node:fs';
import { specimenPage } from './specimen.ts';

/** Writes the specimen page to a file, to be looked at: `npm run specimen`. */
const [path = 'dist/specimen.html'] = process.argv.slice(2);
writeFileSync(path, await specimenPage());
