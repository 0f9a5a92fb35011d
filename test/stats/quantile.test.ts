import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  histogramOf,
  noDurations,
  orderStatistic,
  quantile,
  quantileInterval,
  sumHistograms,
  weightedMean,
} from '../../src/stats/index.ts';

const ones = (values: readonly number[]) => histogramOf(values.map((value) => ({ value, n: 1 })));

describe('quantiles of a histogram', () => {
  test('are those of the values that it counts, however they are put together', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 200 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, p) => {
          const sorted = values.toSorted((a, b) => a - b);
          const position = p * (sorted.length - 1);
          const [low, high] = [sorted[Math.floor(position)] ?? 0, sorted[Math.ceil(position)] ?? 0];
          expect(quantile(ones(values), p)).toBeCloseTo(low + (position - Math.floor(position)) * (high - low), 8);
          const half = Math.floor(values.length / 2);
          const halves = [values.slice(0, half), values.slice(half)].map((own) => ({ ...ones(own), censored: null }));
          expect(sumHistograms(halves)).toEqual({ ...ones(values), censored: null });
        },
      ),
    );
  });
  test('need an observation, and a rank that there is', () => {
    expect(() => quantile(noDurations, 0.5)).toThrow('must have observations (got none)');
    expect(() => quantile(ones([1]), 1.1)).toThrow('from 0 to 1');
    expect(() => orderStatistic(ones([1, 2]), 3)).toThrow('from 1 to 2 (got 3)');
    expect(() => orderStatistic(ones([1, 2]), 0)).toThrow('got 0');
  });
});

describe('the interval of a quantile', () => {
  test('is open where there are too few observations, and says so', () => {
    expect(quantileInterval(ones([5]), 0.9, 0.95)).toMatchObject({ low: -Infinity, high: Infinity, coverage: 1 });
    expect(quantileInterval(ones([1, 2, 3, 4, 5]), 0.5, 0.95)).toMatchObject({ low: -Infinity, high: Infinity });
  });
  test('holds the median of most samples, about as often as it says', () => {
    // a fixed sequence in place of dice: 400 samples of 25 whole numbers below 1,000, whose median is 499.5
    let state = 7;
    const next = (): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % 1000;
    };
    let held = 0;
    for (let sample = 0; sample < 400; sample += 1) {
      const { low, high } = quantileInterval(ones(Array.from({ length: 25 }, next)), 0.5, 0.95);
      if (low <= 499 && high >= 500) held += 1;
    }
    expect(held / 400).toBeGreaterThan(0.92);
    expect(held / 400).toBeLessThan(0.99);
  });
});

describe('the mean of figures with weights', () => {
  test('counts each figure by its weight, to the last digit of large sums', () => {
    expect(weightedMean({ sum: 10_000_000n + 60_000_000n, weight: 4n })).toBe(17.5);
    expect(weightedMean({ sum: 9_007_199_254_740_993_000_001n, weight: 3n })).toBe(3_002_399_751_580_331);
    expect(weightedMean({ sum: -1_890_000_000n, weight: 3n })).toBe(-630);
  });
  test('is refused without weights', () => {
    expect(() => weightedMean({ sum: 5n, weight: 0n })).toThrow('must be positive (got 0)');
  });
});
