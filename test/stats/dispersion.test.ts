import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DispersionCell, dispersionTest, poissonDispersion } from '../../src/stats/index.ts';

function series(
  unit: string,
  counts: readonly number[],
  seasons: readonly string[] = [''],
  exposures: readonly number[] = [1],
) {
  return counts.map(
    (events, index): DispersionCell => ({
      unit,
      season: seasons[index % seasons.length] ?? '',
      events,
      exposure: exposures[index % exposures.length] ?? 1,
    }),
  );
}

const quarters = ['1', '2', '3', '4'];
const days = [90, 91, 92, 92];
const a = series('a', [5, 9, 14, 6, 8, 4, 11, 9], quarters, days);
const b = series('b', [21, 33, 40, 18, 15, 37, 29], quarters, days);
const c: readonly DispersionCell[] = [
  { unit: 'c', season: '2', events: 2, exposure: 45 },
  { unit: 'c', season: '3', events: 0, exposure: 92 },
  { unit: 'c', season: '4', events: 3, exposure: 92 },
  { unit: 'c', season: '1', events: 1, exposure: 90 },
];

describe('poissonDispersion', () => {
  it('is variance over mean for one unit without seasons', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 2, maxLength: 30 }), (counts) => {
        fc.pre(counts.some((count) => count > 0));
        expect(poissonDispersion(series('a', counts)).dispersion).toBeCloseTo(dispersionTest(counts).ratio ?? -1, 9);
      }),
    );
  });

  // Newton–Raphson on the full design matrix, in NumPy.
  it('equals Pearson over df of the Poisson regression on unit and season with an offset', () => {
    const two = poissonDispersion([...a, ...b]);
    expect(two.df).toBe(10);
    expect(two.pearson).toBeCloseTo(10.408150644036656, 9);
    const three = poissonDispersion([...a, ...b, ...c]);
    expect(three.df).toBe(13);
    expect(three.dispersion).toBeCloseTo(1.195099862123931, 9);
  });

  it('takes nothing from units and seasons without events', () => {
    const empty = [...series('quiet', [0, 0, 0, 0], quarters), { unit: 'a', season: '5', events: 0, exposure: 30 }];
    expect(poissonDispersion([...a, ...b, ...empty])).toEqual(poissonDispersion([...a, ...b]));
  });

  it('counts one parameter fewer for each group of units that shares no season with the others', () => {
    const winter = series('north', [4, 7, 5, 9], ['w1', 'w2']);
    const summer = series('south', [14, 7, 15, 9], ['s1', 's2']);
    const alone = [poissonDispersion(winter), poissonDispersion(summer)];
    const both = poissonDispersion([...winter, ...summer]);
    expect(both.df).toBe(4);
    expect(both.pearson).toBeCloseTo(
      alone.reduce((sum, one) => sum + one.pearson, 0),
      9,
    );
  });

  it('says so when nothing is left to estimate it from', () => {
    expect(poissonDispersion([])).toEqual({ dispersion: 1, df: 0, pearson: 0 });
    expect(poissonDispersion(series('a', [3, 5, 8, 2], quarters))).toMatchObject({ dispersion: 1, df: 0 });
    expect(poissonDispersion(series('a', [0, 0, 0]))).toEqual({ dispersion: 1, df: 0, pearson: 0 });
  });

  it('does not depend on the unit of exposure, and finds overdispersion where it is', () => {
    const scaled = [...a, ...b].map((cell) => ({ ...cell, exposure: cell.exposure * 1000 }));
    expect(poissonDispersion(scaled).dispersion).toBeCloseTo(poissonDispersion([...a, ...b]).dispersion, 9);
    const scattered = a.map((cell, index) => ({ ...cell, events: index % 3 === 0 ? cell.events * 4 : cell.events }));
    expect(poissonDispersion(scattered).dispersion).toBeGreaterThan(3);
  });

  it('refuses events where there is no exposure', () => {
    expect(() => poissonDispersion([{ unit: 'a', season: '', events: 1, exposure: 0 }])).toThrow(RangeError);
  });
});

describe('dispersionTest', () => {
  it('is undefined without events or with a single count', () => {
    expect(dispersionTest([0, 0])).toMatchObject({ ratio: null, p: null });
    expect(() => dispersionTest([3])).toThrow(RangeError);
  });
});
