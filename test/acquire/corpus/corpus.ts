import { gridFiles } from './grid.ts';
import type { HostileFile } from './hostile-file.ts';
import { oddFiles } from './odd-files.ts';
import { refusedFiles } from './refused-files.ts';
import { workbookFiles } from './workbooks.ts';

/** Every hostile file: made anew each time, the same each time. */
export const corpus = (): readonly HostileFile[] => [
  ...gridFiles(),
  ...oddFiles(),
  ...workbookFiles(),
  ...refusedFiles(),
];
