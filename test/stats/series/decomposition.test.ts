import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as stats from '../../../src/stats/index.ts';
import { loess } from '../../../src/stats/series/loess.ts';
import { partiallySorted } from '../../../src/stats/series/partial-sort.ts';

const near = (values: Iterable<number>, digits = 9) => [...values].map((value) => expect.closeTo(value, digits));
const season = [3, -1, -4, 2];
const sloped = Array.from({ length: 23 }, (_, index) => 10 + 0.5 * index + (season[index % 4] as number));

describe('seasonalTrend', () => {
  it('adds up to the series, whatever the options', () => {
    const series = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 9, maxLength: 60 });
    const options = fc.record({
      seasonalWindow: fc.constantFrom<7 | 9 | 'periodic'>(7, 9, 'periodic'),
      isRobust: fc.boolean(),
      trendJump: fc.constantFrom(1, 2, 3),
      seasonalDegree: fc.constantFrom<0 | 1>(0, 1),
    });
    fc.assert(
      fc.property(series, options, (values, chosen) => {
        const { seasonal, trend, remainder } = stats.seasonalTrend(values, { period: 4, ...chosen });
        const total = values.map((_, index) => seasonal[index]! + trend[index]! + remainder[index]!);
        expect(total).toEqual(near(values));
      }),
      { numRuns: 60 },
    );
  });

  it('finds a line and a season that repeats, but for the ends of the line', () => {
    const { seasonal, trend, remainder } = stats.seasonalTrend(sloped, { period: 4, seasonalWindow: 'periodic' });
    expect([...seasonal.slice(0, 4)]).toEqual([...seasonal.slice(4, 8)]);
    for (const [index, value] of season.entries()) expect(seasonal[index]!).toBeCloseTo(value, 0);
    expect(trend[11]! - trend[10]!).toBeCloseTo(0.5, 1);
    expect(stats.strengthOf(seasonal, remainder)).toBeGreaterThan(0.99);
  });

  it('trusts an outlier not at all where it is to be robust', () => {
    const struck = sloped.map((value, index) => value + (index === 10 ? 60 : 0.1 * Math.sin(5 * index)));
    const { trust, remainder } = stats.seasonalTrend(struck, { period: 4, seasonalWindow: 7, isRobust: true });
    expect(trust[10]).toBe(0);
    expect(remainder[10]).toBeGreaterThan(50);
    expect(Math.min(...trust.filter((_, index) => index !== 10))).toBeGreaterThanOrEqual(0);
  });

  it.each<[string, readonly number[], Partial<stats.SeasonalTrendOptions>]>([
    ['two seasons and no more', sloped.slice(0, 8), {}],
    ['no season', sloped, { period: 1 }],
    ['a gap', [...sloped.slice(0, 5), Number.NaN, ...sloped.slice(6)], {}],
    ['a window of one', sloped, { seasonalWindow: 1 }],
  ])('refuses %s', (_, values, options) => {
    expect(() => stats.seasonalTrend(values, { period: 4, seasonalWindow: 7, ...options })).toThrow(RangeError);
  });

  it('has no strength where nothing varies', () => {
    expect(stats.strengthOf(Float64Array.of(0, 0), Float64Array.of(0, 0))).toBeNull();
  });
});

describe('loess', () => {
  it.each([1, 2, 3, 4])('keeps a line, drawn at every place of %i', (jump) => {
    const line = Float64Array.from({ length: 20 }, (_, index) => 3 - 0.25 * index);
    expect([...loess(line, { window: 7, degree: 1, jump })]).toEqual(near(line));
    expect([...loess(line, { window: 41, degree: 1, jump })]).toEqual(near(line));
  });

  it('leaves alone what nobody trusts, and a single value', () => {
    const values = Float64Array.of(1, 8, 2);
    expect([...loess(values, { window: 3, degree: 0, jump: 1, trust: new Float64Array(3) })]).toEqual([1, 8, 2]);
    expect([...loess(Float64Array.of(4), { window: 3, degree: 1, jump: 1 })]).toEqual([4]);
  });
});

describe('partiallySorted', () => {
  it('has the places asked for in ascending order where a sort has them', () => {
    const values = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(values, fc.array(fc.nat(199), { maxLength: 4 }), (numbers, places) => {
        const wanted = places.map((place) => place % numbers.length).sort((a, b) => a - b);
        const full = [...numbers].sort((a, b) => a - b);
        const partial = partiallySorted(numbers, wanted);
        for (const place of wanted) expect(partial[place]).toBe(full[place]);
        expect([...partial].sort((a, b) => a - b)).toEqual(full);
      }),
      { numRuns: 300 },
    );
  });
});

describe('classicalDecomposition', () => {
  it.each([
    ['additive', 3],
    ['additive', 4],
    ['multiplicative', 3],
    ['multiplicative', 4],
  ] as const)('finds a season that is %s, of %i places', (type, period) => {
    const figure = type === 'additive' ? [2, -3, 1, 0].slice(0, period) : [1.2, 0.7, 1.1, 1].slice(0, period);
    const series = Array.from({ length: 5 * period + 1 }, (_, index) => {
      const part = figure[index % period] as number;
      return type === 'additive' ? 50 + part : 50 * part;
    });
    const found = stats.classicalDecomposition(series, { period, type });
    expect(found.figure).toEqual(near(figure));
    const inside = found.trend.filter((value) => value !== null);
    expect(inside).toEqual(near(inside.map(() => 50)));
    expect(found.trend.slice(0, Math.floor(period / 2))).toEqual(new Array(Math.floor(period / 2)).fill(null));
    expect(found.remainder.at(-1)).toBeNull();
  });

  it('refuses less than two seasons', () => {
    expect(() => stats.classicalDecomposition([1, 2, 3], { period: 2, type: 'additive' })).toThrow(RangeError);
  });
});
