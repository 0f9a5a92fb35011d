import { describe, expect, it } from 'vitest';
import { chanceOfNone, isSteady, unlikelySilences } from '../../../src/stats/index.ts';

describe('counts that are hardly ever none', () => {
  it('are steady where three quarters of what came is ten or more', () => {
    expect(isSteady([12, 31, 0, 18, 25])).toBe(true);
    expect(isSteady([2, 10, 10, 10, 10, 0])).toBe(true);
    expect(isSteady([2, 2, 10, 10, 10, 0])).toBe(false);
  });

  it('are not where a third has none, or where there are none at all', () => {
    expect(isSteady([40, 40, 0])).toBe(false);
    expect(isSteady([40, 40, 40, 0])).toBe(true);
    expect(isSteady([0, 0])).toBe(false);
    expect(isSteady([])).toBe(false);
  });
});

describe('the chance that a month has none', () => {
  it('is that of a Poisson count where months scatter no more than chance', () => {
    expect(chanceOfNone([10, 10, 10, 10])).toBeCloseTo(Math.exp(-10), 12);
    expect(chanceOfNone([12, 12, 0, 12])).toBeCloseTo(Math.exp(-12), 12);
  });

  it('is that of a negative binomial one where they scatter more', () => {
    // mean 20, variance 400/3: dispersion 20/3; lower quartile 20
    expect(chanceOfNone([10, 20, 20, 30].flatMap((n) => [n, n]))).toBeCloseTo(
      (400 / 7 / 20) ** (-20 / (400 / 7 / 20 - 1)),
      12,
    );
  });

  it('is one where nothing is known', () => {
    expect(chanceOfNone([])).toBe(1);
    expect(chanceOfNone([0, 0])).toBe(1);
  });
});

describe('silences that are no chance', () => {
  const found = (...counts: readonly number[]): readonly number[] =>
    unlikelySilences(counts.map((n, month) => ({ month, n })));

  it('are all of steady counts, and rows of smaller ones', () => {
    expect(found(12, 31, 0, 18, 25, 14, 20)).toEqual([2]);
    // e^-5 in one month of ten, and e^-15 in three
    expect(found(5, 5, 0, 5, 5, 5, 5, 5, 5, 5)).toEqual([]);
    expect(found(5, 5, 0, 0, 0, 5, 5, 5, 5, 5)).toEqual([2, 3, 4]);
    expect(found(5, 0, 5, 5, 0, 0, 0, 5, 5, 5, 5)).toEqual([4, 5, 6]);
  });

  it('may be longer than what came, at either end, and are looked for in many series', () => {
    expect(found(7, 8, 9, 0, 0, 0, 0, 0, 0, 1)).toEqual([3, 4, 5, 6, 7, 8]);
    expect(found(0, 0, 0, 0, 0, 7, 8, 9)).toEqual([0, 1, 2, 3, 4]);
    const months = [5, 5, 0, 0, 0, 5, 5, 5, 5, 5].map((n, month) => ({ month, n }));
    expect(unlikelySilences(months, 100)).toEqual([]);
  });

  it('are none of what comes in waves, comes seldom, or never came', () => {
    expect(found(30, 0, 0, 30, 0, 0, 30, 0, 0, 30)).toEqual([]);
    expect(found(1, 0, 2, 1, 0, 0, 0, 1, 2, 1, 1)).toEqual([]);
    expect(found(0, 0, 0)).toEqual([]);
    expect(found()).toEqual([]);
  });

  it('do not join over months that were not asked about', () => {
    const months = [5, 5, 5, 5, 5, 0, 0, 0, 5].map((n, at) => ({ month: at < 6 ? at : at + 10, n }));
    expect(unlikelySilences(months)).toEqual([]);
  });
});
