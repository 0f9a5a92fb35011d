import { describe, expect, it } from 'vitest';
import { leastSquares, matchedErrors } from '../../../src/stats/index.ts';
import { drawsFrom } from '../../simulation/draws.ts';

const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);

/** Errors of variance 1 whose correlation is ρ to the power of their distance. */
function lasting(rho: number, length: number, normal: () => number): readonly number[] {
  let state = normal();
  return range(length).map(() => {
    const now = state;
    state = rho * state + Math.sqrt(1 - rho * rho) * normal();
    return now;
  });
}

const stepAndTrend = (length: number) => [
  range(length).map(() => 1),
  range(length),
  range(length).map((time) => Number(time >= (2 * length) / 3)),
];

function residualsOn(columns: readonly (readonly number[])[], response: readonly number[]): Float64Array {
  const named = columns.map((values, at) => ({ name: `${at}`, values }));
  return leastSquares({ response, columns: named }).residuals;
}

describe('matchedErrors', () => {
  it.each([0, 0.5, 0.8])('finds in long series how long errors last, and their variance: %f', (rho) => {
    const { normal } = drawsFrom(3);
    const columns = stepAndTrend(600);
    const residuals = residualsOn(columns, lasting(rho, 600, normal));
    const { persistence, variance } = matchedErrors(residuals, { columns, times: range(600) });
    // a little more than was found, for caution
    expect(persistence).toBeGreaterThan(rho - 0.06);
    expect(persistence).toBeLessThan(rho + 0.1);
    expect(variance).toBeGreaterThan(0.6);
    expect(variance).toBeLessThan(1.6);
  });

  it('sees through what the fitted columns take: residuals about a trend and a step say less than the errors do', () => {
    const { normal } = drawsFrom(5);
    const columns = stepAndTrend(24);
    const means = { matched: 0, plain: 0 };
    for (let draw = 0; draw < 300; draw += 1) {
      const residuals = residualsOn(columns, lasting(0.5, 24, normal));
      means.matched += matchedErrors(residuals, { columns, times: range(24) }).persistence / 300;
      let [products, squares] = [0, 0];
      for (const [at, value] of residuals.entries()) {
        squares += value * value;
        products += at > 0 ? value * (residuals[at - 1] ?? 0) : 0;
      }
      means.plain += products / squares / 300;
    }
    expect(means.plain).toBeLessThan(0.35);
    expect(means.matched).toBeGreaterThan(0.45);
  });

  it('without what lasts is the mean square, on as many degrees of freedom as are left over', () => {
    const zigzag = [1, -2, 1, -1, 2, -1, 1, -1, 2, -2];
    const columns = [zigzag.map(() => 1)];
    const residuals = residualsOn(columns, zigzag);
    const { persistence, variance, df } = matchedErrors(residuals, { columns, times: range(10) });
    expect(persistence).toBe(0);
    expect(variance).toBeCloseTo(residuals.reduce((sum, value) => sum + value * value, 0) / 9, 12);
    expect(df).toBeCloseTo(9, 12);
  });

  it('takes periods apart in time for less alike than neighbours', () => {
    const slow = [1, 1, 1, 1, -1, -1, -1, -1];
    const close = matchedErrors(slow, { columns: [], times: range(8) });
    const apart = matchedErrors(slow, { columns: [], times: range(8).map((time) => 5 * time) });
    expect(close.persistence).toBeGreaterThan(0.5);
    expect(apart.df).toBeGreaterThan(close.df);
  });

  it('is half-way between what was found and what is usual, and the less so the less there is that may last', () => {
    const at = (values: readonly number[], usual: number | null) =>
      matchedErrors(values, { columns: [], times: range(8) }, usual);
    const slow = [3, 3, 3, 3, -3, -3, -3, -3];
    const found = at(slow, null).persistence;
    expect(at(slow, 0.5).persistence).toBeCloseTo((found + 0.5 * (1 - 1 / 9)) / 2, 12);
    // no more than chance has it: none of it may last
    const calm = slow.map((value) => value / 4);
    expect(at(calm, 0.5).persistence).toBeCloseTo(found / 2, 12);
  });

  it('says nothing where nothing is left over, and no persistence of what does not deviate', () => {
    expect(matchedErrors([], { columns: [], times: [] })).toEqual({ persistence: 0, variance: 1, df: 0 });
    expect(matchedErrors([0], { columns: [[1]], times: [0] })).toEqual({ persistence: 0, variance: 1, df: 0 });
    const still = matchedErrors(new Float64Array(8), { columns: [range(8).map(() => 1)], times: range(8) });
    expect(still).toMatchObject({ persistence: 0, variance: 0 });
  });
});
