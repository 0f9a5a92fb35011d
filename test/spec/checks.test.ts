import { describe, expect, it } from 'vitest';
import { placesOf, resolveText, sound, wordsOf } from './resolve-text.ts';

const withPart = (part: string, text: string): string =>
  sound.replace('repeats: drop\n', `repeats: drop\n    ${part}:\n      - ${text}\n`);
const total = (text: string): string => withPart('totals', `{ stated-by: annual report, ${text} }`);

describe('limits that can be judged', () => {
  it.each([
    '{ rule: rejected-share, max: 1%, severity: fail }',
    '{ rule: rejected-share, max: 10 }',
    '{ rule: located-share, min: 95%, drift: 3pt, by: agency }',
    '{ rule: mapped-share, drift: 20% }',
    '{ rule: null-share, column: area, max: 2%, by: area }',
    '{ rule: rows, min: 100, max: 1000, by: area }',
    '{ rule: freshness, max: 45d, by: agency }',
    '{ rule: coverage, max: 3 }',
    '{ rule: coverage, max: 5% }',
    '{ rule: volume-drift, drift: 20% }',
    '{ rule: null-drift, column: area, drift: 2pt }',
    '{ rule: category-drift, drift: 5pt }',
    '{ rule: category-drift, column: area, drift: 5pt }',
    '{ rule: reporting-lag }',
    '{ rule: unusual-days, max: 0 }',
    '{ rule: reporting-lag, max: 60d, severity: fail }',
  ])('%s', (text) => {
    const { pipeline, problems } = resolveText(withPart('checks', text));
    expect(wordsOf(problems)).toBe('');
    expect(pipeline?.sources[0]?.checks).toHaveLength(1);
  });
});

describe('limits that could never be judged are mistakes', () => {
  it.each([
    ['days of a share', '{ rule: rejected-share, max: 45d }', 'rejected-share has no limit of this kind (got 45d)'],
    ['a share of days', '{ rule: freshness, max: 5% }', 'it may be days such as 45d'],
    ['a share of rows', '{ rule: rows, min: 95% }', 'it may be a number such as 10'],
    ['points of a volume', '{ rule: volume-drift, drift: 3pt }', 'it may be a relative change such as 20%'],
    ['a most of a drift', '{ rule: category-drift, max: 5% }', 'it may be percentage points such as 3pt'],
    ['none at all', '{ rule: located-share }', 'located-share needs a limit'],
    ['rejects by area', '{ rule: rejected-share, max: 1%, by: area }', 'rejected-share cannot be judged by area'],
    ['a lag by agency', '{ rule: reporting-lag, max: 5d, by: agency }', 'leave by: out'],
    ['no column', '{ rule: null-share, max: 1% }', 'null-share needs a column'],
    ['a column too many', '{ rule: rows, min: 1, column: area }', 'rows is about whole records'],
    ['a column that is not there', '{ rule: null-share, column: aera, max: 1% }', 'did you mean "area"?'],
  ])('%s', (_, text, words) => {
    const { problems } = resolveText(withPart('checks', text));
    expect(wordsOf(problems)).toContain(words);
    expect(placesOf(problems)).toHaveLength(1);
  });
});

describe('totals', () => {
  it.each([
    'period: "2022", total: 5',
    'period: FY2023-Q1, total: 5',
    'period: 2022-Q4, total: 5, tolerance: 1%',
    'period: all, total: 5, severity: warn',
  ])('%s', (text) => {
    expect(wordsOf(resolveText(total(text)).problems)).toBe('');
  });

  it.each([
    ['of no period', 'period: last year, total: 5', '"last year" is not a period'],
    ['of a column that is not there', 'period: all, total: 5, sum: victms', 'is not a mapped column of this source'],
    ['of texts', 'period: all, total: 5, sum: area', '"area" is text, and cannot be added up'],
    ['of a strange filter', 'period: all, total: 5, where: { aera: x }', 'did you mean "area"?'],
  ])('%s', (_, text, words) => {
    expect(wordsOf(resolveText(total(text)).problems)).toContain(words);
  });
});
