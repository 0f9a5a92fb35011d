import { describe, expect, test } from 'vitest';
import { agenciesIn } from '../../src/acquire/agency-pattern.ts';
import { findFiles } from '../../src/acquire/find-files.ts';
import { ingest, mapping, sourceOf, temporaryFolder, writeFiles } from '../conform/fixture.ts';

const columns = [mapping('area', 'text', 'area')];

describe('an agency is the text that {agency} stands for', () => {
  test.each<[string, string, readonly string[]]>([
    ['data/{agency}/*.csv.gz', 'data/north/2021.csv.gz', ['north']],
    ['data/{agency}/*.csv.gz', 'data/north/old/2021.csv.gz', []],
    ['pd-{agency}.csv', 'pd-north-east.csv', ['north-east']],
    ['pd-{agency}-*.csv', 'pd-north-2021.csv', ['north']],
    ['pd-{agency}-*.csv', 'pd-north-east-2021.csv', ['north', 'north-east']],
    ['pd-{agency}-20[0-9][0-9].csv', 'pd-north-east-2021.csv', ['north-east']],
    ['{agency}/{agency}-*.csv', 'a-b/a-b-c.csv', ['a-b']],
    ['{agency}/{agency}.csv', 'a/b.csv', []],
    ['**/{agency}/calls.{csv,xlsx}', 'x/y/z/calls.xlsx', ['z']],
    ['**/{agency}/calls.{csv,xlsx}', 'z/calls.csv', ['z']],
    ['{agency} (?).csv', 'São Paulo (1).csv', ['São Paulo']],
    ['a.{agency}.csv', 'axb.csv', []],
    ['[!a]{agency}+$.csv', 'bc+$.csv', ['c']],
  ])('%s of %s', (pattern, path, agencies) => {
    expect(agenciesIn(pattern, path)).toEqual(agencies);
  });
});

test('a declared group becomes one group per agency, by name, in its place', async () => {
  const folder = await temporaryFolder();
  const names = ['z.csv', 'data/south/2.csv', 'data/north/1.csv', 'data/south/1.csv', 'a.csv'];
  await writeFiles(folder, Object.fromEntries(names.map((name) => [name, 'area\nN\n'])));
  const declared = sourceOf(columns, { files: ['z.csv', 'data/{agency}/*.csv', 'a.csv'].map((match) => ({ match })) });
  const { files, groups, problems } = await findFiles(declared.files, folder);
  expect(problems).toEqual([]);
  expect(groups.map(({ agency }) => agency)).toEqual([null, 'north', 'south', null]);
  expect(files.map(({ file, group }) => [file, groups.indexOf(group)])).toEqual([
    ['z.csv', 0],
    ['data/north/1.csv', 1],
    ['data/south/1.csv', 2],
    ['data/south/2.csv', 2],
    ['a.csv', 3],
  ]);
});

test('facts carry the agency of their file, packed or not', async () => {
  const { gzipSync } = await import('node:zlib');
  const { facts, ledger } = await ingest(
    {
      'data/north/1.csv': 'area\nA\n',
      'data/south/1.csv.gz': gzipSync('area\nB\nC\n'),
    },
    sourceOf(columns, { files: [{ match: 'data/{agency}/*.csv*' }] }),
    { columns: ['agency', 'area'] },
  );
  expect(facts).toEqual([
    ['north', 'A'],
    ['south', 'B'],
    ['south', 'C'],
  ]);
  expect(ledger.map(({ file, container }) => [file, container])).toEqual([
    ['data/north/1.csv', 'plain'],
    ['data/south/1.csv.gz', 'gzip'],
  ]);
});

test.each<[string, readonly string[], Readonly<Record<string, string>>, string]>([
  ['an agency that is said twice', ['a-north.csv'], { match: 'a-{agency}.csv', agency: 'North' }, 'agency-twice'],
  ['an agency that is not certain', ['a-b-c-d.csv'], { match: 'a-{agency}-*.csv' }, 'agency-uncertain'],
  ['a pattern that matches nothing', ['b.csv'], { match: 'a-{agency}.csv' }, 'file-missing'],
])('%s is a problem told', async (_name, names, group, id) => {
  const files = Object.fromEntries(names.map((name) => [name, 'area\nN\n']));
  await expect(ingest(files, sourceOf(columns, { files: [group as { match: string }] }))).rejects.toMatchObject({
    exitCode: 3,
    problems: [{ id }],
  });
});
