import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as stats from '../../src/stats/index.ts';

const family = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 40 });

describe('adjusted p values', () => {
  it.each([
    ['Benjamini–Hochberg', stats.adjustBenjaminiHochberg],
    ['Benjamini–Yekutieli', stats.adjustBenjaminiYekutieli],
    ['Holm', stats.adjustHolm],
    ['Hochberg', stats.adjustHochberg],
    ['Bonferroni', stats.adjustBonferroni],
  ])('%s: never smaller than p, in the same order, nulls where they were and not counted', (_, adjust) => {
    fc.assert(
      fc.property(family, (ps) => {
        const qs = adjust(ps);
        const known = ps.flatMap((p, index) => (p === null ? [] : [{ p, q: qs[index] ?? -1 }]));
        expect(qs.map((q) => q === null)).toEqual(ps.map((p) => p === null));
        for (const { p, q } of known) expect(q >= p && q <= 1).toBe(true);
        const sorted = known.sort((left, right) => left.p - right.p);
        for (const [index, { q }] of sorted.entries()) expect(q).toBeGreaterThanOrEqual(sorted[index - 1]?.q ?? 0);
        expect(adjust(ps.filter((p) => p !== null))).toEqual(qs.filter((q) => q !== null));
      }),
    );
  });

  it('refuses what is not a probability', () => {
    expect(() => stats.adjustHolm([1.2])).toThrow(RangeError);
    expect(() => stats.adjustHolm([Number.NaN])).toThrow(RangeError);
  });
});

describe('matchingLevel', () => {
  it('makes the interval exclude 1 exactly where the q is within alpha', () => {
    const change = fc.tuple(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 80 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), (changes) => {
        const windows = changes.map(
          ([x1, x0]) =>
            [
              { events: x1, exposure: 1 },
              { events: x0, exposure: 1 },
            ] as const,
        );
        const ps = windows.map(([now, baseline]) => stats.rateRatio(now, baseline, 0.95).p);
        const level = stats.matchingLevel(ps, 0.05);
        fc.pre(ps.every((p) => Math.abs(p - (1 - level)) > 1e-9));
        const qs = stats.adjustBenjaminiHochberg(ps);
        for (const [index, [now, baseline]] of windows.entries()) {
          const { low, high } = stats.rateRatio(now, baseline, level);
          // Without a rejection the level is Bonferroni's, which is at least as strict as BH.
          expect(low > 1 || high < 1).toBe((qs[index] ?? 1) <= 0.05);
        }
      }),
    );
  });

  it('is the plain level for one test, and Bonferroni without rejections', () => {
    expect(stats.matchingLevel([0.2], 0.05)).toBe(0.95);
    expect(stats.matchingLevel([0.9, 0.8, null], 0.05)).toBe(0.975);
    expect(stats.matchingLevel([], 0.05)).toBe(0.95);
    expect(stats.matchingLevel([0.001, 0.002], 0.05)).toBe(0.95);
  });
});
