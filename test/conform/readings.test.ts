import { describe, expect, it } from 'vitest';
import { dates, likeliest, mostly, plainTypes, startTally, tally, together } from '../../src/conform/readings.ts';

const readAs = (values: readonly string[], of: 'dates' | 'numbers'): readonly string[] => {
  const into = startTally<string>(of === 'dates' ? dates : plainTypes);
  for (const value of values) tally(into, { value, n: 1, most: 100_000 });
  return likeliest(into, of === 'dates' ? values.length : 0).map(({ as }) => as);
};
const days = (n: number): readonly string[] => Array.from({ length: n }, (_, at) => `0${(at % 9) + 1}/07/2024`);

describe('what a column may be read as', () => {
  it.each([
    ['a day past the twelfth says which comes first', [...days(99), '07/25/2024'], ['%m/%d/%Y']],
    ['without one the file does not tell', days(100), ['%m/%d/%Y', '%d/%m/%Y']],
    ['one slip in a hundred spoils no column', [...days(99), 'unknown'], ['%m/%d/%Y', '%d/%m/%Y']],
    ['two do', [...days(98), 'unknown', '2024/07/01'], []],
    ['and so does one of a few', [...days(3), 'unknown'], []],
    ['a slip counts against all alike', [...days(198), '07/25/2024', '31/31/2024'], ['%m/%d/%Y']],
    ['a day of zero and a month of thirteen are none', ['00/00/2024', '13/13/2024'], []],
    ['no value is nothing', [], dates.map(({ as }) => as)],
  ])('dates: %s', (_, values, expected) => expect(readAs(values, 'dates')).toEqual(expected));

  it.each([
    [
      'each of three forms some',
      ['2024-01-02', '2024-02-29', '12/25/2024', '25.12.2024'],
      ['%Y-%m-%d', '%m/%d/%Y', '%d.%m.%Y'],
    ],
    ['words are no form', ['2024-01-02', '12/25/2024', 'in spring'], []],
    ['nothing has none', [], []],
  ])('dates of several forms: %s', (_, values, expected) =>
    expect(together(dates, new Map(values.map((value) => [value, 1])))).toEqual(expected),
  );

  it.each([
    [60, ['%m/%d/%Y', '%d/%m/%Y']],
    [40, []],
  ])('of a hundred values %i are dates: a column is meant as one from half of them on', (n, expected) => {
    const into = startTally<string>(dates);
    for (const value of [...days(n), ...Array.from({ length: 100 - n }, () => '99/99/9999')])
      tally(into, { value, n: 1, most: 1000 });
    expect(likeliest(into, 100)).toEqual([]);
    expect(likeliest(into, 100, mostly).map(({ as }) => as)).toEqual(expected);
  });

  it('numbers: whole ones unless some have parts', () => {
    const whole = Array.from({ length: 199 }, () => '3');
    expect(readAs(whole, 'numbers')).toEqual(['whole number', 'number']);
    expect(readAs([...whole, 'A7'], 'numbers')).toEqual([]);
    expect(readAs([...whole, '2.5'], 'numbers')).toEqual(['number']);
  });
});
