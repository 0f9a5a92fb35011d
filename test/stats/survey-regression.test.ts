import { describe, expect, it } from 'vitest';
import * as stats from '../../src/stats/index.ts';

const close = (got: number | null | undefined, expected: number, relative = 1e-9) =>
  expect(Math.abs((got ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-12 + relative * Math.abs(expected));

const answers = [3, 5, 4, 8, 9, 2, 7, 6];
const second = [false, false, true, true, true, false, true, false];
const sample: stats.SurveySample = {
  weights: [1, 2, 1, 1.5, 3, 1, 2, 1],
  counts: [2, 1, 3, 1, 1, 4, 2, 1],
  stages: [{ strata: ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b'], units: [1, 1, 2, 3, 4, 5, 5, 6] }],
};
const constant = { name: '(Intercept)', values: answers.map(() => 1) };
const group = { name: 'second', values: second.map(Number) };

describe('a regression over a design', () => {
  it('on nothing but a constant is the mean', () => {
    const { coefficients, covariance, df } = stats.surveyRegression(sample, { response: answers, columns: [constant] });
    const mean = stats.surveyMean(sample, answers);
    close(coefficients[0], mean.estimate);
    close(covariance.standardErrors[0], mean.standardError);
    expect(df).toBe(mean.df);
  });
  it('on a group is the difference of its mean', () => {
    const fit = stats.surveyRegression(sample, { response: answers, columns: [constant, group] });
    const { difference, standardError, df } = stats.surveyDifference(sample, answers, [
      second.map((inside) => !inside),
      second,
    ]);
    close(fit.coefficients[1], difference);
    close(fit.covariance.standardErrors[1], standardError);
    expect(fit.df).toBe(df);
  });
  it('of a share on a group is the difference of logits', () => {
    const yes = [1, 0, 1, 1, 0, 0, 1, 1];
    const model = { response: yes, columns: [constant, group], family: stats.binomial };
    const { coefficients, covariance } = stats.surveyRegression(sample, model);
    const { means, covariance: shares } = stats.groupMeans(sample, yes, [second.map((inside) => !inside), second]);
    const [one = 0, two = 0] = means;
    close(coefficients[1], Math.log(two / (1 - two)) - Math.log(one / (1 - one)), 1e-7);
    const [first, last] = [1 / (one * (1 - one)), 1 / (two * (1 - two))];
    const cov = (i: number, j: number) => shares[i]?.[j] ?? Number.NaN;
    const variance = first ** 2 * cov(0, 0) + last ** 2 * cov(1, 1) - 2 * first * last * cov(0, 1);
    close(covariance.standardErrors[1], Math.sqrt(variance), 1e-6);
  });
  it('is the same from counts, and leaves out who did not answer without forgetting their units', () => {
    const response = answers.map((answer, row) => (row === 4 ? null : answer));
    const model = { response, columns: [constant, group] };
    const counted = stats.surveyRegression(sample, model);
    const rows = [...answers.keys()].flatMap((row) => Array.from({ length: sample.counts?.[row] ?? 1 }, () => row));
    const pick = <T>(values: readonly T[]): T[] => rows.map((row) => values[row] as T);
    const [stage] = sample.stages ?? [];
    const single = stats.surveyRegression(
      {
        weights: pick(sample.weights),
        stages: [{ strata: pick(stage?.strata ?? []), units: pick(stage?.units ?? []) }],
      },
      {
        response: pick(response),
        columns: [constant, group].map(({ name, values }) => ({ name, values: pick(values) })),
      },
    );
    close(single.coefficients[1], counted.coefficients[1] ?? Number.NaN);
    close(single.covariance.standardErrors[1], counted.covariance.standardErrors[1] ?? Number.NaN);
    expect([counted.n, counted.df]).toEqual([14, single.df]);
  });
  it('names columns without a coefficient, and says when a share runs to its end', () => {
    const double = { name: 'double', values: second.map((one) => 2 * Number(one)) };
    const fit = stats.surveyRegression(sample, { response: answers, columns: [constant, group, double] });
    expect([fit.names, fit.aliased]).toEqual([['(Intercept)', 'second'], ['double']]);
    const separated = stats.surveyRegression(sample, {
      response: second.map(Number),
      columns: [constant, group],
      family: stats.binomial,
    });
    expect(separated.status.kind).toBe('separated');
  });
});
