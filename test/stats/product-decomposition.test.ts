import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decomposeProduct, decomposeSum, type ProductCell } from '../../src/stats/index.ts';

const productOf = (factors: readonly number[]): number => factors.reduce((product, factor) => product * factor, 1);
const sumOf = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);
/** What rounding may add up to: a part of the largest product that is in it. */
const tolerance = (cells: readonly ProductCell[]): number => {
  const largest = cells.map(({ before, now }) =>
    productOf(before.map((was, index) => Math.max(Math.abs(was), Math.abs(now[index] ?? 0)))),
  );
  return 1e-11 * sumOf(largest) + 1e-300;
};

const factor = fc.oneof(
  fc.constant(0),
  fc.constant(1),
  fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
  fc.integer({ min: 0, max: 1000 }),
);
const cellsOf = (k: number, most = 6): fc.Arbitrary<readonly ProductCell[]> =>
  fc.array(
    fc.record({
      before: fc.array(factor, { minLength: k, maxLength: k }),
      now: fc.array(factor, { minLength: k, maxLength: k }),
    }),
    { minLength: 1, maxLength: most },
  );

describe('the parts of a change', () => {
  it('of two factors are those of Kitagawa', () => {
    // two areas: shares of residents and rates, by hand
    const before = { shares: [0.25, 0.75], rates: [400, 80] };
    const now = { shares: [0.4, 0.6], rates: [300, 90] };
    const cells = [0, 1].map((area) => ({
      before: [before.shares[area] ?? 0, before.rates[area] ?? 0],
      now: [now.shares[area] ?? 0, now.rates[area] ?? 0],
    }));
    const mix = (350 * 0.15 - 85 * 0.15) as number;
    const rates = 0.325 * -100 + 0.675 * 10;
    const [ofMix = 0, ofRates = 0] = decomposeSum(cells);
    expect(ofMix).toBeCloseTo(mix, 10);
    expect(ofRates).toBeCloseTo(rates, 10);
    expect(ofMix + ofRates).toBeCloseTo(0.4 * 300 + 0.6 * 90 - (0.25 * 400 + 0.75 * 80), 10);
  });

  it('of three factors are those of Das Gupta', () => {
    const [a, b, c] = [2, 5, 7];
    const [A, B, C] = [3, 4, 11];
    expect(decomposeProduct({ before: [a, b, c], now: [A, B, C] })).toEqual([
      expect.closeTo((A - a) * ((b * c + B * C) / 3 + (b * C + B * c) / 6), 10),
      expect.closeTo((B - b) * ((a * c + A * C) / 3 + (a * C + A * c) / 6), 10),
      expect.closeTo((C - c) * ((a * b + A * B) / 3 + (a * B + A * b) / 6), 10),
    ]);
  });

  it('of four factors are those of Das Gupta', () => {
    const [a, b, c, d] = [2, 5, 7, 1.5];
    const [A, B, C, D] = [3, 4, 11, 0.5];
    const q =
      (b * c * d + B * C * D) / 4 + (b * c * D + b * C * d + B * c * d + B * C * d + B * c * D + b * C * D) / 12;
    expect(decomposeProduct({ before: [a, b, c, d], now: [A, B, C, D] })[0]).toBeCloseTo((A - a) * q, 10);
  });

  it('add up to the whole change, zeros or not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }).chain((k) => cellsOf(k)),
        (cells) => {
          const whole = sumOf(cells.map(({ before, now }) => productOf(now) - productOf(before)));
          expect(Math.abs(sumOf(decomposeSum(cells)) - whole)).toBeLessThanOrEqual(tolerance(cells));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('turn their signs when time is turned round', () => {
    fc.assert(
      fc.property(cellsOf(4), (cells) => {
        const forth = decomposeSum(cells);
        const back = decomposeSum(cells.map(({ before, now }) => ({ before: now, now: before })));
        for (const [index, part] of forth.entries())
          expect(Math.abs(part + (back[index] ?? 0))).toBeLessThanOrEqual(tolerance(cells));
      }),
    );
  });

  it('are none for a factor that did not move, and do not depend on the order of factors', () => {
    fc.assert(
      fc.property(cellsOf(4, 1), ([cell]) => {
        const { before, now } = cell as ProductCell;
        const still = decomposeProduct({ before, now: [before[0] ?? 0, ...now.slice(1)] });
        expect(still[0]).toBe(0);
        const turned = decomposeProduct({ before: before.toReversed(), now: now.toReversed() });
        for (const [index, part] of decomposeProduct({ before, now }).entries())
          expect(Math.abs(part - (turned[3 - index] ?? 0))).toBeLessThanOrEqual(tolerance([{ before, now }]));
      }),
    );
  });

  it('want as many factors at both times', () => {
    expect(() => decomposeProduct({ before: [1, 2], now: [1] })).toThrow(RangeError);
    expect(() => decomposeProduct({ before: [], now: [] })).toThrow(RangeError);
  });
});
