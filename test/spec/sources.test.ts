import { describe, expect, it } from 'vitest';
import { placesOf, resolveText, sound, wordsOf } from './resolve-text.ts';

const flag = (name: string): string => `area: BEAT\n      ${name}: { from: W, true: [Y] }`;
const delimiter = (text: string): string => `files: [{ match: data/rms/*.csv, delimiter: ${text} }]`;

describe('a source that contradicts itself, or what is stored', () => {
  it.each([
    [
      'keeps repeats and has a key',
      'repeats: drop\n    key: [id]',
      'repeats: keep\n    key: [id]',
      '9:14',
      'repeats: keep and key contradict each other',
    ],
    ['has a flag called agency', 'area: BEAT', flag('agency'), '16:7', 'a flag cannot be called "agency"'],
    ['has a flag called category', 'area: BEAT', flag('category'), '16:7', 'a flag cannot be called "category"'],
    ['has a flag called rowid', 'area: BEAT', flag('rowid'), '16:7', 'a flag cannot be called "rowid"'],
    ['has a flag called like a working column', 'area: BEAT', flag('c12'), '16:7', 'a flag cannot be called "c12"'],
    [
      'has a column in no zone',
      'formats: ["%m/%d/%Y"]',
      'zone: Chicago, formats: ["%m/%d/%Y"]',
      '14:44',
      'did you mean "America/Chicago"?',
    ],
    [
      'has a column in an offset',
      'formats: ["%m/%d/%Y"]',
      'zone: "-05:00", formats: ["%m/%d/%Y"]',
      '14:44',
      '"-05:00" is not a time zone',
    ],
    ['has a delimiter of two characters', 'files: data/rms/*.csv', delimiter('"||"'), '11:49', 'one ASCII character'],
    ['has a delimiter beyond ASCII', 'files: data/rms/*.csv', delimiter('§'), '11:49', 'one ASCII character'],
    ['has a quotation mark for a delimiter', 'files: data/rms/*.csv', delimiter("'\"'"), '11:49', 'no quotation mark'],
  ])('%s', (_, from, to, place, words) => {
    expect(sound).toContain(from);
    const { problems } = resolveText(sound.replace(from, to));
    expect(wordsOf(problems)).toContain(words);
    expect(placesOf(problems).map((problem) => problem.split(' ')[0])).toEqual([place]);
  });

  it.each([';', '"\\t"', '" "', '"|"'])('a delimiter of %s is one', (text) => {
    expect(resolveText(sound.replace('files: data/rms/*.csv', delimiter(text))).problems).toEqual([]);
  });

  it.each(['gun', 'time', 'p', 'first'])('a flag may be called %s', (name) => {
    expect(resolveText(sound.replace('area: BEAT', flag(name))).problems).toEqual([]);
  });
});
