import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it, where they are not there. Not by the `recursive` of Node: where a folder is there and
 * takes none in (as in /proc, or a share that is gone), that one asks again for ever.
 */
export async function makeFolder(path: string): Promise<void> {
  const isThere = (): Promise<boolean> =>
    stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
  if (await isThere()) return;
  const above = dirname(path);
  if (above !== path) await makeFolder(above);
  try {
    await mkdir(path);
  } catch (cause) {
    // somebody else may have made it meanwhile
    if (!(await isThere())) throw cause;
  }
}
