import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { checkUnheaded } from '../../src/conform/unheaded.ts';
import { type Files, ingestFolder, mapping, sourceOf, temporaryFolder, writeFiles } from './fixture.ts';

const columns = [mapping('id', 'text', 'id'), mapping('area', 'text', 'area')];

async function told(files: Files, sheet: readonly (readonly (string | null)[])[] = []): Promise<readonly unknown[]> {
  const folder = await temporaryFolder();
  await mkdir(folder, { recursive: true });
  await writeFiles(folder, files);
  if (sheet.length > 0)
    await writeWorkbook([{ data: sheet.map((row) => [...row]), sheet: 'S' }] as never).toFile(join(folder, 'a.xlsx'));
  const source = sourceOf(columns, { files: [{ match: sheet.length > 0 ? 'a.xlsx' : '*.csv' }] });
  const { loaded, facts } = await ingestFolder(source, { folder, columns: ['id'] });
  return [facts.map(([id]) => id), ...checkUnheaded('crime', loaded.unheaded)];
}

describe('values under no header', () => {
  test('of a sheet are told, with the row of the first, and the records stand', async () => {
    const sheet = [
      ['id', 'area'],
      ['1', 'N'],
      ['2', 'S', null, 'see note'],
      ['3', 'S', null, 'see note'],
    ];
    expect(await told({}, sheet)).toMatchObject([
      ['1', '2', '3'],
      {
        id: 'crime/values-without-header',
        observed: 2,
        limit: 0,
        n: 3,
        severity: 'warn',
        passed: false,
        detail: '2 of 3 records have a value under no header, which is not read (first at a.xlsx:3)',
      },
    ]);
  });
  test('of a CSV are told alike, behind quotes and blanks', async () => {
    const content = 'id,,area\n1,"",N\n2, ,S\n3,"x,\ny",S\n';
    expect(await told({ 'a.csv': content })).toMatchObject([['1', '2', '3'], { observed: 1, n: 3, severity: 'warn' }]);
  });
  test('a column that all records fill is noted: some programs number the lines so', async () => {
    expect(await told({ 'a.csv': ',id,area\n0,1,N\n1,2,S\n' })).toMatchObject([
      ['1', '2'],
      { observed: 2, n: 2, limit: null, severity: 'info', passed: true },
    ]);
  });
  test('and stays one where other records have too few fields or too many', async () => {
    expect(await told({ 'a.csv': ',id,area\n0,1,N\n1,2,S\n2,3\n3,4,S,more\n' })).toMatchObject([
      ['1', '2'],
      { observed: 2, n: 4, limit: null, severity: 'info', passed: true },
    ]);
  });
  test.each([
    ['no such column', 'id,area\n1,N\n'],
    ['nothing in it', 'id,,area\n1,,N\n'],
  ])('%s: nothing is said', async (_, content) => {
    expect(await told({ 'a.csv': content })).toHaveLength(1);
  });
});
