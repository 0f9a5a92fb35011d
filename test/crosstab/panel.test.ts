import { expect, test } from 'vitest';
import { fillCells, gridOf } from '../../src/crosstab/fill-cells.ts';
import { crosstab, type Panel } from '../../src/crosstab/index.ts';
import { everywhere } from '../../src/crosstab/roll-up.ts';
import type { Area, Metric, Pipeline } from '../../src/spec/index.ts';
import { ingestFolder, mapping, openInMemory, sourceOf, temporaryFolder, writeFiles } from '../conform/fixture.ts';
import { firstCells } from './list-cells.ts';

const area = (name: string): Area => ({ area: name, role: 'comparison', site: name, intervals: [] });
const months = ['2020-01', '2020-02', '2020-03'].map((month) => ({ from: `${month}-01`, to: `${month}-28`, days: 28 }));

test('every area and month has a place, and zero is kept apart from nothing', () => {
  const [areas, starts] = [[area('North'), area('South')], months.map(({ from }) => from)];
  const row = (start: string, name: string | null, value: number) => ({
    start,
    area: name,
    values: [99, value],
    isWhole: true,
  });
  const rows = [row('2020-02-01', 'North', 0), row('2020-02-01', null, 9), row('2020-02-01', 'Elsewhere', 9)];
  const filled = fillCells(gridOf(areas, months, starts), 'count', {
    fillings: [{ rows, place: 1, column: 0 }],
    silenceIsZero: false,
  });
  // the last row is that of records in no known area
  expect([...filled.cells.reported]).toEqual([0, 1, 0, 0, 0, 0, 0, 1, 0]);
  expect([...(filled.cells.columns[0] ?? [])]).toEqual([0, 0, 0, 0, 0, 0, 0, 18, 0]);
  expect(filled.elsewhere).toBe(18);
});

test('a panel without counts, areas or months is no error', () => {
  const fill = { fillings: [{ rows: [], place: 0, column: 0 }], silenceIsZero: false };
  expect([...fillCells(gridOf([area('North')], months, []), 'count', fill).cells.reported]).toEqual([0, 0, 0, 0, 0, 0]);
  expect(fillCells(gridOf([], months, []), 'count', fill).cells.reported).toHaveLength(3);
  expect(fillCells(gridOf([area('North')], [], []), 'count', fill).cells.reported).toHaveLength(0);
});

test('what only all places together can be told of is added up by month, whole where all parts are', () => {
  const row = (start: string, name: string | null, values: number[], isWhole = true) => ({
    start,
    area: name,
    values,
    isWhole,
  });
  expect(
    everywhere([
      row('2020-01-01', 'North', [1, 5]),
      row('2020-02-01', 'North', [2, 6], false),
      row('2020-01-01', null, [10, 0]),
    ]),
  ).toEqual([row('2020-01-01', null, [11, 5]), row('2020-02-01', null, [2, 6], false)]);
  expect(everywhere([])).toEqual([]);
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
    by: null,
    group: null,
    process: { chart: null },
    measure: { kind: 'rate', count: {}, per: 1000, over: 'year', empty },
  } as unknown as Metric;
  const panel = await crosstab(
    { metrics: [metric], areas: {}, calendar: { timezone: 'America/New_York' } } as unknown as Pipeline,
    {
      sources,
      areaList: { areas: [area('North'), area('South'), area('West')], strangers: [], smaller: [], partialDates: 0 },
      checks: [],
      coverage: [],
      boundaries: [],
      outlines: [],
    },
    { warehouse, grain },
  );
  await warehouse.close();
  return panel;
}

test('a panel covers every area and month, with exposure in person-days of the covered days alone', async () => {
  const panel = await panelOf('month', 'zero');
  expect(panel.metrics[0]?.elsewhere).toBe(2);
  expect(
    firstCells(panel).map(({ area: name, from, to, stat, interpolated }) => [
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
  expect(firstCells(await panelOf('month', 'missing')).map(({ stat }) => stat?.events ?? null)).toEqual([
    2,
    null,
    null,
    null,
    1,
    null,
    null,
    null,
    null,
  ]);
});

test('by day, the cells of a month add up to it', async () => {
  const days = firstCells(await panelOf('day', 'zero')).filter(({ area: name }) => name === 'North');
  expect(days).toHaveLength(27 + 29 + 10);
  expect(days.reduce((sum, { stat }) => sum + (stat?.events ?? 0), 0)).toBe(2);
  expect(days.reduce((sum, { stat }) => sum + (stat?.exposure ?? 0), 0)).toBe(150 * 66);
});
