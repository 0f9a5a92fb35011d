import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestMixture } from '../../../src/stats/index.ts';

type Points = readonly (readonly number[])[];

const distance = (donors: Points, target: readonly number[], weights: ArrayLike<number>): number =>
  Math.hypot(
    ...target.map((value, row) => value - donors.reduce((sum, donor, j) => sum + weights[j]! * donor[row]!, 0)),
  );

/** Euclidean projection onto the simplex, by sorting. */
function project(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((a, b) => b - a);
  let [sum, level] = [0, 0];
  for (const [index, value] of sorted.entries()) {
    sum += value;
    if (value - (sum - 1) / (index + 1) > 0) level = (sum - 1) / (index + 1);
  }
  return values.map((value) => Math.max(0, value - level));
}

/** The same problem by accelerated projected gradients: slow, simple, and made of other parts. */
function projectedGradient(donors: Points, target: readonly number[], rounds = 4000): readonly number[] {
  const lipschitz = donors.reduce((sum, donor) => sum + donor.reduce((s, v, row) => s + (v - target[row]!) ** 2, 0), 0);
  let weights: readonly number[] = donors.map(() => 1 / donors.length);
  let [ahead, momentum] = [weights, 1];
  for (let round = 0; round < rounds; round += 1) {
    const gaps = target.map((value, row) =>
      donors.reduce((sum, donor, j) => sum + ahead[j]! * (donor[row]! - value), 0),
    );
    const slopes = donors.map((donor) => donor.reduce((sum, v, row) => sum + (v - target[row]!) * gaps[row]!, 0));
    const next = project(ahead.map((weight, j) => weight - slopes[j]! / (lipschitz || 1)));
    const faster = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    ahead = next.map((weight, j) => weight + ((momentum - 1) / faster) * (weight - weights[j]!));
    [weights, momentum] = [next, faster];
  }
  return weights;
}

/** Counts, so that ties, zeros and donors that are alike come up often; now and then levels far apart. */
const problem = fc
  .record({ donors: fc.integer({ min: 1, max: 12 }), periods: fc.integer({ min: 1, max: 10 }) })
  .chain(({ donors, periods }) => {
    const series = fc.oneof(
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: periods, maxLength: periods }),
      fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: periods, maxLength: periods }),
    );
    return fc.record({ donors: fc.array(series, { minLength: donors, maxLength: donors }), target: series });
  });

describe('nearestMixture', () => {
  it('meets the conditions of the optimum: equal slopes where there is weight, no smaller one elsewhere', () => {
    fc.assert(
      fc.property(problem, ({ donors, target }) => {
        const weights = nearestMixture(donors, target);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        expect(weights.every((weight) => weight >= 0)).toBe(true);
        const gaps = target.map((value, row) => donors.reduce((sum, d, j) => sum + weights[j]! * (d[row]! - value), 0));
        const slopes = donors.map((donor) => donor.reduce((sum, v, row) => sum + (v - target[row]!) * gaps[row]!, 0));
        const size = Math.max(...donors.map((donor) => Math.hypot(...donor.map((v, row) => v - target[row]!))), 1);
        const level = gaps.reduce((sum, gap) => sum + gap * gap, 0);
        for (const [j, slope] of slopes.entries()) {
          expect((slope - level) / size ** 2).toBeGreaterThan(-1e-9);
          if (weights[j]! > 1e-9) expect((slope - level) / size ** 2).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('comes no less near than projected gradients do', () => {
    fc.assert(
      fc.property(problem, ({ donors, target }) => {
        const size = Math.max(...donors.map((donor) => Math.hypot(...donor.map((v, row) => v - target[row]!))));
        const own = distance(donors, target, nearestMixture(donors, target));
        const other = distance(donors, target, projectedGradient(donors, target));
        expect(own).toBeLessThanOrEqual(other + 1e-6 * size);
        expect(other).toBeLessThanOrEqual(own + 0.02 * size);
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of the donors, even where several mixtures fit alike', () => {
    /** Donors that are alike may share their weight in any way. */
    const byDonor = (donors: Points, weights: Float64Array): Readonly<Record<string, number>> => {
      const sums: Record<string, number> = {};
      for (const [j, donor] of donors.entries()) sums[`${donor}`] = (sums[`${donor}`] ?? 0) + weights[j]!;
      return sums;
    };
    fc.assert(
      fc.property(problem, ({ donors, target }) => {
        const turned = [...donors].reverse();
        const again = byDonor(turned, nearestMixture(turned, target));
        for (const [donor, weight] of Object.entries(byDonor(donors, nearestMixture(donors, target)))) {
          expect(Math.abs(weight - again[donor]!)).toBeLessThan(1e-12);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('shares the weight evenly among donors that are alike', () => {
    const rounded = (weights: Float64Array) => Array.from(weights, (weight) => Number(weight.toFixed(8)));
    expect(
      rounded(
        nearestMixture(
          [
            [4, 0],
            [4, 0],
            [0, 0],
          ],
          [2, 1],
        ),
      ),
    ).toEqual([0.25, 0.25, 0.5]);
    expect(
      rounded(
        nearestMixture(
          [
            [1, 2],
            [1, 2],
          ],
          [1, 2],
        ),
      ),
    ).toEqual([0.5, 0.5]);
    expect(rounded(nearestMixture([[7]], [3]))).toEqual([1]);
  });

  it('spreads the weight over more donors than periods', () => {
    const weights = nearestMixture([[1], [2], [4], [5]], [3]);
    expect(weights.every((weight) => weight > 0.1)).toBe(true);
    expect(weights[0]).toBeCloseTo(weights[3]!, 6);
  });

  it('keeps its digits at any scale and level', () => {
    const donors = [
      [10, 12, 15, 11],
      [3, 4, 4, 6],
      [20, 18, 25, 22],
      [9, 9, 9, 9],
    ];
    const plain = nearestMixture(donors, [11, 11, 14, 12]);
    for (const [factor, level] of [
      [1e-6, 0],
      [1e6, 0],
      [1, 1e5],
    ] as const) {
      const moved = (values: readonly number[]) => values.map((value) => factor * value + level);
      const weights = nearestMixture(donors.map(moved), moved([11, 11, 14, 12]));
      for (const [j, weight] of weights.entries()) expect(weight).toBeCloseTo(plain[j]!, 8);
    }
  });
});
