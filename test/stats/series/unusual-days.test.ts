import { describe, expect, it } from 'vitest';
import { unusualDays } from '../../../src/stats/index.ts';
import { drawsFrom } from '../../simulation/draws.ts';

/** A year of days with a week and a season in them. */
function year(seed: number, level: number, spread = 0): number[] {
  const draws = drawsFrom(seed);
  return Array.from({ length: 365 }, (_, day) => {
    const mean = level * (1 + 0.4 * Math.sin((2 * Math.PI * day) / 365)) * (day % 7 > 4 ? 1.6 : 1);
    return draws.poisson(spread === 0 ? mean : mean * draws.gamma(1 / spread) * spread);
  });
}

describe('unusual days', () => {
  it('are none where nothing but chance, the week and the season is at work, 99 times in 100, and 19 in 20 where busy days scatter more', () => {
    for (const [level, spread, most] of [
      [100, 0, 8],
      [4, 0, 8],
      [0.3, 0, 8],
      [40, 0.05, 19],
    ] as const) {
      const seen = Array.from(
        { length: 200 },
        (_, seed) => unusualDays(year(seed + 1, level, spread), 0.01).length > 0,
      );
      // of 200, and three standard errors
      expect(seen.filter(Boolean).length, `level ${level}, spread ${spread}`).toBeLessThanOrEqual(most);
    }
  });

  it.each([
    ['far too many', 100, 240],
    ['far too few', 100, 30],
    ['many where there are few', 3, 30],
  ])('are found: %s', (_, level, count) => {
    const counts = year(7, level);
    counts[180] = count;
    expect(unusualDays(counts, 0.01).map(({ at }) => at)).toEqual([180]);
  });

  it('are none in less than eight weeks, where nothing is known, or where nothing ever happens', () => {
    expect(unusualDays([...Array(54).fill(9), 90], 0.05)).toEqual([]);
    expect(unusualDays(Array(100).fill(null), 0.05)).toEqual([]);
    expect(unusualDays(Array(100).fill(0), 0.05)).toEqual([]);
    const alone = Array.from({ length: 100 }, (_, day) => (day === 50 ? 900 : null));
    expect(unusualDays(alone, 0.05)).toEqual([]);
  });
});
