import { chmod, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { conform } from '../../src/conform/index.ts';
import type { Pipeline } from '../../src/spec/index.ts';
import { ingest, ingestFolder, mapping, openInMemory, sourceOf, temporaryFolder, writeFiles } from './fixture.ts';

const columns = [mapping('area', 'text', 'area')];
const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex');
const refusals: readonly (readonly [string, string | Uint8Array, string])[] = [
  ['an empty file', '', 'file-empty'],
  ['a header alone', 'area,x\n', 'no-records'],
  ['a header alone, in quotes', '"area","x"', 'no-records'],
  ['a header and blank lines', 'area,x\n\n\n', 'no-records'],
  ['blank lines alone', '\n\n\n', 'no-records'],
  ['a byte order mark alone', '\uFEFF', 'no-records'],
  ['a picture', png, 'not-text'],
  ['an archive in an archive', gzipSync(gzipSync('area,x\n1,2\n')), 'not-text'],
  ['a NUL byte', 'area,x\nNor\u0000th,1\n', 'not-text'],
  [
    'half a character in UTF-16',
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('area,x\nN,1', 'utf16le'), Buffer.from([0x00, 0xd8])]),
    'not-text',
  ],
  ['a header with an unclosed quote', '"area,x\nNorth,1\n', 'header-unreadable'],
  ['a header without the column', 'are,x\nNorth,1\n', 'header-missing'],
];

describe('a file that cannot be used ends the run with 3', () => {
  test.each(refusals)('%s', async (_name, content, id) => {
    await expect(ingest({ 'a.csv': content }, sourceOf(columns))).rejects.toMatchObject({
      exitCode: 3,
      problems: [{ id, place: expect.stringContaining('a.csv') }],
    });
  });

  test('a missing file, a folder in its place, and a pattern that matches nothing', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'data'));
    for (const [match, id] of [
      ['gone.csv', 'file-missing'],
      ['data', 'file-is-folder'],
      ['data/*.csv', 'file-missing'],
    ] as const)
      await expect(ingestFolder(sourceOf(columns, { files: [{ match }] }), { folder })).rejects.toMatchObject({
        exitCode: 3,
        problems: [{ id }],
      });
  });

  test('an unreadable file', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'a.csv': 'area\nNorth\n' });
    await chmod(join(folder, 'a.csv'), 0o000);
    await symlink('loop.csv', join(folder, 'loop.csv'));
    await expect(ingestFolder(sourceOf(columns, { files: [{ match: 'loop.csv' }] }), { folder })).rejects.toMatchObject(
      { exitCode: 3, problems: [{ message: expect.stringContaining('ELOOP') }] },
    );
    const isRoot = process.getuid?.() === 0;
    if (isRoot) await Promise.all([chmod(folder, 0o755)]).then(() => process.seteuid?.(65534));
    const { stageFile } = await import('../../src/acquire/index.ts');
    const staging = stageFile({
      source: 's',
      file: 'a.csv',
      path: join(folder, 'a.csv'),
      agency: null,
      encoding: null,
      delimiter: null,
      scratch: folder,
    });
    await expect(staging.finally(() => isRoot && process.seteuid?.(0))).rejects.toMatchObject({
      exitCode: 3,
      problems: [{ id: 'file-unreadable', message: expect.stringContaining('EACCES') }],
    });
  });

  test('a file that is named twice would be counted twice', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'a.csv': 'area\nNorth\n' });
    await expect(
      ingestFolder(sourceOf(columns, { files: [{ match: 'a.csv' }, { match: '*.csv' }] }), { folder }),
    ).rejects.toMatchObject({ exitCode: 3, problems: [{ id: 'file-twice' }] });
  });

  test('an encoding or a delimiter that the declaration pins and the file contradicts', async () => {
    const latin = Buffer.from('area,x\nCaf\xe9,1\n', 'latin1');
    await expect(
      ingest({ 'a.csv': latin }, sourceOf(columns, { files: [{ match: '*.csv', encoding: 'utf-8' }] })),
    ).rejects.toMatchObject({ problems: [{ id: 'not-text' }] });
    for (const delimiter of ['§', '"', '\n'])
      await expect(
        ingest({ 'a.csv': 'area,x\nN,1\n' }, sourceOf(columns, { files: [{ match: '*.csv', delimiter }] })),
      ).rejects.toMatchObject({ problems: [{ id: 'delimiter' }] });
  });
});

test('all bad files of all sources are told at once, and nothing is changed', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'a.csv': '', 'b.csv': 'area,x\nNorth,1\n', 'c.csv': png, 'd.csv': 'nothing\n1\n' });
  const warehouse = await openInMemory(folder);
  const one = sourceOf(columns, { files: ['a.csv', 'b.csv', 'c.csv', 'gone/*.csv'].map((match) => ({ match })) });
  const two = sourceOf(columns, { id: 'second', files: [{ match: 'd.csv' }] });
  const pipeline = {
    id: 'test',
    sources: [one, two],
    areas: { list: [], source: null, universe: null, defaultRole: 'comparison' },
  } as unknown as Pipeline;
  await warehouse.begin();
  const run = conform(pipeline, {
    warehouse,
    pipeline: 'test',
    zone: 'UTC',
    project: folder,
    scratch: folder,
    onSource: () => undefined,
  });
  await expect(run).rejects.toMatchObject({
    exitCode: 3,
    problems: ['file-missing', 'file-empty', 'not-text', 'header-missing'].map((id) => ({ id })),
  });
  await warehouse.rollback();
  expect(await warehouse.sourceState('test', 'crime')).toBeNull();
  await warehouse.close();
});
