import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  expectedRange,
  negativeBinomialQuantile,
  poissonPredictionInterval,
  poissonQuantile,
} from '../../src/stats/index.ts';

describe('expectedRange', () => {
  it('holds whole counts around the mean, wider with level and dispersion', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.double({ min: 0.05, max: 3, noNaN: true }),
        fc.double({ min: 1.2, max: 8, noNaN: true }),
        (events, exposure, dispersion) => {
          const baseline = { events, exposure: 1 };
          const plain = expectedRange(baseline, { exposure, dispersion: 1, level: 0.95 });
          const loose = expectedRange(baseline, { exposure, dispersion, level: 0.95 });
          const wide = expectedRange(baseline, { exposure, dispersion, level: 0.998 });
          expect(Number.isInteger(plain.low) && Number.isInteger(plain.high)).toBe(true);
          expect(plain.low).toBeLessThanOrEqual(plain.mean + 1);
          expect(plain.high).toBeGreaterThanOrEqual(Math.floor(plain.mean));
          expect(loose.low).toBeLessThanOrEqual(plain.low);
          expect(wide.low).toBeLessThanOrEqual(loose.low);
          expect(wide.high).toBeGreaterThanOrEqual(loose.high);
        },
      ),
    );
  });

  it('comes to the Poisson range as the baseline grows long, and is wider while it is short', () => {
    const long = expectedRange(
      { events: 25_000_000, exposure: 1_000_000 },
      { exposure: 1, dispersion: 1, level: 0.95 },
    );
    expect([long.low, long.high]).toEqual([poissonQuantile(0.025, 25), poissonQuantile(0.975, 25)]);
    const short = expectedRange({ events: 25, exposure: 1 }, { exposure: 1, dispersion: 1, level: 0.95 });
    expect(short.high).toBeGreaterThan(long.high);
  });

  it('carries φ in the variance of both the count and the mean', () => {
    const mean = 100.5;
    const variance = 3 * mean * 2;
    const high = negativeBinomialQuantile(0.975, { mean, size: mean ** 2 / (variance - mean) });
    expect(expectedRange({ events: 100, exposure: 1 }, { exposure: 1, dispersion: 3, level: 0.95 }).high).toBe(high);
  });

  it('an empty baseline still allows a few events', () => {
    const { mean, low, high } = expectedRange({ events: 0, exposure: 4 }, { exposure: 1, dispersion: 1, level: 0.95 });
    expect([mean, low]).toEqual([0, 0]);
    expect(high).toBe(1);
  });

  it('contains the next count as often as it says, whatever the true mean', () => {
    // Jeffreys' prior: exact on average over means, never far off at one of them.
    const pmf = (k: number, mean: number): number => (k === 0 ? Math.exp(-mean) : (pmf(k - 1, mean) * mean) / k);
    for (const mean of [2, 8, 20]) {
      let inside = 0;
      for (let x = 0; x < 160; x += 1) {
        const { low, high } = expectedRange({ events: x, exposure: 4 }, { exposure: 1, dispersion: 1, level: 0.95 });
        let next = 0;
        for (let y = low; y <= high; y += 1) next += pmf(y, mean);
        inside += pmf(x, 4 * mean) * next;
      }
      expect(inside).toBeGreaterThan(0.945);
      expect(inside).toBeLessThan(0.995);
    }
  });

  it('takes milliseconds at a million events', () => {
    const start = performance.now();
    expectedRange({ events: 1_000_000, exposure: 4 }, { exposure: 1, dispersion: 5, level: 0.95 });
    expect(performance.now() - start).toBeLessThan(50);
  });
});

describe('poissonPredictionInterval', () => {
  it('is wider than the range that takes the mean as known', () => {
    const { known, predictive } = poissonPredictionInterval([30, 20], { periods: 2, level: 0.95 });
    expect(predictive.low).toBeLessThan(known.low);
    expect(predictive.high).toBeGreaterThan(known.high);
  });
});
