import { rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkCopies } from '../../src/conform/copied-files.ts';
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

let read = new Set<string>();
/** Runs again; `read` has the files that were loaded. */
const again = (options: SourceOptions = {}): Promise<Ingested> => {
  read = new Set();
  const source = sourceOf([mapping('area', 'text', 'area'), mapping('n', 'whole', 'n')], options);
  return ingestFolder(source, { folder, warehouse, onBytes: (file) => read.add(file) });
};
const parts = ({ facts, ledger, rejects, loaded }: Ingested): unknown => [
  facts,
  ledger,
  rejects,
  loaded.rejects.groups,
];
const told = ({ rejects }: Ingested): readonly string[] =>
  rejects.map(({ file, line, fate, rule, survivor }) => `${file}:${line} ${fate} ${rule} ${survivor}`);

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
  expect(parts(second)).toEqual(parts(first));
});

test('a changed file is read, and no other', async () => {
  await again();
  await writeFile(join(folder, '2.csv'), 'area,n\nEast,5\nWest,6\n');
  const { loaded, facts } = await again();
  expect(loaded.unchanged).toBe(false);
  expect(facts).toEqual([
    ['North', 1],
    ['East', 5],
    ['West', 6],
  ]);
  expect([...read]).toEqual(['2.csv']);
});

test.each([
  ['a limit', { checks: [{ rule: 'rejected-share', max: '1%', severity: 'warn' }] }],
  ['a cover', { covers: { from: '2021-01-01', to: '2021-12-31' } }],
  ['a title', { title: 'Other words' }],
] as const)('%s is declared anew without reading anything', async (_, options) => {
  await again();
  const { loaded } = await again(options);
  expect([...read]).toEqual([]);
  expect(loaded.unchanged).toBe(true);
  expect(loaded.source).toMatchObject(options);
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

describe('content that is known is not loaded again', () => {
  test('under another time', async () => {
    const first = await again();
    await utimes(join(folder, '1.csv'), new Date(), new Date('2020-01-01'));
    const second = await again();
    expect(second.loaded.unchanged).toBe(true);
    expect(parts(second)).toEqual(parts(first));
    expect([...read]).toEqual([]);
  });

  test('under another name, in its new place among the files', async () => {
    await again();
    await rename(join(folder, '1.csv'), join(folder, '3.csv'));
    const { facts, rejects, ledger, loaded } = await again();
    expect([...read]).toEqual([]);
    expect(loaded.unchanged).toBe(false);
    expect(facts).toEqual([
      ['North', 2],
      ['North', 1],
    ]);
    expect(ledger.map(({ file }) => file)).toEqual(['2.csv', '3.csv']);
    expect(told({ rejects } as Ingested)).toEqual(['3.csv:3 rejected not-a-whole-number null']);
  });

  test('when files exchange their names, though both have one size and one time', async () => {
    const then = new Date('2020-01-01');
    await writeFiles(folder, { '1.csv': 'area,n\nNorth,1\n', '2.csv': 'area,n\nNorth,2\n' });
    for (const file of ['1.csv', '2.csv']) await utimes(join(folder, file), then, then);
    await again();
    await rename(join(folder, '1.csv'), join(folder, 'x'));
    await rename(join(folder, '2.csv'), join(folder, '1.csv'));
    await rename(join(folder, 'x'), join(folder, '2.csv'));
    expect((await again()).facts).toEqual([
      ['North', 2],
      ['North', 1],
    ]);
    expect([...read]).toEqual([]);
  });

  test('but it is where it is read otherwise: under the pattern of another agency', async () => {
    const files = [
      { match: '[0-9].csv', agency: 'East' },
      { match: '[a-z].csv', agency: 'West' },
    ];
    await writeFiles(folder, { 'a.csv': 'area,n\nWest,1\n' });
    await again({ files });
    await rename(join(folder, '2.csv'), join(folder, 'b.csv'));
    const { ledger } = await again({ files });
    expect([...read]).toEqual(['b.csv']);
    expect(ledger.map(({ file, agency }) => [file, agency])).toEqual([
      ['1.csv', 'East'],
      ['a.csv', 'West'],
      ['b.csv', 'West'],
    ]);
  });
});

describe('a file is withdrawn', () => {
  const files = { '1.csv': 'area,n\nNorth,1\nSouth,2\n', '2.csv': 'area,n\nNorth,3\nEast,4\n' };
  const columns = ['_file', 'area', 'n'];

  test('and the records that it displaced stand again, in their places, without being read', async () => {
    await writeFiles(folder, files);
    const source: SourceOptions = { key: ['area'], repeats: 'drop', revisedBy: 'file' };
    const both = await again(source);
    expect(both.facts).toEqual([
      ['South', 2],
      ['North', 3],
      ['East', 4],
    ]);
    expect(both.ledger[0]).toMatchObject({ read: 2, loaded: 1, superseded: 1 });
    await rm(join(folder, '2.csv'));
    const one = await again(source);
    expect([...read]).toEqual([]);
    expect(one.facts).toEqual([
      ['North', 1],
      ['South', 2],
    ]);
    expect(one.rejects).toEqual([]);
    expect(one.ledger[0]).toMatchObject({ read: 2, loaded: 2, superseded: 0 });
  });

  test('and the records that it stood before take its place', async () => {
    await writeFiles(folder, files);
    const source: SourceOptions = { key: ['area'], repeats: 'drop' };
    expect((await again(source)).ledger[1]).toMatchObject({ loaded: 1, duplicate: 1 });
    await rm(join(folder, '1.csv'));
    expect((await again(source)).facts).toEqual([
      ['North', 3],
      ['East', 4],
    ]);
    expect([...read]).toEqual([]);
    expect((await warehouse.rows({ pipeline: 'test', source: 'crime', columns: [] } as never, columns)).length).toBe(2);
  });
});

describe('the same bytes under two names', () => {
  test('count once, also where equal rows are different records', async () => {
    await writeFiles(folder, { '3.csv': 'area,n\nNorth,1\nSouth,x\n', '4.csv': 'area,n\nNorth,2\nNorth,2\n' });
    const found = await again();
    expect(found.facts).toEqual([
      ['North', 1],
      ['North', 2],
      ['North', 2],
      ['North', 2],
    ]);
    expect(told(found)).toEqual([
      '1.csv:3 rejected not-a-whole-number null',
      '3.csv:2 duplicate same-file 1.csv:2',
      '3.csv:3 rejected not-a-whole-number null',
    ]);
    expect(found.ledger[2]).toMatchObject({ read: 2, loaded: 0, rejected: 1, duplicate: 1 });
    expect(checkCopies(found.loaded)).toMatchObject([
      { rule: 'copied-files', passed: false, observed: 2, n: 7, items: [{ value: '3.csv', n: 2 }] },
    ]);
    await rm(join(folder, '1.csv'));
    expect((await again()).ledger.map(({ file, loaded }) => [file, loaded])).toEqual([
      ['2.csv', 1],
      ['3.csv', 1],
      ['4.csv', 2],
    ]);
    expect([...read]).toEqual([]);
  });

  test('are two files where two agencies send them', async () => {
    await writeFiles(folder, { 'a.csv': 'area,n\nNorth,2\n' });
    const files = [
      { match: '2.csv', agency: 'East' },
      { match: 'a.csv', agency: 'West' },
    ];
    const { facts, loaded } = await again({ files });
    expect(facts).toEqual([
      ['North', 2],
      ['North', 2],
    ]);
    expect(checkCopies(loaded)).toMatchObject([{ passed: false, observed: 1, n: 2 }]);
  });
});
