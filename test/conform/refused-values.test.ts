import { describe, expect, test } from 'vitest';
import type { Mapping, Source } from '../../src/spec/index.ts';
import type { FactsTable, Warehouse } from '../../src/store/index.ts';
import { type Files, type Ingested, ingest, mapping, openInMemory, sourceOf, temporaryFolder } from './fixture.ts';

const trust = mapping('trust', 'whole', 'trust', { refuse: 'value', scale: { min: 1, max: 5 } });
const columns = [mapping('id', 'text', 'id', { filled: true }), trust, mapping('area', 'text', 'area')];
const told = ({ rejects }: Ingested): readonly string[] =>
  rejects.map(({ line, fate, column, rule, value }) => `${line} ${fate} ${column} ${rule} ${value}`);

describe('a bad value that costs only itself', () => {
  test('is NULL in its record, listed at its line, and counted', async () => {
    const found = await ingest(
      { 'a.csv': 'id,trust,area\n1,4,North\n\n2,6,South\n3,"a\nb",East\n4,,West\n5,0,\n' },
      sourceOf(columns),
    );
    expect(found.facts).toEqual([
      ['1', 4, 'North'],
      ['2', null, 'South'],
      ['3', null, 'East'],
      ['4', null, 'West'],
      ['5', null, null],
    ]);
    expect(told(found)).toEqual([
      '4 value trust off-the-scale 6',
      '5 value trust not-a-whole-number a\nb',
      '8 value trust off-the-scale 0',
    ]);
    expect(found.ledger[0]).toMatchObject({ read: 5, loaded: 5, rejected: 0, facts: 5, refusedValues: 3 });
  });

  test('is not told of a record that is rejected, and each of several is told', async () => {
    const police = mapping('police', 'decimal', 'police', { refuse: 'value', values: ['1', '2'] });
    const found = await ingest(
      { 'a.csv': 'id,trust,area,police\n1,9,North,x\n,9,South,x\n2,1,,3\n3,1,,2\nx\n' },
      sourceOf([...columns, police]),
    );
    expect(told(found)).toEqual([
      '2 value trust off-the-scale 9',
      '2 value police not-a-number x',
      '3 rejected id value-missing null',
      '4 value police not-among-the-values 3',
      '6 rejected  too-few-fields null',
    ]);
    expect(found.ledger[0]).toMatchObject({ read: 5, loaded: 3, rejected: 2, refusedValues: 3 });
    expect(found.facts.map(([id, one, , two]) => [id, one, two])).toEqual([
      ['1', null, null],
      ['2', 1, null],
      ['3', 1, 2],
    ]);
  });

  test('leaves its record in its place among the duplicates', async () => {
    const found = await ingest(
      { 'a.csv': 'id,trust,area\n1,9,North\n,1,East\n2,2,North\n1,3,South\n' },
      sourceOf(columns, { key: ['id'], repeats: 'drop' }),
    );
    expect(told(found)).toEqual([
      '2 value trust off-the-scale 9',
      '3 rejected id value-missing null',
      '5 duplicate id same-key null',
    ]);
    expect(found.rejects.at(-1)?.survivor).toBe('a.csv:2');
  });

  test('of a required column costs the record where it is missing, and itself where it is wrong', async () => {
    const needed = { ...trust, filled: true };
    const found = await ingest({ 'a.csv': 'id,trust\n1,\n2,9\n' }, sourceOf([columns[0] as Mapping, needed]));
    expect(told(found)).toEqual(['2 rejected trust value-missing null', '3 value trust off-the-scale 9']);
  });
});

/** A warehouse that counts how often it is asked to look at a file a second time. */
async function watched(): Promise<{ readonly warehouse: Warehouse; readonly looks: () => number }> {
  const warehouse = await openInMemory(await temporaryFolder());
  let looks = 0;
  const listRefused: Warehouse['listRefused'] = (plan) => {
    looks++;
    return warehouse.listRefused(plan);
  };
  return { warehouse: { ...warehouse, listRefused }, looks: () => looks };
}

describe('a file is looked at a second time', () => {
  test.each<[string, Files, number]>([
    ['never, when its values are good', { 'a.csv': 'id,trust,area\n1,4,N\n2,,S\n' }, 0],
    ['once, when a value is refused', { 'a.csv': 'id,trust,area\n1,4,N\n2,9,S\n' }, 1],
    ['alone, when another is clean', { 'a.csv': 'id,trust,area\n1,4,N\n', 'b.csv': 'id,trust,area\n1,9,N\n' }, 1],
  ])('%s', async (_name, files, times) => {
    const { warehouse, looks } = await watched();
    await ingest(files, sourceOf(columns), { warehouse });
    expect(looks()).toBe(times);
    await warehouse.close();
  });
});

test('only a source with such columns keeps how many of its values were refused', async () => {
  const warehouse = await openInMemory(await temporaryFolder());
  const load = async (source: Source): Promise<FactsTable> =>
    (await ingest({ 'a.csv': 'id,trust,area\n1,9,N\n' }, source, { warehouse })).loaded.table;
  const kept = await load(sourceOf(columns));
  expect(await warehouse.countBy(kept, ['_refused'])).toEqual([{ values: [1], n: 1 }]);
  const without = await load(sourceOf(columns.slice(0, 1), { id: 'plain' }));
  for (const hidden of ['_refused', '_record', '_fingerprint'])
    await expect(warehouse.countBy(without, [hidden])).rejects.toThrow(/not found/);
  await warehouse.close();
});
