import { describe, expect, test } from 'vitest';
import { detectDelimiter, parseRecord, titlesAbove } from '../../src/acquire/dialect.ts';

const sample = (text: string): Buffer => Buffer.from(text);

test.each([
  ['commas', 'a,b\n1,2\n', ','],
  ['semicolons, with commas in numbers', 'a;b\n1,5;2,5\n3,5;4\n', ';'],
  ['tabs, with commas in text', 'a\tb\nx, y\t2\nx\t3, 4, 5\n', '\t'],
  ['bars', 'a|b|c\n1|2|3\n', '|'],
  ['semicolons that stand in quotes alone', 'a,b\n"x;y;z",2\n"p;q;r",3\n', ','],
  ['a line break in quotes', 'a;b\n"x,\ny,\nz",1;2\n3;4\n', ';'],
  ['old line ends', 'a;b\r1;2\r', ';'],
  ['a mark', '\uFEFFa;b\n1;2\n', ';'],
  ['blank lines first', '\n\r\na;b\n1;2\n', ';'],
  ['a header alone', 'a|b', '|'],
  ['one column', 'a\n1\n2\n', ','],
  ['nothing', '', ','],
  ['two that divide all records alike: the one with more fields', 'a,b;c;d\n1,2;3;4\n', ';'],
  ['two that divide all records into as many: the comma', 'a,b;c\n1,2;3\n', ','],
  ['a few records that are cut off', `a;b;c\n${'1;2,0;3\n'.repeat(20)}4;5\n`, ';'],
  ['a record that never ends', 'a;b\n1;2\n3;"4\n', ';'],
])('the delimiter of a file with %s', (_, text, delimiter) => {
  expect(detectDelimiter(sample(text))).toBe(delimiter);
});

describe('titles above a header', () => {
  const rows = (n: number, one = '1,2,3,4\n'): string => `a,b,c,d\n${one.repeat(n)}`;

  test.each<[string, string, string | null, ReturnType<typeof titlesAbove>]>([
    ['one', `Report\n${rows(5)}`, null, { fields: 1, below: 4 }],
    ['one with half of the fields', `Report,2024\n${rows(5)}`, null, { fields: 2, below: 4 }],
    ['none with more than half of them', `Report,2024,x\n${rows(5)}`, null, null],
    ['several', `Report\nby,me\n${rows(12)}`, null, { fields: 1, below: 4 }],
    ['several, above too few records', `Report\nby,me\n${rows(2)}`, null, null],
    ['none above two records', `Report\n${rows(1)}`, null, null],
    ['none in a file of one column', 'a\n1\n2\n3\n4\n', null, null],
    ['none where the first line is a header and others are ragged', 'a,b\n1,2\n1\n1,2\n1,2,3\n1,2\n', null, null],
    ['one in a pinned delimiter', `Report\n${rows(5).replaceAll(',', ';')}`, ';', { fields: 1, below: 4 }],
    ['none in a delimiter that nothing has', `Report\n${rows(5)}`, ';', null],
    ['none where a tenth of the records or more is ragged', `Report\n${rows(9)}1\n1\n`, null, null],
    ['one where fewer are', `Report\n${rows(19)}total,19\n`, null, { fields: 1, below: 4 }],
  ])('%s', (_, text, pinned, expected) => {
    expect(titlesAbove(sample(text), pinned)).toEqual(expected);
  });
});

test.each<[string, string, readonly string[]]>([
  ['a,b', ',', ['a', 'b']],
  ['', ',', []],
  [',', ',', ['', '']],
  ['"a,b","c""d"', ',', ['a,b', 'c"d']],
  ['"a\r\nb";c', ';', ['a\r\nb', 'c']],
  ['5" pipe,x', ',', ['5" pipe', 'x']],
  [' a , b', ',', [' a ', ' b']],
])('the fields of %j divided by %j', (text, delimiter, fields) => {
  expect(parseRecord(text, delimiter)).toEqual(fields);
});
