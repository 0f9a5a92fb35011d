import { describe, expect, it } from 'vitest';
import { invertedTest, normalQuantile, normalTwoSidedP } from '../../src/stats/index.ts';

describe('a test turned into an interval', () => {
  it.each([
    [0.3, 0.1],
    [-0.2, 0.4],
    [0, 0.05],
    [1.5, 0.2],
  ])('gives the ends that a normal of mean %d and error %d has', (estimate, error) => {
    const { p, at } = invertedTest((log) => normalTwoSidedP((estimate - log) / error), estimate, 0);
    expect(p).toBeCloseTo(normalTwoSidedP(estimate / error), 9);
    for (const level of [0.5, 0.9, 0.99]) {
      const reach = normalQuantile((1 + level) / 2) * error;
      expect(Math.log(at(level).low)).toBeCloseTo(estimate - reach, 2);
      expect(Math.log(at(level).high)).toBeCloseTo(estimate + reach, 2);
    }
  });

  it('is one interval where the test rejects and does not reject by turns', () => {
    const wavy = (log: number): number => 0.2 * Math.exp(-Math.abs(log)) * (1 + Math.sin(20 * log));
    const { p, at } = invertedTest(wavy, 0.4, 0);
    const { low, high } = at(0.9);
    expect(low < Math.exp(0.4) && Math.exp(0.4) < high).toBe(true);
    expect(low > 1).toBe(p <= 0.1);
  });

  it('leaves out no effect exactly where p is no more than one less the level', () => {
    for (const estimate of [-0.5, -0.05, 0.05, 0.5]) {
      // ranks: p in steps of a twentieth
      const ranks = (log: number): number => Math.ceil(20 * normalTwoSidedP((estimate - log) / 0.2)) / 20;
      const { p, at } = invertedTest(ranks, estimate, 1 / 20);
      for (const level of [0.5, 0.8, 0.9, 0.95, 0.99]) {
        const { low, high } = at(level);
        expect([estimate, level, low > 1 || high < 1]).toEqual([estimate, level, p <= 1 - level + 1e-9]);
      }
    }
  });

  it('has open ends where the test rejects nothing', () => {
    expect(invertedTest(() => 1, 0.3, 0).at(0.95)).toEqual({ low: 0, high: Infinity });
  });
});
