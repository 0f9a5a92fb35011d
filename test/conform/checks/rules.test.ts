import { describe, expect, test } from 'vitest';
import { protectItems } from '../../../src/redact/checks.ts';
import type { Check, CheckDeclaration, Mapping, Pipeline, Source } from '../../../src/spec/index.ts';
import { codeList, mapping, sourceOf } from '../fixture.ts';
import { checkNamed, judged, openTown } from './judged.ts';

const formats = ['%Y-%m-%d'];
const codes = codeList({ '1A': 'homicide', '3A': 'robbery' });
const mappings = [
  mapping('id', 'text', 'id'),
  mapping('occurred_at', 'timestamp', 'when', { formats, filled: true }),
  mapping('reported_at', 'timestamp', 'reported', { formats }),
  mapping('area', 'text', 'area'),
  mapping('offense', 'text', 'code', { codes, codesInto: 'category' }),
  mapping('victims', 'whole', 'victims'),
];
const header = 'id,when,reported,area,code,victims\n';
const files = [
  { match: 'pd-*.csv', agency: 'Police' },
  { match: 'so-*.csv', agency: 'Sheriff' },
];

const police = [
  'a,2022-01-05,2022-01-05,North,1A,1',
  'b,2022-01-09,2022-01-10,North,3A,2',
  'c,2022-02-01,2022-02-04,,3A,1',
  'd,2022-03-01,2022-03-31,South,3a,1',
  'e,not a day,2022-03-31,South,3A,1',
];
const sheriff = [
  'f,2022-01-20,2022-01-20,Nroth,1A,3',
  'g,2022-03-09,2022-03-10,,9ZZZ,',
  'f,2022-01-20,2022-01-20,Nroth,1A,3',
];
const twoAgencies = { 'pd-1.csv': header + police.join('\n'), 'so-1.csv': header + sheriff.join('\n') };

const source = (checks: readonly CheckDeclaration[], more: Partial<Omit<Source, 'files'>> = {}): Source =>
  sourceOf(mappings, { files, checks, repeats: 'drop', key: ['id'], ...more });

const limit = (rule: CheckDeclaration['rule'], more: Partial<CheckDeclaration>): CheckDeclaration => ({
  rule,
  severity: 'warn',
  ...more,
});

interface Case {
  readonly name: string;
  readonly checks: readonly CheckDeclaration[];
  readonly id: string;
  readonly expected: Partial<Check>;
  readonly source?: Partial<Omit<Source, 'files'>>;
  readonly asOf?: string;
}

const cases: readonly Case[] = [
  {
    name: 'a share above the most that is acceptable warns, with numerator and denominator',
    checks: [limit('rejected-share', { max: '10%' })],
    id: 'crime/rejected-share',
    expected: {
      observed: 1 / 8,
      limit: 0.1,
      n: 8,
      unit: 'share',
      passed: false,
      severity: 'warn',
      detail: '1 of 8 records rejected',
    },
  },
  {
    name: 'a share at its limit passes',
    checks: [limit('rejected-share', { max: '12.5%' })],
    id: 'crime/rejected-share',
    expected: { observed: 1 / 8, limit: 0.125, passed: true },
  },
  {
    name: 'of a warning and a failure of one rule, the failure decides when both are broken',
    checks: [limit('rejected-share', { max: '5%' }), limit('rejected-share', { max: '10%', severity: 'fail' })],
    id: 'crime/rejected-share',
    expected: { passed: false, severity: 'fail', limit: 0.1 },
  },
  {
    name: 'of a warning and a failure of one rule, the warning stands when it alone is broken',
    checks: [limit('rejected-share', { max: '5%' }), limit('rejected-share', { max: '50%', severity: 'fail' })],
    id: 'crime/rejected-share',
    expected: { passed: false, severity: 'warn', limit: 0.05 },
  },
  {
    name: 'a count limits the records themselves',
    checks: [limit('rejected-share', { max: 0, severity: 'fail' })],
    id: 'crime/rejected-share/count',
    expected: { observed: 1, limit: 0, n: 8, unit: 'rows', passed: false, severity: 'fail' },
  },
  {
    name: 'duplicates are counted of what was read',
    checks: [limit('duplicate-share', { max: '1%' })],
    id: 'crime/duplicate-share',
    expected: { observed: 1 / 8, n: 8, passed: false },
  },
  {
    name: 'superseded records are counted also where there are none',
    checks: [limit('superseded-share', { max: '1%' })],
    id: 'crime/superseded-share',
    expected: { observed: 0, limit: 0.01, n: 8, passed: true },
  },
  {
    name: 'the mapped share lists the codes that are not in the list, by count, with the code they may mean',
    checks: [limit('mapped-share', { min: '90%' })],
    id: 'crime/mapped-share',
    expected: {
      observed: 4 / 6,
      limit: 0.9,
      bound: 'least',
      n: 6,
      passed: false,
      items: [
        { value: '3a', n: 1, hint: 'like "3A" in the code list' },
        { value: '9ZZZ', n: 1, hint: 'not in the code list' },
      ],
    },
  },
  {
    name: 'the mapped share of each agency: the lowest is judged, and named',
    checks: [limit('mapped-share', { min: '60%', by: 'agency' })],
    id: 'crime/mapped-share/by-agency',
    expected: {
      observed: 1 / 2,
      n: 2,
      passed: false,
      detail: 'Sheriff: 1 of 2 records have a code that is in the list; 1 of 2 agencies beyond the limit',
    },
  },
  {
    name: 'the located share of each agency',
    checks: [limit('located-share', { min: '60%', by: 'agency' })],
    id: 'crime/located-share/by-agency',
    expected: { observed: 1 / 2, limit: 0.6, n: 2, passed: false },
  },
  {
    name: 'the joined share is of records with an area',
    checks: [limit('joined-share', { min: '90%' })],
    id: 'crime/joined-share',
    expected: {
      observed: 3 / 4,
      n: 4,
      passed: false,
      items: [{ value: 'Nroth', n: 1, hint: 'like "North"' }],
    },
  },
  {
    name: 'missing values of a column',
    checks: [limit('null-share', { column: 'victims', max: '20%' })],
    id: 'crime/null-share/victims',
    expected: { observed: 1 / 6, n: 6, passed: true, detail: '1 of 6 records have no value in "victims"' },
  },
  {
    name: 'missing values of a column in each area',
    checks: [limit('null-share', { column: 'victims', max: '20%', by: 'area' })],
    id: 'crime/null-share/victims/by-area',
    expected: { observed: 1 / 2, n: 2, passed: false, items: [{ value: '(blank)', n: 2, hint: '50.0 %' }] },
  },
  {
    name: 'fewer rows than declared',
    checks: [limit('rows', { min: 7, severity: 'fail' })],
    id: 'crime/rows',
    expected: { observed: 6, limit: 7, bound: 'least', unit: 'rows', passed: false, severity: 'fail' },
  },
  {
    name: 'rows by area count an area without any',
    checks: [limit('rows', { min: 1, by: 'area' })],
    id: 'crime/rows/by-area',
    expected: { observed: 1, passed: true },
  },
  {
    name: 'freshness is counted to the day the evaluation stands on',
    checks: [limit('freshness', { max: '30d' })],
    id: 'crime/freshness',
    asOf: '2022-04-30',
    expected: {
      observed: 52,
      limit: 30,
      unit: 'days',
      passed: false,
      detail: 'last record on 2022-03-09, 52 days before 2022-04-30',
    },
  },
  {
    name: 'freshness of each agency: the one silent longest',
    checks: [limit('freshness', { max: '60d', by: 'agency' })],
    id: 'crime/freshness/by-agency',
    asOf: '2022-04-30',
    expected: { observed: 60, passed: true, detail: 'Police: last record on 2022-03-01, 60 days before 2022-04-30' },
  },
  {
    name: 'months that an agency is silent in are counted inside the cover',
    checks: [limit('coverage', { max: 0 })],
    id: 'crime/coverage',
    source: { covers: { from: '2022-01-01', to: '2022-03-31' } },
    expected: {
      observed: 1,
      n: 6,
      unit: 'cells',
      passed: false,
      items: [{ value: 'Sheriff', n: 1, hint: 'nothing for 2022-02' }],
    },
  },
];

describe('declared limits', () => {
  test.each(cases)('$name', async ({ checks, id, expected, source: more = {}, asOf }) => {
    const found = await judged(twoAgencies, source(checks, more), { asOf: asOf ?? null });
    expect(checkNamed(found, id)).toMatchObject(expected);
  });

  test('take the place of the usual limit of the same thing, but not one for each agency', async () => {
    const ids = async (more: Partial<CheckDeclaration>): Promise<readonly string[]> =>
      (await judged(twoAgencies, source([limit('located-share', more)]))).checks.map(({ id }) => id);
    expect(await ids({ min: '50%' })).not.toContain('crime/not-located');
    expect(await ids({ min: '50%', by: 'agency' })).toContain('crime/not-located');
    expect(await ids({ drift: '3pt' })).toContain('crime/not-located');
  });

  test('about what was not measured are not passed', async () => {
    const bare = sourceOf([mapping('area', 'text', 'area')], {
      when: null,
      checks: [limit('mapped-share', { min: '90%' }), limit('freshness', { max: '3d' })],
    });
    const found = await judged({ 'a.csv': 'area\nNorth\n' }, bare);
    for (const id of ['crime/mapped-share', 'crime/freshness'])
      expect(checkNamed(found, id)).toMatchObject({ passed: false, n: 0 });
  });
});

describe('usual limits', () => {
  test('are named as ever, and carry observed, limit and n also where they pass', async () => {
    const { checks } = await judged(twoAgencies, source([]));
    expect(checks.map(({ id }) => id)).toEqual([
      'crime/rejected',
      'crime/unmapped-codes',
      'crime/not-located',
      'crime/unknown-area',
      'crime/reporting-lag',
      'crime/shared-key',
      'areas/not-in-universe',
    ]);
    expect(checkNamed({ checks }, 'crime/unknown-area')).toMatchObject({ observed: 1 / 6, limit: 0.02, n: 6 });
    const clean = await judged(
      { 'pd-1.csv': `${header}${police[0]}\n`, 'so-1.csv': `${header}${police[0]?.replace('a,', 'z,')}\n` },
      source([]),
    );
    for (const check of clean.checks) expect(check).toMatchObject({ passed: true, observed: 0 });
  });

  test('fail where more than half of the records were rejected', async () => {
    const broken = `${header}${police[0]}\n${police[4]}\n`;
    expect(
      checkNamed(await judged({ 'pd-1.csv': broken, 'so-1.csv': broken }, source([])), 'crime/rejected'),
    ).toMatchObject({ severity: 'warn', observed: 0.5, passed: false });
    const worse = { 'pd-1.csv': `${broken}${police[4]}\n`, 'so-1.csv': broken };
    expect(checkNamed(await judged(worse, source([])), 'crime/rejected')).toMatchObject({
      severity: 'fail',
      limit: 0.5,
      passed: false,
    });
  });

  test('tell months that the declared cover leaves out, where a year typed wrong lands', async () => {
    const covers = { from: '2022-01-01', to: '2022-12-31' };
    const text = `${header}${police.slice(0, 3).join('\n')}\nx,2202-01-05,2202-01-05,North,1A,1\n`;
    const found = await judged({ 'pd-1.csv': text, 'so-1.csv': `${header}${sheriff[0]}\n` }, source([], { covers }));
    expect(checkNamed(found, 'crime/outside-cover')).toMatchObject({ observed: 1 / 5, n: 5, passed: false });
  });

  test('tell of months of which nothing came, as after a file that was withdrawn, and would count as zeros', async () => {
    const monthOf = (month: string, n: number): readonly string[] =>
      Array.from({ length: n }, (_, row) => `${month}-${row},${month}-05,${month}-06,North,1A,1`);
    const months = Array.from(
      { length: 24 },
      (_, at) => `${2021 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
    );
    const fileOf = (some: readonly string[], n: number): string =>
      `${header}${some.flatMap((month) => monthOf(month, n)).join('\n')}\n`;
    const covers = { from: '2021-01-01', to: '2022-12-31' };
    const withoutSpring = months.filter((month) => !['2021-03', '2021-04', '2022-12'].includes(month));
    const toldOf = async (some: readonly string[], n: number, checks: readonly CheckDeclaration[] = []) => {
      const found = await judged(
        { 'pd-1.csv': fileOf(months, 12), 'so-1.csv': fileOf(some, n) },
        source(checks, { covers, key: ['agency', 'id'] }),
      );
      return found.checks.find(({ rule }) => rule === 'silent-months');
    };
    expect(await toldOf(withoutSpring, 12)).toMatchObject({
      passed: false,
      severity: 'warn',
      observed: 3,
      n: 48,
      items: [{ value: 'Sheriff', n: 3, hint: 'nothing for 2021-03 to 2021-04, 2022-12' }],
    });
    expect(await toldOf(months, 12)).toMatchObject({ passed: true, observed: 0, n: 48, items: [] });
    // few records a month may be none by chance; who reports in waves is silent between them
    expect(await toldOf(withoutSpring, 3)).toMatchObject({ passed: true, n: 24 });
    expect(
      await toldOf(
        months.filter((_, at) => at % 3 === 0),
        40,
      ),
    ).toMatchObject({ passed: true, n: 24 });
    // a year typed wrong makes the cover long: without a word all months up to it would count as zeros
    const far = {
      'pd-1.csv': `${fileOf(months, 12)}x,2202-01-05,2202-01-06,North,1A,1\n`,
      'so-1.csv': fileOf(months, 12),
    };
    const { checks } = await judged(far, source([], { key: ['agency', 'id'] }));
    expect(checks.find(({ rule }) => rule === 'silent-months')).toMatchObject({
      passed: false,
      detail: expect.stringMatching(/mend a stray date/),
      items: expect.arrayContaining([expect.objectContaining({ hint: 'nothing for 2023-01 to 2201-12' })]),
    });
    // a declared limit takes its place
    expect(await toldOf(withoutSpring, 12, [limit('coverage', { max: 5 })])).toBeUndefined();
  });

  test('tell of keys that several agencies share, unless the agency is part of the key', async () => {
    const same = { 'pd-1.csv': `${header}${police[0]}\n`, 'so-1.csv': `${header}${police[0]}\n` };
    expect(checkNamed(await judged(same, source([])), 'crime/shared-key')).toMatchObject({
      observed: 0.5,
      n: 2,
      passed: false,
    });
    const { checks } = await judged(same, source([], { key: ['agency', 'id'] }));
    expect(checks.map(({ id }) => id)).not.toContain('crime/shared-key');
  });

  test('beside a code list may fail as well as warn', async () => {
    const strict = mappings.map((one) =>
      one.column === 'offense' ? { ...one, unmapped: { warn: 0.1, fail: 0.3 } } : one,
    );
    const found = await judged(twoAgencies, sourceOf(strict, { files, repeats: 'keep' }));
    expect(checkNamed(found, 'crime/unmapped-codes')).toMatchObject({ severity: 'warn', limit: 0.1, n: 7 });
    const worse = { ...twoAgencies, 'so-1.csv': `${header}${sheriff.join('\n').replaceAll('1A', '7Q')}` };
    const failed = await judged(worse, sourceOf(strict, { files, repeats: 'keep' }));
    expect(checkNamed(failed, 'crime/unmapped-codes')).toMatchObject({ severity: 'fail', limit: 0.3, observed: 4 / 7 });
  });
});

describe('the agency of a record', () => {
  test('is that of its own column where there is one', async () => {
    const own = sourceOf([...mappings.slice(0, 4), mapping('agency', 'text', 'code')], {
      checks: [limit('located-share', { min: '60%', by: 'agency' })],
    });
    const found = await judged({ 'a.csv': header + police.slice(0, 4).join('\n') }, own);
    expect(found.coverage[0]?.agencies.map(({ agency }) => agency)).toEqual(['1A', '3A', '3a']);
    expect(checkNamed(found, 'crime/located-share/by-agency').detail).toContain('3A: 1 of 2 records have an area');
  });
});

describe('days unlike the same weekdays around them', () => {
  const day = (at: number): string => new Date(Date.UTC(2022, 0, 1 + at)).toISOString().slice(0, 10);
  // ten a day for ten weeks; none at all on one, and forty that somebody keyed in on another
  const counts = Array.from({ length: 70 }, (_, at) => (at === 25 ? 0 : at === 45 ? 40 : 10));
  const rows = counts.flatMap((count, at) =>
    Array.from({ length: count }, (_, n) => `${at}-${n},${day(at)},${day(at)},North,3A,1`),
  );
  const found = (events: Pipeline['events']) =>
    judged(
      { 'pd-1.csv': `${header}${rows.join('\n')}` },
      sourceOf(mappings, {
        files: [{ match: 'pd-*.csv' }],
        checks: [limit('unusual-days', { max: 0 })],
        covers: { from: day(0), to: day(69) },
      }),
      { pipeline: { events } },
    );

  test('are listed with what was expected, a day without records as well', async () => {
    const check = checkNamed(await found([]), 'crime/unusual-days');
    expect(check).toMatchObject({ observed: 2, limit: 0, n: 70, passed: false, unit: 'days' });
    expect(check.items).toEqual([
      { value: day(25), n: 0, hint: 'about 10 expected' },
      { value: day(45), n: 40, hint: 'about 10 expected' },
    ]);
    // what is listed are records: of a public list, none from one up to below its minimum
    expect(protectItems({ ...check, items: [{ value: 'x', n: 3, hint: '' }] }, 5).items[0]?.n).toBeNull();
  });
  test('pass where declared events explain them', async () => {
    const event = (date: string, label: string) => ({ date, label, kind: 'context' }) as const;
    const check = checkNamed(await found([event(day(25), 'Storm'), event(day(44), 'Riot')]), 'crime/unusual-days');
    expect(check).toMatchObject({ observed: 0, passed: true });
    expect(check.items.map(({ hint }) => hint)).toEqual([
      'about 10 expected; declared: Storm',
      'about 10 expected; declared: Riot',
    ]);
  });
});

describe('days of figures', () => {
  const day = (at: number): string => new Date(Date.UTC(2022, 0, 1 + at)).toISOString().slice(0, 10);
  const figures = [
    mapping('period', 'date', 'day', { formats }),
    mapping('measure', 'text', 'measure'),
    mapping('value', 'decimal', 'value'),
  ];
  const lines = Array.from({ length: 70 }, (_, at) => `${day(at)},crimes,${at === 45 ? 40 : 10},4`);
  const found = async (changed: readonly string[], more: readonly Mapping[] = []): Promise<Check> => {
    const files = { 'a.csv': `day,measure,value,n\n${changed.join('\n')}\n` };
    const own = { id: 'daily', kind: 'aggregates', when: 'period', checks: [limit('unusual-days', { max: 0 })] };
    return checkNamed(await judged(files, sourceOf([...figures, ...more], own)), 'daily/unusual-days');
  };

  test('are what they add up to; one without a figure is not known, and no count is below zero', async () => {
    const mended = lines.filter((_, at) => at !== 30).map((line, at) => (at === 22 ? `${day(22)},crimes,-10,4` : line));
    expect((await found(mended)).items).toEqual([{ value: day(45), n: 40, hint: 'about 10 expected' }]);
  });

  test('are not judged where figures of unlike things, or means, would be added up', async () => {
    const unlike = await found(lines.map((line, at) => (at === 9 ? line.replace('crimes', 'calls') : line)));
    const means = await found(lines, [mapping('weight', 'whole', 'n')]);
    for (const check of [unlike, means]) expect(check).toMatchObject({ passed: false, n: 0, items: [] });
    expect(means.detail).toContain('not measured');
  });

  test('are not judged over more than a century, which a year typed wrong makes of any source', async () => {
    expect(await found([...lines, '9021-01-01,crimes,10,4'])).toMatchObject({ passed: false, n: 0, items: [] });
  });
});

describe('a second look', () => {
  test('judges what is stored by new limits, without the files', async () => {
    const town = await openTown();
    const first = await town.run(twoAgencies, source([limit('rejected-share', { max: '50%' })]));
    expect(checkNamed(first, 'crime/rejected-share').passed).toBe(true);
    const second = await town.recheck(source([limit('rejected-share', { max: '1%', severity: 'fail' })]));
    expect(checkNamed(second, 'crime/rejected-share')).toMatchObject({
      passed: false,
      severity: 'fail',
      observed: 1 / 8,
    });
    expect((await town.recheck(source([limit('rejected-share', { max: '50%' })]))).checks).toEqual(first.checks);
    const unknown = await town.recheck(source([limit('null-share', { column: 'victims', max: '1%' })]));
    expect(checkNamed(unknown, 'crime/null-share/victims')).toMatchObject({ passed: false, n: 0 });
    await town.close();
  });

  test('of what was never loaded is refused', async () => {
    const town = await openTown();
    await expect(town.recheck(source([]))).rejects.toThrow('must have been loaded');
    await town.close();
  });
});
