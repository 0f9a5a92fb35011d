import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FactsTable, Measured, PanelRow, Warehouse } from '../../src/store/index.ts';
import { ingestFolder, mapping, openInMemory, sourceOf, temporaryFolder, writeFiles } from '../conform/fixture.ts';

const columns = [
  mapping('id', 'text', 'id'),
  mapping('at', 'timestamp', 'at', { formats: ['%Y-%m-%d %H:%M'] }),
  mapping('area', 'text', 'area'),
  mapping('kind', 'text', 'kind'),
  mapping('victims', 'whole', 'victims'),
  mapping('firearm', 'flag', 'firearm'),
];
const content = `id,at,area,kind,victims,firearm
1,2021-01-01 00:00,North,A,1,yes
1,2021-01-31 23:59,North,B,2,no
1,2021-02-01 00:00,North,B,4,yes
2,2021-01-15 12:00,South,B,8,
,2021-01-16 12:00,South,B,16,no
,2021-01-16 12:00,South,B,32,no
3,2021-01-20 12:00,,C,,yes
4,2020-12-31 23:59,North,B,64,yes
4,2021-01-02 00:00,North,B,128,yes
`;

let warehouse: Warehouse;
let table: FactsTable;
async function load(text: string, threads: number): Promise<void> {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'a.csv': text });
  warehouse = await openInMemory(folder, threads);
  table = (await ingestFolder(sourceOf(columns), { folder, warehouse })).loaded.table;
}
beforeEach(() => load(content, 2));
afterEach(() => warehouse.close());

const measured = (more: Partial<Measured> = {}): Measured => ({ id: 'm', where: {}, of: null, sum: null, ...more });
const january = { from: '2021-01-01', to: '2021-01-31' };
const ask = (measures: readonly Measured[], more: object = {}): Promise<readonly PanelRow[]> =>
  warehouse.panel({ table, when: 'at', area: 'area', grain: 'month', cover: january, measures, ...more });
const byArea = async (measure: Measured): Promise<Readonly<Record<string, number>>> =>
  Object.fromEntries((await ask([measure])).map(({ area, values }) => [area ?? '', values[0] ?? -1]));

describe('the panel', () => {
  test('counts records of the cover alone, to its last minute', async () => {
    expect(await byArea(measured())).toEqual({ North: 3, South: 3, '': 1 });
  });
  test('adds up, and a sum without a number is zero', async () => {
    expect(await byArea(measured({ sum: 'victims' }))).toEqual({ North: 131, South: 56, '': 0 });
  });
  test('counts an id at its first record that matches; one without an id stands alone', async () => {
    expect(await byArea(measured({ of: 'id' }))).toEqual({ North: 1, South: 3, '': 1 });
    expect(await byArea(measured({ of: 'id', where: { kind: 'B' } }))).toEqual({ North: 1, South: 3, '': 0 });
    expect(await byArea(measured({ of: 'id', where: { kind: 'B' }, sum: 'victims' }))).toEqual({
      North: 2,
      South: 56,
      '': 0,
    });
  });
  test('asks several measures at once as it asks each', async () => {
    const measures = [
      measured(),
      measured({ where: { kind: ['A', 'C'] } }),
      measured({ of: 'id' }),
      measured({ sum: 'victims', where: { firearm: true } }),
      measured({ of: 'id', where: { kind: { not: 'B' } } }),
    ];
    const together = await ask(measures);
    for (const [index, measure] of measures.entries())
      expect((await ask([measure])).map(({ values }) => values[0])).toEqual(
        together.map(({ values }) => values[index]),
      );
  });
  test.each<[object, number]>([
    [{ kind: 'B' }, 5],
    [{ kind: ['A', 'C'] }, 2],
    [{ kind: { not: 'B' } }, 2],
    [{ kind: { not: ['A', 'B'] } }, 1],
    [{ firearm: true }, 3],
    [{ firearm: false }, 3],
    [{ firearm: { not: true } }, 4],
    [{ victims: { min: 8 } }, 4],
    [{ victims: { min: 8, max: 16 } }, 2],
    [{ victims: { max: 1 } }, 1],
    [{ victims: 2 }, 1],
    [{ kind: 'B', firearm: false }, 3],
    [{}, 7],
  ])('with %j', async (where, n) => {
    expect((await ask([measured({ where: where as never })], { area: null })).map(({ values }) => values[0])).toEqual([
      n,
    ]);
  });
  test('by day', async () => {
    const rows = await ask([measured()], { grain: 'day', area: null });
    expect(rows.map(({ start, values }) => [start, values[0]])).toEqual([
      ['2021-01-01', 1],
      ['2021-01-02', 1],
      ['2021-01-15', 1],
      ['2021-01-16', 2],
      ['2021-01-20', 1],
      ['2021-01-31', 1],
    ]);
  });
  test('without a record answers nothing', async () => {
    expect(await ask([measured()], { cover: { from: '1999-01-01', to: '1999-12-31' } })).toEqual([]);
  });
});

describe('many counts', () => {
  const conditions: readonly Partial<Measured>[] = [
    {},
    { where: { kind: 'A' } },
    { where: { kind: ['B', 'C'] } },
    { where: { kind: { not: 'B' } } },
    { where: { kind: { missing: true } } },
    { where: { firearm: true } },
    { where: { firearm: { not: true } } },
    { where: { kind: 'B', firearm: false } },
    { where: { victims: { min: 8, max: 64 } } },
    { where: { area: 'North' } },
    { where: { kind: 'B' }, and: { firearm: true } },
    { where: { kind: 'B' }, filled: ['firearm', 'area'] },
    { lacking: ['firearm', 'victims'] },
  ];
  const others: readonly Partial<Measured>[] = [
    { sum: 'victims', where: { kind: 'B' } },
    { of: 'id' },
    { within: { from: '2021-01-10', to: '2021-01-20' } },
  ];
  const sameAsAlone = async (measures: readonly Measured[], more: object = {}): Promise<void> => {
    const together = await ask(measures, more);
    expect(together.length).toBeGreaterThan(0);
    for (const [index, measure] of measures.entries())
      expect(await ask([measure], more)).toEqual(
        together.map((row) => ({ ...row, values: row.values.slice(index, index + 1) })),
      );
  };

  test.each([
    ['alone', conditions],
    ['among sums and first records', [...others, ...conditions, ...others]],
  ])('%s are those of each asked by itself', async (_, all) => {
    await sameAsAlone(all.map(measured));
    await sameAsAlone(all.map(measured), { area: null, grain: 'day' });
  });
  test('are the same where hardly any two records are alike', async () => {
    await warehouse.close();
    const lines = Array.from({ length: 1_500 }, (_, n) => `${n},2021-01-${10 + (n % 3)} 10:00,North,K${n},${n},`);
    await load(`id,at,area,kind,victims,firearm\n${lines.join('\n')}\n`, 2);
    await sameAsAlone(conditions.map(measured));
  });
  test('of no record answer nothing', async () => {
    expect(await ask(conditions.map(measured), { cover: { from: '1999-01-01', to: '1999-12-31' } })).toEqual([]);
  });
});

test('is the same at one thread and at four', async () => {
  const lines = fc.sample(
    fc.tuple(
      fc.integer({ min: 0, max: 4000 }),
      fc.integer({ min: 1, max: 28 }),
      fc.constantFrom('North', 'South', ''),
      fc.constantFrom('A', 'B', 'C'),
      fc.integer({ min: 0, max: 9 }),
    ),
    { seed: 7, numRuns: 20_000 },
  );
  const text = `id,at,area,kind,victims,firearm\n${lines.map(([id, day, area, kind, victims]) => `${id === 0 ? '' : id},2021-01-${String(day).padStart(2, '0')} 10:00,${area},${kind},${victims},yes`).join('\n')}\n`;
  const measures = [
    measured(),
    measured({ sum: 'victims' }),
    measured({ of: 'id' }),
    measured({ of: 'id', where: { kind: 'B' }, sum: 'victims' }),
  ];
  const answers: (readonly PanelRow[])[] = [];
  for (const threads of [1, 4]) {
    await warehouse.close();
    await load(text, threads);
    answers.push(await ask(measures, { grain: 'day' }));
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[0]?.reduce((sum, { values }) => sum + (values[0] ?? 0), 0)).toBe(20_000);
});

describe('further conditions and sums', () => {
  test('are asked of the rows that count, and never change which row of an id comes first', async () => {
    // the first row of id 1 has a firearm; its second has none, and is not asked
    expect(await byArea(measured({ of: 'id', and: { firearm: false } }))).toEqual({ North: 0, South: 2, '': 0 });
    expect(await byArea(measured({ of: 'id', and: { firearm: true } }))).toEqual({ North: 1, South: 0, '': 1 });
    expect(await byArea(measured({ filled: ['firearm'] }))).toEqual({ North: 3, South: 2, '': 1 });
    expect(await byArea(measured({ lacking: ['firearm', 'victims'] }))).toEqual({ North: 0, South: 1, '': 1 });
    expect(await byArea(measured({ within: { from: '2021-01-01', to: '2021-01-15' } }))).toEqual({
      North: 2,
      South: 1,
      '': 0,
    });
  });
  test('keep squares exact in two words, and weigh by what a column says', async () => {
    const squares = await ask([
      measured({ sum: 'victims', squares: 'high' }),
      measured({ sum: 'victims', squares: 'low' }),
    ]);
    const total = (values: readonly number[]): number => (values[0] ?? 0) * 2 ** 32 + (values[1] ?? 0);
    expect(squares.map(({ area, values }) => [area, total(values)])).toEqual([
      ['North', 1 + 4 + 128 ** 2],
      ['South', 64 + 256 + 1024],
      [null, 0],
    ]);
    const weights = { by: 'kind', of: { A: 3, B: 10 } };
    expect(await byArea(measured({ weights: { ...weights, power: 1 } }))).toEqual({ North: 23, South: 30, '': 0 });
    expect(await byArea(measured({ weights: { ...weights, power: 2 } }))).toEqual({ North: 209, South: 300, '': 0 });
    expect(await byArea(measured({ sum: 'victims', weights: { ...weights, power: 1 } }))).toEqual({
      North: 3 + 20 + 1280,
      South: 560,
      '': 0,
    });
  });
  test('keep the values of a column apart', async () => {
    const rows = await ask([measured()], { by: ['kind'] });
    expect(rows.map(({ area, groups: [group], values }) => [area, group, values[0]])).toEqual([
      ['North', 'A', 1],
      ['North', 'B', 2],
      ['South', 'B', 3],
      [null, 'C', 1],
    ]);
  });
  test('keep the values of several columns apart, and a record without one of them', async () => {
    const rows = await ask([measured({ sum: 'victims' })], { area: null, by: ['kind', 'firearm'] });
    expect(rows.map(({ groups, values }) => [...groups, values[0]])).toEqual([
      ['A', 'true', 1],
      ['B', 'false', 2 + 16 + 32],
      ['B', 'true', 128],
      ['B', null, 8],
      ['C', 'true', 0],
    ]);
  });
});
