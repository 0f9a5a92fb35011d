import { describe, expect, test } from 'vitest';
import type { Mapping, Part } from '../../src/spec/index.ts';
import { ingest, mapping, openInMemory, sourceOf, temporaryFolder } from './fixture.ts';

type Seen = readonly [time: string | null, precision?: string | null];

/** Each record of one mapped time: what it is and how precise, or the rule that it breaks. */
async function read(
  records: readonly string[],
  one: Mapping,
  { precision = false, header = 'x', zone = 'UTC' } = {},
): Promise<readonly Seen[]> {
  const content = `n;${header}\n${records.map((record, index) => `${index};${record}`).join('\n')}\n`;
  const plain = sourceOf([mapping('n', 'whole', 'n'), one]);
  const kept = { name: 'at_precision', type: 'text' as const };
  const source = { ...plain, columns: precision ? [...plain.columns, kept] : plain.columns };
  const warehouse = await openInMemory(await temporaryFolder());
  const { loaded, rejects } = await ingest({ 'a.csv': content }, source, { warehouse, zone, columns: ['n'] });
  const names = ['n', one.column, ...(precision ? ['at_precision'] : [])];
  const facts = await warehouse.countBy(loaded.table, names);
  await warehouse.close();
  const broken = new Map(rejects.map(({ line, rule }) => [line - 2, rule]));
  return records.map((_, index): Seen => {
    const [, at = null, how] = facts.find(({ values: [n] }) => Number(n) === index)?.values ?? [];
    const time = broken.get(index) ?? (at === null ? null : String(at).replace(' 00:00:00', ''));
    return precision ? [time, how === undefined || how === null ? null : String(how)] : [time];
  });
}
const at = (type: Mapping['type'], formats: readonly string[], more: Partial<Mapping> = {}): Mapping =>
  mapping('at', type, 'x', { formats, ...more });
const no = 'not-a-date';

describe('day numbers of workbooks', () => {
  // day numbers that are known well: 25569 begins the time of Unix, 36526 the year 2000, 2958465 is the last that Excel has
  test.each<[string, string | null]>([
    ['1', '1900-01-01'],
    ['59', '1900-02-28'],
    ['60', no],
    ['60.5', no],
    ['61', '1900-03-01'],
    ['25569', '1970-01-01'],
    ['36526', '2000-01-01'],
    ['43831', '2020-01-01'],
    ['44255.999', '2021-02-28 23:58:34'],
    ['44562.604166666664', '2022-01-01 14:30:00'],
    ['44562.5', '2022-01-01 12:00:00'],
    ['44562.99999999', '2022-01-02'],
    ['2958465', '9999-12-31'],
    ['2958466', no],
    ['0.5', no],
    ['0', no],
    ['-1', no],
    ['4.4E4', no],
    ['44,562', no],
    ['2022-01-01', no],
  ])('%s', async (text, expected) => expect(await read([text], at('timestamp', ['EXCEL']))).toEqual([[expected]]));

  test('lose their time of day in a column of days', async () => {
    expect(await read(['44562.9'], at('date', ['EXCEL']))).toEqual([['2022-01-01']]);
  });
  test('beside another format, in the order declared', async () => {
    expect(await read(['44562', '2022-01-01'], at('date', ['%Y-%m-%d', 'EXCEL']))).toEqual([
      ['2022-01-01'],
      ['2022-01-01'],
    ]);
    expect(await read(['2022'], at('date', ['EXCEL', '%Y']))).toEqual([['1905-07-14']]);
    expect(await read(['2022'], at('date', ['%Y', 'EXCEL']))).toEqual([['2022-01-01']]);
  });
  test('of a day and of a time in two columns', async () => {
    const part = (name: string): Part => ({ headers: [name], formats: ['EXCEL'], nth: null });
    const joined = mapping('at', 'timestamp', [], { how: 'join', parts: [part('day'), part('time')] });
    const records = [
      '44562;0.604166666666667',
      '44562;0',
      '44562;',
      '44562.5;0.5',
      '44562;1.5',
      '44562;0.999999999',
      ';0.5',
    ];
    expect(await read(records, joined, { header: 'day;time' })).toEqual(
      ['2022-01-01 14:30:00', '2022-01-01', '2022-01-01', no, no, no, null].map((time) => [time]),
    );
  });
  test('are local times of their zone', async () => {
    const zoned = at('timestamp', ['EXCEL'], { zone: 'America/New_York' });
    // half past two on the day that the clock skips it
    expect(await read(['44269.104166666664', '44269.5'], zoned)).toEqual([
      ['impossible-time'],
      ['2021-03-14 16:00:00'],
    ]);
  });
});

describe('years of two digits', () => {
  test.each<[number, readonly (readonly [string, string])[]]>([
    [
      30,
      [
        ['1/31/29', '2029-01-31'],
        ['1/31/30', '1930-01-31'],
        ['1/31/00', '2000-01-31'],
        ['1/31/99', '1999-01-31'],
      ],
    ],
    [
      0,
      [
        ['1/31/00', '1900-01-31'],
        ['2/29/00', no],
        ['2/29/04', '1904-02-29'],
        ['2/28/00', '1900-02-28'],
      ],
    ],
    [
      99,
      [
        ['1/31/98', '2098-01-31'],
        ['1/31/99', '1999-01-31'],
        ['2/29/72', '2072-02-29'],
      ],
    ],
  ])('below %d are of this century, the others of the last', async (pivot, table) => {
    expect(
      await read(
        table.map(([text]) => text),
        at('date', ['%m/%d/%y'], { pivot }),
      ),
    ).toEqual(table.map(([, day]) => [day]));
  });
  test('beside years of four', async () => {
    const both = at('date', ['%m/%d/%y', '%m/%d/%Y'], { pivot: 30 });
    expect(await read(['1/31/45', '1/31/1845', '1/31/0021', 'infinity', 'epoch'], both)).toEqual([
      ['1945-01-31'],
      ['1845-01-31'],
      ['0021-01-31'],
      [no],
      [no],
    ]);
  });
});

describe('periods', () => {
  const precise = { precision: true };
  test('are their first day, and keep how precise they are', async () => {
    const one = at('period', ['%Y-%m-%d', '%Y-%m', 'YYYY-Qn', '%b %Y', '%Y']);
    expect(
      await read(
        ['2022-03-15', '2022-03', '2022-Q3', 'Mar 2022', '2022', '2022-Q5', '22', '2022-13', ''],
        one,
        precise,
      ),
    ).toEqual([
      ['2022-03-15', 'day'],
      ['2022-03-01', 'month'],
      ['2022-07-01', 'quarter'],
      ['2022-03-01', 'month'],
      ['2022-01-01', 'year'],
      [no, null],
      [no, null],
      [no, null],
      [null, null],
    ]);
  });
  test.each([
    ['YYYY-Qn', '2022-Q4', '2022/Q4'],
    ['YYYYQn', '2022Q4', '2022-Q4'],
    ['YYYY Qn', '2022 q4', '2022Q4'],
    ['Qn YYYY', 'Q4 2022', '2022 Q4'],
    ['Qn/YYYY', 'Q4/2022', 'Q4 2022'],
    ['FY[YYYY] (Qn)', 'FY[2022] (Q4)', 'FY2022 Q4'],
  ])('quarters as %s', async (format, good, bad) => {
    expect(await read([good, bad, 'Q4 0000'], at('period', [format]), precise)).toEqual([
      ['2022-10-01', 'quarter'],
      [no, null],
      [no, null],
    ]);
  });
  test('that the declaration gives', async () => {
    for (const [value, day, how] of [
      ['2022', '2022-01-01', 'year'],
      ['2022-Q2', '2022-04-01', 'quarter'],
      ['2022-05', '2022-05-01', 'month'],
      ['2022-05-17', '2022-05-17', 'day'],
    ] as const)
      expect(await read(['x'], at('period', [], { how: 'constant', value, parts: [] }), precise)).toEqual([[day, how]]);
  });
});

describe('partial dates', () => {
  test('keep how precise they are', async () => {
    expect(
      await read(['2022-03-15', '2022-03', '2022', '3/2022'], at('date', ['%Y-%m-%d', '%Y-%m', '%Y']), {
        precision: true,
      }),
    ).toEqual([
      ['2022-03-15', 'day'],
      ['2022-03-01', 'month'],
      ['2022-01-01', 'year'],
      [no, null],
    ]);
  });
  test('of times too', async () => {
    const one = at('timestamp', ['%Y-%m-%d %H:%M', '%Y-%m-%d', '%Y-%m', 'EXCEL']);
    expect(await read(['2022-03-15 14:30', '2022-03-15', '2022-03', '44562.5'], one, { precision: true })).toEqual([
      ['2022-03-15 14:30:00', 'time'],
      ['2022-03-15', 'day'],
      ['2022-03-01', 'month'],
      ['2022-01-01 12:00:00', 'time'],
    ]);
  });
  test('whose value is refused have no precision either', async () => {
    const one = at('date', ['%Y-%m'], { refuse: 'value' });
    expect(await read(['2022-03', 'x'], one, { precision: true })).toEqual([
      ['2022-03-01', 'month'],
      [no, null],
    ]);
  });
});
