import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as stats from '../../src/stats/index.ts';

const close = (got: number | null | undefined, expected: number, relative = 1e-9) =>
  expect(Math.abs((got ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-12 + relative * Math.abs(expected));

const repeat = <T>(values: readonly T[], counts: readonly number[]): T[] =>
  values.flatMap((value, at) => Array.from({ length: counts[at] ?? 0 }, () => value));

describe('a difference between groups of one sample', () => {
  it('is that of two independent means where everybody was drawn alone, but for Bessel’s n', () => {
    const [first, second] = [
      [3, 5, 4, 8],
      [9, 2, 7],
    ] as const;
    const answers = [...first, ...second];
    const groups = [answers.map((_, at) => at < 4), answers.map((_, at) => at >= 4)] as const;
    const { difference, standardError, df } = stats.surveyDifference(
      { weights: answers.map(() => 1) },
      answers,
      groups,
    );
    // Σ (y − ȳ)²/n² of each group, times n/(n − 1) of all seven
    close(difference, 6 - 5);
    close(standardError ** 2, (7 / 6) * (14 / 16 + 26 / 9));
    expect(df).toBe(5);
  });
  it('has less error than its parts when groups share clusters that agree', () => {
    const units = [1, 1, 2, 2, 3, 3, 4, 4];
    const answers = [10, 11, 20, 22, 31, 31, 5, 6];
    const sample = { weights: units.map(() => 1), stages: [{ units }] };
    const odd = answers.map((_, at) => at % 2 === 0);
    const even = odd.map((inside) => !inside);
    const together = stats.surveyDifference(sample, answers, [odd, even]);
    const apart = [odd, even].map((group) => stats.surveyMean(sample, answers, group).standardError);
    expect(together.standardError).toBeLessThan(0.2 * Math.hypot(...apart));
    close(together.difference, 1);
  });
  it('has no t where nothing varies, and no p without a degree of freedom', () => {
    const sample = { weights: [1, 1, 1, 1] };
    const halves = [
      [true, true, false, false],
      [false, false, true, true],
    ] as const;
    expect(stats.surveyDifference(sample, [1, 1, 2, 2], halves)).toMatchObject({ difference: 1, t: null, p: null });
    const pair = stats.surveyDifference(
      { weights: [1, 1], stages: [{ units: [1, 2] }] },
      [1, 5],
      [
        [true, false],
        [false, true],
      ],
    );
    expect(pair).toMatchObject({ df: 0, p: null });
    expect(() => stats.surveyDifference(sample, [null, null, 1, 2], halves)).toThrow('must have respondents');
  });
});

describe('the Rao–Scott test', () => {
  it.each([
    // SciPy chi2_contingency(correction = False)
    [2, [10, 20, 30, 20], 5.333333333333334, 0.020921335337794004],
    [2, [12, 3, 5, 14, 9, 8], 9.706105263157893, 0.007804516834222103],
  ])('is nearly Pearson’s for simple samples: %d rows, %j', (rows, counts, chiSquare, p) => {
    const first = counts.map((_, cell) => cell % rows);
    const second = counts.map((_, cell) => Math.floor(cell / rows));
    const result = stats.surveyChiSquare({ weights: counts.map(() => 2.5), counts }, { first, second });
    const n = counts.reduce((sum, count) => sum + count, 0);
    close(result?.chiSquare, chiSquare);
    const df = counts.length / rows - 1;
    close(result?.chiSquareP, stats.chiSquareUpperTail((chiSquare * (n - 1)) / n, df));
    expect(Math.abs((result?.chiSquareP ?? 1) - p)).toBeLessThan(0.15 * p);
    close(result?.f, (chiSquare * (n - 1)) / n / df);
    close(result?.numeratorDf, df);
    close(result?.denominatorDf, df * (n - 1));
  });
  it('does not depend on the order of levels, which answer comes first, or the size of weights', () => {
    const counts = [4, 9, 2, 7, 5, 8, 3, 6, 10];
    const [first, second] = [counts.map((_, at) => at % 3), counts.map((_, at) => Math.floor(at / 3))];
    const units = counts.map((_, at) => at % 4);
    const weights = counts.map((_, at) => 1 + at / 10);
    const base = stats.surveyChiSquare({ weights, counts, stages: [{ units }] }, { first, second });
    const turned = stats.surveyChiSquare(
      { weights: weights.map((weight) => weight * 7), counts, stages: [{ units }] },
      { first: second.map((label) => `level ${9 - label}`), second: first },
    );
    for (const key of ['chiSquare', 'chiSquareP', 'f', 'numeratorDf', 'p'] as const)
      close(turned?.[key], base?.[key] ?? Number.NaN, 1e-8);
  });
  it('falls with clusters that agree', () => {
    // eight clusters of ten who agree among themselves: six of them on the diagonal
    const moods = [
      [1, 1],
      [1, 1],
      [1, 1],
      [0, 0],
      [0, 0],
      [0, 0],
      [1, 0],
      [0, 1],
    ];
    const units = Array.from({ length: 80 }, (_, at) => Math.floor(at / 10));
    const first = units.map((unit) => moods[unit]?.[0] ?? 0);
    const second = units.map((unit) => moods[unit]?.[1] ?? 0);
    const weights = units.map(() => 1);
    const [alone, clustered] = [{ weights }, { weights, stages: [{ units }] }].map((sample) =>
      stats.surveyChiSquare(sample, { first, second }),
    );
    expect(clustered?.chiSquare).toBe(alone?.chiSquare);
    expect(alone?.p).toBeLessThan(1e-4);
    expect(clustered?.p).toBeGreaterThan(0.05);
  });
  it('has nothing to say of one level, and leaves out who did not answer both', () => {
    const sample = { weights: [1, 1, 1] };
    expect(stats.surveyChiSquare(sample, { first: ['a', 'a', null], second: [1, 2, 3] })).toBeNull();
    const counts = { weights: [1, 1, 1, 1, 1], counts: [10, 20, 30, 20, 99] };
    const result = stats.surveyChiSquare(counts, { first: [0, 0, 1, 1, 1], second: [0, 1, 0, 1, null] });
    close(result?.chiSquare, 5.333333333333334);
  });
});

describe('quantiles of surveys', () => {
  it('are the smallest answer that reaches the share', () => {
    const sample = { weights: [1, 1, 2] };
    const at = (p: number) => stats.surveyQuantile(sample, [10, 20, 30], { p, level: 0.95 }).quantile;
    expect([at(0.01), at(0.25), at(0.2500001), at(0.5), at(0.51), at(0.999)]).toEqual([10, 10, 20, 20, 30, 30]);
  });
  it('reach a share that rounding alone keeps them from', () => {
    const weights = Array.from({ length: 10 }, () => 0.1);
    const answers = weights.map((_, at) => at);
    expect(stats.surveyQuantile({ weights }, answers, { p: 0.3, level: 0.95 }).quantile).toBe(2);
    expect(stats.surveyQuantile({ weights }, answers, { p: 0.7, level: 0.95 }).quantile).toBe(6);
  });
  it('are the same from counts, with their limits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 9 })), {
          minLength: 3,
          maxLength: 12,
        }),
        fc.integer({ min: 1, max: 99 }),
        (rows, percent) => {
          const [answers, counts] = [rows.map(([answer]) => answer), rows.map(([, count]) => count)];
          const options = { p: percent / 100, level: 0.9 };
          const counted = stats.surveyQuantile({ weights: answers.map(() => 1), counts }, answers, options);
          const single = repeat(answers, counts);
          expect(stats.surveyQuantile({ weights: single.map(() => 1) }, single, options)).toEqual(counted);
        },
      ),
    );
  });
  it('have no limit where the sample ends first', () => {
    const sample = { weights: [1, 1, 1, 1] };
    const { low, high, standardError } = stats.surveyQuantile(sample, [1, 2, 3, 4], { p: 0.9, level: 0.95 });
    // everybody is at or below the largest answer, so its share has no spread
    expect([low, high, standardError]).toEqual([4, 4, 0]);
    const third = stats.surveyQuantile(sample, [1, 2, 3, 4], { p: 0.7, level: 0.95 });
    expect(third).toMatchObject({ quantile: 3, high: null, standardError: null });
    const one = stats.surveyQuantile({ weights: [1] }, [5], { p: 0.5, level: 0.95 });
    expect(one).toMatchObject({ quantile: 5, low: null, high: null });
  });
});

describe('intervals of shares', () => {
  const share = { estimate: 0.12, standardError: 0.03, n: 200, df: 25 };
  it.each([
    ['beta', stats.betaShareInterval],
    ['arc sine', stats.arcsineShareInterval],
    ['likelihood', stats.likelihoodShareInterval],
  ])('of the %s mirror each other, hold the share, and are withheld where all agree', (_, interval) => {
    const [low, high] = [interval(share, 0.95), interval({ ...share, estimate: 0.88 }, 0.95)];
    close(low?.low, 1 - (high?.high ?? Number.NaN));
    close(low?.high, 1 - (high?.low ?? Number.NaN));
    expect(low?.low).toBeLessThan(0.12);
    expect(low?.high).toBeGreaterThan(0.12);
    expect(interval({ ...share, estimate: 0, standardError: 0 }, 0.95)).toBeNull();
    expect(interval({ ...share, df: 0 }, 0.95)).toBeNull();
    expect(() => interval(share, 1)).toThrow('level');
  });
  it('of the arc sine stop at 0 and 1', () => {
    expect(stats.arcsineShareInterval({ estimate: 0.01, standardError: 0.02, n: 50, df: 9 }, 0.99)?.low).toBe(0);
    expect(stats.arcsineShareInterval({ estimate: 0.99, standardError: 0.02, n: 50, df: 9 }, 0.99)?.high).toBe(1);
  });
  it('of the likelihood are where the deviance says', () => {
    const interval = stats.likelihoodShareInterval(share, 0.95);
    const cutoff = stats.scaledCutoff(share, 0.95);
    const at = (limit: number | undefined) => stats.signedRoot(share, Math.log((limit ?? 0) / (1 - (limit ?? 0))));
    close(at(interval?.low), -cutoff);
    close(at(interval?.high), cutoff);
  });
  it('of the beta are Clopper and Pearson’s for a simple sample, but for one respondent', () => {
    const simple = { estimate: 0.3, standardError: Math.sqrt(0.21 / 60), n: 61, df: 60 };
    const exact = stats.clopperPearsonInterval({ hits: 18, n: 60 }, 0.95);
    close(stats.betaShareInterval(simple, 0.95)?.low, exact.low);
    close(stats.betaShareInterval(simple, 0.95)?.high, exact.high);
  });
});
