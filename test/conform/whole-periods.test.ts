import { describe, expect, test } from 'vitest';
import { judgeQuality } from '../../src/conform/checks/index.ts';
import { longSpans } from '../../src/conform/whole-periods.ts';
import type { Source } from '../../src/spec/index.ts';
import { metric, pipeline } from '../estimate/town.ts';
import { areaListOf } from './checks/judged.ts';
import { declaredSource, resolveSourceText } from './declared.ts';
import { type Files, ingestFolder, mapping, openInMemory, sourceOf, temporaryFolder, writeFiles } from './fixture.ts';

/** Records that are about a year, a quarter, a month or a wave belong to all of it. */

const grants = (formats: string, more = ''): string => `kind: resources
repeats: keep
files: a.csv
columns:
  period: { from: when, formats: [${formats}] }
  partner: who
  committed: amount
${more}`;

interface Read {
  readonly longer: (grain: 'month' | 'day') => Promise<readonly string[]>;
  readonly range: string;
  readonly months: Readonly<Record<string, string>>;
  readonly outside: number | undefined;
}

async function read(source: Source, files: Files): Promise<Read> {
  const folder = await temporaryFolder();
  await writeFiles(folder, files);
  const warehouse = await openInMemory(folder);
  const { loaded } = await ingestFolder(source, { folder, warehouse });
  const when = source.when ?? '';
  const range = await warehouse.range(loaded.table, when);
  const longer = {
    month: await longSpans(loaded.table, 'month', warehouse),
    day: await longSpans(loaded.table, 'day', warehouse),
  };
  const own = pipeline({ id: 'test', sources: [source], metrics: [metric({ source: source.id, exposure: null })] });
  const { coverage, checks } = await judgeQuality(own, [loaded], {
    areaList: areaListOf('North'),
    asOf: null,
    warehouse,
    made: new Map(),
  });
  await warehouse.close();
  return {
    longer: async (grain) => longer[grain].map(({ from, to }) => `${from} to ${to}`),
    range: `${range?.from} to ${range?.to}`,
    months: Object.fromEntries(
      (coverage[0]?.agencies[0]?.months ?? []).map(({ month, state, n }) => [month, `${state} ${n}`]),
    ),
    outside: checks.find(({ rule }) => rule === 'outside-cover')?.observed ?? undefined,
  };
}
const rows = (...periods: readonly string[]): string =>
  `when,who,amount\n${periods.map((period, index) => `${period},P${index},10`).join('\n')}\n`;

describe('a record that says only its year, quarter or month', () => {
  test('spans it, and the data end where the last of them does', async () => {
    const source = declaredSource(grants('"%Y", "YYYY-Qn", "%Y-%m", "%Y-%m-%d"'));
    const found = await read(source, { 'a.csv': rows('2022', '2023-Q1', '2023-05', '2023-06-09', '2023-Q4') });
    expect(found.range).toBe('2022-01-01 to 2023-12-31');
    expect(await found.longer('month')).toEqual([
      '2022-01-01 to 2022-12-31',
      '2023-01-01 to 2023-03-31',
      '2023-10-01 to 2023-12-31',
    ]);
    expect((await found.longer('day'))[2]).toBe('2023-05-01 to 2023-05-31');
  });

  test('reports each of its months: none of them is silent', async () => {
    const found = await read(declaredSource(grants('"%Y", "%Y-%m"')), {
      'a.csv': rows('2022', '2022', '2022-05', '2023-02'),
    });
    expect(found.months).toMatchObject({
      '2022-01': 'reported 2',
      '2022-05': 'reported 3',
      '2022-12': 'reported 2',
      '2023-01': 'not-reported 0',
      '2023-02': 'reported 1',
    });
    expect(Object.keys(found.months)).toHaveLength(14);
  });

  test('overlapping periods are one, for a year cannot be told apart from its quarter', async () => {
    const found = await read(declaredSource(grants('"%Y", "YYYY-Qn"')), {
      'a.csv': rows('2022', '2022-Q4', '2024-Q1'),
    });
    expect(await found.longer('month')).toEqual(['2022-01-01 to 2022-12-31', '2024-01-01 to 2024-03-31']);
  });

  test('lies outside the cover by the month in which it begins, once', async () => {
    const source = declaredSource(grants('"%Y"', 'covers: { from: 2023-01-01, to: 2023-12-31 }'));
    expect((await read(source, { 'a.csv': rows('2022', '2023', '2023', '2023') })).outside).toBe(0.25);
  });

  test('where all records say their day, nothing is asked', async () => {
    const found = await read(declaredSource(grants('"%Y-%m-%d"')), { 'a.csv': rows('2022-05-06', '2022-07-08') });
    expect([found.range, await found.longer('month')]).toEqual(['2022-05-06 to 2022-07-08', []]);
  });
});

describe('fiscal years', () => {
  test.each([
    [7, '%Y', '2024', '2023-07-01 to 2024-06-30'],
    [7, 'FY%y', 'FY24', '2023-07-01 to 2024-06-30'],
    [10, 'YYYY-Qn', '2024-Q1', '2023-10-01 to 2023-12-31'],
    [10, 'YYYY-Qn', '2024-Q4', '2024-07-01 to 2024-09-30'],
    [7, '%Y-%m', '2024-05', '2024-05-01 to 2024-05-31'],
    [1, '%Y', '2024', '2024-01-01 to 2024-12-31'],
    [null, '%Y', '2024', '2024-01-01 to 2024-12-31'],
  ])('that begin in month %s: %s of %s is %s', async (fiscalStart, format, text, span) => {
    const mappings = [
      mapping('period', 'period', 'when', { formats: [format], fiscalStart, pivot: 50 }),
      mapping('partner', 'text', 'who'),
    ];
    const plain = sourceOf(mappings, { kind: 'resources', when: 'period' });
    const source = { ...plain, columns: [...plain.columns, { name: 'period_precision', type: 'text' as const }] };
    expect((await read(source, { 'a.csv': rows(text) })).range).toBe(span);
  });

  test('are declared where the calendar has some: a text such as 2024 does not say which year it is', () => {
    const resolved = (more: string): ReturnType<typeof resolveSourceText> =>
      resolveSourceText(grants('"%Y"').replace('["%Y"]', `["%Y"]${more}`), 7);
    expect(resolved('').told.join('\n')).toContain(
      '"period" has years or quarters, and must say whether they are fiscal',
    );
    expect(resolved(', fiscal: true').pipeline?.sources[0]?.files[0]?.mappings[0]?.fiscalStart).toBe(7);
    expect(resolved(', fiscal: false').pipeline?.sources[0]?.files[0]?.mappings[0]?.fiscalStart).toBeNull();
    expect(resolveSourceText(grants('"%Y"')).told).toEqual([]);
  });
});

describe('a week', () => {
  const weekly = (text: string): ReturnType<typeof resolveSourceText> =>
    resolveSourceText(grants('"%Y-%m-%d"').replace('["%Y-%m-%d"]', `["%Y-%m-%d"]${text}`));

  test('reports the one month that it counts in, and the data begin and end with whole weeks', async () => {
    const source = declaredSource(grants('"%Y-%m-%d"').replace('["%Y-%m-%d"]', '["%Y-%m-%d"], week: first-day'));
    const found = await read(source, { 'a.csv': rows('2023-12-25', '2024-01-29') });
    expect(found.range).toBe('2023-12-25 to 2024-02-04');
    expect(found.months).toEqual({
      '2023-12': 'reported 1',
      '2024-01': 'not-reported 0',
      '2024-02': 'reported 1',
    });
    expect([await found.longer('month'), await found.longer('day')]).toEqual([[], []]);
  });

  test('is told of the column that says when, and of no other', () => {
    expect(weekly(', week: last-day').told).toEqual([]);
    const activities = (date: string): readonly string[] =>
      resolveSourceText(`kind: activities
repeats: keep
files: a.csv
columns: { date: { from: a, formats: ["%Y-%m-%d"] }, kind: b, completed_on: ${date} }
`).told;
    expect(activities('{ from: c, formats: ["%Y-%m-%d"], week: first-day }').join('\n')).toContain(
      '"completed_on" cannot be about a week',
    );
    expect(activities('{ from: c, formats: ["%G-W%V"] }').join('\n')).toContain(
      '"completed_on" needs a day, and "%G-W%V" says only the week',
    );
    expect(activities('{ from: c, formats: ["%G-W%V-%u"] }')).toEqual([]);
  });
});

test('an answer that says only its wave belongs to all days of the wave', async () => {
  const source = declaredSource(`kind: surveys
repeats: keep
files: a.csv
columns: { wave: wave, group: age }
waves:
  - { wave: spring, from: 2023-03-10, to: 2023-05-20 }
  - { wave: autumn, from: 2023-09-01, to: 2023-09-30 }
items: { trust: { from: q, wording: How much do you trust us?, scale: { min: 1, max: 5 } } }`);
  const found = await read(source, { 'a.csv': 'wave,age,q\nspring,a,1\nspring,b,2\nautumn,a,3\n' });
  expect(found.range).toBe('2023-03-10 to 2023-09-30');
  expect(await found.longer('month')).toEqual(['2023-03-10 to 2023-05-20']);
  expect(found.months).toMatchObject({ '2023-04': 'reported 2', '2023-06': 'not-reported 0', '2023-09': 'reported 1' });
});
