import { describe, expect, test } from 'vitest';
import { checkOf } from '../../../src/conform/checks/check-of.ts';
import { waive } from '../../../src/conform/checks/waivers.ts';
import type { ControlTotalDeclaration } from '../../../src/spec/index.ts';
import { mapping, sourceOf } from '../fixture.ts';
import { checkNamed, judged } from './judged.ts';

const mappings = [
  mapping('occurred_at', 'timestamp', 'when', { formats: ['%Y-%m-%d'], filled: true }),
  mapping('area', 'text', 'area'),
  mapping('amount', 'money', 'amount'),
  mapping('share', 'decimal', 'share'),
];
const file = {
  'a.csv': [
    'when,area,amount,share',
    '2022-01-15,North,100.10,0.1',
    '2022-11-30,North,200.20,0.2',
    '2022-12-01,South,0.30,0.3',
    '2022-12-31,South,,',
    '2023-01-01,South,5.00,0.5',
  ].join('\n'),
};
const stated = (
  period: string,
  total: number,
  more: Partial<ControlTotalDeclaration> = {},
): ControlTotalDeclaration => ({
  period,
  total,
  'stated-by': 'the annual report',
  severity: 'fail',
  ...more,
});

describe('totals that the agency states', () => {
  test.each([
    ['a year', stated('2022', 4), 0, 4, true],
    ['a quarter', stated('2022-Q4', 3), 0, 3, true],
    ['a month', stated('2022-12', 2), 0, 2, true],
    ['a day', stated('2022-12-31', 1), 0, 1, true],
    ['everything', stated('all', 5), 0, 5, true],
    ['one too many', stated('2022', 3), 1, 4, false],
    ['within a tolerance', stated('2022', 3, { tolerance: 1 }), 1, 4, true],
    ['beyond a tolerance as a share', stated('2022', 3, { tolerance: '30%' }), 1, 4, false],
    ['money, in whole units', stated('2022', 300.6, { sum: 'amount' }), 0, 4, true],
    ['decimals, exactly', stated('all', 1.1, { sum: 'share' }), 0, 5, true],
    ['some records', stated('2022', 2, { where: { area: ['South'] } }), 0, 2, true],
    ['nothing at all', stated('2019', 0), 0, 0, true],
  ] as const)('agree or not: %s', async (_, total, observed, n, passed) => {
    const found = await judged(file, sourceOf(mappings, { totals: [total] }));
    expect(checkNamed(found, `crime/control-total/${total.period}`)).toMatchObject({
      observed,
      n,
      passed,
      severity: 'fail',
    });
  });

  test('are told with both figures and where ours differ', async () => {
    const totals = [stated('2022', 3), stated('2022', 300, { sum: 'amount', severity: 'warn' })];
    const found = await judged(file, sourceOf(mappings, { totals }));
    expect(checkNamed(found, 'crime/control-total/2022').detail).toBe(
      '4 records for 2022, where the annual report states 3',
    );
    expect(checkNamed(found, 'crime/control-total/2022/2')).toMatchObject({
      severity: 'warn',
      observed: 0.6,
      detail: '300.6 of "amount" in 4 records for 2022, where the annual report states 300',
    });
  });

  test('count a stray line of totals for what it is: the sum is twice the awards', async () => {
    const awards = {
      'a.csv': 'when,area,amount,share\n2022-01-01,North,40,\n2022-01-01,South,60,\n2022-01-01,,100,\n',
    };
    const found = await judged(awards, sourceOf(mappings, { totals: [stated('all', 100, { sum: 'amount' })] }));
    expect(checkNamed(found, 'crime/control-total/all')).toMatchObject({ observed: 100, n: 3, passed: false });
  });
});

describe('waivers', () => {
  const failed = checkOf({
    source: 'crime',
    rule: 'rejected',
    observed: 0.2,
    limit: 0.1,
    n: 9,
    unit: 'share',
    severity: 'fail',
    detail: '',
  });
  const waiver = { check: 'crime/rejected', owner: 'data lead', reason: 'old system', until: '2023-06-30' };
  const idsOfTrouble = (checks: readonly { id: string; passed: boolean; waiver: object | null }[]): readonly string[] =>
    checks.filter((check) => !check.passed && check.waiver === null).map(({ id }) => id);

  test('accept a check until their last day, that day included', () => {
    const [marked] = waive([failed], [waiver], '2023-06-30');
    expect(marked).toMatchObject({
      passed: false,
      waiver: { owner: 'data lead', reason: 'old system', until: '2023-06-30' },
    });
  });

  test('past their last day accept nothing, and are told', () => {
    const checks = waive([failed], [waiver], '2023-07-01');
    expect(idsOfTrouble(checks)).toEqual(['crime/rejected', 'waivers/expired']);
    expect(checks.find(({ id }) => id === 'waivers/expired')?.items).toEqual([
      { value: 'crime/rejected', n: 1, hint: 'ended on 2023-06-30; ask data lead' },
    ]);
  });

  test('that name no check are told, with the check they may mean', () => {
    const checks = waive([failed], [{ ...waiver, check: 'crime/rejectd' }], '2023-01-01');
    expect(idsOfTrouble(checks)).toEqual(['crime/rejected', 'waivers/unknown-check']);
    expect(checks.find(({ id }) => id === 'waivers/unknown-check')?.items[0]?.hint).toBe('like "crime/rejected"');
  });

  test('are all listed, also those that nothing needs', () => {
    const others = ['crime/rows', 'crime/gone', 'crime/coverage'].map((check) => ({ ...waiver, check }));
    const passed = { ...failed, id: 'crime/rows', passed: true };
    const ended = { ...waiver, check: 'crime/coverage', until: '2022-01-01' };
    const checks = waive([failed, passed], [waiver, ...others.slice(0, 2), ended], '2023-01-01');
    const list = checks.find(({ id }) => id === 'waivers/declared');
    expect(list).toMatchObject({
      severity: 'info',
      observed: 1,
      n: 4,
      detail: '1 of 4 waivers accept a check that did not pass',
    });
    expect(list?.items.map(({ value, hint }) => [value, hint.split('; ')[1]])).toEqual([
      ['crime/rejected', 'accepts a check that did not pass'],
      ['crime/rows', 'not needed: its check passes'],
      ['crime/gone', 'names no check'],
      ['crime/coverage', 'has ended'],
    ]);
    expect(list?.items[0]?.hint).toContain('until 2023-06-30, by data lead: old system');
  });

  test('leave alone what passed, and say nothing where there are none', () => {
    const passed = { ...failed, passed: true };
    expect(waive([passed], [waiver], '2023-01-01')[0]).toEqual(passed);
    expect(waive([failed], [], '2023-01-01')).toEqual([failed]);
  });

  test('stand on the day of the evaluation: the last settled day unless another is given', async () => {
    const source = sourceOf(mappings, {
      totals: [stated('2022', 3)],
      covers: { from: '2022-01-01', to: '2023-01-01' },
    });
    const accepted = [{ ...waiver, check: 'crime/control-total/2022', until: '2023-01-01' }];
    const now = await judged(file, source, { waivers: accepted });
    expect(checkNamed(now, 'crime/control-total/2022').waiver).not.toBeNull();
    const later = await judged(file, source, { waivers: accepted, asOf: '2023-01-02' });
    expect(checkNamed(later, 'crime/control-total/2022').waiver).toBeNull();
  });
});

describe('the grid of agencies and months', () => {
  test('tells what was sent, what was not, and what lies outside the cover', async () => {
    const source = sourceOf(mappings, {
      files: [
        { match: 'a.csv', agency: 'Police' },
        { match: 'b.csv', agency: 'Sheriff' },
      ],
      covers: { from: '2022-11-01', to: '2023-02-28' },
    });
    const { coverage } = await judged({ ...file, 'b.csv': 'when,area,amount,share\n2023-02-02,North,1,\n' }, source);
    const [grid] = coverage;
    expect(grid).toMatchObject({ source: 'crime', declared: true, covers: { from: '2022-11-01', to: '2023-02-28' } });
    const line = (agency: string): readonly string[] =>
      grid?.agencies
        .find((row) => row.agency === agency)
        ?.months.map(({ month, state, n }) => `${month} ${state} ${n}`)
        .filter((text) => !/2022-(0[2-9]|10)/.test(text)) ?? [];
    expect(line('Police')).toEqual([
      '2022-01 outside-cover 1',
      '2022-11 reported 1',
      '2022-12 reported 2',
      '2023-01 reported 1',
      '2023-02 not-reported 0',
    ]);
    expect(line('Sheriff')).toEqual([
      '2022-01 outside-cover 0',
      '2022-11 not-reported 0',
      '2022-12 not-reported 0',
      '2023-01 not-reported 0',
      '2023-02 reported 1',
    ]);
  });
});
