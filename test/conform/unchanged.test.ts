import { rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Warehouse } from '../../src/store/index.ts';
import {
  type Ingested,
  ingestFolder,
  mapping,
  openInMemory,
  type SourceOptions,
  sourceOf,
  temporaryFolder,
  writeFiles,
} from './fixture.ts';

let folder = '';
let warehouse: Warehouse;
beforeEach(async () => {
  folder = await temporaryFolder();
  await writeFiles(folder, { '1.csv': 'area,n\nNorth,1\nSouth,x\n', '2.csv': 'area,n\nNorth,2\n' });
  warehouse = await openInMemory(folder);
});
afterEach(() => warehouse.close());

const again = (options: SourceOptions = {}): Promise<Ingested> =>
  ingestFolder(sourceOf([mapping('area', 'text', 'area'), mapping('n', 'whole', 'n')], options), { folder, warehouse });

test('files that have not changed are not read: other bytes under the same size and time go unseen', async () => {
  const path = join(folder, '1.csv');
  const then = new Date('2024-01-02T03:04:05Z');
  await utimes(path, then, then);
  const first = await again();
  expect(first.loaded.unchanged).toBe(false);
  await writeFile(path, Buffer.alloc((await stat(path)).size));
  await utimes(path, then, then);
  const second = await again();
  expect(second.loaded.unchanged).toBe(true);
  expect(second).toEqual({ ...first, loaded: { ...first.loaded, unchanged: true } });
});

test('a changed file is read', async () => {
  await again();
  await writeFile(join(folder, '2.csv'), 'area,n\nEast,5\nWest,6\n');
  const { loaded, facts } = await again();
  expect(loaded.unchanged).toBe(false);
  expect(facts).toEqual([
    ['North', 1],
    ['East', 5],
    ['West', 6],
  ]);
});

test('a changed mapping reads the files again', async () => {
  await again();
  expect((await again({ missing: ['x'] })).facts).toEqual([
    ['North', 1],
    ['South', null],
    ['North', 2],
  ]);
});

test('a removed file leaves the figures, and a new one joins them', async () => {
  await again();
  await rm(join(folder, '1.csv'));
  expect((await again()).facts).toEqual([['North', 2]]);
  await writeFiles(folder, { '0.csv': 'n,area\n7,East\n' });
  expect((await again()).facts).toEqual([
    ['East', 7],
    ['North', 2],
  ]);
});

test('a file that is gone is told, though the warehouse still has it', async () => {
  await again({ files: [{ match: '1.csv' }] });
  await rm(join(folder, '1.csv'));
  await expect(again({ files: [{ match: '1.csv' }] })).rejects.toMatchObject({
    exitCode: 3,
    problems: [{ id: 'file-missing' }],
  });
});
