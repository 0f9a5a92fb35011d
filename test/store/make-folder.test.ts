import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../../src/store/index.ts';
import { temporaryFolder } from '../conform/fixture.ts';

describe('a folder that is made', () => {
  it('comes with those above it, as often as it is asked for', async () => {
    const path = join(await temporaryFolder(), 'a/b/c');
    await Promise.all([makeFolder(path), makeFolder(path), makeFolder(join(path, '../d'))]);
    await makeFolder(path);
    expect((await stat(path)).isDirectory()).toBe(true);
    expect((await stat(join(path, '../d'))).isDirectory()).toBe(true);
  });

  it('says so where a file stands in its place or above it', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'a'));
    await writeFile(join(folder, 'a/taken'), '');
    await expect(makeFolder(join(folder, 'a/taken'))).rejects.toThrow('EEXIST');
    await expect(makeFolder(join(folder, 'a/taken/b'))).rejects.toThrow(/EEXIST|ENOTDIR/);
  });

  it.skipIf(process.platform !== 'linux')('says so, and does not ask for ever, where none can be made', async () => {
    await expect(makeFolder('/proc/nope')).rejects.toThrow('ENOENT');
    await expect(makeFolder('/proc/nope/below')).rejects.toThrow('ENOENT');
  });
});
