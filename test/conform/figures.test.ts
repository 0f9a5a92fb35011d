import { afterEach, describe, expect, test } from 'vitest';
import { checkFigures } from '../../src/conform/figure-checks.ts';
import { protectItems } from '../../src/redact/index.ts';
import type { Check, FigureRules, Mapping } from '../../src/spec/index.ts';
import type { Warehouse } from '../../src/store/index.ts';
import { ingestFolder, mapping, openInMemory, sourceOf, temporaryFolder, writeFiles } from './fixture.ts';

const period = mapping('period', 'date', 'week', { formats: ['%Y-%m-%d'] });
const value = mapping('value', 'decimal', 'value');
const usual = [
  period,
  mapping('measure', 'text', 'measure'),
  mapping('weight', 'whole', 'n'),
  mapping('type', 'text', 'type'),
];

let warehouse: Warehouse;
afterEach(() => warehouse.close());

interface Asked {
  readonly negative?: FigureRules['negative'];
  readonly mappings?: readonly Mapping[];
}
async function check(
  rows: readonly string[],
  { negative = 'exclude', mappings = [...usual, value] }: Asked = {},
): Promise<(rule: string) => Check | undefined> {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'a.csv': `week,measure,value,n,type\n${rows.join('\n')}\n` });
  warehouse = await openInMemory(folder);
  const source = sourceOf(mappings, { id: 'weekly', kind: 'aggregates', when: 'period', figures: { negative } });
  const { loaded } = await ingestFolder(source, { folder, warehouse });
  const checks = await checkFigures(loaded, warehouse);
  return (rule) => checks.find((one) => one.rule === rule);
}

describe('checks of figures that were summed already', () => {
  const rows = [
    '2021-01-04,a,10,4,x',
    '2021-01-04,b,-1,4,x',
    '2021-01-11,a,,4,x',
    '2021-01-11,b,12,,x',
    '2021-01-18,a,12,0,',
  ];
  test('say of every figure whether it can be averaged, and by measure why not', async () => {
    const line = await check(rows);
    expect(line('figures-weighted')).toMatchObject({ observed: 0.2, n: 5, severity: 'info', passed: true });
    expect(line('figures-no-weight')).toMatchObject({
      observed: 0.4,
      items: [
        { value: 'a', n: 1, hint: '' },
        { value: 'b', n: 1, hint: '' },
      ],
    });
    expect(line('figures-no-value')).toMatchObject({ observed: 0.2, detail: '1 of 5 figures are blank' });
    expect(line('negative-figures')).toMatchObject({
      observed: 0.2,
      passed: true,
      items: [{ value: 'b', n: 1, hint: '' }],
    });
    expect(line('blank-type')).toMatchObject({ observed: 0.2, items: [{ value: 'a', n: 1, hint: '' }] });
  });
  test.each([
    ['keep', 'info', true, 'kept'],
    ['exclude', 'info', true, 'left out, and not turned round'],
    ['fail', 'fail', false, 'left out, and not turned round'],
  ] as const)('a figure below zero: %s', async (negative, severity, passed, words) => {
    const line = await check(rows, { negative });
    expect(line('negative-figures')).toMatchObject({ severity, passed });
    expect(line('negative-figures')?.detail).toContain(words);
  });
  test('figures below zero that are kept are among those with a weight or without: every figure is in one line', async () => {
    const line = await check([...rows, '2021-01-18,b,-3,,x'], { negative: 'keep' });
    const share = (rule: string): number => Math.round((line(rule)?.observed ?? 0) * 6);
    expect([share('figures-weighted'), share('figures-no-weight'), share('figures-no-value')]).toEqual([2, 3, 1]);
    expect(line('figures-weighted')?.detail).toBe('2 of 6 figures have a weight, 1 of them below zero');
    expect(line('negative-figures')?.detail).toBe('2 of 6 figures are below zero: kept, and counted with the others');
    await warehouse.close();
    const apart = await check([...rows, '2021-01-18,b,-3,,x']);
    expect(apart('figures-weighted')?.detail).toBe('1 of 6 figures have a weight');
  });
  test('without a column of weights, no figure has one', async () => {
    const line = await check(rows, { mappings: [period, mapping('measure', 'text', 'measure'), value] });
    expect(line('figures-weighted')?.observed).toBe(0);
    expect(line('figures-no-weight')?.observed).toBe(0.6);
    expect(line('blank-type')).toBeUndefined();
  });
});

describe('two units of time among figures', () => {
  const weeks = (month: number, figure: number): readonly string[] =>
    Array.from({ length: 6 }, (_, week) => `2021-0${month}-0${week + 1},travel,${figure},9,x`);
  const steady = [1, 2, 3, 4].flatMap((month) => weeks(month, 8));
  const timed = { mappings: [...usual, { ...value, unit: 'minutes' as const }] };

  test('are found within a measure, where the figures are times', async () => {
    const line = await check([...steady, ...weeks(5, 480)], timed);
    expect(line('mixed-units')).toMatchObject({ severity: 'fail', passed: false, observed: 1 });
    expect(line('mixed-units')?.items[0]?.value).toContain('travel');
    await warehouse.close();
    expect((await check(steady, timed))('mixed-units')).toMatchObject({ passed: true });
  });
  test('are found where there is one figure a month', async () => {
    const monthly = [1, 2, 3, 4, 5, 6].map(
      (month) => `2021-0${month}-01,travel,${month < 6 ? 8 + month / 10 : 8.2 / 60},9,x`,
    );
    const found = (await check(monthly, timed))('mixed-units');
    expect(found?.items).toEqual([
      { value: 'travel, (blank), x 2021-06', n: null, hint: 'about 60 times shorter than in its other months' },
    ]);
    expect(found?.detail).toBe(
      'value: 1 group looks as if it were in another unit of time: declare its unit, or ask the agency',
    );
    // which figures it is about is told to readers too: they are no people
    expect(found && protectItems(found, 10)).toEqual(found);
  });
  test('are no question of counts', async () => {
    expect((await check([...steady, ...weeks(5, 480)]))('mixed-units')).toBeUndefined();
  });
});
