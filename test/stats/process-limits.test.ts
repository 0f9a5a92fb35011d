import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChartKind, movingRange, type ProcessSeries, processChart } from '../../src/stats/index.ts';

const counts = [12, 9, 15, 7, 11, 13, 20, 6, 9, 10, 8, 14, 0];
const trials = [40, 31, 44, 28, 39, 60, 41, 30, 25, 37, 22, 52, 18];
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const chart = (series: Partial<ProcessSeries> & Pick<ProcessSeries, 'kind' | 'values'>) =>
  processChart({ ruleSet: 'mdc-7', ...series });

describe('the mean moving range', () => {
  it.each<[string, readonly (number | null)[], number | null, number]>([
    ['of one value is none', [5], null, 0],
    ['spans no gap', [1, 3, null, 9, 4], 3.5, 0],
    ['leaves out a range of 3.267 times the mean', [1, 2, 1, 2, 1, 2, 1, 22], 1, 1],
    ['screens once, not until nothing moves', [0, 1, 0, 1, 0, 1, 0, 100, 100, 94], 1.5, 1],
    ['of a constant is zero, screened or not', [0.1, 0.1, 0.1], 0, 0],
  ])('%s', (_, values, expected, screenedOut) => {
    expect(movingRange(values, true)).toMatchObject({ mean: expected, screenedOut });
  });

  it('keeps every range where it is not screened', () => {
    expect(movingRange([1, 2, 1, 2, 1, 2, 1, 22], false).mean).toBeCloseTo(27 / 7, 12);
  });
});

describe('limits', () => {
  it('of single values lie 2.66 mean moving ranges from the mean', () => {
    const range = mean(counts.slice(1).map((value, index) => Math.abs(value - (counts[index] ?? 0))));
    const { points } = chart({ kind: 'i', values: counts, screened: false });
    expect(points[3]?.low).toBeCloseTo(mean(counts) - 2.66 * range, 12);
    expect(points[3]?.high).toBeCloseTo(mean(counts) + 2.66 * range, 12);
  });

  it.each<[ChartKind, (n: number, centre: number) => number, number]>([
    ['u', (n, centre) => Math.sqrt(centre / n), Infinity],
    ['p', (n, centre) => Math.sqrt((centre * (1 - centre)) / n), 1],
  ])(
    'of a %s chart are three standard deviations about the pooled share, each with its own denominator',
    (kind, sigma, most) => {
      const centre = mean(counts) / mean(trials);
      for (const [index, { value, low, high }] of chart({
        kind,
        values: counts,
        denominators: trials,
      }).points.entries()) {
        const n = trials[index] ?? 0;
        expect(value).toBe((counts[index] ?? 0) / n);
        expect(low).toBeCloseTo(Math.max(0, centre - 3 * sigma(n, centre)), 12);
        expect(high).toBeCloseTo(Math.min(most, centre + 3 * sigma(n, centre)), 12);
      }
    },
  );

  it.each<[ChartKind, ChartKind]>([
    ['uprime', 'u'],
    ['pprime', 'p'],
  ])('of %s are those of %s, stretched by how far the scores move', (prime, plain) => {
    const series = { values: counts.slice(0, 12), denominators: trials.slice(0, 12), screened: false };
    const [laney, simple] = [chart({ kind: prime, ...series }), chart({ kind: plain, ...series })];
    const scores = simple.points.map(
      ({ value, centre, high }) => ((value ?? 0) - (centre ?? 0)) / (((high ?? 0) - (centre ?? 0)) / 3),
    );
    const stretch = mean(scores.slice(1).map((score, index) => Math.abs(score - (scores[index] ?? 0)))) / 1.128;
    for (const [index, { centre, high }] of laney.points.entries()) {
      const plainReach = (simple.points[index]?.high ?? 0) - (centre ?? 0);
      expect((high ?? 0) - (centre ?? 0)).toBeCloseTo(
        Math.min(plainReach * stretch, 1 - (centre ?? 0) + (prime === 'uprime' ? 9 : 0)),
        12,
      );
    }
  });

  it('of a g chart are geometric about the mean, and its centre is the median', () => {
    const values = [3, 0, 12, 7, 30];
    expect(chart({ kind: 'g', values }).points[0]).toMatchObject({
      centre: 7,
      low: 0,
      high: 10.4 + 3 * Math.sqrt(10.4 * 11.4),
    });
  });

  it('of a t chart are those of single values on the scale of the power 1 / 3.6', () => {
    const values = [2, 9, 31, 4, 16, 8];
    const single = chart({ kind: 'i', values: values.map((value) => value ** (1 / 3.6)) }).points[0];
    const { low, centre, high } = chart({ kind: 't', values }).points[0] ?? {};
    expect(centre).toBeCloseTo((single?.centre ?? 0) ** 3.6, 9);
    expect(high).toBeCloseTo((single?.high ?? 0) ** 3.6, 9);
    expect(low).toBeCloseTo(Math.max(0, single?.low ?? 0) ** 3.6, 9);
  });

  it('are not drawn on a run chart, whose centre is the median', () => {
    const { points, segments } = chart({ kind: 'run', values: [3, 8, 4, 9] });
    expect(points[0]).toMatchObject({ centre: 6, low: null, high: null });
    expect(segments[0]?.limits).toBe('none');
  });

  it.each<[string, readonly (number | null)[], string]>([
    ['none of one point', [5], 'none'],
    ['none of nothing reported', [null, null], 'none'],
    ['flat where nothing moves', [5, 5, 5, 5], 'flat'],
    ['temporary below 12 points', [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1], 'temporary'],
    ['settled from 12 points', [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2], 'settled'],
  ])('are %s', (_, values, limits) => {
    expect(chart({ kind: 'i', values }).segments[0]?.limits).toBe(limits);
  });

  it('of single values are not drawn beyond what such values can be', () => {
    const values = [3, 0, 5, 1, 4, 2];
    expect(chart({ kind: 'i', values }).points[0]?.low).toBeLessThan(0);
    expect(chart({ kind: 'i', values, range: { low: 0, high: Infinity } }).points[0]?.low).toBe(0);
    expect(() => chart({ kind: 'i', values, range: { low: 1, high: 9 } })).toThrow(
      'values[1]: must be from 1 to 9 (got 0)',
    );
  });

  it('of a constant series lie on the mean, to the last digit', () => {
    const { points } = chart({ kind: 'i', values: [0.1, 0.1, 0.1] });
    expect(points[2]).toEqual({ value: 0.1, centre: 0.1, low: 0.1, high: 0.1, state: 'baseline', signals: [] });
  });

  it('hold all of a count chart without events, and of shares that are all 0 or all 100 %', () => {
    expect(chart({ kind: 'c', values: [0, 0, 0] }).points[0]).toMatchObject({
      centre: 0,
      low: 0,
      high: 0,
      signals: [],
    });
    const whole = { values: [4, 9, 2], denominators: [4, 9, 2] };
    expect(chart({ kind: 'p', ...whole }).points[0]).toMatchObject({ centre: 1, low: 1, high: 1, signals: [] });
    expect(chart({ kind: 'pprime', ...whole }).points[0]).toMatchObject({ centre: 1, low: 1, high: 1, signals: [] });
  });
});

describe('what teaches the limits', () => {
  it('is the first points of each segment where they are frozen', () => {
    const { points } = chart({ kind: 'c', values: [2, 4, 90, 1, 3, 80], freezeAfter: 2, rebaseAt: [3] });
    expect(points.map(({ centre }) => centre)).toEqual([3, 3, 3, 2, 2, 2]);
    expect(points.map(({ state }) => state)).toEqual([
      'baseline',
      'baseline',
      'monitored',
      'baseline',
      'baseline',
      'monitored',
    ]);
  });

  it('is no excluded point: the series closes up, and the point is drawn with limits and no signal', () => {
    const values = [5, 6, 400, 5, 7, 6];
    const { points, segments } = chart({ kind: 'i', values, excluded: [2] });
    const without = chart({ kind: 'i', values: values.filter((value) => value !== 400) });
    expect(points[2]).toMatchObject({ value: 400, state: 'excluded', high: without.points[0]?.high, signals: [] });
    expect(segments[0]?.baselinePoints).toBe(5);
    expect(points[0]?.low).toBe(without.points[0]?.low);
  });

  it('is no missing point, which leaves a gap', () => {
    const { points, segments } = chart({ kind: 'i', values: [5, 6, null, 15, 14] });
    expect(points[2]).toMatchObject({ value: null, state: 'missing', signals: [] });
    expect(segments[0]?.movingRange?.mean).toBe(1);
  });

  it('does not change when points that are excluded change', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 40 }),
        fc.nat(),
        fc.integer({ min: 0, max: 1e6 }),
        (values, pick, other) => {
          const index = pick % values.length;
          const series = (changed: number) =>
            chart({ kind: 'c', values: values.with(index, changed), excluded: [index] });
          expect(series(other).segments).toEqual(series(0).segments);
        },
      ),
    );
  });

  it.each<[string, Parameters<typeof chart>[0]]>([
    ['hits that exceed trials', { kind: 'p', values: [5], denominators: [4] }],
    ['a denominator of zero', { kind: 'u', values: [5], denominators: [0] }],
    ['a u chart without denominators', { kind: 'u', values: [5] }],
    ['a c chart with denominators', { kind: 'c', values: [5], denominators: [1] }],
    ['denominators of another number', { kind: 'u', values: [5, 6], denominators: [1] }],
    ['a negative count', { kind: 'c', values: [-1] }],
    ['no time between events', { kind: 't', values: [3, 0] }],
    ['a value that is not a number', { kind: 'i', values: [Number.NaN] }],
    ['a change beyond the series', { kind: 'i', values: [1, 2], rebaseAt: [2] }],
    ['an exclusion before the series', { kind: 'i', values: [1, 2], excluded: [-1] }],
    ['a freeze without points', { kind: 'i', values: [1, 2], freezeAfter: 0 }],
  ])('cannot be %s', (_, series) => {
    expect(() => chart(series)).toThrow(RangeError);
  });
});
