import { expect, test } from 'vitest';
import { censusYears } from '../../src/conform/census-years.ts';
import { ingestFolder, mapping, openInMemory, sourceOf, temporaryFolder, writeFiles } from './fixture.ts';

const columns = [
  mapping('area', 'text', 'area'),
  mapping('year', 'whole', 'year'),
  mapping('population', 'whole', 'n'),
];

test.each([
  [
    'one census',
    ['N,2020', 'S,2020'],
    1,
    'residents were counted in 2020 alone, and are taken to be as many in all other years',
  ],
  ['none that can be read', ['N,x'], 0, 'residents were counted in no year'],
  [
    'two, and an area that is in one of them',
    ['N,2010', 'N,2020', 'S,2020'],
    0.5,
    'residents were counted in 2010 and 2020; 1 of 2 areas in one of them alone: on a straight line between two counts, beyond the first and the last as counted then',
  ],
  [
    'groups of residents, which are one count',
    ['N,2010', 'N,2010', 'N,2020'],
    0,
    'residents were counted in 2010 and 2020: on a straight line between two counts, beyond the first and the last as counted then',
  ],
  [
    'many years',
    [2010, 2011, 2012, 2013, 2014, 2015, 2016].map((year) => `N,${year}`),
    0,
    'residents were counted in 7 years from 2010 to 2016: on a straight line between two counts, beyond the first and the last as counted then',
  ],
])('a rate says when residents were counted: %s', async (_, rows, observed, detail) => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'a.csv': `area,year,n\n${rows.map((row) => `${row},100\n`).join('')}` });
  const warehouse = await openInMemory(folder);
  const { loaded } = await ingestFolder(sourceOf(columns, { kind: 'populations' }), { folder, warehouse });
  expect(await censusYears(loaded, warehouse)).toMatchObject({
    rule: 'census-years',
    severity: 'info',
    observed,
    detail,
  });
  await warehouse.close();
});
