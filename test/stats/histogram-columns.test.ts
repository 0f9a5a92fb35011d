import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CensoredHistogram, histogramColumns, sumColumns, sumHistograms } from '../../src/stats/index.ts';

const bar = (value: number, n = 1, censored = 0) => ({ value, n, censored });
const whole = (histograms: readonly CensoredHistogram[]) => [
  { columns: histogramColumns(histograms), first: 0, end: histograms.length },
];

describe('sums of histograms that lie side by side', () => {
  it.each<[string, readonly CensoredHistogram[]]>([
    ['nothing', []],
    ['empty ones', [[], []]],
    ['one observation', [[bar(7)]]],
    ['the same value in all', [[bar(5, 2)], [bar(5, 1, 3)], [bar(5, 0, 1)]]],
    [
      'values that lie close together',
      [
        [bar(1), bar(2, 3), bar(4)],
        [bar(2), bar(3)],
      ],
    ],
    ['values far apart', [[bar(3), bar(900_000, 2)], [bar(3, 4, 1), bar(50_000_000)], [bar(-20)]]],
    [
      'values that are not whole',
      [
        [bar(0.5), bar(2)],
        [bar(0.25), bar(0.5, 2)],
      ],
    ],
    [
      'values too large for one number each',
      [
        [bar(0), bar(2 ** 53 - 1)],
        [bar(2 ** 40), bar(2 ** 53 - 1)],
      ],
    ],
    ['bars without observations', [[bar(1, 0, 0), bar(2)], [bar(3, 0, 0)]]],
  ])('are those of the histograms: %s', (_, histograms) => {
    expect(sumColumns(whole(histograms))).toEqual(sumHistograms(histograms));
  });

  it('hold the histograms of the ranges that are asked for, and no others', () => {
    const columns = histogramColumns([[bar(1)], [bar(2)], [], [bar(2, 4)], [bar(9)]]);
    const other = histogramColumns([[bar(3)], [bar(2, 0, 5)]]);
    const ranges = [
      { columns, first: 1, end: 2 },
      { columns, first: 3, end: 4 },
      { columns: other, first: 1, end: 2 },
      { columns, first: 4, end: 4 },
    ];
    expect(sumColumns(ranges)).toEqual([bar(2, 5, 5)]);
  });

  it('are those of the histograms, whatever these are', () => {
    const values = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 1e7 }), fc.constant(0.5));
    const counts = fc.nat({ max: 3 });
    const bars = fc.array(fc.record({ value: values, n: counts, censored: counts }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(bars, { maxLength: 6 }), (some) => {
        const histograms = some.map((own) => sumHistograms([own]));
        expect(sumColumns(whole(histograms))).toEqual(sumHistograms(histograms));
      }),
    );
  });
});
