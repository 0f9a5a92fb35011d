import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { orNothing } from '../../src/run/or-nothing.ts';
import { temporaryFolder } from '../conform/fixture.ts';

/** What stands beside the published documents when a run ends in the middle. */

async function beside(): Promise<{ readonly root: string; readonly write: () => Promise<unknown> }> {
  const root = await temporaryFolder();
  const write = (): Promise<unknown> =>
    Promise.all(
      ['.2023-Q4.ab12.new', 'private/.2023-Q4.ab12.new'].map((name) => mkdir(join(root, name), { recursive: true })),
    );
  return { root, write };
}
const folders = (root: string) => ({ root, period: '2023-Q4', run: 'ab12' });
const left = async (root: string): Promise<readonly string[]> =>
  (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.new'));

test('a commit that fails leaves nothing, and tells its own reason', async () => {
  const { root, write } = await beside();
  const work = orNothing(folders(root), async (commit) => {
    await write();
    await commit(() => Promise.reject(new Error('the disk is full')));
  });
  await expect(work).rejects.toThrow('the disk is full');
  expect(await left(root)).toEqual([]);
});

test('a commit that holds leaves what is to be published, and no listener', async () => {
  const { root, write } = await beside();
  const before = process.listenerCount('SIGTERM');
  await orNothing(folders(root), async (commit) => {
    await write();
    expect(process.listenerCount('SIGTERM')).toBe(before + 1);
    await commit(async () => expect(process.listenerCount('SIGTERM')).toBe(before));
  });
  expect(await left(root)).toHaveLength(2);
  expect(process.listenerCount('SIGTERM')).toBe(before);
});
