import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as stats from '../../src/stats/index.ts';

const close = (got: number | null | undefined, expected: number, relative = 1e-9) =>
  expect(Math.abs((got ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-12 + relative * Math.abs(expected));

const totalOf = ({ weights, counts }: stats.SurveySample, groups: readonly unknown[], group: unknown): number =>
  weights.reduce((sum, weight, row) => (groups[row] === group ? sum + (counts?.[row] ?? 1) * weight : sum), 0);

const sample = { weights: [1, 2, 1, 3, 2, 1], counts: [4, 1, 2, 3, 1, 5] };
const sex = ['f', 'f', 'f', 'm', 'm', 'm'];
const age = ['young', 'old', 'old', 'young', 'old', 'old'];
const sexes: stats.Margin = {
  groups: sex,
  totals: new Map([
    ['f', 500],
    ['m', 480],
  ]),
};
const ages: stats.Margin = {
  groups: age,
  totals: new Map([
    ['young', 380],
    ['old', 600],
  ]),
};

describe('post-stratified weights', () => {
  it('add up to the totals and keep their proportions within groups', () => {
    const { weights } = stats.poststratify(sample, sexes);
    close(totalOf({ ...sample, weights }, sex, 'f'), 500);
    close(totalOf({ ...sample, weights }, sex, 'm'), 480);
    close((weights[1] ?? 0) / (weights[0] ?? 0), 2);
  });
  it('leave no error in what the groups are', () => {
    const fitted = stats.poststratify(sample, sexes);
    const { estimate, standardError } = stats.surveyMean(
      fitted,
      sex.map((one) => Number(one === 'f')),
    );
    close(estimate, 500 / 980);
    expect(standardError).toBeLessThan(1e-12);
  });
  it('have the textbook variance: that within groups, at the size that each turned out to have', () => {
    // a simple sample, cut afterwards: Σ over groups of N² times the sum of squares over n² times n/(n − 1) of all
    const [answers, groups] = [
      [1, 3, 2, 10, 14, 12, 12],
      ['a', 'a', 'a', 'b', 'b', 'b', 'b'],
    ];
    const totals = new Map([
      ['a', 60],
      ['b', 40],
    ]);
    const fitted = stats.poststratify({ weights: answers.map(() => 1) }, { groups, totals });
    const { estimate, standardError } = stats.surveyMean(fitted, answers);
    close(estimate, 0.6 * 2 + 0.4 * 12);
    close(standardError ** 2, (7 / 6) * (0.36 * (2 / 9) + 0.16 * (8 / 16)));
  });
  it.each<[string, stats.Margin, string]>([
    ['a group without a total', { groups: sex, totals: new Map([['f', 5]]) }, 'has no total'],
    ['a total without a group', { ...sexes, totals: new Map([...sexes.totals, ['x', 9]]) }, 'has no respondents'],
    [
      'a negative total',
      {
        ...sexes,
        totals: new Map([
          ['f', -1],
          ['m', 2],
        ]),
      },
      'must be ≥ 0 (got -1)',
    ],
    ['another sample’s groups', { ...sexes, groups: ['f'] }, 'must have 6 rows (got 1)'],
  ])('need both sides of a margin: %s', (_, margin, message) => {
    expect(() => stats.poststratify(sample, margin)).toThrow(message);
  });
});

describe('raked weights', () => {
  it('meet every margin, in whatever order they are taken', () => {
    const one = stats.rake(sample, [sexes, ages]).sample;
    const other = stats.rake(sample, [ages, sexes]).sample;
    for (const raked of [one, other]) {
      close(totalOf(raked, sex, 'f'), 500, 1e-11);
      close(totalOf(raked, age, 'old'), 600, 1e-11);
    }
    for (const [row, weight] of one.weights.entries()) close(other.weights[row], weight, 1e-10);
    const answers = [3, 5, 1, 2, 4, 4];
    close(stats.surveyMean(other, answers).standardError, stats.surveyMean(one, answers).standardError, 1e-9);
  });
  it('are post-stratified ones for a single margin', () => {
    const answers = [3, 5, 1, 2, 4, 4];
    const [raked, cut] = [stats.rake(sample, [sexes]).sample, stats.poststratify(sample, sexes)];
    close(stats.surveyMean(raked, answers).estimate, stats.surveyMean(cut, answers).estimate);
    close(stats.surveyMean(raked, answers).standardError, stats.surveyMean(cut, answers).standardError);
  });
  it('leave the error of what margins do not explain of an answer', () => {
    const raked = stats.rake(sample, [sexes, ages]).sample;
    const additive = sex.map((one, row) => (one === 'f' ? 2 : 7) + (age[row] === 'old' ? 0.5 : 0));
    expect(stats.surveyMean(raked, additive).standardError).toBeLessThan(1e-10);
    const noisy = additive.map((value, row) => value + (row % 2));
    const plain = stats.surveyMean({ ...sample, weights: raked.weights }, noisy).standardError;
    expect(stats.surveyMean(raked, noisy).standardError).toBeLessThan(plain);
  });
  it('and their errors are the same from counts of alike respondents', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 })), {
          minLength: 6,
          maxLength: 6,
        }),
        (rows) => {
          const [counts, answers] = [rows.map(([count]) => count), rows.map(([, answer]) => answer)];
          const single = <T>(values: readonly T[]): T[] =>
            values.flatMap((value, row) => Array.from({ length: counts[row] ?? 0 }, () => value));
          const unfolded = (margin: stats.Margin) => ({ ...margin, groups: single(margin.groups) });
          const together = stats.rake({ ...sample, counts }, [sexes, ages]).sample;
          const apart = stats.rake({ weights: single(sample.weights) }, [unfolded(sexes), unfolded(ages)]).sample;
          const [one, other] = [stats.surveyMean(together, answers), stats.surveyMean(apart, single(answers))];
          close(other.estimate, one.estimate, 1e-9);
          expect(Math.abs(other.standardError - one.standardError)).toBeLessThan(1e-9);
        },
      ),
    );
  });
  it('are refused where no weights can meet the margins', () => {
    const more = {
      ...ages,
      totals: new Map([
        ['young', 380],
        ['old', 700],
      ]),
    };
    expect(() => stats.rake(sample, [sexes, more])).toThrow('must have one population (got 980 and 1080)');
    const [a, b] = [
      ['x', 'x', 'y'],
      ['p', 'p', 'q'],
    ];
    const crossed = [
      {
        groups: a,
        totals: new Map([
          ['x', 10],
          ['y', 90],
        ]),
      },
      {
        groups: b,
        totals: new Map([
          ['p', 50],
          ['q', 50],
        ]),
      },
    ] as const;
    expect(() => stats.rake({ weights: [1, 1, 1] }, crossed)).toThrow('no weights meet them all');
  });
});

describe('trimmed weights', () => {
  it('keep their sum and their limits, and say how much was moved', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 30 }), (weights) => {
        const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
        const limits = { smallest: mean / 2, largest: mean * 1.5 };
        const trimmed = stats.trimWeights({ weights }, limits);
        close(
          trimmed.weights.reduce((sum, weight) => sum + weight, 0),
          mean * weights.length,
          1e-9,
        );
        for (const weight of trimmed.weights) {
          expect(weight).toBeGreaterThanOrEqual(limits.smallest * (1 - 1e-9));
          expect(weight).toBeLessThanOrEqual(limits.largest * (1 + 1e-9));
        }
        const inside = weights.every((weight) => weight >= limits.smallest && weight <= limits.largest);
        expect(trimmed.moved > 0).toBe(!inside);
      }),
    );
  });
  it('are as they were within wide limits; limits without room are refused', () => {
    expect(stats.trimWeights({ weights: [1, 2] }, { smallest: 0, largest: 9 })).toEqual({
      weights: [1, 2],
      trimmed: 0,
      moved: 0,
    });
    expect(() => stats.trimWeights({ weights: [1, 5] }, { smallest: 0, largest: 2 })).toThrow(
      'mean weight between them',
    );
  });
});
