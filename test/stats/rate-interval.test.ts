import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateInterval, rateIntervalByar, rateIntervalScore } from '../../src/stats/index.ts';

const counts = fc.record({
  events: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 1_000_000 })),
  exposure: fc.double({ min: 0.01, max: 1e9, noNaN: true }),
});

describe.each([
  ['exact', rateInterval, 0],
  // Byar's low end misses zero when there are no events.
  ['Byar', rateIntervalByar, 1],
  ['score', rateIntervalScore, 0],
])('%s interval of a rate', (_, interval, fewest) => {
  it('contains the rate and widens with the level', () => {
    fc.assert(
      fc.property(counts, (count) => {
        fc.pre(count.events >= fewest);
        const narrow = interval(count, 0.8);
        const wide = interval(count, 0.99);
        expect(narrow.low).toBeLessThanOrEqual(narrow.rate);
        expect(narrow.high).toBeGreaterThan(narrow.rate);
        if (count.events > 0) expect(wide.low).toBeLessThan(narrow.low);
        expect(wide.high).toBeGreaterThan(narrow.high);
      }),
    );
  });

  it('scales with the exposure', () => {
    fc.assert(
      fc.property(counts, (count) => {
        const once = interval(count, 0.95);
        const double = interval({ ...count, exposure: count.exposure * 2 }, 0.95);
        expect(double.high / once.high).toBeCloseTo(0.5, 12);
        if (count.events > 0) expect(double.low / once.low).toBeCloseTo(0.5, 12);
      }),
    );
  });

  it('refuses what is not a count, an exposure or a level', () => {
    expect(() => interval({ events: -1, exposure: 1 }, 0.95)).toThrow(RangeError);
    expect(() => interval({ events: 1.5, exposure: 1 }, 0.95)).toThrow(RangeError);
    expect(() => interval({ events: 1, exposure: 0 }, 0.95)).toThrow(RangeError);
    expect(() => interval({ events: 1, exposure: 1 }, 1)).toThrow(RangeError);
  });
});

describe('exact interval', () => {
  it('is right at a million events, where the gamma library is not', () => {
    const { low, high } = rateInterval({ events: 1_000_000, exposure: 1 }, 0.95);
    expect(low).toBeCloseTo(998040.9833402939, 5);
    expect(high).toBeCloseTo(1001961.9119454322, 5);
  });

  it('gives back its count: 0.62 to 8.77 is three events', () => {
    const { low, high } = rateInterval({ events: 3, exposure: 1 }, 0.95);
    expect([low.toFixed(2), high.toFixed(2)]).toEqual(['0.62', '8.77']);
  });
});
