import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CensoredHistogram,
  censoredHistogramOf,
  durationsIn,
  quantile,
  type SurvivalScale,
  survivalAt,
  survivalCurve,
  survivalInterval,
  survivalQuantile,
} from '../../src/stats/index.ts';

/** Durations in the way of survival tables: a plus marks one that is still open. */
const read = (text: string): CensoredHistogram =>
  censoredHistogramOf(
    text.split(' ').map((word) => ({
      value: Number.parseFloat(word),
      n: word.endsWith('+') ? 0 : 1,
      censored: word.endsWith('+') ? 1 : 0,
    })),
  );

// remission of leukaemia under 6-mercaptopurine (Freireich et al. 1963), and R's survival::aml (Miller 1997)
const mercaptopurine = read('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+');
const maintained = read('9 13 13+ 18 23 28+ 31 34 45+ 48 161+');
const nonmaintained = read('5 5 8 8 12 16+ 23 27 30 33 43 45');
const at95 = (scale: SurvivalScale) => ({ level: 0.95, scale });

/** Share of all durations that ends at each value, after every open one has been shared among all that last longer. */
function redistributed(histogram: CensoredHistogram): readonly number[] {
  let [left, factor] = [durationsIn(histogram), 1 / durationsIn(histogram)];
  return histogram.n.map((n, index) => {
    const [share, censored] = [n * factor, histogram.censored?.[index] ?? 0];
    left -= n + censored;
    if (left > 0) factor *= 1 + censored / left;
    return share;
  });
}

describe('the Kaplan–Meier curve', () => {
  it.each([
    [5, 1, 0],
    [6, 0.857, 0.0764],
    [7, 0.807, 0.0869],
    [10, 0.753, 0.0963],
    [13, 0.69, 0.1068],
    [16, 0.627, 0.1141],
    [22, 0.538, 0.1282],
    [23, 0.448, 0.1346],
    [99, 0.448, 0.1346],
  ])('of the leukaemia trial at week %i is as published', (week, survival, standardError) => {
    const step = survivalAt(survivalCurve(mercaptopurine), week);
    expect(step.survival).toBeCloseTo(survival, 3);
    expect(step.standardError).toBeCloseTo(standardError, 4);
  });

  it('without open durations is the share that lasts longer, with its binomial error', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 60 }), fc.nat(32), (values, time) => {
        const bars = censoredHistogramOf(values.map((value) => ({ value, n: 1, censored: 0 })));
        const { survival, standardError } = survivalAt(survivalCurve(bars), time);
        const share = values.filter((value) => value > time).length / values.length;
        expect(survival).toBeCloseTo(share, 12);
        if (share === 0) expect(standardError).toBeNull();
        else expect(standardError).toBeCloseTo(Math.sqrt((share * (1 - share)) / values.length), 12);
      }),
    );
  });

  it('is what remains when the mass of each open duration is passed on to those after it (Efron 1967)', () => {
    const bar = fc.record({ value: fc.nat(20), n: fc.nat(3), censored: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(bar, { maxLength: 20 }), (bars) => {
        const histogram = censoredHistogramOf(bars);
        const ended = redistributed(histogram);
        for (const [index, { survival }] of survivalCurve(histogram).entries()) {
          expect(survival).toBeCloseTo(1 - ended.slice(0, index + 1).reduce((sum, share) => sum + share, 0), 10);
        }
      }),
    );
  });

  it.each<[SurvivalScale, number, number]>([
    ['plain', 0.7075, 1],
    ['log', 0.72, 1],
    ['log-log', 0.62, 0.952],
  ])('has %s limits as R prints them', (scale, low, high) => {
    const step = survivalCurve(mercaptopurine).find(({ time }) => time === 6);
    const interval = step && survivalInterval(step, at95(scale));
    expect(interval?.low).toBeCloseTo(low, 2);
    expect(interval?.high).toBeCloseTo(high, 2);
  });

  it('has no limits on the log-log scale where all or none are left', () => {
    const [first, , last] = survivalCurve(read('3+ 4 9'));
    expect([first, last].map((step) => step && survivalInterval(step, at95('log-log')))).toEqual([null, null]);
  });

  it('is refused for negative durations and broken counts', () => {
    expect(() => survivalCurve({ values: [-1], n: [1], censored: null })).toThrow(RangeError);
    expect(() => survivalCurve({ values: [1], n: [0.5], censored: null })).toThrow(RangeError);
  });
});

describe('quantiles of durations that are partly open', () => {
  it.each<[string, CensoredHistogram, SurvivalScale, number, number | null, number | null]>([
    ['6-MP', mercaptopurine, 'log', 23, 16, null],
    ['6-MP', mercaptopurine, 'log-log', 23, 13, null],
    ['aml maintained', maintained, 'log', 31, 18, null],
    ['aml nonmaintained', nonmaintained, 'log', 23, 8, null],
  ])('%s, median on the %s scale', (_, bars, scale, ...expected) => {
    const { estimate, low, high } = survivalQuantile(survivalCurve(bars), 0.5, at95(scale));
    expect([estimate, low, high]).toEqual(expected);
  });

  it('lie half-way along a level stretch, whose end is the last time seen', () => {
    const median = (text: string) => survivalQuantile(survivalCurve(read(text)), 0.5, at95('plain')).estimate;
    expect(median('2 4 7 9')).toBe(5.5);
    expect(median('2 4 5+ 7+')).toBe(5.5);
    expect(median('2 4 5+ 5+')).toBe(4.5);
    expect(median('2 4+ 5+ 7+')).toBeNull();
  });

  it('without open durations are those of type 2, whatever the number of calls', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ value: fc.nat(30), n: fc.integer({ min: 1, max: 1e5 }) }), {
          minLength: 1,
          maxLength: 30,
        }),
        fc.constantFrom(0.1, 0.25, 0.5, 0.75, 0.9),
        (raw, p) => {
          const bars = censoredHistogramOf(raw.map((bar) => ({ ...bar, censored: 0 })));
          const all = durationsIn(bars);
          // a share within survfit's tolerance of p counts as p
          fc.pre(Number.isInteger(p * all * 1e6) || all < 1e6);
          const { estimate } = survivalQuantile(survivalCurve(bars), p, at95('log-log'));
          expect(estimate).toBe(quantile(bars, p, 2));
        },
      ),
    );
  });

  it('are not known where none has ended, or too few', () => {
    const none = { estimate: null, low: null, high: null };
    expect(survivalQuantile(survivalCurve(read('3+ 8+')), 0.5, at95('log-log'))).toEqual(none);
    expect(survivalQuantile([], 0.5, at95('log-log'))).toEqual(none);
    expect(survivalQuantile(survivalCurve(read('3 8+ 9+')), 0.9, at95('log-log')).estimate).toBeNull();
  });

  it('have an interval that holds the estimate and widens with the level', () => {
    const bar = fc.record({ value: fc.nat(40), n: fc.nat(4), censored: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(bar, { minLength: 1, maxLength: 30 }), fc.constantFrom(0.25, 0.5, 0.9), (bars, p) => {
        const curve = survivalCurve(censoredHistogramOf(bars));
        const [narrow, wide] = [0.8, 0.99].map((level) => survivalQuantile(curve, p, { level, scale: 'plain' }));
        const ends = ({ low, high }: { readonly low: number | null; readonly high: number | null }) =>
          [low ?? Infinity, high ?? Infinity] as const;
        if (narrow === undefined || wide === undefined) return;
        expect(ends(wide)[0]).toBeLessThanOrEqual(ends(narrow)[0]);
        expect(ends(wide)[1]).toBeGreaterThanOrEqual(ends(narrow)[0]);
      }),
    );
  });
});
