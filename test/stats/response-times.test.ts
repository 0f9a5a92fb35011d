import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CensoredHistogram,
  censoredHistogramOf,
  durationSummary,
  histogramOf,
  locationShift,
  noDurations,
  observations,
  quantileDifference,
  quantileInterval,
  rankSum,
  sumHistograms,
  survivalCurve,
  survivalQuantile,
  withinTarget,
} from '../../src/stats/index.ts';
import { type Seeded, seeded } from './seeded.ts';

const ended = (values: readonly number[]): CensoredHistogram =>
  censoredHistogramOf(values.map((value) => ({ value, n: 1, censored: 0 })));

/** Log-normal whole seconds, of which about a fifth are still open when last seen if asked. */
function calls(dice: Seeded, n: number, areOpen: boolean): CensoredHistogram {
  const one = () => {
    const duration = Math.floor(Math.exp(6 + 0.8 * dice.normal()));
    const seen = areOpen ? Math.floor(2200 * dice.exponential()) : Infinity;
    return duration <= seen ? { value: duration, n: 1, censored: 0 } : { value: seen, n: 0, censored: 1 };
  };
  return censoredHistogramOf(Array.from({ length: n }, one));
}

describe('the difference of two quantiles', () => {
  const options = { p: 0.5, level: 0.95 };

  it('adds up histograms the same whether their values lie close together, far apart or between whole numbers', () => {
    const below = (n: number, seed: number): number => (Math.imul(seed + 1, 48_271) >>> 8) % n;
    for (const [reach, step] of [
      [40, 1],
      [1_000_000, 1],
      [40, 0.5],
      [1, 1],
    ] as const) {
      const bars = Array.from({ length: 300 }, (_, at) => ({
        value: step * below(reach, at),
        n: at % 3,
        censored: at % 5 === 0 ? 1 : 0,
      }));
      const sums = new Map<number, [number, number]>();
      for (const { value, n, censored } of bars) {
        const [ended, open] = sums.get(value) ?? [0, 0];
        sums.set(value, [ended + n, open + censored]);
      }
      const expected = [...sums]
        .filter(([, [n, censored]]) => n + censored > 0)
        .sort(([a], [b]) => a - b)
        .map(([value, [n, censored]]) => [value, n, censored]);
      const { values, n, censored } = censoredHistogramOf(bars);
      expect(values.map((value, at) => [value, n[at], censored?.[at]])).toEqual(expected);
    }
    expect(censoredHistogramOf([])).toEqual(noDurations);
  });

  it.each([
    ['close together', 1],
    ['far apart', 1e9],
  ])('adds up histograms with open durations and without, %s', (_, unit) => {
    const closed = { values: [0, unit], n: [1, 2], censored: null };
    const open = { values: [unit, 2 * unit], n: [0, 3], censored: [4, 0] };
    expect(sumHistograms([closed, open])).toEqual({ values: [0, unit, 2 * unit], n: [1, 2, 3], censored: [0, 4, 0] });
    const over = { ...open, n: [0, 0], censored: [0, 0] };
    expect(sumHistograms([closed, over])).toEqual(closed);
    expect(sumHistograms([over])).toEqual(noDurations);
  });

  it('turns over when the samples change places, and holds the difference', () => {
    const values = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 6, maxLength: 60 });
    fc.assert(
      fc.property(values, values, fc.constantFrom(0.25, 0.5, 0.75), (x, y, p) => {
        const forth = quantileDifference(ended(x), ended(y), { p, level: 0.9 });
        const back = quantileDifference(ended(y), ended(x), { p, level: 0.9 });
        expect(forth.difference).toBeCloseTo(-(back.difference ?? Number.NaN), 10);
        expect(forth.low <= (forth.difference ?? Number.NaN)).toBe(true);
        expect(forth.high >= (forth.difference ?? Number.NaN)).toBe(true);
        if (Number.isFinite(forth.low)) expect(forth.low).toBeCloseTo(-back.high, 10);
        expect(forth.p).toBeCloseTo(back.p ?? -1, 10);
      }),
    );
  });

  it('has a p that agrees with every interval', () => {
    const values = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 12, maxLength: 60 });
    fc.assert(
      fc.property(values, values, fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.99), (x, y, level) => {
        const { low, high, p } = quantileDifference(ended(x), ended(y), { p: 0.5, level });
        fc.pre(Math.abs((p ?? 0) - (1 - level)) > 1e-9);
        expect(low > 0 || high < 0).toBe((p ?? 0) < 1 - level);
      }),
    );
  });

  it('joins the intervals of the two samples as the sides of a right angle', () => {
    const [x, y] = [
      ended(Array.from({ length: 99 }, (_, i) => i * i)),
      ended(Array.from({ length: 70 }, (_, i) => 9 * i)),
    ];
    const [one, two] = [quantileInterval(x, 0.5, 0.95), quantileInterval(y, 0.5, 0.95)];
    const { difference, low, high, method } = quantileDifference(x, y, options);
    expect(difference).toBe(one.estimate - two.estimate);
    expect(low).toBeCloseTo(2401 - 310.5 - Math.hypot(2401 - one.low, two.high - 310.5), 10);
    expect(high).toBeCloseTo(2401 - 310.5 + Math.hypot(one.high - 2401, 310.5 - two.low), 10);
    expect(method).toBe('order-statistics');
  });

  it('is open where one of the two is: 35 calls do not bound a 90th percentile from above', () => {
    const [few, many] = [35, 36].map((n) => ended(Array.from({ length: n }, (_, i) => i)));
    expect(quantileDifference(few ?? noDurations, many ?? noDurations, { p: 0.9, level: 0.95 })).toMatchObject({
      high: Infinity,
    });
    expect(quantileDifference(many ?? noDurations, many ?? noDurations, { p: 0.9, level: 0.95 }).high).toBeLessThan(36);
  });

  it('uses open calls, and has no difference and no p where a quantile is not reached', () => {
    const open = censoredHistogramOf([
      { value: 9, n: 3, censored: 0 },
      { value: 12, n: 0, censored: 40 },
    ]);
    expect(quantileDifference(open, ended([1, 2, 3]), options)).toEqual({
      difference: null,
      low: -Infinity,
      high: Infinity,
      p: null,
      method: 'kaplan-meier',
    });
  });

  it.each([
    [0.5, 40, false],
    [0.5, 100, false],
    [0.5, 1000, false],
    [0.9, 40, false],
    [0.9, 100, false],
    [0.9, 1000, false],
    [0.5, 40, true],
    [0.9, 100, true],
  ])('covers at least its level: quantile %f of %i, with open calls %o', (p, n, areOpen) => {
    const dice = seeded(7 + n);
    let held = 0;
    for (let round = 0; round < 300; round += 1) {
      const { low, high } = quantileDifference(calls(dice, n, areOpen), calls(dice, n, areOpen), { p, level: 0.95 });
      if (low <= 0 && high >= 0) held += 1;
    }
    // three standard errors of 300 rounds below the level
    expect(held / 300).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / 300));
  });
});

describe('the share within target', () => {
  const target = { missing: 0, level: 0.95 };

  it('counts a call on target as met, an open one past it as missed, and an open one before it as unknown', () => {
    const bars = { values: [100, 240, 300], n: [5, 1, 4], censored: [2, 3, 1] };
    expect(withinTarget(bars, 240, { missing: 4, level: 0.95 })).toMatchObject({
      eligible: 20,
      within: 6,
      unknown: 6,
      known: { share: 6 / 14 },
      worst: 0.3,
      best: 0.6,
    });
  });

  it('is one number without unknown calls', () => {
    const { known, worst, best, bounds } = withinTarget(ended([1, 2, 3, 9]), 3, target);
    expect([worst, best]).toEqual([0.75, 0.75]);
    expect(bounds).toEqual({ low: known?.low, high: known?.high });
  });

  it('is bounded by 0 and 1 where nothing is known, and refused without calls', () => {
    expect(withinTarget(noDurations, 3, { missing: 5, level: 0.95 })).toMatchObject({ known: null, worst: 0, best: 1 });
    expect(() => withinTarget(noDurations, 3, target)).toThrow(RangeError);
    expect(() => withinTarget(ended([1]), Number.NaN, target)).toThrow('target: must be a number');
  });

  it('holds the truth whatever the unknown calls did', () => {
    const bar = fc.record({ value: fc.nat(9), n: fc.nat(5), censored: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(bar, { minLength: 1 }), fc.nat(9), fc.nat(4), (bars, limit, missing) => {
        fc.pre(missing + bars.reduce((sum, { n, censored }) => sum + n + censored, 0) > 0);
        const calls = censoredHistogramOf(bars);
        const { eligible, within, unknown, worst, best, bounds } = withinTarget(calls, limit, { missing, level: 0.9 });
        for (let met = 0; met <= unknown; met += 1) {
          const share = (within + met) / eligible;
          expect(worst <= share && share <= best).toBe(true);
          expect(bounds.low <= share && share <= bounds.high).toBe(true);
        }
      }),
    );
  });
});

describe('a summary of durations', () => {
  it('says how many are zero, and is that of the values', () => {
    expect(durationSummary(histogramOf([0, 0, 4, 6, 90].map((value) => ({ value, n: 1 }))))).toEqual({
      n: 5,
      zeros: 2,
      mean: 20,
      median: 4,
      p80: expect.closeTo(22.8, 10),
      p90: expect.closeTo(56.4, 10),
      p95: expect.closeTo(73.2, 10),
      max: 90,
    });
    expect(() => durationSummary(noDurations)).toThrow('must have observations (got none)');
  });
});

describe('ten million calls', () => {
  /** Two hours of whole seconds, most of them around five minutes. */
  const bars = (centre: number): CensoredHistogram =>
    censoredHistogramOf(
      Array.from({ length: 7200 }, (_, value) => ({
        value,
        n: Math.ceil((4.99e6 / (value + 1)) * Math.exp(-(Math.log((value + 1) / centre) ** 2) / 1.28)),
        censored: value % 100 === 0 ? 5 : 0,
      })),
    );
  const [x, y] = [bars(300), bars(303)];
  const closed = (histogram: CensoredHistogram) => ({ ...histogram, censored: null });

  it.each<[string, () => unknown]>([
    ['a rank-sum test', () => rankSum(x, y)],
    ['a Hodges–Lehmann shift', () => locationShift(x, y, 0.95)],
    ['a Kaplan–Meier quantile', () => survivalQuantile(survivalCurve(x), 0.9, { level: 0.95, scale: 'log-log' })],
    ['a difference of quantiles', () => quantileDifference(closed(x), closed(y), { p: 0.9, level: 0.95 })],
    ['the same with open calls', () => quantileDifference(x, y, { p: 0.9, level: 0.95 })],
    ['a share within target', () => withinTarget(x, 480, { missing: 1000, level: 0.95 })],
  ])('%s takes as long as there are distinct values, not calls', (_, compute) => {
    compute();
    const start = performance.now();
    compute();
    // some 1 to 50 ms on two slow cores; a pass over every call would take seconds
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('are ten million, and compared to the second', () => {
    const all = observations(x);
    expect(all).toBeGreaterThan(9.9e6);
    expect(locationShift(x, y, 0.95)).toMatchObject({ estimate: -3, method: 'normal' });
    expect(quantileDifference(x, y, { p: 0.5, level: 0.95 }).difference).toBe(-3);
  });
});
