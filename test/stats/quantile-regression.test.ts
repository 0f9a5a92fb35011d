import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantileRegression } from '../../src/stats/index.ts';
import { seeded } from './seeded.ts';

type Point = readonly [x: number, y: number];
const design = (points: readonly Point[]) => ({
  response: points.map(([, y]) => y),
  columns: [
    { name: '1', values: points.map(() => 1) },
    { name: 'x', values: points.map(([x]) => x) },
  ],
});
const lossOf = (points: readonly Point[], [a, b]: readonly [number, number], tau: number) =>
  points.reduce((sum, [x, y]) => {
    const residual = y - a - b * x;
    return sum + residual * (residual > 0 ? tau : tau - 1);
  }, 0);

/** The least loss of all lines through two points. */
function leastLoss(points: readonly Point[], tau: number): number {
  let least = Infinity;
  for (const [index, [x0, y0]] of points.entries()) {
    for (const [x1, y1] of points.slice(index + 1)) {
      if (x0 === x1) continue;
      const slope = (y1 - y0) / (x1 - x0);
      least = Math.min(least, lossOf(points, [y0 - slope * x0, slope], tau));
    }
  }
  return least;
}

describe('regression of a quantile', () => {
  const point = fc.tuple(fc.integer({ min: -4, max: 6 }), fc.integer({ min: 0, max: 12 }));
  const tau = fc.constantFrom(0.1, 0.25, 0.5, 0.8, 0.9, 0.95);

  it('finds the least loss of all lines through two points, whole numbers and ties included', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 25 }), tau, (points, p) => {
        fc.pre(new Set(points.map(([x]) => x)).size > 1);
        const { coefficients, loss } = quantileRegression(design(points), p);
        expect(loss).toBeCloseTo(leastLoss(points, p), 8);
        expect(lossOf(points, [coefficients[0] ?? 0, coefficients[1] ?? 0], p)).toBeCloseTo(loss, 8);
      }),
      { numRuns: 300 },
    );
  });

  it('finds it where most observations are the same, too', () => {
    const few = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(fc.array(few, { minLength: 3, maxLength: 14 }), tau, (points, p) => {
        fc.pre(new Set(points.map(([x]) => x)).size > 1);
        expect(quantileRegression(design(points), p).loss).toBeCloseTo(leastLoss(points, p), 6);
      }),
      { numRuns: 1000 },
    );
  });

  it('of a constant alone is a quantile', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 40 }), tau, (response, p) => {
        const columns = [{ name: '1', values: response.map(() => 1) }];
        const [level = Number.NaN] = quantileRegression({ response, columns }, p).coefficients;
        const share = (keep: (value: number) => boolean) => response.filter(keep).length / response.length;
        expect(share((value) => value < level - 1e-6)).toBeLessThanOrEqual(p + 1e-12);
        expect(share((value) => value <= level + 1e-6)).toBeGreaterThanOrEqual(p - 1e-12);
      }),
    );
  });

  it('moves with the response and its scale, and turns over with its sign', () => {
    const dice = seeded(3);
    const points = Array.from({ length: 60 }, (): Point => {
      const x = dice.normal();
      return [x, 3 + 2 * x + (1 + 0.5 * Math.abs(x)) * dice.normal()];
    });
    const lineOf = (change: (point: Point) => Point, p: number) =>
      quantileRegression(design(points.map(change)), p).coefficients;
    const [a = 0, b = 0] = lineOf((one) => one, 0.9);
    const [moved = 0, tilted = 0] = lineOf(([x, y]) => [x, 10 * (y + 4 - 3 * x)], 0.9);
    expect(moved).toBeCloseTo(10 * (a + 4), 9);
    expect(tilted).toBeCloseTo(10 * (b - 3), 9);
    const [low = 0, lowSlope = 0] = lineOf(([x, y]) => [x, -y], 0.1);
    expect([low, lowSlope]).toEqual([expect.closeTo(-a, 9), expect.closeTo(-b, 9)]);
  });

  it('finds the slope of the 90th percentile where spread grows, in thousands of calls', () => {
    const dice = seeded(8);
    const points = Array.from({ length: 4000 }, (): Point => {
      const x = 10 * dice.uniform();
      return [x, Math.round(100 + (5 + x) * 10 * dice.exponential())];
    });
    // the 90th percentile of an exponential is 2.3026 of its means
    const [a = 0, b = 0] = quantileRegression(design(points), 0.9).coefficients;
    expect(a).toBeGreaterThan(200);
    expect(a).toBeLessThan(230);
    expect(b).toBeGreaterThan(20);
    expect(b).toBeLessThan(26);
  });

  it('is refused for columns that are combinations, of other lengths, or not finite', () => {
    const response = [1, 2, 3];
    const columns = (values: readonly number[]) => [
      { name: '1', values: [1, 1, 1] },
      { name: 'x', values },
    ];
    expect(() => quantileRegression({ response, columns: columns([2, 2, 2]) }, 0.5)).toThrow('rank 1 of 2');
    expect(() => quantileRegression({ response, columns: columns([1, 2]) }, 0.5)).toThrow('as long as the response');
    expect(() => quantileRegression({ response, columns: columns([1, Number.NaN, 2]) }, 0.5)).toThrow('row 1');
    expect(() => quantileRegression({ response, columns: columns([1, 2, 3]) }, 1)).toThrow('tau');
  });
});
