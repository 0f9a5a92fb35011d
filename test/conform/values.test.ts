import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Mapping, Where } from '../../src/spec/index.ts';
import { type IngestOptions, ingest, mapping, sourceOf } from './fixture.ts';

type Outcome = string | number | boolean | null;

/** Each value through one mapping: what it becomes, or the rule that it breaks. */
async function convert(
  values: readonly string[],
  one: Mapping,
  options: { readonly missing?: readonly string[] } & Omit<IngestOptions, 'folder'> = {},
): Promise<readonly Outcome[]> {
  const { missing = [], ...rest } = options;
  const content = `n,x\n${values.map((value, index) => `${index},"${value.replaceAll('"', '""')}"`).join('\n')}\n`;
  const source = sourceOf([mapping('n', 'whole', 'n'), one], { missing });
  const { facts, rejects } = await ingest({ 'a.csv': content }, source, { ...rest, columns: ['n', one.column] });
  const kept = new Map(facts.map(([n, value]) => [Number(n), value ?? null]));
  const broken = new Map(rejects.map(({ line, rule }) => [line - 2, rule]));
  for (const { line, value } of rejects) expect(value).toBe(values[line - 2]);
  return values.map((_, index) => {
    const value = kept.get(index) ?? null;
    return broken.get(index) ?? (typeof value === 'object' && value !== null ? String(value) : value);
  });
}

/** `text → outcome`, one by one. */
type Table = readonly (readonly [text: string, outcome: Outcome])[];
const check = async (table: Table, one: Mapping, options = {}): Promise<void> =>
  expect(
    await convert(
      table.map(([text]) => text),
      one,
      options,
    ),
  ).toEqual(table.map(([, outcome]) => outcome));

describe('durations are whole seconds', () => {
  const no = 'not-a-duration';
  const inUnit = (unit: Mapping['unit'], more: Partial<Mapping> = {}): Mapping =>
    mapping('x', 'duration', 'x', { unit, ...more });
  test.each<[Mapping['unit'], Table]>([
    [
      'seconds',
      [
        ['446', 446],
        ['446.4', 446],
        ['446.5', 447],
        ['-0.5', -1],
        ['-12', -12],
        ['0', 0],
        ['1e3', 1000],
        ['7:26', no],
        ['', null],
        ['1,000', no],
        ['NaN', no],
        ['inf', no],
        ['1_0', no],
      ],
    ],
    [
      'minutes',
      [
        ['7.5', 450],
        ['0.1', 6],
        ['7.51', 451],
        ['-1', -60],
        ['0.00833333333333333333', 0],
        ['1e999', no],
        ['99999999999999999999', no],
      ],
    ],
    [
      'hours',
      [
        ['1.5', 5400],
        ['2', 7200],
        ['0.000138889', 1],
      ],
    ],
    [
      'H:MM:SS',
      [
        ['0:07:26', 446],
        ['00:07:26', 446],
        ['26:03:10', 93790],
        ['-0:00:30', -30],
        ['0:00:59.5', 60],
        ['0:60:00', no],
        ['7:26', no],
        ['446', no],
        ['0:07:26 AM', no],
      ],
    ],
    [
      'MM:SS',
      [
        ['7:26', 446],
        ['107:26', 6446],
        ['7:60', no],
        ['0:07:26', no],
        ['-7:26', -446],
      ],
    ],
  ])('from %s', async (unit, table) => check(table, inUnit(unit)));

  test('with a decimal comma and points between thousands', async () => {
    await check(
      [
        ['1.234,5', 1235],
        ['1,5', 2],
        ['1.5', no],
      ],
      inUnit('seconds', { decimal: ',', thousands: '.' }),
    );
  });
});

describe('decimals that are a value of time are seconds', () => {
  test.each<[Mapping['unit'], Table]>([
    [
      'minutes',
      [
        ['7.25', 435],
        ['0.01', 0.6],
        ['x', 'not-a-number'],
      ],
    ],
    ['seconds', [['446.4', 446.4]]],
    ['H:MM:SS', [['0:00:07.25', 7.25]]],
  ])('from %s', async (unit, table) => check(table, mapping('x', 'decimal', 'x', { unit })));
});

describe('money is whole cents', () => {
  const no = 'not-an-amount';
  test('and exact', async () => {
    await check(
      [
        ['$1,234.50', 123450],
        ['1234.5', 123450],
        ['1234', 123400],
        ['.5', 50],
        ['0.07', 7],
        ['1.10', 110],
        ['45035996273704.97', 4503599627370497],
        ['(1,234)', -123400],
        ['($1,234.50)', -123450],
        ['$(5)', -500],
        ['-$5', -500],
        ['$-5', -500],
        ['$ 5', 500],
        ['5 €', 500],
        ['£1,000', 100000],
        ['86,067,183', 8606718300],
        ['1.50', 150],
        ['1234.5000', 123450],
        ['1.500', no],
        ['10.000', no],
        ['1.005', no],
        ['1,23', no],
        ['12,34,567', no],
        ['0,123', no],
        ['5-', no],
        ['-(5)', no],
        ['(5', no],
        ['$', no],
        ['1e3', no],
        ['999999999999999999999999999999', no],
        ['five', no],
        ['', null],
      ],
      mapping('x', 'money', 'x'),
    );
  });
  test('with a decimal comma', async () => {
    await check(
      [
        ['1.234,50 €', 123450],
        ['1234,5', 123450],
        ['1,234.50', no],
      ],
      mapping('x', 'money', 'x', { decimal: ',', thousands: '.' }),
    );
    await check(
      [
        ['1.234', no],
        ['1234,50', 123450],
        ['10,000', no],
        ['2.000 €', no],
      ],
      mapping('x', 'money', 'x', { decimal: ',' }),
    );
  });
});

describe('signs of numbers, as declared', () => {
  const no = 'not-a-number';
  const signs = (decimal: '.' | ',', thousands: string | null): Mapping =>
    mapping('x', 'decimal', 'x', { decimal, thousands });
  test.each<[string, Mapping, Table]>([
    [
      '12.345,67',
      signs(',', '.'),
      [
        ['12.345,67', 12345.67],
        ['12345,67', 12345.67],
        ['1.23', no],
        ['1.234', 1234],
        ['-1.234,5', -1234.5],
        ['+1,5', 1.5],
        ['1,5-', no],
        ['1.2345', no],
        ['0.123', no],
        [',5', 0.5],
        ['1.234.567', 1234567],
        ['1.234567', no],
      ],
    ],
    [
      '12,345.67',
      signs('.', ','),
      [
        ['12,345.67', 12345.67],
        ['1,23', no],
        ['1.234', 1.234],
        ['1,234,567', 1234567],
        ['1,2345', no],
        [',234', no],
      ],
    ],
    [
      '12 345,67',
      signs(',', ' '),
      [
        ['12 345,67', 12345.67],
        ['12\u00a0345,67', 12345.67],
        ['12\u202f345', 12345],
        ['1 23', no],
      ],
    ],
    [
      "12'345",
      signs('.', "'"),
      [
        ["12'345.5", 12345.5],
        ['12’345', 12345],
        ["1'23", no],
      ],
    ],
    [
      '1234,5',
      signs(',', null),
      [
        ['1234,5', 1234.5],
        ['1.234', no],
        ['1.234,5', no],
        ['1e2', 100],
      ],
    ],
    [
      'no sign between thousands',
      signs('.', null),
      [
        ['1.234', 1.234],
        ['1,234', no],
        ['1 234', no],
        ['5-', no],
        ['+5', 5],
      ],
    ],
  ])('%s', async (_name, one, table) => check(table, one));

  test('of whole numbers', async () => {
    const whole = mapping('x', 'whole', 'x', { thousands: ',' });
    await check(
      [
        ['1,234', 1234],
        ['1,234.0', 1234],
        ['1,234.5', 'not-a-whole-number'],
        ['1234', 1234],
        ['12,34', 'not-a-whole-number'],
      ],
      whole,
    );
    await check(
      [
        ['12.', 12],
        ['12.0', 12],
        ['12.00', 12],
        ['12.0000', 12],
        ['1.5e3', 1500],
        // ten thousand to half the world
        ['10.000', 'not-a-whole-number'],
        ['1.000', 'not-a-whole-number'],
        ['123456789012345678.4', 'not-a-whole-number'],
      ],
      mapping('x', 'whole', 'x'),
    );
  });
  test('a default stands for what is missing alone', async () => {
    await check(
      [
        ['', 1],
        ['1,23', 'not-a-whole-number'],
        ['2,000', 2000],
      ],
      mapping('x', 'whole', 'x', { thousands: ',', default: '1' }),
    );
  });
});

describe('lists', () => {
  const list = (more: Partial<Mapping>): Mapping => mapping('x', 'list', 'x', { separator: ';', ...more });
  test('have members trimmed, renamed, and without what stands for no value', async () => {
    await check(
      [
        ['BPD; MONSE ;NA;;Safe Streets', "['Baltimore Police', 'MONSE', 'Safe Streets']"],
        ['BPD', "['Baltimore Police']"],
        ['BPD;\u00a0BPD;x', "['Baltimore Police', 'Baltimore Police']"],
        [';;', null],
        ['x', null],
        ['', null],
        ['NA', null],
      ],
      list({ rename: { BPD: 'Baltimore Police', x: '' } }),
      { missing: ['NA'] },
    );
  });
  test('without a member are missing where one is needed', async () => {
    await check(
      [
        [' | ', 'value-missing'],
        ['a|b', "['a', 'b']"],
      ],
      list({ separator: '|', filled: true }),
    );
  });
  test('meet a filter with any of their members', async () => {
    const files = { 'a.csv': 'n,x\n1,a;b\n2,b\n3,\n4,c\n' };
    const kept = async (filter: Where): Promise<readonly unknown[]> =>
      (
        await ingest(files, sourceOf([mapping('n', 'whole', 'n'), list({})], { filter }), { columns: ['n'] })
      ).facts.flat();
    expect(await kept({ x: 'b' })).toEqual([1, 2]);
    expect(await kept({ x: ['a', 'c'] })).toEqual([1, 4]);
    expect(await kept({ x: { not: 'b' } })).toEqual([3, 4]);
  });
  test('hold allowed words alone', async () => {
    await check(
      [
        ['a;b', "['a', 'b']"],
        ['a;c', 'not-among-the-values'],
        ['', null],
      ],
      list({ values: ['a', 'b'] }),
    );
  });
});

test('a pseudonym is the first half of HMAC-SHA256 of the cleaned text', async () => {
  const key = 'a key that nobody else knows, longer than one block of the hash: sixty-four bytes';
  const hash = (text: string): string => createHmac('sha256', key).update(text).digest('hex').slice(0, 32);
  const one = mapping('x', 'pseudonym', 'x', { rename: { Bob: 'Robert' } });
  expect(await convert(['José Ñ', '  Ann ', 'Bob', '', 'NA'], one, { key, missing: ['NA'] })).toEqual([
    hash('José Ñ'),
    hash('Ann'),
    hash('Robert'),
    null,
    null,
  ]);
});

describe('a name', () => {
  const long = 'é'.repeat(201);
  test('of more than 200 characters, which no table holds, is refused', async () => {
    const fits = 'é'.repeat(200);
    await check(
      [
        [fits, fits],
        [long, 'long-name'],
      ],
      mapping('x', 'text', 'x', { longest: 200 }),
    );
    await check(
      [
        [
          Array.from({ length: 40 }, (_, n) => `partner ${n}`).join(';'),
          expect.stringContaining('partner 39') as never,
        ],
        [`a;${long}`, 'long-name'],
      ],
      mapping('x', 'list', 'x', { separator: ';', longest: 200 }),
    );
  });
  test('is no free text, which may be as long as it was written', async () => {
    await check([[long, long]], mapping('x', 'text', 'x'));
  });
});

describe('words', () => {
  test('that a value is limited to', async () => {
    await check(
      [
        ['program', 'program'],
        ['Program', 'not-among-the-values'],
        ['', null],
        ['comp', 'comparison'],
      ],
      mapping('x', 'text', 'x', { values: ['program', 'comparison'], rename: { comp: 'comparison' } }),
    );
  });
  const missing = ['NA', '(null)', 'NULL', '-', '\u00a0n/a\t'];
  test.each<[Mapping['type'], Partial<Mapping> & { formats?: string[] }]>([
    ['text', {}],
    ['whole', {}],
    ['decimal', { decimal: ',' }],
    ['flag', { falseValues: [] }],
    ['date', { formats: ['%Y-%m-%d'] }],
    ['timestamp', { formats: ['EXCEL'] }],
    ['period', { formats: ['YYYY-Qn'] }],
    ['duration', { unit: 'minutes' }],
    ['money', {}],
    ['list', { separator: ';' }],
    ['pseudonym', {}],
  ])('that stand for no value in a column of type %s, whatever blanks stand around them', async (type, more) => {
    const texts = [
      'NA',
      '(null)',
      'NULL',
      '-',
      '',
      '  ',
      '\t',
      '\u00a0',
      ' NA ',
      '\u00a0NULL\u00a0',
      '\t-\t',
      'n/a',
      ' none ',
    ];
    const one = mapping('x', type, 'x', { missing: ['none'], ...more });
    expect(await convert(texts, one, { missing })).toEqual(texts.map(() => null));
  });
  test('a scale', async () => {
    await check(
      [
        ['1', 1],
        ['5', 5],
        ['0', 'off-the-scale'],
        ['6', 'off-the-scale'],
        ['999', 'off-the-scale'],
        ['2.5', 'not-a-whole-number'],
        ['', null],
      ],
      mapping('x', 'whole', 'x', { scale: { min: 1, max: 5 } }),
    );
  });
});
