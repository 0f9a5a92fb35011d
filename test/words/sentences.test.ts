import { describe, expect, it } from 'vitest';
import { wordSentence } from '../../src/words/index.ts';

const said = (key: string, params: Record<string, string | number> = {}): string =>
  wordSentence({ key, params, text: '' }).text;

describe('sentences', () => {
  it.each([
    [{ added: 0, changed: 2, removed: 0, names: 'a.csv, b.csv' }, 'Data files: 2 changed (a.csv, b.csv).'],
    [{ added: 1, changed: 0, removed: 3 }, 'Data files: 1 new, 3 withdrawn.'],
  ])('tell of files only what there is: %j', (params, text) => expect(said('since.files', params)).toBe(text));

  it('claims of small numbers only what they could not show', () => {
    const text = said('too-few', {
      events: 3,
      one: 'homicide',
      many: 'homicides',
      period: '2022-Q4',
      window: '2019',
      expected: 4,
    });
    expect(text).toContain('With numbers this small, even an end to all of them might not have shown.');
    expect(text).not.toContain('could be chance');
  });

  it.each([
    [
      { areas: 2, names: 'Upton, Penn North' },
      '2 programme areas have no population in the data and are left out of the rate (Upton, Penn North).',
    ],
    [
      { areas: 1, names: 'Upton' },
      '1 programme area has no population in the data and is left out of the rate (Upton).',
    ],
  ])('words areas without population: %j', (params, text) => expect(said('caveat.no-population', params)).toBe(text));

  it('words a baseline that is short, or uneven over the year', () => {
    expect(said('caveat.baseline-shorter', { declared: '3 years', used: '22 months' })).toBe(
      'The data hold less than the declared baseline: 22 months were used in place of 3 years.',
    );
    expect(said('caveat.season-unbalanced')).toBe(
      'The baseline does not hold every season alike, so the change may be partly the season.',
    );
  });

  it('refuses a key without words', () => expect(() => said('no-such-key')).toThrow('"no-such-key" has no words'));
});
