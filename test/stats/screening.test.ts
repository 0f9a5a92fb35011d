import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as stats from '../../src/stats/index.ts';

describe('poissonETest', () => {
  const rate = (events: number, exposure = 1) => ({ events, exposure });

  it('is symmetric in the two windows and 1 where the rates are equal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (x1, x0) => {
        const p = stats.poissonETest(rate(x1), rate(x0));
        expect(p).toBeCloseTo(stats.poissonETest(rate(x0), rate(x1)), 12);
        expect(p > 0 && p <= 1).toBe(true);
      }),
      { numRuns: 40 },
    );
    expect(stats.poissonETest(rate(20, 4), rate(10, 2))).toBe(1);
    expect(stats.poissonETest(rate(0), rate(0))).toBe(1);
  });

  it('comes to the score test where events are many', () => {
    const [now, baseline] = [rate(2000), rate(2100)];
    expect(stats.poissonETest(now, baseline)).toBeCloseTo(stats.rateScoreTest(now, baseline).p ?? 0, 3);
  });

  it('tests a difference other than none', () => {
    expect(stats.poissonETest(rate(30), rate(10), 20)).toBe(1);
    expect(stats.poissonETest(rate(30), rate(10), 0)).toBeLessThan(0.01);
    expect(stats.poissonETest(rate(30), rate(10), 40)).toBeLessThan(0.05);
  });

  it('without events is the probability of none, for no other counts are as far from the difference', () => {
    // 2 fewer events asked for: the rates are 0 now and 2 in the baseline
    expect(stats.poissonETest(rate(0), rate(0), -2)).toBeCloseTo(Math.exp(-2), 14);
    expect(stats.poissonETest(rate(0, 3.5), rate(0), -2)).toBeCloseTo(Math.exp(-2), 14);
    expect(stats.poissonETest(rate(0, 3.5), rate(0), 1.3)).toBeCloseTo(Math.exp(-3.5 * 1.3), 14);
  });

  it('sums what a plain double loop sums, with unequal exposures and any difference', () => {
    const pmf = (k: number, mean: number): number => (k === 0 ? Math.exp(-mean) : (pmf(k - 1, mean) * mean) / k);
    const count = fc.integer({ min: 0, max: 15 });
    const settings = fc.record({
      x1: count,
      x0: count,
      n1: fc.constantFrom(1, 2, 3.5),
      d: fc.constantFrom(-2, 0, 1.3),
    });
    fc.assert(
      fc.property(settings, ({ x1, x0, n1, d }) => {
        const statistic = (a: number, b: number) => {
          const gap = Math.abs(a / n1 - b - d);
          return gap === 0 ? 0 : gap / Math.sqrt((a + b) / (n1 + 1));
        };
        const common = Math.max(0, -d, (x1 + x0 - d * n1) / (n1 + 1));
        const observed = statistic(x1, x0);
        const floor = observed === Infinity ? observed : observed - 1e-12 * Math.max(1, observed);
        let p = 0;
        for (let a = 0; a < 120; a += 1) {
          for (let b = 0; b < 120; b += 1) {
            if (statistic(a, b) >= floor) p += pmf(a, n1 * (common + d)) * pmf(b, common);
          }
        }
        expect(stats.poissonETest(rate(x1, n1), rate(x0), d)).toBeCloseTo(floor <= 0 ? 1 : Math.min(1, p), 9);
      }),
      { numRuns: 25 },
    );
  });

  it('takes milliseconds at a million events', () => {
    const start = performance.now();
    expect(stats.poissonETest(rate(1_000_000), rate(1_003_000))).toBeCloseTo(0.034, 3);
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('poissonZ', () => {
  it('gives 4 to 9 and 16 to 25 the same z, which is why it is no effect size', () => {
    expect([stats.poissonZ({ before: 4, after: 9 }).z, stats.poissonZ({ before: 16, after: 25 }).z]).toEqual([2, 2]);
  });
});

describe('standardised figures', () => {
  it('a direct rate with the population’s own structure is the crude rate', () => {
    const strata = [
      { events: 12, population: 9000, standard: 90 },
      { events: 30, population: 21000, standard: 210 },
    ];
    const { crude, rate, low, high } = stats.directlyStandardisedRate(strata, 0.95);
    expect(rate).toBeCloseTo(crude, 14);
    const exact = stats.rateInterval({ events: 42, exposure: 30000 }, 0.95);
    expect([low, high]).toEqual([expect.closeTo(exact.low, 10), expect.closeTo(exact.high, 10)]);
  });

  it('a direct rate without events has a lower end of 0 and a finite upper one', () => {
    const none = stats.directlyStandardisedRate([{ events: 0, population: 100, standard: 1 }], 0.95);
    expect(none).toMatchObject({ rate: 0, low: 0 });
    expect(none.high).toBeCloseTo(3.688879454 / 100, 9);
  });

  it('the funnel holds at least its level', () => {
    for (const expected of [0.4, 3, 27, 4000]) {
      const { low, high } = stats.funnelLimits(expected, 0.95);
      expect(stats.poissonCdf(high, expected) - stats.poissonCdf(low - 1, expected)).toBeGreaterThanOrEqual(0.95);
    }
  });

  it('harm has no average without crimes and no rate without a population', () => {
    expect(stats.harmIndex([{ count: 0, weight: 365 }])).toEqual({
      total: 0,
      standardError: 0,
      perCrime: null,
      rate: null,
    });
    expect(stats.harmIndex([{ count: 3, weight: 10 }], { population: 0, per: 1000 }).rate).toBeNull();
  });
});

describe('eValue', () => {
  it('is the same for a ratio and its inverse, and 1 at a limit when the interval covers 1', () => {
    expect(stats.eValue(0.5, null).point).toBeCloseTo(stats.eValue(2, null).point, 12);
    expect(stats.eValue(0.5, null).limit).toBeNull();
    expect(stats.eValue(0.9, { low: 0.7, high: 1.1 }).limit).toBe(1);
    expect(stats.eValue(0, { low: 0, high: 0.5 })).toEqual({ point: Infinity, limit: 2 + Math.SQRT2 });
  });
});
