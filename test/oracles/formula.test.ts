import { describe, expect, it } from 'vitest';
import { designOf, formulaParts, levelsOf } from './formula.ts';
import { tableOf, wordsAfterFile } from './table.ts';

const rows = [
  { area: '1', month: '1', y: '3', pop: '100', arm: 'b', code: '10' },
  { area: '1', month: '2', y: '5', pop: '110', arm: 'a', code: '9' },
  { area: '2', month: '1', y: '4', pop: '', arm: 'c', code: '10' },
  { area: '3', month: '2', y: '2', pop: '120', arm: 'a', code: '9' },
];
const context = { readData: () => rows, quotedColumns: () => new Set(['code']), source: '' };
const table = (data = 'a.csv') => tableOf({ data }, context);
const namesOf = (formula: string, data?: string) => designOf(formula, table(data)).columns.map(({ name }) => name);

describe('designs of formulas', () => {
  it.each([
    ['y ~ month', ['(Intercept)', 'month']],
    ['y ~ 0 + month', ['month']],
    ['y ~ month - 1', ['month']],
    ['y ~ factor(area) + month', ['(Intercept)', 'factor(area)2', 'factor(area)3', 'month']],
    ['y ~ arm', ['(Intercept)', 'armb', 'armc']],
    ['y ~ 0 + arm', ['arma', 'armb', 'armc']],
    ['y ~ code', ['(Intercept)', 'code9']],
    ['y ~ month + area + month:area', ['(Intercept)', 'month', 'area', 'month:area']],
    ['y ~ month*area', ['(Intercept)', 'month', 'area', 'month:area']],
    ['y ~ arm*month', ['(Intercept)', 'armb', 'armc', 'month', 'armb:month', 'armc:month']],
    ['y ~ arm:month', ['(Intercept)', 'arma:month', 'armb:month', 'armc:month']],
    ['y ~ (month + area)^2', ['(Intercept)', 'month', 'area', 'month:area']],
    ['y ~ month+...+month^3', ['(Intercept)', 'month', 'month^2', 'month^3']],
    ['y ~ I(month^2) + log(y)', ['(Intercept)', 'I(month^2)', 'log(y)']],
    ['y ~ sin(2*pi*month/12)', ['(Intercept)', 'sin(2 * pi * month/12)']],
    ['y ~ month + offset(log(area))', ['(Intercept)', 'month']],
    ['y ~ d | area + month', ['d'], 'a.csv (add d=area*month)'],
  ])('%s has the columns that R gives it', (formula, names, data?: string) => {
    expect(namesOf(formula as string, data)).toEqual(names);
  });

  it('drops rows with a missing value in a variable that is used, and no others', () => {
    expect(designOf('y ~ month', table()).table.rows).toBe(4);
    expect(designOf('y ~ month + offset(log(pop))', table()).offset).toEqual([100, 110, 120].map(Math.log));
  });

  it('knows the fixed effects and the response', () => {
    const { fixedEffects, response } = designOf('log(y) ~ month | area', table());
    expect(fixedEffects).toEqual([{ name: 'area', keys: [1, 1, 2, 3] }]);
    expect(response[1]).toBe(Math.log(5));
    expect(() => formulaParts('y + x')).toThrow('~');
  });

  it('sorts levels of numbers by size and texts by alphabet', () => {
    expect(levelsOf([10, 9, 2])).toEqual([2, 9, 10]);
    expect(levelsOf(['10', '9'])).toEqual(['10', '9']);
    expect(levelsOf(['a', 'b'], 'b')).toEqual(['b', 'a']);
  });
});

describe('what stands after the file', () => {
  it.each([
    ['a.csv (add d=area*month)', ['add d=area*month']],
    ['a.csv (areas 1-10, d=area*month)', ['areas 1-10', 'd=area*month']],
    ['a.csv (slope=(month-1)*area)', ['slope=(month-1)*area']],
    ['a.csv; month > 1', ['month > 1']],
    ['a.csv', []],
  ])('%s', (data, words) => {
    expect(wordsAfterFile(data)).toEqual(words);
  });

  it.each([
    ['a.csv (areas 1-2)', 3],
    ['a.csv (months 2)', 2],
    ['a.csv (rows 2-4)', 3],
    ['a.csv; area in 2-3', 2],
    ['a.csv; area == 1 & month == 2', 1],
    ["a.csv (arm != 'a')", 2],
    ['a.csv (area %in% c(1, 3))', 3],
    ['a.csv (as published)', 4],
  ])('%s leaves %i rows', (data, count) => {
    expect(table(data).rows).toBe(count);
  });

  it('derived columns may stand on each other', () => {
    const { columns } = table('a.csv (rate=y/pop*1e3, half=rate/2, late=month>1)');
    expect(columns['half']).toEqual([15, (5 / 110) * 500, Number.NaN, (2 / 120) * 500]);
    expect(columns['late']).toEqual([0, 1, 0, 1]);
  });
});
