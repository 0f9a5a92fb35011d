import { describe, expect, it } from 'vitest';
import { incidents } from '../../src/conform/incidents.ts';
import { numberSigns } from '../../src/conform/number-signs.ts';
import type { ColumnProfile } from '../../src/conform/profile.ts';
import type { KindColumn } from '../../src/spec/index.ts';

const [any] = incidents.columns;
const profile = (values: readonly string[], looksLike: ColumnProfile['looksLike']): ColumnProfile => ({
  header: 'x',
  filled: values.length,
  blank: 0,
  distinct: values.length,
  distinctIsAll: true,
  looksLike,
  formats: [],
  mixed: false,
  unread: 0,
  examples: [],
  values,
  missing: [],
});
const signs = (type: KindColumn['type'], values: readonly string[], looksLike: ColumnProfile['looksLike'] = 'text') => {
  if (!any) throw new Error('a kind has columns');
  return numberSigns({ ...any, type }, profile(values, looksLike));
};

describe('the signs in the numbers of a column', () => {
  it.each([
    ['whole', ['1,234', '98', '1,000,000'], ', thousands: ","', 0],
    ['whole', ['1 234', '98'], ', thousands: " "', 0],
    ['decimal', ["1'234.50", '98'], `, thousands: "'"`, 0],
    ['decimal', ['1,234', '2,500'], ', thousands: ","', 0],
    ['decimal', ['1,234', '0,567'], ', decimal: ","', 1],
    ['decimal', ['1,5', '-2', '0,75'], ', decimal: ","', 1],
    ['decimal', ['1.234,5', '98'], ', decimal: ",", thousands: "."', 2],
  ] as const)('%s: %j', (type, values, more, doubts) => {
    const found = signs(type, values);
    expect([found?.more, found?.doubts.length]).toEqual([more, doubts]);
  });

  it('a point in whole numbers stands between thousands, where three digits follow it', () => {
    expect(signs('whole', ['12.400', '950'], 'number')?.more).toBe(', decimal: ",", thousands: "."');
    expect(signs('whole', ['12.4', '950'], 'number')).toBeNull();
    expect(signs('decimal', ['12.400', '950'], 'number')).toBeNull();
  });

  it.each([[['about 5']], [['1,2,3']], [['12,34,567']], [[]]])('%j are none', (values) => {
    expect(signs('decimal', values)).toBeNull();
  });
});
