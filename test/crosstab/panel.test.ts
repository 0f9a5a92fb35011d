import { expect, test } from 'vitest';
import { completeGrid } from '../../src/crosstab/grid.ts';
import { crosstab, type Panel } from '../../src/crosstab/index.ts';
import type { Area, Metric, Pipeline } from '../../src/spec/index.ts';
import { ingestFolder, mapping, openInMemory, sourceOf, temporaryFolder, writeFiles } from '../conform/fixture.ts';

const area = (name: string): Area => ({ area: name, role: 'comparison', site: name, intervals: [] });
const months = ['2020-01', '2020-02', '2020-03'].map((month) => ({ from: `${month}-01`, to: `${month}-28` }));

test('the grid has every area and every period once, and keeps zero apart from nothing', () => {
  const grid = completeGrid(
    [
      { start: '2020-02-01', area: 'North', events: 0 },
      { start: '2020-02-01', area: null, events: 9 },
      { start: '2020-02-01', area: 'Elsewhere', events: 9 },
    ],
    [area('North'), area('South')],
    months,
  );
  expect(grid).toHaveLength(6);
  expect(grid.filter(({ events }) => events !== null)).toEqual([{ area: 'North', start: '2020-02-01', events: 0 }]);
  expect(grid.map(({ area: name, start }) => `${name} ${start}`)).toEqual(
    ['North', 'South'].flatMap((name) => months.map(({ from }) => `${name} ${from}`)),
  );
});

test('a grid without counts, areas or periods is no error', () => {
  expect(completeGrid([], [area('North')], months).map(({ events }) => events)).toEqual([null, null, null]);
  expect(completeGrid([], [], months)).toEqual([]);
  expect(completeGrid([], [area('North')], [])).toEqual([]);
});

async function panelOf(grain: Panel['grain'], empty: 'zero' | 'missing'): Promise<Panel> {
  const folder = await temporaryFolder();
  await writeFiles(folder, {
    'crime.csv':
      'at,area\n2020-01-10,North\n2020-01-11,North\n2020-02-03,South\n2020-02-04,Atlantis\n2020-02-05,\n2020-03-20,North\n',
    'people.csv': 'area,year,n\nNorth,2019,100\nNorth,2021,200\nSouth,2010,50\n',
  });
  const warehouse = await openInMemory(folder);
  const crime = sourceOf(
    [mapping('occurred_at', 'timestamp', 'at', { formats: ['%Y-%m-%d'] }), mapping('area', 'text', 'area')],
    { files: [{ match: 'crime.csv' }], covers: { from: '2020-01-05', to: '2020-03-10' } },
  );
  const people = sourceOf(
    [mapping('area', 'text', 'area'), mapping('year', 'whole', 'year'), mapping('population', 'whole', 'n')],
    { id: 'people', kind: 'populations', files: [{ match: 'people.csv' }] },
  );
  const sources = [
    (await ingestFolder(crime, { folder, warehouse })).loaded,
    (await ingestFolder(people, { folder, warehouse })).loaded,
  ];
  const metric = {
    id: 'rate',
    source: 'crime',
    exposure: 'people',
    measure: { kind: 'rate', count: {}, per: 1000, over: 'year', empty },
  } as unknown as Metric;
  const panel = await crosstab(
    { metrics: [metric] } as unknown as Pipeline,
    {
      sources,
      areaList: { areas: [area('North'), area('South'), area('West')], strangers: [], smaller: [], partialDates: 0 },
      checks: [],
      coverage: [],
      boundaries: [],
    },
    { warehouse, grain },
  );
  await warehouse.close();
  return panel;
}

test('a panel covers every area and month, with exposure in person-days of the covered days alone', async () => {
  const {
    metrics: [rate],
  } = await panelOf('month', 'zero');
  expect(rate?.elsewhere).toBe(2);
  expect(
    rate?.cells.map(({ area: name, from, to, stat, interpolated }) => [
      name,
      from,
      to,
      stat?.events,
      stat?.exposure,
      interpolated,
    ]),
  ).toEqual([
    ['North', '2020-01-05', '2020-01-31', 2, 150 * 27, true],
    ['North', '2020-02-01', '2020-02-29', 0, 150 * 29, true],
    ['North', '2020-03-01', '2020-03-10', 0, 150 * 10, true],
    ['South', '2020-01-05', '2020-01-31', 0, 50 * 27, true],
    ['South', '2020-02-01', '2020-02-29', 1, 50 * 29, true],
    ['South', '2020-03-01', '2020-03-10', 0, 50 * 10, true],
    ...['2020-01-05', '2020-02-01', '2020-03-01'].map((from, n) => [
      'West',
      from,
      ['2020-01-31', '2020-02-29', '2020-03-10'][n],
      0,
      0,
      false,
    ]),
  ]);
});

test('where silence says nothing, a cell without records has no figure', async () => {
  const {
    metrics: [rate],
  } = await panelOf('month', 'missing');
  expect(rate?.cells.map(({ stat }) => stat?.events ?? null)).toEqual([2, null, null, null, 1, null, null, null, null]);
});

test('by day, the cells of a month add up to it', async () => {
  const {
    metrics: [rate],
  } = await panelOf('day', 'zero');
  const days = rate?.cells.filter(({ area: name }) => name === 'North') ?? [];
  expect(days).toHaveLength(27 + 29 + 10);
  expect(days.reduce((sum, { stat }) => sum + (stat?.events ?? 0), 0)).toBe(2);
  expect(days.reduce((sum, { stat }) => sum + (stat?.exposure ?? 0), 0)).toBe(150 * 66);
});
