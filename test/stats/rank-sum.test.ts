import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparePairs,
  type Histogram,
  histogramOf,
  locationShift,
  noDurations,
  pairwiseDifference,
  rankSum,
  rankSumDistribution,
} from '../../src/stats/index.ts';
import { seeded } from './seeded.ts';

const ones = (values: readonly number[]): Histogram => histogramOf(values.map((value) => ({ value, n: 1 })));
const sample = fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 1, maxLength: 25 });
const differences = (x: readonly number[], y: readonly number[]) =>
  x.flatMap((a) => y.map((b) => a - b)).sort((a, b) => a - b);
const medianOf = (sorted: readonly number[]) =>
  ((sorted[Math.ceil(sorted.length / 2) - 1] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2;

describe('the rank-sum test', () => {
  it('counts pairs, and allows for ties as the variance of midranks does', () => {
    fc.assert(
      fc.property(sample, sample, (x, y) => {
        const { statistic, probabilityOfSuperiority, cliffsDelta, p } = rankSum(ones(x), ones(y));
        const all = differences(x, y);
        const wins = all.filter((difference) => difference > 0).length;
        const losses = all.filter((difference) => difference < 0).length;
        expect(statistic).toBe(wins + (all.length - wins - losses) / 2);
        expect(probabilityOfSuperiority).toBeCloseTo(statistic / all.length, 12);
        expect(cliffsDelta).toBeCloseTo((wins - losses) / all.length, 12);
        const pooled = [...x, ...y];
        const rank = (value: number) =>
          pooled.filter((other) => other < value).length + (pooled.filter((other) => other === value).length + 1) / 2;
        const ranks = pooled.map(rank);
        const middle = (pooled.length + 1) / 2;
        const variance = ranks.reduce((sum, r) => sum + (r - middle) ** 2, 0) / (pooled.length - 1) / pooled.length;
        const { sigma } = comparePairs(ones(x), ones(y), 0);
        expect(sigma).toBeCloseTo(Math.sqrt(variance * x.length * y.length), 9);
        expect(p === null).toBe(new Set(pooled).size === 1);
      }),
    );
  });

  it('turns over when the samples change places', () => {
    fc.assert(
      fc.property(sample, sample, (x, y) => {
        const [forth, back] = [rankSum(ones(x), ones(y)), rankSum(ones(y), ones(x))];
        expect(forth.cliffsDelta).toBeCloseTo(-back.cliffsDelta, 12);
        if (forth.p !== null) expect(forth.p).toBeCloseTo(back.p ?? -1, 10);
        if (forth.correctedP !== null) expect(forth.correctedP).toBeGreaterThanOrEqual(forth.p ?? 2);
      }),
    );
  });

  it('has no p where all values are the same, and no result without values', () => {
    expect(rankSum(ones([3, 3]), ones([3]))).toMatchObject({ p: null, correctedP: null, cliffsDelta: 0 });
    expect(() => rankSum(noDurations, ones([3]))).toThrow('must have observations (got 0 and 1)');
  });
});

describe('the exact distribution', () => {
  it('is that of all arrangements, counted one by one', () => {
    for (const [m, n] of [
      [1, 1],
      [1, 5],
      [3, 4],
      [5, 5],
      [6, 3],
    ] as const) {
      const counts = new Map<number, number>();
      for (let bits = 0; bits < 2 ** (m + n); bits += 1) {
        const isX = Array.from({ length: m + n }, (_, place) => (bits >> place) % 2 === 1);
        if (isX.filter(Boolean).length !== m) continue;
        let [pairs, below] = [0, 0];
        for (const x of isX) {
          if (x) pairs += below;
          else below += 1;
        }
        counts.set(pairs, (counts.get(pairs) ?? 0) + 1);
      }
      const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
      const expected = Array.from({ length: m * n + 1 }, (_, pairs) => (counts.get(pairs) ?? 0) / total);
      for (const [pairs, chance] of rankSumDistribution(m, n).entries()) {
        expect(chance).toBeCloseTo(expected[pairs] ?? -1, 14);
      }
    }
  });

  it('keeps full precision in the far tails of 49 against 49', () => {
    const chances = rankSumDistribution(49, 49);
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
    // one of 98 choose 49 arrangements has no pair, one has one, two have two
    const one = 1 / Number(25_477_612_258_980_856_902_730_428_600n);
    expect((chances[0] ?? 0) / one).toBeCloseTo(1, 10);
    expect((chances[2] ?? 0) / one).toBeCloseTo(2, 10);
    expect(chances.at(-3)).toBe(chances[2]);
    const mean = chances.reduce((sum, chance, pairs) => sum + chance * pairs, 0);
    const variance = chances.reduce((sum, chance, pairs) => sum + chance * (pairs - mean) ** 2, 0);
    expect(mean).toBeCloseTo((49 * 49) / 2, 8);
    expect(variance / ((49 * 49 * 99) / 12)).toBeCloseTo(1, 10);
  });
});

describe('differences of pairs', () => {
  it('are found by rank without forming them, ties and fractions included', () => {
    const value = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.double({ min: -5, max: 5, noNaN: true }));
    const values = fc.array(value, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(values, values, fc.nat(), (x, y, pick) => {
        const all = differences(x, y);
        const rank = (pick % all.length) + 1;
        expect(pairwiseDifference(ones(x), ones(y), rank)).toBeCloseTo(all[rank - 1] ?? 0, 12);
      }),
      { numRuns: 500 },
    );
  });

  it('need a rank that there is', () => {
    expect(() => pairwiseDifference(ones([1, 2]), ones([3]), 3)).toThrow('from 1 to 2 (got 3)');
    expect(() => pairwiseDifference(noDurations, ones([3]), 1)).toThrow('must have observations');
  });
});

describe('the Hodges–Lehmann shift', () => {
  it('is the median of all differences, and its ends are differences', () => {
    fc.assert(
      fc.property(sample, sample, (x, y) => {
        const all = differences(x, y);
        const { estimate, low, high } = locationShift(ones(x), ones(y), 0.9);
        expect(estimate).toBe(medianOf(all));
        expect(all).toContain(low);
        expect(all).toContain(high);
        expect(low <= estimate && estimate <= high).toBe(true);
      }),
    );
  });

  // permeability of membranes, Hollander & Wolfe 1973, p. 69: the example of R's wilcox.test
  it('is exact for small samples without ties, as by the table of Mann and Whitney', () => {
    const x = ones([0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]);
    const y = ones([1.15, 0.88, 0.9, 0.74, 1.21]);
    const shift = locationShift(x, y, 0.95);
    expect(rankSum(x, y).statistic).toBe(35);
    expect(shift.method).toBe('exact');
    expect(shift.estimate).toBeCloseTo(0.305, 10);
    expect([shift.low, shift.high].map((end) => Math.round(end * 100) / 100)).toEqual([-0.15, 0.76]);
    // the eighth smallest of 50 differences: P(W ≤ 7) = 0.0200 and P(W ≤ 8) = 0.0276
    expect(shift.coverage).toBeCloseTo(1 - 2 * 0.01998, 4);
  });

  it('covers less than asked with very few observations, and says so', () => {
    expect(locationShift(ones([1, 4]), ones([2, 9]), 0.95)).toEqual({
      estimate: -3,
      low: -8,
      high: 2,
      method: 'exact',
      coverage: 1 - 2 / 6,
    });
  });

  it('holds the shifts that the corrected test does not reject, and no others', () => {
    fc.assert(
      fc.property(sample, sample, (x, y) => {
        // whole numbers tie, so the normal distribution is used; half-way between differences there are no new ties
        fc.pre(new Set([...x, ...y]).size < x.length + y.length);
        const { low, high } = locationShift(ones(x), ones(y), 0.9);
        for (let shift = -16.5; shift < 17; shift += 1) {
          const { statistic, pairs, sigma } = comparePairs(ones(x), ones(y), shift);
          const excess = Math.abs(statistic - pairs / 2) - 0.5;
          fc.pre(Math.abs(excess - 1.6448536269514722 * sigma) > 1e-9);
          const all = differences(x, y);
          const inside = shift > (all[0] ?? 0) && shift < (all.at(-1) ?? 0);
          if (inside) expect(excess <= 1.6448536269514722 * sigma).toBe(low <= shift && shift <= high);
        }
      }),
    );
  });

  it('holds a true shift of skewed durations about as often as it says', () => {
    const dice = seeded(2024);
    let held = 0;
    for (let round = 0; round < 400; round += 1) {
      const draw = (shift: number) => Array.from({ length: 60 }, () => Math.round(300 * dice.exponential()) + shift);
      const { low, high } = locationShift(ones(draw(45)), ones(draw(0)), 0.95);
      if (low <= 45 && 45 <= high) held += 1;
    }
    expect(held / 400).toBeGreaterThan(0.92);
  });
});
