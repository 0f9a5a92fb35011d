import { describe, expect, it } from 'vitest';
import { placesOf, resolveText, sound, wordsOf } from './resolve-text.ts';

const withArea = (text: string): string => sound.replace('area: BEAT', `area: ${text}`);
const withYear = (text: string): string => sound.replace('year: year', `year: ${text}`);

describe('a mapping that is still blank', () => {
  it.each([
    ['""', '15:13'],
    ['"  "', '15:13'],
    ['{ from: "" }', '15:21'],
    ['{ from: ["", ""] }', '15:21'],
    ['{ any-of: [""] }', '15:23'],
    ['{ value: "" }', ''],
  ])('area: %s', (text, place) => {
    const { problems } = resolveText(withArea(text));
    expect(placesOf(problems)).toEqual(place === '' ? [] : [`${place} blank-column`]);
    if (place !== '') expect(wordsOf(problems)).toContain('"area" is still blank');
  });

  it('is told once where a time also misses its formats, or where every record needs a value', () => {
    const date = sound.replace('{ from: OCC_DATE, formats: ["%m/%d/%Y"] }', '""');
    expect(placesOf(resolveText(date).problems)).toEqual(['14:20 blank-column']);
    expect(wordsOf(resolveText(withYear('{ value: "" }')).problems)).toContain('"year" is still blank');
    const joined = sound.replace('{ from: OCC_DATE,', '{ join: [{ from: A, formats: ["%Y"] }, { from: "" }],');
    expect(wordsOf(resolveText(joined).problems)).toContain('"occurred_at" is still blank');
  });
});

it('repeats that inspect left open are asked for', () => {
  const { problems } = resolveText(sound.replace('repeats: drop', 'repeats:  # keep or drop: are equal rows copies?'));
  expect(problems).toHaveLength(1);
  expect(wordsOf(problems)).toMatch(/repeats.*keep/s);
});

describe('a constant that its column cannot hold', () => {
  const constant = (column: string, value: string): string =>
    sound.replace('      area: BEAT\n', `      area: BEAT\n      ${column}: { value: ${value} }\n`);

  it.each([
    ['victims', '1'],
    ['victims', '"1.0"'],
    ['reported_at', '2024-02-29'],
    ['reported_at', '2024-12-31 13:30'],
  ])('%s: %s is read', (column, value) => {
    expect(wordsOf(resolveText(constant(column, value)).problems)).toBe('');
  });

  it.each([
    ['victims', 'one', 'write a whole number such as 1'],
    ['victims', '"10.000"', '"10.000" cannot be the victims of every record'],
    ['victims', '-1', '"-1" cannot be the victims of every record'],
    ['victims', '1.5', '"1.5" cannot be the victims of every record'],
    ['reported_at', '12/31/2024', 'write a date such as 2024-12-31'],
    ['reported_at', '2024-02-30', '"2024-02-30" cannot be'],
  ])('%s: %s is a mistake', (column, value, words) => {
    const { problems } = resolveText(constant(column, value));
    expect(problems.map(({ id }) => id)).toEqual(['constant']);
    expect(wordsOf(problems)).toContain(words);
  });

  it('of yes and no', () => {
    const flag = (value: string): string =>
      sound.replace(
        '      area: BEAT\n',
        `      area: BEAT\n      domestic: { value: ${value}, "true": [Y], "false": [N] }\n`,
      );
    expect(wordsOf(resolveText(flag('N')).problems)).toBe('');
    expect(wordsOf(resolveText(flag('maybe')).problems)).toContain('one of the values for yes and no');
  });

  it.each([
    ['2024', ''],
    ['2024-Q4', ''],
    ['2024-12', ''],
    ['FY2024', 'write a period such as 2024'],
  ])('of a period: %s', (value, words) => {
    const money = `  money:\n    kind: resources\n    repeats: keep\n    files: a.csv\n    columns: { period: { value: ${value}, fiscal: true }, partner: who, committed: award }\nareas:\n`;
    expect(wordsOf(resolveText(sound.replace('areas:\n', money)).problems)).toContain(words);
    if (words === '') expect(wordsOf(resolveText(sound.replace('areas:\n', money)).problems)).toBe('');
  });
});
