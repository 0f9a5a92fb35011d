import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findFiles } from '../../src/acquire/find-files.ts';
import { hashFile } from '../../src/acquire/hash-file.ts';
import { mapping, sourceOf, temporaryFolder, writeFiles } from '../conform/fixture.ts';

async function found(names: readonly string[], patterns: readonly string[]) {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'empty.csv.d'));
  await writeFiles(folder, Object.fromEntries(names.map((name) => [name, 'area\nN\n'])));
  const { files } = sourceOf([mapping('area', 'text', 'area')], { files: patterns.map((match) => ({ match })) });
  const { files: all, problems } = await findFiles(files, folder);
  return { files: all.map(({ file }) => file), problems: problems.map(({ id, place }) => `${id} ${place}`) };
}

test.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ['by name, whatever their order on disk', ['b.csv', 'a.csv', 'B.csv'], ['*.csv'], ['B.csv', 'a.csv', 'b.csv']],
  ['in the order of the declaration first', ['a.csv', 'b.csv'], ['b.csv', 'a*.csv'], ['b.csv', 'a.csv']],
  ['not those that are hidden', ['.a.csv', 'a.csv', '.old/b.csv'], ['**/*.csv'], ['a.csv']],
  ['but one that is hidden and named', ['.a.csv'], ['.a.csv'], ['.a.csv']],
  ['in folders, where the pattern says so', ['x/y/a.csv', 'x/b.csv'], ['x/**/*.csv'], ['x/b.csv', 'x/y/a.csv']],
  ['no folders', ['empty.csv.d/a.csv'], ['*.csv*', 'empty.csv.d/a.csv'], ['empty.csv.d/a.csv']],
  ['one with the name of a pattern', ['a[1].csv', 'a1.csv'], ['a[1].csv'], ['a[1].csv']],
  ['those of the pattern where no file has its name', ['a1.csv', 'a2.csv'], ['a[1].csv'], ['a1.csv']],
  ['of several endings', ['a.csv', 'b.csv.gz', 'c.txt'], ['*.{csv,csv.gz}'], ['a.csv', 'b.csv.gz']],
])('files are found: %s', async (_, names, patterns, expected) => {
  expect((await found(names, patterns)).files).toEqual(expected);
});

test.each<[string, readonly string[], readonly string[]]>([
  ['by two patterns', ['*.csv', 'a.*'], ['file-twice a.csv']],
  ['by its name, written in two ways', ['a.csv', './a.csv'], ['file-twice a.csv']],
  ['by nothing', ['a.csv', 'b*.csv'], ['file-missing b*.csv']],
])('a file is found %s', async (_, patterns, problems) => {
  expect((await found(['a.csv'], patterns)).problems).toEqual(problems);
});

test.each([0, 1, (1 << 22) - 1, 1 << 22, (1 << 22) + 1, 9_000_001])(
  'the hash of a file is that of all its bytes: %d of them, without a line end',
  async (bytes) => {
    const path = join(await temporaryFolder(), 'a');
    const content = Buffer.alloc(bytes, 'abcdefg');
    await writeFile(path, content);
    expect(await hashFile(path)).toBe(createHash('sha256').update(content).digest('hex'));
  },
);
