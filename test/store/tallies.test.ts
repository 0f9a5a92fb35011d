import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FactsTable, Tally, Warehouse } from '../../src/store/index.ts';
import { ingestFolder, mapping, openInMemory, sourceOf, temporaryFolder, writeFiles } from '../conform/fixture.ts';

const formats = ['%Y-%m-%d %H:%M'];
const source = sourceOf([
  mapping('occurred_at', 'timestamp', 'when', { formats, filled: true }),
  mapping('reported_at', 'timestamp', 'reported', { formats }),
  mapping('area', 'text', 'area'),
]);
const text = [
  'when,reported,area',
  '2021-12-31 23:59,2022-01-01 00:00,North',
  '2022-01-01 00:00,2022-01-03 12:00,',
  '2022-01-31 23:00,,North',
  '2022-02-28 10:00,2022-02-27 09:00,South',
].join('\n');

let warehouse: Warehouse;
let table: FactsTable;
beforeAll(async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'a.csv': text });
  warehouse = await openInMemory(folder);
  ({
    loaded: { table },
  } = await ingestFolder(source, { folder, warehouse }));
});
afterAll(() => warehouse.close());

const asked = (more: Partial<Tally>): Tally => ({ by: [], filled: [], ends: null, through: null, ...more });
const month = { kind: 'month', column: 'occurred_at' } as const;
const area = { kind: 'column', column: 'area' } as const;
const days = { kind: 'days', from: 'occurred_at', to: 'reported_at' } as const;

describe('tallies', () => {
  test('count records and values by month, with the first and last day', async () => {
    const [rows] = await warehouse.tallies(table, [
      asked({ by: [month], filled: ['area', 'reported_at'], ends: 'occurred_at' }),
    ]);
    expect(rows).toEqual([
      { keys: ['2021-12'], n: 1, filled: [1, 1], first: '2021-12-31', last: '2021-12-31' },
      { keys: ['2022-01'], n: 2, filled: [1, 1], first: '2022-01-01', last: '2022-01-31' },
      { keys: ['2022-02'], n: 1, filled: [1, 1], first: '2022-02-28', last: '2022-02-28' },
    ]);
  });

  test('answer several questions at once, each in the order of its keys', async () => {
    const [byArea, all, byDays, both] = await warehouse.tallies(table, [
      asked({ by: [area], filled: ['reported_at'] }),
      asked({ filled: ['area'], ends: 'reported_at' }),
      asked({ by: [days] }),
      asked({ by: [area, month], ends: 'reported_at' }),
    ]);
    expect(byArea?.map(({ keys, n, filled }) => [...keys, n, ...filled])).toEqual([
      ['North', 2, 1],
      ['South', 1, 1],
      [null, 1, 1],
    ]);
    expect(all).toEqual([{ keys: [], n: 4, filled: [3], first: '2022-01-01', last: '2022-02-27' }]);
    expect(byDays?.map(({ keys, n }) => [...keys, n])).toEqual([
      ['-1', 1],
      ['1', 1],
      ['2', 1],
      [null, 1],
    ]);
    expect(both?.map(({ keys, n, last }) => [...keys, n, last])).toEqual([
      ['North', '2021-12', 1, '2022-01-01'],
      ['North', '2022-01', 1, null],
      ['South', '2022-02', 1, '2022-02-27'],
      [null, '2022-01', 1, '2022-01-03'],
    ]);
  });

  test('leave out what is later than a day, and keep all of that day', async () => {
    const through = { column: 'occurred_at', day: '2022-01-31' };
    const [rows] = await warehouse.tallies(table, [asked({ through })]);
    expect(rows?.[0]?.n).toBe(3);
  });

  test('of nothing are nothing', async () => {
    expect(await warehouse.tallies(table, [])).toEqual([]);
  });
});

describe('measurements', () => {
  const record = (data: string, measured: object) => ({
    data,
    identity: `${data}!`,
    measured: JSON.stringify(measured),
  });

  test('keep the last two states of the data, the newest first', async () => {
    expect(await warehouse.measurements('town', 'crime')).toEqual([]);
    for (const name of ['a', 'b', 'b', 'c']) await warehouse.saveMeasurements('town', 'crime', record(name, { name }));
    expect((await warehouse.measurements('town', 'crime')).map(({ data }) => data)).toEqual(['c', 'b']);
    await warehouse.saveMeasurements('town', 'crime', record('c', { name: 'again' }));
    expect((await warehouse.measurements('town', 'crime')).map(({ measured }) => JSON.parse(measured).name)).toEqual([
      'again',
      'b',
    ]);
    expect(await warehouse.measurements('other', 'crime')).toEqual([]);
  });

  test('of files that were there before come last again', async () => {
    for (const name of ['a', 'b', 'a']) await warehouse.saveMeasurements('town', 'back', record(name, {}));
    expect((await warehouse.measurements('town', 'back')).map(({ data }) => data)).toEqual(['a', 'b']);
  });
});
