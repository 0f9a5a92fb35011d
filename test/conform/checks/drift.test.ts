import { describe, expect, test } from 'vitest';
import { protectItems } from '../../../src/redact/index.ts';
import type { CheckDeclaration, Source } from '../../../src/spec/index.ts';
import { metric } from '../../estimate/town.ts';
import { codeList, mapping, sourceOf } from '../fixture.ts';
import { checkNamed, judged, openTown } from './judged.ts';

const formats = ['%Y-%m-%d'];
const codes = codeList({ A: 'assault', B: 'burglary' });
const mappings = [
  mapping('occurred_at', 'timestamp', 'when', { formats, filled: true }),
  mapping('area', 'text', 'area'),
  mapping('offense', 'text', 'code', { codes, codesInto: 'category' }),
  mapping('note', 'text', 'note'),
];
const header = 'when,area,code,note\n';
const days = (month: string, n: number, rest: string): string =>
  Array.from({ length: n }, (_, index) => `${month}-${String(1 + (index % 28)).padStart(2, '0')},${rest}\n`).join('');
const source = (checks: readonly CheckDeclaration[], more: Partial<Omit<Source, 'files'>> = {}): Source =>
  sourceOf(mappings, {
    files: [
      { match: 'pd*.csv', agency: 'Police' },
      { match: 'so*.csv', agency: 'Sheriff' },
    ],
    checks,
    ...more,
  });
const drift = (
  rule: CheckDeclaration['rule'],
  limit: string,
  more: Partial<CheckDeclaration> = {},
): CheckDeclaration => ({
  rule,
  drift: limit,
  severity: 'fail',
  ...more,
});
const both = (police: string, sheriff: string) => ({ 'pd.csv': header + police, 'so.csv': header + sheriff });

describe('drift of the located share', () => {
  // 2021: 9 of 10 located; 2022: 6 of 10
  const police =
    days('2021-03', 9, 'North,A,x') +
    days('2021-04', 1, ',A,x') +
    days('2022-03', 6, 'North,A,x') +
    days('2022-04', 4, ',A,x');
  const files = both(police, days('2022-05', 1, 'North,A,x'));
  const windows = {
    windows: { current: { from: '2022-01-01', to: '2022-12-31' }, also: [] },
    metrics: [metric({ baseline: { kind: 'fixed', from: '2021-01-01', to: '2021-12-31', reason: 'x' } })],
  };

  test('is told in points, from the baseline to the current window', async () => {
    const found = await judged(files, source([drift('located-share', '20pt')]), { pipeline: windows });
    expect(checkNamed(found, 'crime/located-share/drift')).toMatchObject({
      observed: expect.closeTo(0.9 - 7 / 11, 10),
      limit: 0.2,
      n: 11,
      unit: 'points',
      passed: false,
      severity: 'fail',
      detail: '7 of 11 records have an area in the current window, 9 of 10 in the baseline',
    });
  });

  test('is judged within the limit, relative where it is declared so, and for each agency', async () => {
    const found = await judged(
      files,
      source([
        drift('located-share', '35pt'),
        drift('located-share', '30%'),
        drift('located-share', '3pt', { by: 'agency' }),
      ]),
      { pipeline: windows },
    );
    expect(checkNamed(found, 'crime/located-share/drift').passed).toBe(true);
    expect(checkNamed(found, 'crime/located-share/drift/relative')).toMatchObject({
      observed: expect.closeTo((0.9 - 7 / 11) / 0.9, 10),
      unit: 'change',
      passed: true,
    });
    expect(checkNamed(found, 'crime/located-share/by-agency/drift')).toMatchObject({
      observed: expect.closeTo(0.3, 10),
      passed: false,
      items: [{ value: 'Police', n: 10, hint: 'moved by 30.0 %' }],
    });
  });

  test('without records on one side is a note, not a verdict', async () => {
    const nothing = { ...windows, windows: { current: { from: '2030-01-01', to: '2030-12-31' }, also: [] } };
    const found = await judged(files, source([drift('located-share', '3pt')]), { pipeline: nothing });
    expect(checkNamed(found, 'crime/located-share/drift')).toMatchObject({ passed: true, limit: null, n: 0 });
  });
});

describe('drift since the data before', () => {
  const checks = [
    drift('volume-drift', '10%'),
    drift('volume-drift', '10%', { by: 'agency' }),
    drift('null-drift', '5pt', { column: 'note' }),
    drift('category-drift', '10pt'),
    drift('rejected-share', '1pt'),
  ];
  const first = both(
    days('2022-01', 20, 'North,A,x') + days('2022-02', 20, 'North,B,x') + days('2022-03', 3, 'North,A,x'),
    days('2022-01', 10, 'South,A,x'),
  );
  // the sheriff's January is gone but for one, March came in full, notes are missing, all are assaults, one is rejected
  const second = both(
    `${days('2022-01', 20, 'North,A,x')}${days('2022-02', 20, 'North,A,')}${days('2022-03', 20, 'North,A,')}never,North,A,x\n`,
    days('2022-01', 1, 'South,A,x'),
  );

  test('the first time is a note', async () => {
    const found = await judged(first, source(checks));
    for (const rule of ['volume-drift', 'category-drift', 'null-drift/note', 'rejected-share/drift'])
      expect(checkNamed(found, `crime/${rule}`)).toMatchObject({ passed: true, limit: null });
  });

  test('compares the months that both hold and that were complete then', async () => {
    const town = await openTown();
    await town.run(first, source(checks));
    const found = await town.run(second, source(checks));
    expect(checkNamed(found, 'crime/volume-drift')).toMatchObject({
      observed: 9 / 50,
      n: 41,
      passed: false,
      detail: '41 records in the 2 months that both hold, 50 in the data before',
    });
    expect(checkNamed(found, 'crime/volume-drift/by-agency')).toMatchObject({
      observed: 9 / 10,
      items: [{ value: 'Sheriff', n: 1, hint: '10 in the data before' }],
    });
    expect(checkNamed(found, 'crime/null-drift/note')).toMatchObject({ observed: 40 / 61, n: 61, passed: false });
    expect(checkNamed(found, 'crime/category-drift')).toMatchObject({
      observed: expect.closeTo(20 / 53, 10),
      n: 61,
      unit: 'points',
      passed: false,
    });
    expect(checkNamed(found, 'crime/rejected-share/drift')).toMatchObject({ observed: 1 / 62, passed: false });
    await town.close();
  });

  test('a value that is gone is listed by how many records had it: few of them are not told by name', async () => {
    const mix = source([drift('category-drift', '1pt', { column: 'note' })]);
    const one = days('2022-01', 1, 'South,A,x');
    const town = await openTown();
    await town.run(both(`${days('2022-01', 20, 'North,A,x')}2022-02-01,North,A,Ann Smith\n`, one), mix);
    const found = await town.run(both(days('2022-01', 21, 'North,A,x'), one), mix);
    const check = checkNamed(found, 'crime/category-drift/note');
    expect(check?.items).toContainEqual({ value: 'Ann Smith', n: 1, hint: 'down by 4.5 points, to none' });
    expect(JSON.stringify(found.checks.map((check) => protectItems(check, 5)))).not.toContain('Ann Smith');
    await town.close();
  });

  test('the same files again are compared with what came before them, not with themselves', async () => {
    const town = await openTown();
    await town.run(first, source(checks));
    const second1 = await town.run(second, source(checks));
    const again = await town.run(second, source(checks));
    expect(again.checks).toEqual(second1.checks);
    expect((await town.recheck(source(checks))).checks).toEqual(second1.checks);
    await town.close();
  });

  test('another limit is no other data', async () => {
    const town = await openTown();
    await town.run(first, source(checks));
    await town.run(second, source(checks));
    const found = await town.run(second, source([...checks, drift('volume-drift', '99%')]));
    expect(checkNamed(found, 'crime/volume-drift').observed).toBe(9 / 50);
    await town.close();
  });
});

describe('reporting lag', () => {
  const timed = [...mappings.slice(0, 2), mapping('reported_at', 'timestamp', 'code', { formats })];
  const lagged = (more: Partial<Omit<Source, 'files'>>): Source => sourceOf(timed, { reportingLagDays: 30, ...more });
  const row = (when: string, reported: string): string => `${when},North,${reported},x\n`;
  const old = [
    ...Array.from({ length: 18 }, () => row('2020-01-01', '2020-01-03')),
    row('2020-01-01', '2020-02-10'),
    row('2020-01-01', '2020-04-10'),
    row('2020-01-02', '2020-01-01'),
  ].join('');
  const fresh = Array.from({ length: 100 }, () => row('2022-12-30', '2022-12-30')).join('');

  test('is learned from records old enough to have been reported', async () => {
    const found = await judged({ 'a.csv': header + old + fresh }, lagged({ extracted: '2023-01-01' }));
    expect(checkNamed(found, 'crime/reporting-lag')).toMatchObject({
      observed: 40,
      limit: 30,
      n: 20,
      unit: 'days',
      passed: false,
      detail:
        'half of 20 records were reported within 2 days and 95 of 100 within 40, of those up to 2022-01-01; the lag is declared as 30; 1 were reported before they happened',
    });
  });

  test('is a note where none is declared, and is held against a limit of its own', async () => {
    const file = { 'a.csv': header + old + fresh };
    const none = await judged(file, lagged({ reportingLagDays: null }));
    expect(checkNamed(none, 'crime/reporting-lag')).toMatchObject({ passed: true, limit: null, severity: 'info' });
    const own = await judged(file, lagged({ checks: [{ rule: 'reporting-lag', max: '45d', severity: 'fail' }] }));
    expect(checkNamed(own, 'crime/reporting-lag')).toMatchObject({ passed: true, limit: 45 });
  });
});
