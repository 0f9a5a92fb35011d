import { writeFileSync } from 'node:fs';
import { libraryPage } from './library-page.ts';

writeFileSync('docs/library.md', await libraryPage());
