import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allRejects } from '../../src/conform/index.ts';
import { editorLines, writeFiles } from './fixture.ts';
import { cellsOf, complaintsOf, loadTown, type Town, type TownOptions, town, townFiles } from './town-project.ts';

const square = (name: string, west: number): unknown => ({
  type: 'Feature',
  properties: { NAME: name },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 40],
        [west + 1, 40],
        [west + 1, 41],
        [west, 41],
        [west, 40],
      ],
    ],
  },
});
const boundaries = (...names: readonly string[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features: names.map((name, n) => square(name, -90 + n)) });

const byCoordinates: TownOptions = {
  areas: 'universe: people',
  crime: 'area: { from: BEAT, polygons: { file: beats.json, name: NAME, version: "2020", longitude: X, latitude: Y } }',
};
const people = 'area,year,population\nA,2024,100\nB,2024,200\nC,2024,300\n';
const header = 'ID,DATE,BEAT,X,Y\n';
const records = [
  '1,2024-01-01,C,-89.5,40.5', // given
  '2,2024-01-02,,-89.5,40.5', // A
  '3,2024-01-03,,-88.51234567,40.5', // B
  '4,2024-01-04,,0,0',
  '5,2024-01-05,,-88,40.5', // on the border of B and C
  '6,2024-01-06,,-50,40.5', // outside
  '7,2024-01-07,,40.5,-89.5', // exchanged
  '8,2024-01-08,,,', // no coordinates
  '9,2024-01-09,,-89.5,', // half of them
  '10,2024-01-10,,-89.5,40.5', // A again
];
const content = `${header}${records.join('\n')}\n`;
const files = { 'crime.csv': content, 'people.csv': people, 'beats.json': boundaries('A', 'B', 'C') };

const crimeOf = ({ conformed }: Town) => {
  const crime = conformed.sources.find(({ source }) => source.id === 'crime');
  if (!crime) throw new Error('there is no source of crimes');
  return crime;
};
const factsOf = (loaded: Town): Promise<readonly (readonly unknown[])[]> =>
  loaded.warehouse.rows(crimeOf(loaded).table, ['id', 'area', '_placed']);

test('records with coordinates and no area get one, in the order of the file; why others have none is kept', async () => {
  const loaded = await town(byCoordinates, files);
  expect(await factsOf(loaded)).toEqual([
    ['1', 'C', 'given'],
    ['2', 'A', 'polygon'],
    ['3', 'B', 'polygon'],
    ['4', null, 'impossible'],
    ['5', 'B', 'border'],
    ['6', null, 'outside'],
    ['7', null, 'swapped'],
    ['8', null, 'no-coordinates'],
    ['9', null, 'no-coordinates'],
    ['10', 'A', 'polygon'],
  ]);
  const lines = loaded.conformed.checks
    .filter(({ source, rule }) => source === 'crime' && /polygon|coordinates/.test(rule))
    .map(({ rule, severity, passed, detail }) => `${rule} ${severity} ${passed}: ${detail.split(',')[0]}`);
  expect(lines).toEqual([
    'located-by-polygon info true: 4 of 10 records got their area from a polygon',
    'overlapping-polygons warn true: 0 of 10 records lie in polygons of several areas (the first in the file has them)',
    'outside-polygons warn false: 1 of 10 records have no area',
    'impossible-coordinates warn false: 2 of 10 records have no area',
    'no-coordinates info true: 2 of 10 records have neither an area nor coordinates',
  ]);
  expect(cellsOf(loaded)).toEqual({ A: [2, 0, 0], B: [2, 0, 0], C: [1, 0, 0] });
  expect(loaded.panel.metrics[0]?.elsewhere).toBe(5);
  expect(loaded.conformed.boundaries).toMatchObject([{ source: 'crime', file: 'beats.json', version: '2020' }]);
  await loaded.warehouse.close();
});

test('coordinates are in no column of the warehouse, and nowhere in its file', async () => {
  const many = Array.from({ length: 200_000 }, (_, n) => `${n},2024-01-02,,-88.51234567,40.5`).join('\n');
  const loaded = await town(byCoordinates, { ...files, 'crime.csv': `${header}${many}\n` });
  const { table } = crimeOf(loaded);
  expect(table.columns.map(({ name }) => name).sort()).toEqual([
    '_placed',
    'area',
    'category',
    'id',
    'occurred_at',
    'offense',
  ]);
  expect(await loaded.warehouse.countBy(table, ['area'])).toEqual([{ values: ['B'], n: 200_000 }]);
  await loaded.warehouse.close();
  const bytes = await readFile(join(loaded.folder, 'warehouse.duckdb'));
  const longitude = Buffer.alloc(8);
  longitude.writeDoubleLE(-88.51234567);
  expect(bytes.includes(longitude)).toBe(false);
  expect(bytes.includes('88.51234567')).toBe(false);
});

test('a second load of the same files reads nothing; other polygons place every record anew', async () => {
  const first = await town(byCoordinates, files);
  await first.warehouse.close();
  const second = await loadTown(first.folder);
  expect(crimeOf(second).unchanged).toBe(true);
  expect((await factsOf(second)).map(([, area]) => area)).toEqual([
    'C',
    'A',
    'B',
    null,
    'B',
    null,
    null,
    null,
    null,
    'A',
  ]);
  await second.warehouse.close();
  await writeFiles(first.folder, { 'beats.json': boundaries('B', 'A', 'C') });
  const third = await loadTown(first.folder);
  expect(crimeOf(third).unchanged).toBe(false);
  expect((await factsOf(third)).map(([, area]) => area)).toEqual([
    'C',
    'B',
    'A',
    null,
    'A',
    null,
    null,
    null,
    null,
    'B',
  ]);
  expect(third.conformed.boundaries[0]?.sha256).not.toBe(second.conformed.boundaries[0]?.sha256);
  await third.warehouse.close();
});

test('repeats and rejects are found at their true lines behind polygons, and filters see the area', async () => {
  const dirty = `${header}1,2024-01-01,,-89.5,40.5\n2,not a day,,-89.5,40.5\n\n"3\n",2024-01-03,,-88.5,40.5\n1,2024-01-01,,-89.5,40.5\n4,2024-01-04,,-88.5,40.5\n4,2024-01-04,,-88.5,40.5\n`;
  const loaded = await town(
    { ...byCoordinates, source: 'repeats: drop\nfilter: { area: B }' },
    { ...files, 'crime.csv': dirty },
  );
  const { rejects, ledger } = crimeOf(loaded);
  expect((await allRejects(rejects)).map(({ line, rule, survivor }) => [line, rule, survivor])).toEqual([
    [3, 'not-a-date', null],
    [7, 'same-row', 'crime.csv:2'],
    [9, 'same-row', 'crime.csv:8'],
  ]);
  expect(editorLines(dirty)[6]).toBe('1,2024-01-01,,-89.5,40.5');
  expect(ledger).toMatchObject([{ read: 6, rejected: 1, duplicate: 2, filtered: 1, loaded: 2 }]);
  expect((await factsOf(loaded)).map(([, area]) => area)).toEqual(['B', 'B']);
  await loaded.warehouse.close();
});

test('an area may come from coordinates alone', async () => {
  const loaded = await town({ ...byCoordinates, crime: byCoordinates.crime?.replace('from: BEAT, ', '') ?? '' }, files);
  expect((await factsOf(loaded)).slice(0, 3)).toEqual([
    ['1', 'A', 'polygon'],
    ['2', 'A', 'polygon'],
    ['3', 'B', 'polygon'],
  ]);
  await loaded.warehouse.close();
});

test('a layout without coordinates stands beside one with them', async () => {
  const loaded = await town(byCoordinates, {
    ...files,
    'pipelines/town.yaml': String(townFiles(byCoordinates)['pipelines/town.yaml']).replace(
      'files: [{ match: crime*.csv }]',
      'files: [{ match: crime.csv }, { match: other.csv, agency: Sheriff, columns: { area: PLACE } }]',
    ),
    'other.csv': 'ID,DATE,PLACE\n21,2024-02-01,C\n22,2024-02-02,\n',
  });
  expect((await factsOf(loaded)).slice(-2)).toEqual([
    ['21', 'C', 'given'],
    ['22', null, 'no-coordinates'],
  ]);
  await loaded.warehouse.close();
});

test.each<[string, string, string]>([
  ['that are not there', byCoordinates.crime?.replace('beats.json', 'none.json') ?? '', 'none.json: must be there'],
  [
    'of two kinds in one mapping',
    'area: { from: BEAT, polygons: { file: beats.json, name: NOM, version: "1", longitude: X, latitude: Y } }',
    'must have a property "NOM"',
  ],
  [
    'for a column that is no area',
    'area: BEAT\nid: { from: ID, polygons: { file: a, name: b, version: c, longitude: X, latitude: Y } }',
    'polygons give an area, and "id" is none',
  ],
])('polygons %s are told', async (_, crime, words) => {
  const base = townFiles({ ...byCoordinates, crime });
  const yaml = String(base['pipelines/town.yaml']);
  const once = crime.includes('id:') ? yaml.replace('      id: ID\n', '') : yaml;
  expect(await complaintsOf(town({ ...byCoordinates, crime }, { ...files, 'pipelines/town.yaml': once }))).toContain(
    words,
  );
});
