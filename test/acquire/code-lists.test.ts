import { describe, expect, test } from 'vitest';
import { readCodeLists } from '../../src/acquire/code-lists.ts';
import { type CodeList, codesOfAgency, parseDeclaration } from '../../src/spec/index.ts';

const pipeline = 'sources:\n  crime:\n    columns:\n      offense: { from: X, codes: codes.csv }\n';

async function read(
  text: string,
): Promise<{ readonly list: CodeList | undefined; readonly mistakes: readonly string[] }> {
  const { located } = parseDeclaration('pipeline', { path: 'pipelines/p.yaml', text: pipeline });
  const { codeLists, mistakes, missing } = await readCodeLists(located, async (path) => ({ path, text }));
  expect(missing).toEqual([]);
  return { list: codeLists.get('codes.csv'), mistakes: mistakes.map(({ place, message }) => `${place} ${message}`) };
}

test('a crosswalk has codes as text, trimmed and otherwise as they stand, with agency and versions', async () => {
  const { list, mistakes } = await read(
    '\uFEFFcode,category,agency,version,note\n 007 ,robbery,,2023,x\n7,assault,,2023,y\nRobbery,robbery,Sheriff,2024,\nrobbery,robbery,,,\n',
  );
  expect(mistakes).toEqual([]);
  expect(list).toEqual({
    path: 'codes.csv',
    version: '2023, 2024',
    entries: [
      { code: '007', category: 'robbery', agency: null },
      { code: '7', category: 'assault', agency: null },
      { code: 'Robbery', category: 'robbery', agency: 'Sheriff' },
      { code: 'robbery', category: 'robbery', agency: null },
    ],
  });
});

describe('a crosswalk with mistakes', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'two categories of a code',
      'code,category\n1,a\n2,b\n1,b\n',
      ['codes.csv:4:1 code "1" stands for both "a" (line 2) and "b"'],
    ],
    ['a code twice', 'code,category\n1,a\n\n1 ,a\n', ['codes.csv:4:1 code "1" stands here twice (first on line 2)']],
    [
      'a code of an agency twice',
      'code,category,agency\n1,a,PD\n1,a,\n1,b,SO\n1,b,PD\n',
      ['codes.csv:5:1 code "1" of PD stands for both "a" (line 2) and "b"'],
    ],
    [
      'nothing in a cell',
      'code,category\n,a\n2,\n',
      ['codes.csv:2:1 must have a code and a category', 'codes.csv:3:1 must have a code and a category'],
    ],
    [
      'no column of codes',
      'kode;category\n1;a\n',
      ['codes.csv:1:1 must have the columns code and category (got kode;category)'],
    ],
    ['a misspelt agency', 'code,category,agancy\n1,a,PD\n', ['codes.csv:1:1 column "agancy" has no meaning here']],
    ['no rows', 'code,category\n', ['codes.csv:1:1 must have the columns code and category (got no rows)']],
    [
      'a code twice, behind line breaks in quotes',
      'code,category,note\r\n1,a,"x\r\ny"\r\n2,b,\r\n1,a,"x\ny"\r\n',
      ['codes.csv:5:1 code "1" stands here twice (first on line 2)'],
    ],
    [
      'a quote that is never closed',
      'code,category\n"1\n",a\n"2,b\n3,c\n',
      ['codes.csv:4:1 must be a CSV with the columns code and category'],
    ],
    ['a ragged row', 'code,category\n1,a,b\n', ['codes.csv:2:1 must be a CSV with the columns code and category']],
  ])('%s: each is told at its line', async (_, text, expected) => {
    expect((await read(text)).mistakes).toEqual(expected);
  });
});

test('an agency has its own entries, and those for everyone where it has none', async () => {
  const { list } = await read('code,category,agency\n1,a,\n2,b,\n1,x,PD\n3,y,PD\n3,z,SO\n');
  const categories = (agency: string | null): readonly string[] =>
    codesOfAgency(list ?? { path: '', version: '', entries: [] }, agency).entries.map(
      ({ code, category }) => `${code} ${category}`,
    );
  expect(categories('PD')).toEqual(['2 b', '1 x', '3 y']);
  expect(categories('SO')).toEqual(['1 a', '2 b', '3 z']);
  expect(categories('other')).toEqual(['1 a', '2 b']);
  expect(categories(null)).toEqual(['1 a', '2 b']);
});
