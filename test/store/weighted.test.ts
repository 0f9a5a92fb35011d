import { afterEach, describe, expect, test } from 'vitest';
import type { FactsTable, Warehouse, WeightedQuery, WeightedRow } from '../../src/store/index.ts';
import { ingestFolder, mapping, openInMemory, sourceOf, temporaryFolder, writeFiles } from '../conform/fixture.ts';

const columns = [
  mapping('period', 'date', 'week', { formats: ['%Y-%m-%d'] }),
  mapping('measure', 'text', 'measure'),
  mapping('value', 'decimal', 'value'),
  mapping('weight', 'whole', 'n'),
  mapping('group', 'text', 'group'),
];

let warehouse: Warehouse;
let table: FactsTable;
async function load(rows: readonly string[], threads = 2): Promise<void> {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'a.csv': `week,measure,value,n,group\n${rows.join('\n')}\n` });
  warehouse = await openInMemory(folder, threads);
  table = (await ingestFolder(sourceOf(columns, { when: 'period' }), { folder, warehouse })).loaded.table;
}
afterEach(() => warehouse.close());

const ask = (more: Partial<WeightedQuery> = {}): Promise<readonly WeightedRow[]> =>
  warehouse.weighted(table, {
    when: 'period',
    grain: 'all',
    cover: null,
    where: {},
    area: null,
    by: ['measure'],
    value: 'value',
    weight: 'weight',
    negative: 'keep',
    ...more,
  });
const brief = (rows: readonly WeightedRow[]): readonly string[] =>
  rows.map(({ groups, state, n, weight, sum }) => `${groups[0]} ${state}: ${n}, weight ${weight}, sum ${sum}`);

describe('weighted sums', () => {
  test('are of value × weight, in millionths, exact where doubles are not', async () => {
    await load(['2021-01-04,t,0.1,3,', '2021-01-11,t,0.2,3,', '2021-01-18,t,-0.3,3,', '2021-01-18,t,819.43,4316,']);
    expect(brief(await ask())).toEqual(['t weighted: 4, weight 4325, sum 3536659880000']);
  });
  test('a figure without a weight, or with none to speak of, is listed and not averaged', async () => {
    await load([
      '2021-01-04,t,10,1,',
      '2021-01-11,t,99,,',
      '2021-01-18,t,99,0,',
      '2021-01-25,t,99,-4,',
      '2021-02-01,t,,7,',
    ]);
    expect(brief(await ask())).toEqual([
      't no-value: 1, weight 0, sum 0',
      't no-weight: 3, weight 0, sum 0',
      't weighted: 1, weight 1, sum 10000000',
    ]);
    expect(brief(await ask({ weight: null }))).toEqual([
      't no-value: 1, weight 0, sum 0',
      't no-weight: 4, weight 0, sum 0',
    ]);
  });
  test('a figure below zero is left out and counted where the rule says so', async () => {
    await load(['2021-01-04,t,10,1,', '2021-01-11,t,-950,2,']);
    expect(brief(await ask({ negative: 'exclude' }))).toEqual([
      't negative: 1, weight 0, sum 0',
      't weighted: 1, weight 1, sum 10000000',
    ]);
    expect(brief(await ask())).toEqual(['t weighted: 2, weight 3, sum -1890000000']);
  });
  test('are exact beyond what a double can count', async () => {
    await load(['2021-01-04,t,9007199254.740993,1000000000,', '2021-01-11,t,0.000001,1,']);
    const [row] = await ask();
    expect((row?.sum ?? 0n) % 1_000_000_000n).toBe(1n);
  });
  test('come by month and group inside a cover, and alike with one thread and with many', async () => {
    const rows = Array.from(
      { length: 5000 },
      (_, row) => `2021-0${1 + (row % 3)}-04,t,${row / 7},${row % 13},g${row % 3}`,
    );
    const asked = { grain: 'month', by: ['group'], cover: { from: '2021-01-01', to: '2021-02-28' } } as const;
    await load(rows, 1);
    const one = await ask(asked);
    await warehouse.close();
    await load(rows, 4);
    expect(await ask(asked)).toEqual(one);
    expect([...new Set(one.map(({ start, groups }) => `${start} ${groups[0]}`))]).toEqual([
      '2021-01-01 g0',
      '2021-02-01 g1',
    ]);
    expect(one.reduce((sum, { n }) => sum + n, 0)).toBe(3334);
  });
  test('medians are one of the values, by month and group, of positive values alone', async () => {
    await load([
      '2021-01-04,t,10,1,a',
      '2021-01-11,t,20,1,a',
      '2021-01-18,t,-5,1,a',
      '2021-02-01,t,7,1,',
      '2021-02-01,t,0,1,',
    ]);
    expect(await warehouse.medians(table, { when: 'period', value: 'value', by: ['group'] })).toEqual([
      { month: '2021-01-01', groups: ['a'], n: 2, median: 10 },
      { month: '2021-02-01', groups: [null], n: 1, median: 7 },
    ]);
  });
});
