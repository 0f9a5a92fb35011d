import { describe, expect, it } from 'vitest';
import { chanceOfNone, isSteady } from '../../../src/stats/index.ts';

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
