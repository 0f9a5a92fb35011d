import { describe, expect, it } from 'vitest';
import { decompose, orthonormalBasis } from '../../../src/stats/regression/householder.ts';
import { spannedBy } from '../../../src/stats/series/left-over.ts';
import { restrictedShare } from '../../../src/stats/series/restricted-share.ts';
import { drawsFrom } from '../../simulation/draws.ts';

const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);

/** What least squares on the columns leaves of values. */
function leftOf(values: readonly number[], columns: readonly (readonly number[])[]): Float64Array {
  const rest = Float64Array.from(values);
  const basis = orthonormalBasis(decompose(columns.map((column) => Float64Array.from(column))), values.length);
  for (const column of basis) {
    const along = column.reduce((sum, x, at) => sum + x * (values[at] ?? 0), 0);
    for (const [at, x] of column.entries()) rest[at] = (rest[at] ?? 0) - along * x;
  }
  return rest;
}

describe('restrictedShare', () => {
  const pairs = [3, 5, -2, 0, 4, 1, -6, -3, 2, 7, 0.5, -1];
  const times = pairs.map((_, at) => 100 * Math.floor(at / 2) + (at % 2));
  const mean = [pairs.map(() => 1)];
  const inPairs = (distance: number): number => (distance <= 1 ? 1 : 0);

  it('is what one-way analysis of variance has for the groups, where they are pairs', () => {
    // the sum of a pair over √2 has the variance 1 + 2τ, and there are six of them about their mean
    const sums = range(6).map((pair) => ((pairs[2 * pair] ?? 0) + (pairs[2 * pair + 1] ?? 0)) / Math.SQRT2);
    const middle = sums.reduce((sum, x) => sum + x, 0) / 6;
    const between = sums.reduce((sum, x) => sum + (x - middle) ** 2, 0) / 5;
    const found = restrictedShare(leftOf(pairs, mean), spannedBy({ columns: mean, times }), {
      own: (distance) => (distance === 0 ? 1 : 0),
      shared: inPairs,
    });
    expect(found.variance).toBeCloseTo((between - 1) / 2, 9);
    // of five squares with the mean 1 + 2τ: ½ Σ (2 / (1 + 2τ))²
    expect(found.information).toBeCloseTo((5 / 2) * (2 / between) ** 2, 9);
  });

  it('is in the unit of what is not shared', () => {
    const spanned = spannedBy({ columns: mean, times });
    const of = (factor: number) =>
      restrictedShare(
        leftOf(
          pairs.map((x) => factor * x),
          mean,
        ),
        spanned,
        {
          own: (distance) => (distance === 0 ? factor ** 2 : 0),
          shared: inPairs,
        },
      ).variance;
    expect(of(3)).toBeCloseTo(9 * of(1), 8);
  });

  it.each([
    ['where a series scatters less than chance', (at: number) => (at % 4 < 2 ? 0.5 : -0.5)],
    ['where neighbours undo one another', (at: number) => (at % 2 === 0 ? 2 : -2)],
  ])('is none %s', (_, valueAt) => {
    const columns = [range(24).map(() => 1)];
    const left = leftOf(range(24).map(valueAt), columns);
    const known = { own: (d: number) => (d === 0 ? 1 : 0), shared: (d: number) => 0.8 ** d };
    expect(restrictedShare(left, spannedBy({ columns, times: range(24) }), known).variance).toBe(0);
  });

  it('finds what was planted, also beside chance that lasts', () => {
    const { normal } = drawsFrom(9);
    const length = 60;
    const columns = [range(length).map(() => 1), range(length)];
    const found = range(40).map(() => {
      let [own, shared] = [normal(), normal()];
      const values = range(length).map(() => {
        own = 0.3 * own + Math.sqrt(1 - 0.3 ** 2) * normal();
        shared = 0.8 * shared + Math.sqrt(1 - 0.8 ** 2) * normal();
        return own + Math.sqrt(2) * shared;
      });
      return restrictedShare(leftOf(values, columns), spannedBy({ columns, times: range(length) }), {
        own: (distance) => 0.3 ** distance,
        shared: (distance) => 0.8 ** distance,
      }).variance;
    });
    const middle = found.reduce((sum, x) => sum + x, 0) / found.length;
    expect(middle).toBeGreaterThan(1.5);
    expect(middle).toBeLessThan(2.6);
  });
});
