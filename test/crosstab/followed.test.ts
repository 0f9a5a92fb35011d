import { describe, expect, it } from 'vitest';
import { measureTest } from '../../src/run/metric-tests/measure-test.ts';
import { stageTest } from '../../src/run/metric-tests/stage-test.ts';
import { type Level, type MetricTest, parseDeclaration } from '../../src/spec/index.ts';

/** Shares of those that are followed for some time: in time, by a date, or seen again. */

function declared(kind: string, hits: string, more = '') {
  const text = `id: x\ntitle: X\nwhy: x\nquestion: how-well\nrole: context\nbetter: neutral\nkind: ${kind}\nowner: x\nversion: 1\nmeasure: { kind: share, hits: ${hits}, ${more}empty: zero }\n`;
  return parseDeclaration('metric', { path: 'metrics/x.yaml', text });
}

async function levelsOf(
  hits: string,
  {
    kind,
    rows,
    covers,
    periods,
    area = '@all',
  }: {
    readonly kind: string;
    readonly rows: MetricTest['rows'];
    readonly covers: { readonly from: string; readonly to: string };
    readonly periods: readonly string[];
    readonly area?: string;
  },
): Promise<Readonly<Record<string, string>>> {
  const { value, problems } = declared(kind, hits);
  if (!value) throw new Error(problems.map(({ message }) => message).join('; '));
  const expected = Object.fromEntries(periods.map((period) => [period, { n: 0 }]));
  const staged = stageTest(value, { rows, declare: { covers }, expect: expected });
  if ('problems' in staged) throw new Error(staged.problems.join('; '));
  const measured = await measureTest(staged, { area, debug: () => undefined });
  if (measured.status === 'failed') throw new Error(measured.why);
  const said = (level: Level): string =>
    level.status === 'withheld' ? level.reason : `${level.events} of ${level.n}, ${level.missing?.n ?? 0} unknown`;
  return Object.fromEntries([...measured.levels].map(([period, level]) => [period, said(level)]));
}

describe('seen again', () => {
  const again = '{ again: household, within: 30d, after: 60d }';
  const covers = { from: '2024-01-01', to: '2024-06-30' };
  const on = (day: string, household: string | null, area = 'B1') => ({
    occurred_at: `${day} 10:00`,
    area,
    ...(household === null ? {} : { household }),
  });
  const cases: readonly (readonly [string, MetricTest['rows'], string])[] = [
    ['on the last day is again', [on('2024-04-01', 'a'), on('2024-05-01', 'a')], '1 of 1, 0 unknown'],
    ['a day later is not', [on('2024-04-01', 'a'), on('2024-05-02', 'a')], '0 of 1, 0 unknown'],
    ['on the same day is one time', [on('2024-04-01', 'a'), on('2024-04-01', 'a')], '0 of 1, 0 unknown'],
    [
      'of two that follow counts once',
      [on('2024-04-01', 'a'), on('2024-04-05', 'a'), on('2024-04-09', 'a')],
      '1 of 1, 0 unknown',
    ],
    ['by somebody else is not', [on('2024-04-01', 'a'), on('2024-04-02', 'b')], '0 of 2, 0 unknown'],
    ['60 days after another is no first time', [on('2024-02-01', 'a'), on('2024-04-01', 'a')], 'no-eligible-records'],
    ['61 days after another is one', [on('2024-01-31', 'a'), on('2024-04-01', 'a')], '0 of 1, 0 unknown'],
    [
      'who it was is told where it is not known, up to one in ten',
      [...Array.from({ length: 9 }, (_, n) => on('2024-04-02', `h${n}`)), on('2024-04-03', null)],
      '0 of 9, 1 unknown',
    ],
    [
      'nothing is said with more',
      [...Array.from({ length: 8 }, (_, n) => on('2024-04-02', `h${n}`)), on('2024-04-03', null)],
      'too-many-missing',
    ],
  ];
  it.each(cases)('%s', async (_, rows, expected) => {
    // first seen in April, and followed to its end in May
    const levels = await levelsOf(again, { kind: 'incidents', rows, covers, periods: ['2024-05'] });
    expect(levels).toEqual({ '2024-05': expected });
  });

  it('is not known of whom the data do not reach back far enough, nor of whom they do not follow to the end', async () => {
    const rows = [
      on('2024-02-29', 'early'),
      on('2024-03-01', 'first'),
      on('2024-05-31', 'last'),
      on('2024-06-01', 'late'),
    ];
    const periods = ['2024-03', '2024-06'];
    expect(await levelsOf(again, { kind: 'incidents', rows, covers, periods })).toEqual({
      '2024-03': '0 of 1, 0 unknown',
      '2024-06': '0 of 1, 0 unknown',
    });
  });

  it('lies where it was first seen', async () => {
    const rows = [on('2024-04-01', 'a', 'B1'), on('2024-04-09', 'a', 'B2'), on('2024-04-01', 'b', 'B2')];
    const asked = { kind: 'incidents', rows, covers, periods: ['2024-05'] };
    expect(await levelsOf(again, { ...asked, area: 'B1' })).toEqual({ '2024-05': '1 of 1, 0 unknown' });
    expect(await levelsOf(again, { ...asked, area: 'B2' })).toEqual({ '2024-05': '0 of 1, 0 unknown' });
  });
});

describe('in time', () => {
  const covers = { from: '2024-01-01', to: '2024-03-31' };
  const from = (day: string, completed?: string) => ({
    kind: 'referral',
    date: day,
    ...(completed === undefined ? {} : { completed_on: completed }),
  });
  const within = '{ from: date, to: completed_on, within: 10d }';
  it.each([
    ['the last day is in time', [from('2024-03-01', '2024-03-11')], '1 of 1, 0 unknown'],
    ['a day later is not', [from('2024-03-01', '2024-03-12')], '0 of 1, 0 unknown'],
    ['the same day is', [from('2024-03-01', '2024-03-01')], '1 of 1, 0 unknown'],
    ['what is open is not', [from('2024-03-01')], '0 of 1, 0 unknown'],
    ['what was over before it began is a mistake', [from('2024-03-01', '2024-02-29')], 'too-few-measured'],
    ['on the day its time is up it is looked at', [from('2024-03-21', '2024-03-22')], '1 of 1, 0 unknown'],
    ['before that it is not, quick or slow', [from('2024-03-22', '2024-03-23')], 'no-eligible-records'],
  ] as const)('%s', async (_, rows, expected) => {
    expect(await levelsOf(within, { kind: 'activities', rows: [...rows], covers, periods: ['2024-03'] })).toEqual({
      '2024-03': expected,
    });
  });

  const by = '{ to: closed_on, by: due_on }';
  const due = (due_on: string | null, closed_on: string | null) => ({
    id: '1',
    raised_on: '2024-01-05',
    decision: 'x',
    ...(due_on === null ? {} : { due_on }),
    ...(closed_on === null ? {} : { closed_on }),
  });
  it.each([
    ['on the day it is due is in time', [due('2024-02-01', '2024-02-01')], '1 of 1, 0 unknown'],
    ['before it as well', [due('2024-02-01', '2024-01-06')], '1 of 1, 0 unknown'],
    ['after it is not', [due('2024-02-01', '2024-02-02')], '0 of 1, 0 unknown'],
    ['open after it is not', [due('2024-03-31', null)], '0 of 1, 0 unknown'],
    ['what is not due yet is not looked at', [due('2024-04-01', '2024-01-06')], 'no-eligible-records'],
    ['without a day nobody knows', [due(null, '2024-01-06'), due('2024-02-01', '2024-02-01')], '1 of 1, 1 unknown'],
  ] as const)('%s', async (_, rows, expected) => {
    expect(await levelsOf(by, { kind: 'actions', rows: [...rows], covers, periods: ['2024-Q1'] })).toEqual({
      '2024-Q1': expected,
    });
  });
});

describe('what has several rows', () => {
  const covers = { from: '2024-01-01', to: '2024-03-31' };
  const line = (id: string | null, due_on: string, closed_on?: string) => ({
    raised_on: '2024-01-05',
    decision: 'x',
    due_on,
    ...(id === null ? {} : { id }),
    ...(closed_on === undefined ? {} : { closed_on }),
  });
  const by = '{ to: closed_on, by: due_on }, each: owner_role';
  const owned = (rows: readonly (readonly [string | null, string, string?])[]) =>
    rows.map(([owner, due, closed], n) => ({
      ...line(String(n), due, closed),
      ...(owner === null ? {} : { owner_role: owner }),
    }));
  it.each([
    [
      'is due as its first row says',
      [
        ['a', '2024-02-01'],
        ['a', '2024-03-01', '2024-02-20'],
      ],
      '0 of 1, 0 unknown',
    ],
    [
      'has ended as its last row says',
      [
        ['a', '2024-02-01'],
        ['a', '2024-03-01', '2024-01-20'],
      ],
      '1 of 1, 0 unknown',
    ],
    [
      'is one, however many rows it has',
      [
        ['a', '2024-02-01'],
        ['a', '2024-02-01'],
        ['b', '2024-02-01'],
      ],
      '0 of 2, 0 unknown',
    ],
    [
      'without a number each row stands for itself',
      [
        [null, '2024-02-01'],
        [null, '2024-02-01', '2024-02-01'],
      ],
      '1 of 2, 0 unknown',
    ],
  ] as const)('%s', async (_, rows, expected) => {
    expect(await levelsOf(by, { kind: 'actions', rows: owned(rows), covers, periods: ['2024-Q1'] })).toEqual({
      '2024-Q1': expected,
    });
  });
});

describe('what does not go together is refused', () => {
  it.each([
    ['{ again: household, within: 365d, after: 365d }', 'each: id, ', 'no each where hits has again'],
    ['{ from: date, to: completed_on, within: 30d }', 'sum: participants, ', 'sum only where hits has where'],
    ['{ to: closed_on, by: due_on }', 'standardise: { by: priority }, ', 'standardise only where'],
    ['{ from: date, to: completed_on, within: 8m }', '', 'a number of days such as 45d'],
  ])('%s with %s', (hits, more, said) => {
    const { problems } = declared('activities', hits, more);
    expect(problems.map(({ message }) => message).join()).toContain(said);
  });
});
