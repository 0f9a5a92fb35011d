import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  percentChange,
  quasiPoissonRatio,
  rateRatio,
  rateRatioMidP,
  rateRatioMinlikeP,
  rateRatioScore,
} from '../../src/stats/index.ts';

const events = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 1_000_000 }));
const exposure = fc.double({ min: 0.01, max: 1e6, noNaN: true });
const count = fc.record({ events, exposure });
const level = fc.constantFrom(0.8, 0.9, 0.95, 0.99, 0.998);
const one = (x: number) => ({ events: x, exposure: 1 });

describe('rateRatio', () => {
  it('covers its ratio, and widens with the level', () => {
    fc.assert(
      fc.property(count, count, (now, baseline) => {
        const narrow = rateRatio(now, baseline, 0.8);
        const wide = rateRatio(now, baseline, 0.99);
        expect(narrow.low).toBeLessThanOrEqual(narrow.ratio ?? 0);
        expect(narrow.high).toBeGreaterThanOrEqual(narrow.ratio ?? 0);
        expect(wide.low).toBeLessThanOrEqual(narrow.low);
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high);
      }),
    );
  });

  it('excludes 1 exactly where p is below 1 − level', () => {
    fc.assert(
      fc.property(count, count, level, (now, baseline, atLevel) => {
        const { low, high, p } = rateRatio(now, baseline, atLevel);
        fc.pre(Math.abs(p - (1 - atLevel)) > 1e-9);
        expect(low > 1 || high < 1).toBe(p < 1 - atLevel);
      }),
      { numRuns: 500 },
    );
  });

  it('does not change when both exposures are scaled, and turns over when the windows are swapped', () => {
    fc.assert(
      fc.property(count, count, (now, baseline) => {
        fc.pre(now.events > 0 && baseline.events > 0);
        const plain = rateRatio(now, baseline, 0.95);
        const scale = (c: typeof now) => ({ ...c, exposure: c.exposure * 365 });
        const scaled = rateRatio(scale(now), scale(baseline), 0.95);
        const swapped = rateRatio(baseline, now, 0.95);
        expect(scaled.low / plain.low).toBeCloseTo(1, 8);
        expect(scaled.high / plain.high).toBeCloseTo(1, 8);
        expect(swapped.low * plain.high).toBeCloseTo(1, 6);
        expect(swapped.p).toBeCloseTo(plain.p, 8);
      }),
    );
  });

  // SciPy's beta quantiles and binomial tails.
  it.each([
    [1_000_000, 1, 1_003_000, 1, 0.9942503496367072, 0.9997752476995377, 0.034088365079432],
    [1_000_000, 3, 500_000, 1.5, 0.9966099762181114, 1.0034025072130348, 1],
    [5, 1, 1_000_000, 200_000, 0.3246965675045521, 2.3336741967043872, 1],
  ])('is right for huge and unequal windows: %d in %d against %d in %d', (x1, t1, x0, t0, low, high, p) => {
    const got = rateRatio({ events: x1, exposure: t1 }, { events: x0, exposure: t0 }, 0.95);
    expect(got.low).toBeCloseTo(low, 9);
    expect(got.high).toBeCloseTo(high, 9);
    expect(got.p).toBeCloseTo(p, 8);
  });

  it('gives bounds where a window is empty', () => {
    expect(rateRatio(one(0), one(0), 0.95)).toEqual({ ratio: null, low: 0, high: Infinity, p: 1 });
    expect(rateRatio(one(0), one(7), 0.95)).toMatchObject({ ratio: 0, low: 0 });
    expect(rateRatio(one(7), one(0), 0.95)).toMatchObject({ ratio: Infinity, high: Infinity });
  });

  it('keeps its coverage with unequal exposures and few events', () => {
    // Every pair of counts at means 4 and 6, exposures 1 and 3: the true ratio is 2.
    let covered = 0;
    const pmf = (k: number, mean: number): number => (k === 0 ? Math.exp(-mean) : (pmf(k - 1, mean) * mean) / k);
    for (let x1 = 0; x1 < 30; x1 += 1) {
      for (let x0 = 0; x0 < 30; x0 += 1) {
        const { low, high } = rateRatio({ events: x1, exposure: 1 }, { events: x0, exposure: 3 }, 0.95);
        if (low <= 2 && high >= 2) covered += pmf(x1, 4) * pmf(x0, 6);
      }
    }
    expect(covered).toBeGreaterThanOrEqual(0.95);
  });
});

describe('the other ratios', () => {
  it('mid-p and score lie inside the exact interval for the mid-p, and all cover the ratio', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 60 }), exposure, (x1, x0, t1) => {
        const [now, baseline] = [
          { events: x1, exposure: t1 },
          { events: x0, exposure: 7 },
        ];
        const exact = rateRatio(now, baseline, 0.95);
        const midP = rateRatioMidP(now, baseline, { level: 0.95 });
        const score = rateRatioScore(now, baseline, 0.95);
        expect(midP.low).toBeGreaterThanOrEqual(exact.low * (1 - 1e-9));
        expect(midP.high).toBeLessThanOrEqual(exact.high * (1 + 1e-9));
        for (const { low, high } of [midP, score]) {
          expect(low).toBeLessThanOrEqual((exact.ratio ?? 0) * (1 + 1e-9));
          expect(high).toBeGreaterThanOrEqual((exact.ratio ?? 0) * (1 - 1e-9));
        }
      }),
    );
  });

  it('mid-p has the closed form where a window is empty, more closely than the oracle does', () => {
    const share = 0.05 ** (1 / 6);
    expect(rateRatioMidP(one(6), one(0), { level: 0.95 }).low).toBeCloseTo(share / (1 - share), 12);
    const other = 1 - 0.05 ** (1 / 7);
    expect(rateRatioMidP(one(0), one(7), { level: 0.95 }).high).toBeCloseTo(other / (1 - other), 12);
  });

  it('minlike p is the sum over all counts no likelier, in one pass or by enumeration', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 25 }),
        fc.integer({ min: 0, max: 25 }),
        fc.constantFrom(0.2, 0.5, 1, 3),
        (x1, x0, t1) => {
          const [n, share] = [x1 + x0, t1 / (t1 + 1)];
          const pmf = (k: number) => choose(n, k) * share ** k * (1 - share) ** (n - k);
          let sum = 0;
          for (let k = 0; k <= n; k += 1) if (pmf(k) <= pmf(x1) * (1 + 1e-7)) sum += pmf(k);
          expect(rateRatioMinlikeP({ events: x1, exposure: t1 }, one(x0))).toBeCloseTo(Math.min(1, sum), 10);
        },
      ),
    );
  });
});

describe('quasiPoissonRatio', () => {
  it('is wider by √φ and by t, with p and interval from the same t', () => {
    const options = { dispersion: 2.5, df: 7, level: 0.95 };
    const { ratio, low, high, p } = quasiPoissonRatio(
      { events: 80, exposure: 2 },
      { events: 60, exposure: 1 },
      options,
    );
    const reach = 2.364624251592785 * Math.sqrt(2.5 * (1 / 80 + 1 / 60));
    expect(ratio).toBeCloseTo(2 / 3, 12);
    expect(Math.log(high / ratio)).toBeCloseTo(reach, 10);
    expect(Math.log(ratio / low)).toBeCloseTo(reach, 10);
    expect(quasiPoissonRatio(one(80), one(60), { ...options, level: 1 - p }).low).toBeGreaterThan(0);
    expect(p < 0.05).toBe(high < 1);
  });

  it('refuses a zero, which the log scale cannot take', () => {
    const options = { dispersion: 1, df: 5, level: 0.95 };
    expect(() => quasiPoissonRatio(one(0), one(5), options)).toThrow(RangeError);
    expect(() => quasiPoissonRatio(one(5), one(0), options)).toThrow(RangeError);
  });
});

describe('percentChange', () => {
  it('has no percent without a baseline, and compares like exposures in the absolute change', () => {
    expect(percentChange(one(4), one(0), 0.95)).toMatchObject({
      percent: null,
      absolute: 4,
      high: Infinity,
      reliable: false,
    });
    const uneven = percentChange({ events: 30, exposure: 1 }, { events: 100, exposure: 4 }, 0.95);
    expect([uneven.percent, uneven.absolute, uneven.reliable]).toEqual([expect.closeTo(20, 10), 5, true]);
  });
});
