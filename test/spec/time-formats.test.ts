import { describe, expect, test } from 'vitest';
import { isKnownFormat, isPartialFormat, precisionOf } from '../../src/spec/index.ts';
import { placesOf, resolveText, sound, wordsOf } from './resolve-text.ts';

describe('a format of dates and times', () => {
  test.each<[string, string | null]>([
    ['%Y-%m-%d', 'day'],
    ['%m/%-d/%Y', 'day'],
    ['%d%b%y', 'day'],
    ['%Y%j', 'day'],
    ['%Y-%m-%d %H:%M', 'time'],
    ['%m/%d/%Y HHMM', 'time'],
    ['%Y-%m', 'month'],
    ['%B %Y', 'month'],
    ['%-m/%y', 'month'],
    ['%Y', 'year'],
    ['year 100%% %Y', 'year'],
    ['YYYY-Qn', 'quarter'],
    ['EXCEL', 'time'],
    ['%H:%M', null],
    ['HHMM', null],
  ])('%s is precise to: %s', (format, expected) => {
    expect(precisionOf(format)).toBe(expected);
    expect(isPartialFormat(format)).toBe(['month', 'quarter', 'year'].includes(expected ?? ''));
  });

  test.each([
    ['%m/%-d/%Y %-I:%M %p', true],
    ['%Y-%m-%dT%H:%M:%S.%f', true],
    ['%%%Y', true],
    ['HHMM', true],
    ['EXCEL', true],
    ['Qn/YYYY', true],
    ['YYYY-MM-DD', false],
    ['%Q', false],
    ['%Y-%k', false],
    ['%m/%d/%Y HHMM', false],
    ['EXCEL %H', false],
    ['%%', true],
    ['today', false],
  ])('%s can be read: %s', (format, expected) => expect(isKnownFormat(format)).toBe(expected));

  test.each([
    ['["%m/%d/%Y", "%d/%m/%Y"]', true],
    ['["%Y-%m-%d", "%Y-%d-%m %H:%M", "%Y-%d-%m"]', true],
    ['["%m/%d/%Y", "%-m/%-d/%Y", "%d.%m.%Y"]', false],
  ])('two that read one text as two days are a mistake: %s', (formats, isMistake) => {
    const text = sound.replace('formats: ["%m/%d/%Y"]', `formats: ${formats}`);
    expect(text).not.toBe(sound);
    expect(wordsOf(resolveText(text).problems).includes('read one text as two different days')).toBe(isMistake);
  });

  const dated = 'occurred_at: { from: OCC_DATE, formats: ["%m/%d/%Y"] }';
  test.each([
    ['alone', 'occurred_at: { from: OCC_DATE, formats: ["%m/%d/%Y", MM/DD/YYYY] }', '14:60 date-format'],
    [
      'of a part',
      'occurred_at: { join: [{ from: D, formats: ["%m/%d/%Y"] }, { from: T, formats: ["%k"] }] }',
      '14:86 date-format',
    ],
  ])('that cannot be read is told, %s', (_name, declared, place) => {
    expect(sound).toContain(dated);
    const { problems } = resolveText(sound.replace(dated, declared));
    expect(placesOf(problems)).toEqual([place]);
    expect(wordsOf(problems)).toContain('is not a format of dates and times');
  });

  test('that leaves out the day keeps beside the date how precise it is', () => {
    const columnsOf = (formats: string): readonly string[] =>
      resolveText(sound.replace(dated, `occurred_at: { from: OCC_DATE, formats: [${formats}], fiscal: false }`))
        .pipeline?.sources.find(({ id }) => id === 'crime')
        ?.columns.map(({ name }) => name) ?? [];
    expect(columnsOf('"%m/%-d/%Y"')).not.toContain('occurred_at_precision');
    expect(columnsOf('"%m/%d/%Y", "%m/%Y"')).toContain('occurred_at_precision');
    expect(columnsOf('YYYY-Qn')).toContain('occurred_at_precision');
  });
});
