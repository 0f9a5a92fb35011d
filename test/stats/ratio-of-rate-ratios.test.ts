import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratioOfRateRatios } from '../../src/stats/index.ts';

const at = (now: number, baseline: number, exposures: readonly [number, number] = [1, 1]) => ({
  now: { events: now, exposure: exposures[0] },
  baseline: { events: baseline, exposure: exposures[1] },
});

describe('ratioOfRateRatios', () => {
  // R 4: fisher.test()$conf.int (whose roots are to four digits) and twice the smaller tail of phyper, which are exact2x2's central ones
  it.each([
    { first: at(12, 96), second: at(36, 72), level: 0.95, low: 0.1109655819, high: 0.53671939, p: 0.0001321508626 },
    {
      first: at(12, 96),
      second: at(36, 72),
      level: 29 / 30,
      low: 0.1035794649,
      high: 0.5681868575,
      p: 0.0001321508626,
    },
    { first: at(0, 9), second: at(4, 8), level: 0.95, low: 0, high: 1.835566065, p: 0.1654135338 },
    { first: at(8, 16), second: at(12, 12), level: 0.95, low: 0.1321347332, high: 1.8558332193, p: 0.3801290436 },
    { first: at(5, 0), second: at(4, 7), level: 0.95, low: 0.9374903361, high: Infinity, p: 0.05769230769 },
  ])('is R’s exact interval with its central p: $first $second', ({ first, second, level, low, high, p }) => {
    const found = ratioOfRateRatios(first, second, level);
    expect(found.low).toBeCloseTo(low, 4);
    if (Number.isFinite(high)) expect(found.high).toBeCloseTo(high, 4);
    else expect(found.high).toBe(Infinity);
    expect(found.p).toBeCloseTo(p, 9);
  });

  it('lets exposures shift the odds: the second group had half the time before', () => {
    const found = ratioOfRateRatios(at(8, 16), at(12, 12, [2, 1]), 0.95);
    expect(found.ratio).toBeCloseTo(1, 12);
    const plain = ratioOfRateRatios(at(8, 16), at(12, 12), 0.95);
    expect(found.low).toBeCloseTo(2 * plain.low, 9);
    // dhyper weighed by powers of the odds, as in R
    expect(ratioOfRateRatios(at(8, 16), at(12, 12, [1, 2]), 0.95).p).toBeCloseTo(0.036574642, 8);
  });

  it('says none where the margins leave nothing to compare', () => {
    const nothing = { ratio: null, low: 0, high: Infinity, p: 1 };
    expect(ratioOfRateRatios(at(0, 0), at(4, 8), 0.95)).toEqual(nothing);
    expect(ratioOfRateRatios(at(0, 9), at(0, 8), 0.95)).toEqual(nothing);
    expect(ratioOfRateRatios(at(0, 9), at(4, 8), 0.95).ratio).toBe(0);
    expect(ratioOfRateRatios(at(5, 0), at(4, 7), 0.95).ratio).toBe(Infinity);
  });

  it('leaves out “alike” exactly where p is below one less the level', () => {
    const events = fc.integer({ min: 0, max: 40 });
    const exposure = fc.integer({ min: 1, max: 20 });
    const group = fc.tuple(events, events, exposure, exposure).map(([now, before, a, b]) => at(now, before, [a, b]));
    fc.assert(
      fc.property(group, group, (first, second) => {
        const { low, high, p } = ratioOfRateRatios(first, second, 0.95);
        if (Math.abs(p - 0.05) > 1e-6) expect(low > 1 || high < 1).toBe(p < 0.05);
      }),
      { numRuns: 300 },
    );
  });
});
