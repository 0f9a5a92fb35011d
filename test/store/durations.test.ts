import { afterEach, describe, expect, test } from 'vitest';
import type { DurationRow, DurationsQuery, FactsTable, Warehouse } from '../../src/store/index.ts';
import { ingestFolder, mapping, openInMemory, sourceOf, temporaryFolder, writeFiles } from '../conform/fixture.ts';

const zone = 'America/New_York';
const time = { formats: ['%Y-%m-%d %H:%M:%S'] };
const columns = [
  mapping('id', 'text', 'id'),
  mapping('received_at', 'timestamp', 'received', time),
  mapping('arrived_at', 'timestamp', 'arrived', time),
  mapping('travel', 'duration', 'travel', { unit: 'seconds' }),
  mapping('area', 'text', 'area'),
  mapping('unit', 'text', 'unit'),
  mapping('self_initiated', 'flag', 'self'),
  mapping('cancelled', 'flag', 'off'),
];
const header = 'id,received,arrived,travel,area,unit,self,off\n';

let warehouse: Warehouse;
let table: FactsTable;
async function load(rows: readonly string[], threads = 2, mappings = columns): Promise<void> {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'a.csv': `${header}${rows.join('\n')}\n` });
  warehouse = await openInMemory(folder, threads);
  const source = sourceOf(mappings, { when: 'received_at' });
  table = (await ingestFolder(source, { folder, warehouse, zone })).loaded.table;
}
afterEach(() => warehouse.close());

const stamp = (column: string, twice: 'earlier' | 'later' = 'earlier') => ({
  column,
  precision: null,
  twice: [twice],
  otherZone: [false],
});
const stamps = {
  kind: 'stamps',
  from: stamp('received_at'),
  to: stamp('arrived_at'),
} as const;
const ask = (more: Partial<DurationsQuery> = {}): Promise<readonly DurationRow[]> =>
  warehouse.durations(table, {
    when: 'received_at',
    grain: 'all',
    cover: null,
    where: {},
    area: null,
    by: [],
    zone,
    interval: stamps,
    firstOf: null,
    longestSeconds: null,
    selfInitiated: 'self_initiated',
    cancelled: 'cancelled',
    stacked: null,
    ...more,
  });
const brief = (rows: readonly DurationRow[]): readonly string[] =>
  rows.flatMap(({ outcome, lengths, n }) =>
    lengths === null
      ? [`${n} ${outcome}`]
      : lengths.values.map((seconds, at) => `${lengths.n[at]} ${outcome} ${seconds}`),
  );

describe('durations', () => {
  const calls = [
    ['a measured call', '1,2021-06-01 10:00:00,2021-06-01 10:07:26,,N,E1,no,no', '1 measured 446'],
    ['no time between the stamps', '1,2021-06-01 10:00:00,2021-06-01 10:00:00,,N,E1,no,no', '1 zero 0'],
    ['an end before the beginning', '1,2021-06-01 10:00:00,2021-06-01 09:59:59,,N,E1,no,no', '1 negative'],
    ['no beginning', '1,,2021-06-01 09:59:59,,N,E1,no,no', '1 missing-start'],
    ['neither end', '1,,,,N,E1,no,no', '1 missing-start'],
    ['no arrival', '1,2021-06-01 10:00:00,,,N,E1,no,no', '1 missing-end'],
    ['longer than is believed', '1,2021-06-01 10:00:00,2021-06-01 14:00:01,,N,E1,no,no', '1 too-long'],
    ['exactly as long as is believed', '1,2021-06-01 10:00:00,2021-06-01 14:00:00,,N,E1,no,no', '1 measured 14400'],
    [
      'self-initiated, though it has stamps',
      '1,2021-06-01 10:00:00,2021-06-01 10:00:00,,N,E1,yes,no',
      '1 self-initiated',
    ],
    ['cancelled before an arrival', '1,2021-06-01 10:00:00,,,N,E1,no,yes', '1 cancelled'],
    ['flags that are blank', '1,2021-06-01 10:00:00,2021-06-01 10:00:09,,N,E1,,', '1 measured 9'],
  ] as const;
  test.each(calls)('has one outcome for %s', async (_title, row, expected) => {
    await load([row]);
    expect(brief(await ask({ longestSeconds: 14_400 }))).toEqual([expected]);
  });

  test('reads self-initiated and cancelled calls by their stamps where they are kept', async () => {
    await load(['1,2021-06-01 10:00:00,2021-06-01 10:00:05,,N,E1,yes,no', '2,2021-06-01 10:00:00,,,N,E1,no,yes']);
    expect(brief(await ask({ selfInitiated: null, cancelled: null }))).toEqual(['1 measured 5', '1 missing-end']);
  });

  const nights = [
    ['the night before summer time', '2021-03-13 23:30:00', '2021-03-14 01:30:00', 7200, 0],
    ['over the hour that spring skips', '2021-03-14 01:50:00', '2021-03-14 03:10:00', 20 * 60, 1],
    ['from winter to summer, a day long', '2021-03-13 12:00:00', '2021-03-14 12:00:00', 23 * 3600, 1],
    ['over the hour that autumn repeats', '2021-11-07 00:50:00', '2021-11-07 02:10:00', 140 * 60, 1],
    ['into the repeated hour, read as the earlier', '2021-11-07 00:50:00', '2021-11-07 01:10:00', 20 * 60, 1],
    ['out of the repeated hour, read as the earlier', '2021-11-07 01:50:00', '2021-11-07 02:10:00', 80 * 60, 1],
    ['after the clock was put back', '2021-11-07 02:10:00', '2021-11-07 02:20:00', 600, 0],
  ] as const;
  test.each(nights)('measures instants: %s', async (_title, from, to, seconds, clockChange) => {
    await load([`1,${from},${to},,N,E1,no,no`]);
    const overnight = from.slice(0, 10) === to.slice(0, 10) ? 0 : 1;
    expect(await ask()).toMatchObject([
      { outcome: 'measured', lengths: { values: [seconds], n: [1] }, n: 1, overnight, clockChange },
    ]);
  });

  test('reads the repeated hour as the later where that is declared, for each end by itself', async () => {
    await load(['1,2021-11-07 00:50:00,2021-11-07 01:10:00,,N,E1,no,no']);
    const later = { ...stamps, to: stamp('arrived_at', 'later') };
    expect(brief(await ask({ interval: later }))).toEqual(['1 measured 4800']);
  });

  const exact = [
    ['both in the hour, 65 minutes apart', '2023-11-05 05:50:00', '2023-11-05 06:55:00', '1 hour-shown-twice'],
    ['either side of the change', '2023-11-05 05:50:00', '2023-11-05 06:05:00', '1 hour-shown-twice'],
    ['out of the hour', '2023-11-05 06:55:00', '2023-11-05 07:05:00', '1 hour-shown-twice'],
    ['into the hour', '2023-11-05 04:50:00', '2023-11-05 05:10:00', '1 hour-shown-twice'],
    ['one hour apart, of one local time', '2023-11-05 05:50:00', '2023-11-05 06:50:00', '1 hour-shown-twice'],
    ['without an arrival', '2023-11-05 05:50:00', '', '1 missing-end'],
    ['over the whole hour', '2023-11-05 04:50:00', '2023-11-05 07:10:00', '1 measured 8400'],
    ['after the hour', '2023-11-05 07:00:00', '2023-11-05 07:05:00', '1 measured 300'],
  ] as const;
  const inUtc = columns.map((one) => (one.type === 'timestamp' ? { ...one, zone: 'UTC' } : one));
  test.each(exact)('guesses no hour that the file told apart in UTC: %s', async (_title, from, to, expected) => {
    await load([`1,${from},${to},,N,E1,no,no`], 2, inUtc);
    const known = { from: { ...stamps.from, otherZone: [true] }, to: { ...stamps.to, otherZone: [true] } };
    expect(brief(await ask({ interval: { kind: 'stamps', ...known } }))).toEqual([expected]);
  });

  test('is the plain difference in a zone that changes no clock', async () => {
    await load(['1,2021-03-14 01:50:00,2021-03-14 03:10:00,,N,E1,no,no']);
    expect(await ask({ zone: 'America/Phoenix' })).toMatchObject([{ lengths: { values: [4800] }, clockChange: 0 }]);
  });

  const call = [
    '7,2021-06-01 10:00:10,2021-06-01 10:09:00,,South,E2,no,yes',
    '7,2021-06-01 10:00:00,2021-06-01 10:05:00,,North,E1,no,no',
    '7,2021-06-01 10:00:20,,,,E3,no,no',
    ',2021-06-01 11:00:00,2021-06-01 11:01:00,,North,E1,no,no',
    ',2021-06-01 12:00:00,2021-06-01 12:01:00,,North,E1,no,no',
  ];
  test('first: one interval for each call, from its earliest receipt to its first arrival; without an id each row is one', async () => {
    await load(call);
    const rows = await ask({ firstOf: 'id', area: 'area' });
    expect(rows.map(({ area, lengths, n }) => [area, lengths?.values, n])).toEqual([
      ['North', [60], 2],
      ['South', [300], 1],
    ]);
    expect(brief(await ask())).toEqual(['1 cancelled', '2 measured 60', '1 measured 300', '1 missing-end']);
  });
  test('first: a call is cancelled when all its rows are, self-initiated when one is', async () => {
    await load([
      '1,2021-06-01 10:00:00,2021-06-01 10:01:00,,N,E1,no,yes',
      '1,2021-06-01 10:00:00,,,N,E2,no,yes',
      '2,2021-06-01 10:00:00,2021-06-01 10:01:00,,N,E1,yes,no',
      '2,2021-06-01 10:00:00,,,N,E2,no,no',
    ]);
    expect(brief(await ask({ firstOf: 'id' }))).toEqual(['1 cancelled', '1 self-initiated']);
  });
  test('first: answers alike with one thread and with many', async () => {
    const many = Array.from({ length: 3000 }, (_, row) => {
      const minute = String(row % 60).padStart(2, '0');
      return `${row % 700},2021-06-01 10:00:00,2021-06-01 10:${minute}:30,,A${row % 11},E1,no,no`;
    });
    await load(many, 1);
    const one = await ask({ firstOf: 'id', area: 'area' });
    await warehouse.close();
    await load(many, 4);
    expect(await ask({ firstOf: 'id', area: 'area' })).toEqual(one);
    expect(one.reduce((sum, { n }) => sum + n, 0)).toBe(700);
  });

  test('durations of the file: negative, zero and blank are told apart', async () => {
    await load([
      '1,2021-06-01 10:00:00,,90,N,E1,no,no',
      '2,2021-06-01 10:00:00,,-5,N,E1,no,no',
      '3,2021-06-01 10:00:00,,0,N,E1,no,no',
      '4,2021-06-01 10:00:00,,,N,E1,no,no',
    ]);
    const rows = await ask({ interval: { kind: 'duration', column: 'travel' } });
    expect(brief(rows)).toEqual(['1 measured 90', '1 missing-duration', '1 negative', '1 zero 0']);
  });

  test('a stamp that the source does not have is missing for every call', async () => {
    await load(['1,2021-06-01 10:00:00,2021-06-01 10:01:00,,N,E1,no,no']);
    expect(brief(await ask({ interval: { ...stamps, to: null } }))).toEqual(['1 missing-end']);
  });

  test('groups by month, area and columns, inside a cover; records without a time are there where no cover is asked for', async () => {
    await load([
      '1,2021-05-31 23:59:50,2021-06-01 00:00:10,,N,E1,no,no',
      '2,2021-06-01 00:00:00,2021-06-01 00:00:20,,N,E1,no,no',
      '3,2021-06-30 23:59:59,2021-07-01 00:00:19,,,E2,no,no',
      '4,,2021-06-01 00:00:20,,N,E2,no,no',
    ]);
    const grouped = { grain: 'month', area: 'area', by: ['unit'] } as const;
    const june = await ask({ ...grouped, cover: { from: '2021-06-01', to: '2021-06-30' } });
    expect(june.map(({ start, area, groups, n }) => [start, area, ...groups, n])).toEqual([
      ['2021-06-01', 'N', 'E1', 1],
      ['2021-06-01', null, 'E2', 1],
    ]);
    const all = await ask(grouped);
    expect(all.map(({ start, outcome }) => [start, outcome])).toContainEqual([null, 'missing-start']);
    expect(all.reduce((sum, { n }) => sum + n, 0)).toBe(4);
    expect(all.reduce((sum, { overnight }) => sum + overnight, 0)).toBe(2);
  });

  test('looks only at records that meet a condition', async () => {
    await load(call);
    expect(brief(await ask({ where: { unit: 'E1' }, firstOf: 'id' }))).toEqual(['2 measured 60', '1 measured 300']);
  });
});
