import { readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { dropUnfinished, type Folders, publish, writeBeside } from '../../src/store/index.ts';
import { temporaryFolder } from '../conform/fixture.ts';

let folders: Folders;
beforeEach(async () => {
  const first = { root: await temporaryFolder(), period: '2022-Q4', run: 'aaa1' };
  await write(first, 'old');
  await publish(first);
  folders = { ...first, run: 'bbb2' };
});

const write = (to: Folders, text: string): Promise<void> => {
  const document = (path: string): { path: string; bytes: Uint8Array } => ({ path, bytes: Buffer.from(text) });
  return writeBeside(
    to,
    [document('board.html'), document('charts/a.json'), document('manifest.json')],
    [document('rejects.csv')],
  );
};

/** What a reader finds: each document's text, in place. */
async function seen(): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const path of [
    '2022-Q4/board.html',
    '2022-Q4/charts/a.json',
    '2022-Q4/manifest.json',
    'private/2022-Q4/rejects.csv',
  ])
    texts.push(await readFile(join(folders.root, path), 'utf8').catch(() => 'none'));
  return texts;
}
const leftovers = async (): Promise<readonly string[]> =>
  [
    ...(await readdir(folders.root)),
    ...(await readdir(join(folders.root, 'private'))),
    ...(await readdir(join(folders.root, '2022-Q4'))),
  ].filter((name) => name.startsWith('.') || name.endsWith('.pending'));
const all = (text: string): readonly string[] => Array<string>(4).fill(text);

describe('documents that cannot be written', () => {
  test('leave nothing beside those that are published, which stand', async () => {
    const document = (path: string) => ({ path, bytes: Buffer.from('new') });
    const work = writeBeside(folders, [document('board.html'), document('board.html/in-a-file')], null);
    await expect(work).rejects.toThrow('the last report stands');
    expect(await seen()).toEqual(all('old'));
    expect(await leftovers()).toEqual([]);
  });
});

describe('a run that is cut off', () => {
  test('before the commit: the old documents are whole, the new ones are dropped', async () => {
    await write(folders, 'new');
    expect(await seen()).toEqual(all('old'));
    expect(await dropUnfinished(folders.root)).toBe(2);
    expect(await seen()).toEqual(all('old'));
    expect(await leftovers()).toEqual([]);
    expect(await dropUnfinished(folders.root)).toBe(0);
  });

  test('after the commit: the old documents are whole, the next start publishes', async () => {
    await write(folders, 'new');
    expect(await seen()).toEqual(all('old'));
    await publish(folders);
    await dropUnfinished(folders.root);
    expect(await seen()).toEqual(all('new'));
    expect(await leftovers()).toEqual([]);
  });

  const moves = (root: string): readonly (readonly [string, string])[] => [
    [join(root, 'private/2022-Q4'), join(root, 'private/.2022-Q4.bbb2.old')],
    [join(root, 'private/.2022-Q4.bbb2.new'), join(root, 'private/2022-Q4')],
    [join(root, '2022-Q4'), join(root, '.2022-Q4.bbb2.old')],
    [join(root, '.2022-Q4.bbb2.new'), join(root, '2022-Q4')],
  ];
  test.each([1, 2, 3, 4])('inside publishing, after %i of its moves: the next start completes it', async (done) => {
    await write(folders, 'new');
    for (const [from, to] of moves(folders.root).slice(0, done)) await rename(from, to);
    await publish(folders);
    await dropUnfinished(folders.root);
    expect(await seen()).toEqual(all('new'));
    expect(await leftovers()).toEqual([]);
  });

  test('inside publishing, with the warehouse lost: what was moved aside comes back', async () => {
    await write(folders, 'new');
    for (const [from, to] of moves(folders.root).slice(0, 3)) await rename(from, to);
    await dropUnfinished(folders.root);
    expect((await seen()).slice(0, 3)).toEqual(all('old').slice(0, 3));
    expect(await leftovers()).toEqual([]);
  });

  test('and begun again with the same inputs publishes once', async () => {
    await write(folders, 'new');
    for (const [from, to] of moves(folders.root).slice(0, 2)) await rename(from, to);
    await write(folders, 'newer');
    await publish(folders);
    await publish(folders);
    expect(await seen()).toEqual(all('newer'));
    expect(await leftovers()).toEqual([]);
  });
});
