import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StatKind, statOf, sumStats } from '../../src/crosstab/index.ts';
import { anyStat } from './any-stat.ts';

describe.each(Object.keys(anyStat) as StatKind[])('statistics of kind %s', (kind) => {
  it('add up to the same however they are parcelled, and in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anyStat[kind], { maxLength: 8 }), fc.nat({ max: 8 }), (stats, cut) => {
        const all = sumStats(kind, stats);
        const parts = [stats.slice(0, cut), stats.slice(cut)].map((part) => sumStats(kind, part));
        expect(sumStats(kind, parts)).toEqual(all);
        expect(sumStats(kind, stats.toReversed())).toEqual(all);
      }),
    );
  });

  it('have nothing to add where there is nothing', () => {
    fc.assert(
      fc.property(anyStat[kind], (stat) => {
        expect(sumStats(kind, [stat, sumStats(kind, [])])).toEqual(stat);
      }),
    );
  });
});

it('keeps sums of squares exact beyond what a number holds', () => {
  const big = 2 ** 40 + 12_345;
  const mean = statOf('mean', [1, big, 0, Math.floor(big ** 2 / 2 ** 32), 0]);
  if (mean.kind !== 'mean') throw new Error('not a mean');
  const three = sumStats('mean', [mean, mean, { ...mean, squares: 1n }]);
  expect(three).toMatchObject({ n: 3, squares: 2n * mean.squares + 1n });
});
