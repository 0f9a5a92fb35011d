import { expect, test } from 'vitest';
import { bindHeader } from '../../src/conform/bind-header.ts';
import type { Mapping } from '../../src/spec/index.ts';
import { ingest, mapping, sourceOf } from './fixture.ts';

const nth = (from: string | readonly string[], place: number | null, more: Partial<Mapping> = {}): Mapping => {
  const one = mapping('x', 'text', from, more);
  return { ...one, parts: one.parts.map((part) => ({ ...part, nth: place })) };
};

test('one of several columns of the same name, from the left', async () => {
  const files = { 'a.csv': 'DATE OCC,id,DATE OCC\nfirst,1,second\n' };
  for (const [place, value] of [
    [1, 'first'],
    [2, 'second'],
  ] as const)
    expect((await ingest(files, sourceOf([nth('DATE OCC', place)]))).facts).toEqual([[value]]);
  expect((await ingest(files, sourceOf([nth(['OLD', 'DATE OCC'], 2)]))).facts).toEqual([['second']]);
  expect((await ingest({ 'a.csv': 'id,x\n1,only\n' }, sourceOf([nth('x', 1)]))).facts).toEqual([['only']]);
});

test.each<[string, Mapping, readonly string[], string, string]>([
  [
    'a name that stands there twice',
    nth('d', null),
    ['d', 'd'],
    'header-twice',
    '"x" must come from one column ("d" stands in columns 1 and 2)',
  ],
  [
    'two names of which only one is meant',
    nth(['d', 'e'], 1),
    ['d', 'e'],
    'header-twice',
    '"x" must come from one column ("d" and "e" stands in columns 1 and 2)',
  ],
  [
    'more columns asked for than there are',
    nth('d', 3),
    ['d', 'd'],
    'header-missing',
    'must have 3 columns "d" for "x" (got 2)',
  ],
  ['a column without a name', nth('', null), ['', 'd'], 'header-unnamed', '"x" must come from a column with a name'],
  ['a name that is not there', nth('dd', 1), ['d'], 'header-missing', 'must have a column "dd" for "x"'],
  [
    'a unit that its column has not',
    mapping('x', 'duration', 'd', { units: { e: 'minutes' } }),
    ['d'],
    'duration-unit',
    '"x" needs a unit for its column (units: does not name it)',
  ],
])('%s is told at the header', (_name, one, header, id, message) => {
  const { problems } = bindHeader({ mappings: [one], wide: null }, { file: 'a.csv', header });
  expect(problems).toMatchObject([{ id, message, place: 'a.csv:1' }]);
});

test('an alias takes the unit of the header that the file has', async () => {
  const one = mapping('x', 'duration', ['minutes', 'seconds'], { units: { minutes: 'minutes', seconds: 'seconds' } });
  const { facts } = await ingest({ 'a.csv': 'minutes\n2\n', 'b.csv': 'seconds\n2\n' }, sourceOf([one]));
  expect(facts).toEqual([[120], [2]]);
});
