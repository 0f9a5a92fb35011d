import { describe, expect, it } from 'vitest';
import { leastSquares, modelCovariance, sharedCoefficient, sharedErrors } from '../../../src/stats/index.ts';
import { drawsFrom } from '../../simulation/draws.ts';

const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
const stepAndTrend = (length: number) => [
  range(length).map(() => 1),
  range(length),
  range(length).map((time) => Number(time >= (2 * length) / 3)),
];

/** Chance of variance φ in each period, and what is shared, whose correlation falls by ρ with every period. */
function errorsOf({ chance, shared, rho }: Record<'chance' | 'shared' | 'rho', number>, length: number, seed: number) {
  const { normal } = drawsFrom(seed);
  let state = normal();
  return range(length).map(() => {
    const now = Math.sqrt(chance) * normal() + Math.sqrt(shared) * state;
    state = rho * state + Math.sqrt(1 - rho * rho) * normal();
    return now;
  });
}

function fitOf(columns: readonly (readonly number[])[], response: readonly number[]) {
  return leastSquares({ response, columns: columns.map((values, at) => ({ name: `${at}`, values })) });
}

describe('sharedErrors', () => {
  it.each([
    { chance: 1, shared: 3, rho: 0.5 },
    { chance: 1, shared: 3, rho: 0.8 },
    { chance: 1, shared: 0.5, rho: 0.8 },
  ])('tells what lasts from chance in long series: %o', (made) => {
    const columns = stepAndTrend(900);
    const { residuals } = fitOf(columns, errorsOf(made, 900, 3));
    const found = sharedErrors(residuals, { columns, times: range(900) });
    expect(found?.persistence).toSatisfy((rho: number) => Math.abs(rho - made.rho) < 0.12);
    expect(found?.share).toSatisfy(
      (share: number) => Math.abs(share - made.shared / (made.shared + made.chance)) < 0.12,
    );
  });

  it('of counts that scatter less than chance has chance alone, on the degrees of freedom left over', () => {
    const columns = [range(10).map(() => 1)];
    const residuals = [0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 0.5, -0.5];
    const found = sharedErrors(residuals, { columns, times: range(10) });
    expect(found).toMatchObject({ persistence: 0, share: 0 });
    const { variance, df } = found?.varianceOf(() => 0.1) ?? {};
    expect(variance).toBeCloseTo(0.1, 12);
    expect(df).toBeCloseTo(9, 9);
  });

  it('asks for the variance of what lasts with more persistence than it looks to have', () => {
    const { residuals } = fitOf(stepAndTrend(40), errorsOf({ chance: 1, shared: 4, rho: 0.6 }, 40, 4));
    const found = sharedErrors(residuals, { columns: stepAndTrend(40), times: range(40) });
    const used = { rho: 0 };
    found?.varianceOf((rho) => {
      used.rho = Math.max(used.rho, rho);
      return 1;
    });
    expect(used.rho).toBeGreaterThan(found?.persistence ?? 1);
  });

  it('says nothing where nothing is left over, and takes short series for chance', () => {
    expect(sharedErrors([], { columns: [], times: [] })).toBeNull();
    expect(sharedErrors([0], { columns: [[1]], times: [0] })).toBeNull();
    expect(sharedErrors([3, 3, -3, -3], { columns: [], times: range(4) })?.persistence).toBe(0);
  });

  it('takes periods apart in time for less alike than neighbours', () => {
    const slow = [4, 4, 4, 4, -4, -4, -4, -4];
    const close = sharedErrors(slow, { columns: [], times: range(8) })?.varianceOf(() => 1);
    const apart = sharedErrors(slow, { columns: [], times: range(8).map((time) => 5 * time) })?.varianceOf(() => 1);
    expect(apart?.df).toBeGreaterThan(close?.df ?? Infinity);
  });
});

describe('sharedCoefficient', () => {
  const columns = stepAndTrend(10);
  const own = { dispersion: 2, persistence: 0, df: 30 };

  it('has the standard error of least squares times √φ where the areas share nothing', () => {
    const fit = fitOf(columns, [3, 1, 4, 1, 5, 0, 6, 2, 5, 3]);
    const calm = fit.residuals.map((value) => value / 10);
    const { share, coefficient } = sharedCoefficient(calm, { columns, times: range(10) }, { own, place: 2 }) ?? {};
    expect(share).toBe(0);
    expect(coefficient?.variance).toBeCloseTo(2 * (modelCovariance(fit, 1).standardErrors[2] ?? 0) ** 2, 12);
    expect(coefficient?.df).toBe(30);
  });

  it('takes less for shared where areas show by themselves what they scatter', () => {
    const series = { columns: stepAndTrend(24), times: range(24) };
    const shares = { told: 0, untold: 0 };
    for (let seed = 1; seed <= 40; seed += 1) {
      const { residuals } = fitOf(series.columns, errorsOf({ chance: 2, shared: 0, rho: 0 }, 24, seed));
      const share = (of: typeof own): number => sharedCoefficient(residuals, series, { own: of, place: 2 })?.share ?? 1;
      shares.told += share({ ...own, df: 110 }) / 40;
      shares.untold += share({ dispersion: 1, persistence: 0, df: 0 }) / 40;
    }
    expect(shares.told).toBeLessThan(0.2);
    expect(shares.untold).toBeGreaterThan(0.4);
  });

  it('is less sure where what is each area’s own lasts', () => {
    const series = { columns, times: range(10) };
    const residuals = fitOf(columns, [3, 1, 4, 1, 5, 0, 6, 2, 5, 3]).residuals.map((value) => value / 10);
    const [brief, lasting] = [0, 0.3].map((persistence) =>
      sharedCoefficient(residuals, series, { own: { ...own, persistence }, place: 2 }),
    );
    expect(lasting?.coefficient?.variance).toBeGreaterThan(brief?.coefficient?.variance ?? Infinity);
  });

  it('is right on average where areas share nothing and nothing lasts, by a step in sixteen blocks', () => {
    const series = { columns: stepAndTrend(16), times: range(16) };
    let told = 0;
    for (let seed = 1; seed <= 600; seed += 1) {
      const { normal } = drawsFrom(9000 + seed);
      // as much below 0 as above it: what chance makes of none
      const persistence = 0.1 * normal();
      const { residuals } = fitOf(series.columns, errorsOf({ chance: 2, shared: 0, rho: 0 }, 16, seed));
      const found = sharedCoefficient(
        residuals.map((value) => value / 3),
        series,
        {
          own: { dispersion: 2, persistence, df: 70 },
          place: 2,
        },
      );
      told += (found?.coefficient?.variance ?? 0) / 600;
    }
    const fit = fitOf(series.columns, errorsOf({ chance: 2, shared: 0, rho: 0 }, 16, 1));
    const known = 2 * (modelCovariance(fit, 1).standardErrors[2] ?? 0) ** 2;
    expect(told / known).toSatisfy((ratio: number) => Math.abs(ratio - 1) < 0.08);
  });

  it('does not hold the caution in ρ in its degrees of freedom once more', () => {
    const series = { columns: stepAndTrend(16), times: range(16) };
    // a little more than chance, and no likeness of neighbours
    const shape = [1, -1, 0.4, 1, -1.2, 0.3, -0.5, 1.4, -1, 0.2, 0.9, -1.1, 0.6, -0.4, 1, -0.7];
    const { residuals } = fitOf(series.columns, shape);
    const size = Math.sqrt(residuals.reduce((sum, value) => sum + value * value, 0));
    const just = residuals.map((value) => (value / size) * Math.sqrt(2 * 13 * 1.1));
    const found = sharedCoefficient(just, series, { own: { dispersion: 2, persistence: 0, df: 70 }, place: 2 });
    expect(found?.share).toBeGreaterThan(0);
    expect(found?.coefficient?.df).toBeGreaterThan(10);
  });

  it('has no error for a column that those before it make', () => {
    const made = [[1, 1, 1, 1, 1, 1, 1], range(7), range(7).map((time) => 2 * time)];
    const found = sharedCoefficient([1, -1, 1, -1, 1, -1, 0], { columns: made, times: range(7) }, { own, place: 2 });
    expect(found).toMatchObject({ coefficient: null, columns: 2 });
  });
});
