import { expect, test } from 'vitest';
import {
  codeList,
  ingest,
  ingestFolder,
  mapping,
  openInMemory,
  sourceOf,
  temporaryFolder,
  writeFiles,
} from './fixture.ts';

const attacks = [
  `'); DROP TABLE "p"; --`,
  `" ; ATTACH 'x.db'; --`,
  `a'b"c`,
  `$1`,
  `x\u2028y`,
  `Robert'); DROP TABLE facts;--`,
  '{{1}}',
  `\\'; --`,
  '日本”',
  '/* */',
];

test('hostile text in headers, values, codes, renames, tokens and filters is text', async () => {
  for (const attack of attacks) {
    const quoted = `"${attack.replaceAll('"', '""')}"`;
    const codes = codeList({ [attack]: attack, other: 'other' });
    const columns = [
      mapping('area', 'text', attack, { rename: { [`old ${attack}`]: attack } }),
      mapping('offense', 'text', 'code', { codes, codesInto: 'category' }),
      mapping('flag', 'flag', 'flag', { trueValues: [attack], falseValues: ['no'] }),
    ];
    const source = sourceOf(columns, {
      missing: [`none ${attack}`],
      filter: { area: [attack], category: attack },
      files: [{ match: '*.csv', agency: attack }],
    });
    const content = `${quoted},code,flag\n${quoted},${quoted},${quoted}\n"old ${attack.replaceAll('"', '""')}",${quoted},no\n"none ${attack.replaceAll('"', '""')}",${quoted},no\nx,other,no\n`;
    const { facts, ledger } = await ingest({ 'a.csv': content }, source);
    expect(facts).toEqual(
      [
        [attack, attack, attack, true],
        [attack, attack, attack, false],
      ].map(([area, offense, category, flag]) => [area, offense, category, flag]),
    );
    expect(ledger[0]).toMatchObject({ loaded: 2, filtered: 2 });
  }
});

test('names of sources, pipelines and columns are quoted', async () => {
  for (const name of attacks) {
    const source = sourceOf([mapping(name, 'text', 'a'), mapping('b', 'text', 'b')], {
      id: name,
      key: [name],
      repeats: 'drop',
    });
    const { facts } = await ingest({ 'a.csv': 'a,b\n1,2\n1,2\n' }, source);
    expect(facts).toEqual([['1', '2']]);
  }
});

test.each([
  `a'b.csv`,
  'crime (1).csv',
  'a[1].csv',
  'a;b.csv',
  'a{1,2}.csv',
  '日本.csv',
  '$HOME.csv',
  'a"b.csv',
  '-x.csv',
  'q?.csv',
  'back\\slash.csv',
])('a file may be called %s', async (name) => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { [name]: 'area\nNorth\n', 'a1.csv': 'area\nWRONG\n', 'qx.csv': 'area\nWRONG\n' });
  const { facts, ledger } = await ingestFolder(
    sourceOf([mapping('area', 'text', 'area')], { files: [{ match: name }] }),
    { folder },
  );
  expect(facts).toEqual([['North']]);
  expect(ledger).toHaveLength(1);
});

test('a filter by numbers on a text column compares texts', async () => {
  const columns = [
    mapping('offense', 'text', 'code'),
    mapping('priority', 'whole', 'priority'),
    mapping('date', 'date', 'date', { formats: ['%Y-%m-%d'] }),
  ];
  const content = 'code,priority,date\n110,1,2021-01-01\nabc,2,2021-01-02\n,3,\n210,,2021-01-03\n';
  const kept = async (filter: object): Promise<readonly unknown[]> =>
    (await ingest({ 'a.csv': content }, sourceOf(columns, { filter: filter as never }))).facts.map(([code]) => code);
  expect(await kept({ offense: [110, 210] })).toEqual(['110', '210']);
  expect(await kept({ offense: { not: 110 } })).toEqual(['abc', null, '210']);
  expect(await kept({ offense: { min: 200 } })).toEqual(['210']);
  expect(await kept({ priority: { min: 2, max: 3 } })).toEqual(['abc', null]);
  expect(await kept({ priority: '2' })).toEqual(['abc']);
  expect(await kept({ priority: { not: [1, 2] } })).toEqual([null, '210']);
  expect(await kept({ priority: 'high' })).toEqual([]);
  expect(await kept({ date: '2021-01-02' })).toEqual(['abc']);
});

test('NUL in a declared text neither ends the statement nor the name', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'a.csv': 'area\nNorth\n' });
  const warehouse = await openInMemory(folder);
  const { facts } = await ingestFolder(
    sourceOf([mapping('area', 'text', 'area')], {
      id: `c"\u0000; DROP`,
      missing: [`x\u0000'`],
      filter: { area: { not: `y\u0000'` } },
    }),
    { folder, warehouse },
  );
  expect(facts).toEqual([['North']]);
  await warehouse.close();
});
