import { describe, expect, it } from 'vitest';
import * as stats from '../../../src/stats/index.ts';
import { filip, wampler } from './nist.ts';

const polynomial = (x: readonly number[], degree: number): readonly stats.Column[] =>
  Array.from({ length: degree + 1 }, (_, power) => ({ name: `x^${power}`, values: x.map((value) => value ** power) }));

const digits = (got: ArrayLike<number>, certified: readonly number[]): number =>
  Math.min(
    ...certified.map((value, index) => -Math.log10(Math.max(1e-16, Math.abs((got[index] as number) / value - 1)))),
  );

describe('leastSquares', () => {
  it('keeps the digits of NIST’s hardest polynomial, and does not take it for singular', () => {
    const fit = stats.leastSquares({ response: filip.y, columns: polynomial(filip.x, 10) });
    const { standardErrors } = stats.modelCovariance(fit, (fit.residualSd ?? 0) ** 2);
    expect(fit.aliased).toEqual([]);
    expect(digits(fit.coefficients, filip.coefficients)).toBeGreaterThan(7);
    expect(digits(standardErrors, filip.standardErrors)).toBeGreaterThan(6.5);
    expect(fit.rSquared).toBeCloseTo(filip.rSquared, 9);
  });

  it.each([
    [3, 1],
    [4, 100],
    [5, 10_000],
  ])('keeps the digits of Wampler %i, whatever the size of the deviations', (_, scale) => {
    const x = wampler.deviations.map((__, index) => index);
    const exact = x.map((value) => [0, 1, 2, 3, 4, 5].reduce((total, power) => total + value ** power, 0));
    const response = exact.map((value, index) => value + scale * (wampler.deviations[index] as number));
    const fit = stats.leastSquares({ response, columns: polynomial(x, 5) });
    const { standardErrors } = stats.modelCovariance(fit, (fit.residualSd ?? 0) ** 2);
    expect(digits(fit.coefficients, [1, 1, 1, 1, 1, 1])).toBeGreaterThan(9);
    expect(
      digits(
        standardErrors,
        wampler.standardErrors.map((value) => value * scale),
      ),
    ).toBeGreaterThan(9);
    expect(digits([fit.residualSd ?? 0], [wampler.residualSd * scale])).toBeGreaterThan(12);
  });
});

describe('leastSquares without a constant', () => {
  it.each([
    [
      'NoInt1',
      [130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140],
      60,
      [2.07438016528926, 0.0165289256198347, 3.56753034006338, 0.999365492298663],
    ],
    ['NoInt2', [3, 4, 4], 4, [0.727272727272727, 0.0420827318078432, 0.369274472937998, 0.993348115299335]],
  ])('takes R² about 0, as NIST does for %s', (_, response, from, certified) => {
    const columns = [{ name: 'x', values: response.map((__, row) => from + row) }];
    const fit = stats.leastSquares({ response, columns });
    const { standardErrors } = stats.modelCovariance(fit, (fit.residualSd ?? 0) ** 2);
    const got = [fit.coefficients[0]!, standardErrors[0]!, fit.residualSd!, fit.rSquared!];
    expect(digits(got, certified)).toBeGreaterThan(13);
  });
});

describe('leastSquares, at its edges', () => {
  const ones = { name: '1', values: [1, 1, 1, 1, 1] };
  const x = { name: 'x', values: [0, 1, 2, 3, 5] };
  const response = [1, 4, 2, 6, 3];

  it('names columns that are combinations of others, and fits without them', () => {
    const twice = { name: 'twice', values: x.values.map((value) => 2 * value + 1) };
    const zero = { name: 'zero', values: [0, 0, 0, 0, 0] };
    const fit = stats.leastSquares({ response, columns: [ones, zero, x, twice] });
    expect(fit.names).toEqual(['1', 'x']);
    expect(fit.aliased).toEqual(['zero', 'twice']);
    const covariance = stats.modelCovariance(fit, 1);
    expect(stats.coefficientOf(fit, 'twice', covariance)).toBeNull();
    expect(() => stats.coefficientOf(fit, 'y', covariance)).toThrow(RangeError);
  });

  it('has no σ without degrees of freedom, and none more columns than rows', () => {
    const columns = [
      ones,
      x,
      ...[2, 3, 4, 5].map((power) => ({ name: `${power}`, values: x.values.map((v) => v ** power) })),
    ];
    const fit = stats.leastSquares({ response, columns });
    expect([fit.df, fit.residualSd, fit.aliased]).toEqual([0, null, ['5']]);
  });

  it('has no R² where the response does not vary', () => {
    expect(
      stats.leastSquares({ response: [0, 0, 0], columns: [{ name: '1', values: [1, 1, 1] }] }).rSquared,
    ).toBeNull();
  });

  it('gives a row of weight 2 the weight of two rows, and one of weight 0 none', () => {
    const weights = [2, 1, 0, 1, 1];
    const weighted = stats.leastSquares({ response, columns: [ones, x], weights });
    const rows = [0, 0, 1, 3, 4];
    const pick = (values: readonly number[]) => rows.map((row) => values[row] as number);
    const repeated = stats.leastSquares({
      response: pick(response),
      columns: [ones, { name: 'x', values: pick(x.values) }],
    });
    expect([...weighted.coefficients]).toEqual([...repeated.coefficients].map((value) => expect.closeTo(value, 12)));
    expect(weighted.residualSumOfSquares).toBeCloseTo(repeated.residualSumOfSquares, 12);
    expect(weighted.rSquared).toBeCloseTo(repeated.rSquared ?? 0, 12);
    expect([weighted.rows, weighted.df]).toEqual([4, 2]);
    expect(weighted.fitted[2]).toBeCloseTo(repeated.coefficients[0]! + 2 * repeated.coefficients[1]!, 12);
  });

  it('takes an offset as known', () => {
    const offset = [1, 0, 2, 0, 1];
    const fit = stats.leastSquares({ response, columns: [ones, x], offset });
    const shifted = stats.leastSquares({ response: response.map((y, row) => y - offset[row]!), columns: [ones, x] });
    expect([...fit.coefficients]).toEqual([...shifted.coefficients].map((value) => expect.closeTo(value, 12)));
    expect(fit.fitted[2]).toBeCloseTo(shifted.fitted[2]! + 2, 12);
  });

  it.each<[string, Partial<stats.LeastSquaresInput>]>([
    ['a column of another length', { columns: [{ name: 'short', values: [1] }] }],
    ['a value that is not finite', { columns: [{ name: 'bad', values: [1, 2, Number.NaN, 4, 5] }] }],
    ['a negative weight', { weights: [1, 1, -1, 1, 1] }],
  ])('refuses %s', (_, change) => {
    expect(() => stats.leastSquares({ response, columns: [ones, x], ...change })).toThrow(RangeError);
  });
});
