import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as stats from '../../../src/stats/index.ts';

const one = (rows: number) => ({ name: '1', values: new Array<number>(rows).fill(1) });
const near = (values: Iterable<number>, digits = 8) => [...values].map((value) => expect.closeTo(value, digits));

/** Treated and control, before and after. */
const fourCells = (response: readonly number[]) => ({
  response,
  columns: [
    one(4),
    { name: 'treated', values: [1, 1, 0, 0] },
    { name: 'post', values: [0, 1, 0, 1] },
    { name: 'd', values: [0, 1, 0, 0] },
  ],
});

describe('glm', () => {
  it('gives four counts the ratio of their ratios, with its exact standard error', () => {
    const fit = stats.glm({ ...fourCells([50, 30, 60, 55]), family: stats.poisson });
    const found = stats.coefficientOf(fit, 'd', stats.modelCovariance(fit, 1));
    expect(fit.status).toEqual({ kind: 'converged' });
    expect(found?.estimate).toBeCloseTo(Math.log((30 * 60) / (50 * 55)), 10);
    expect(found?.standardError).toBeCloseTo(Math.sqrt(1 / 50 + 1 / 30 + 1 / 60 + 1 / 55), 8);
    expect([fit.df, fit.dispersion]).toEqual([0, null]);
    expect(fit.deviance).toBeCloseTo(0, 9);
  });

  it('settles where counts are so large that the deviance is rounding', () => {
    const fit = stats.glm({ ...fourCells([50e9, 30e9, 60e9, 55e9]), family: stats.poisson });
    expect(fit.status).toEqual({ kind: 'converged' });
    expect(fit.iterations).toBeLessThan(10);
  });

  it('gives two shares their log odds ratio, whatever the trials', () => {
    const fit = stats.glm({
      family: stats.binomial,
      response: [12 / 40, 9 / 17],
      weights: [40, 17],
      columns: [one(2), { name: 'group', values: [0, 1] }],
    });
    expect(fit.coefficients[1]).toBeCloseTo(Math.log(9 / 8 / (12 / 28)), 9);
    const { standardErrors } = stats.modelCovariance(fit, 1);
    expect(standardErrors[1]).toBeCloseTo(Math.sqrt(1 / 9 + 1 / 8 + 1 / 12 + 1 / 28), 8);
    const alone = stats.logLikelihood(fit, [12 / 40, 9 / 17]);
    expect(alone).toBeCloseTo(Math.log(stats.binomialPmf(12, 40, 0.3) * stats.binomialPmf(9, 17, 9 / 17)), 9);
  });

  it('solves the score equations, with offsets and counts of any size', () => {
    const rows = fc.array(
      fc.record({
        y: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 100, max: 5000 })),
        x: fc.integer({ min: -3, max: 3 }),
        population: fc.integer({ min: 1, max: 1000 }),
      }),
      { minLength: 12, maxLength: 40 },
    );
    fc.assert(
      fc.property(rows, (cells) => {
        const response = cells.map(({ y }) => y);
        const columns = [one(cells.length), { name: 'x', values: cells.map(({ x }) => x) }];
        const offset = cells.map(({ population }) => Math.log(population));
        const fit = stats.glm({ family: stats.poisson, response, columns, offset });
        if (fit.status.kind !== 'converged') {
          // Only rows without events can run off; a column that never varies is aliased instead.
          expect(fit.status.kind).toBe('separated');
          if (fit.status.kind === 'separated') for (const row of fit.status.rows) expect(response[row]).toBe(0);
          return;
        }
        const total = response.reduce((a, b) => a + b, 0);
        for (const { values } of columns) {
          const score = values.reduce((sum, x, row) => sum + x * (response[row]! - fit.fitted[row]!), 0);
          expect(Math.abs(score)).toBeLessThan(1e-4 * Math.max(1, total));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('absorbs groups as their dummies would be fitted', () => {
    const areas = stats.groupRows([1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4]);
    const response = [3, 5, 2, 10, 14, 9, 12, 1, 0, 2, 30, 22, 41];
    const x = { name: 'x', values: [0, 1, 2, 0, 1, 2, 3, 0, 1, 2, 0, 1, 2] };
    const d = { name: 'd', values: [0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0] };
    const offset = response.map((_, row) => 0.1 * (row % 4));
    const model = { family: stats.poisson, response, offset };
    const dummies = stats.glm({ ...model, columns: [...stats.dummies(areas, 'a'), x, d] });
    const absorbed = stats.glm({ ...model, columns: [x, d], absorb: areas });
    expect([...absorbed.fitted]).toEqual(near(dummies.fitted));
    expect([absorbed.df, absorbed.deviance]).toEqual([dummies.df, expect.closeTo(dummies.deviance, 9)]);
    for (const covariance of [
      (fit: stats.Fit) => stats.modelCovariance(fit, 2),
      (fit: stats.Fit) => stats.robustCovariance(fit, 'HC3'),
      (fit: stats.Fit) => stats.clusterCovariance(fit, areas, { convention: 'CR1' }),
      (fit: stats.Fit) => stats.smallSampleCovariance(fit, areas, []),
    ]) {
      for (const name of ['x', 'd']) {
        const [a, b] = [absorbed, dummies].map((fit) => stats.coefficientOf(fit, name, covariance(fit)));
        expect(Object.values(a ?? {})).toEqual(near(Object.values(b ?? {})));
      }
    }
    const [a, b] = [absorbed, dummies].map((fit) => stats.smallSampleCovariance(fit, areas, ['d']).tests['d']);
    expect(a?.df).toBeCloseTo(b?.df ?? 0, 6);
    const alone = stats.smallSampleTest(absorbed, areas, 'd');
    expect([alone?.standardError, alone?.df]).toEqual(near([a?.standardError ?? 0, a?.df ?? 0]));
  });

  it.each<[string, stats.Family, readonly number[]]>([
    ['a negative count', stats.poisson, [1, -1]],
    ['a share above 1', stats.binomial, [0.5, 1.5]],
  ])('refuses %s', (_, family, response) => {
    expect(() => stats.glm({ family, response, columns: [one(2)] })).toThrow(RangeError);
  });
});

describe('glm, where the likelihood has no maximum', () => {
  it('says which coefficient runs off for a zero cell', () => {
    const { status } = stats.glm({ ...fourCells([3, 0, 5, 6]), family: stats.poisson });
    expect(status).toEqual({ kind: 'separated', rows: [1], coefficients: [{ name: 'd', towards: -Infinity }] });
  });

  it('says so of counts that are all 0', () => {
    const { status } = stats.glm({ family: stats.poisson, response: [0, 0, 0], columns: [one(3)] });
    expect(status).toMatchObject({ kind: 'separated', coefficients: [{ name: '1', towards: -Infinity }] });
  });

  it('says so of an area without events, and leaves the others as without it', () => {
    const response = [3, 5, 2, 6, 0, 0, 9, 4];
    const areas = stats.groupRows([1, 1, 2, 2, 3, 3, 4, 4]);
    const d = { name: 'd', values: [0, 1, 0, 1, 0, 1, 0, 0] };
    const whole = stats.glm({ family: stats.poisson, response, columns: [d], absorb: areas });
    expect(whole.status).toEqual({ kind: 'separated', rows: [4, 5], coefficients: [] });
    const rest = [0, 1, 2, 3, 6, 7];
    const without = stats.glm({
      family: stats.poisson,
      response: rest.map((row) => response[row]!),
      columns: [{ name: 'd', values: rest.map((row) => d.values[row]!) }],
      absorb: stats.groupRows([1, 1, 2, 2, 4, 4]),
    });
    expect(whole.coefficients[0]).toBeCloseTo(without.coefficients[0]!, 9);
  });

  it('says so of shares that a column tells apart', () => {
    const { status } = stats.glm({
      family: stats.binomial,
      response: [0, 0, 0, 1, 1, 1],
      columns: [one(6), { name: 'x', values: [1, 2, 3, 4, 5, 6] }],
    });
    expect(status).toMatchObject({ kind: 'separated' });
    if (status.kind === 'separated') {
      expect(status.coefficients).toContainEqual({ name: 'x', towards: Infinity });
    }
  });
});

describe('negativeBinomialRegression', () => {
  const response = [0, 3, 1, 12, 5, 0, 2, 9, 20, 1, 4, 7];
  const columns = [one(12), { name: 'x', values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] }];

  it('finds the largest likelihood over θ and the coefficients', () => {
    const found = stats.negativeBinomialRegression({ response, columns });
    expect(found.status).toBe('converged');
    const at = (theta: number) =>
      stats.logLikelihood(stats.glm({ family: stats.negativeBinomial(theta), response, columns }), response);
    expect(at(found.theta)).toBeCloseTo(found.logLikelihood, 9);
    for (const theta of [found.theta * 0.99, found.theta * 1.01]) expect(at(theta)).toBeLessThan(found.logLikelihood);
  });

  it('has θ’s standard error from the curvature of its likelihood at the means', () => {
    const { fit, theta, thetaStandardError } = stats.negativeBinomialRegression({ response, columns });
    const at = (value: number) => stats.logLikelihood({ ...fit, family: stats.negativeBinomial(value) }, response);
    const step = theta * 1e-3;
    const curvature = (2 * at(theta) - at(theta + step) - at(theta - step)) / step ** 2;
    expect(thetaStandardError).toBeCloseTo(1 / Math.sqrt(curvature), 4);
  });

  it('comes to Poisson where counts scatter no more than that, and says so', () => {
    const even = [4, 5, 5, 4, 5, 4, 5, 5, 4, 4, 5, 5];
    const found = stats.negativeBinomialRegression({ response: even, columns });
    expect(found).toMatchObject({ status: 'poisson', theta: Infinity, thetaStandardError: null });
    const plain = stats.glm({ family: stats.poisson, response: even, columns });
    expect([...found.fit.coefficients]).toEqual([...plain.coefficients]);
  });
});

describe('compareModels', () => {
  it('tests what the larger model adds, and refuses models the wrong way round', () => {
    const response = [3, 5, 4, 8, 9, 14, 11];
    const x = { name: 'x', values: [0, 1, 2, 3, 4, 5, 6] };
    const small = stats.glm({ family: stats.poisson, response, columns: [one(7)] });
    const large = stats.glm({ family: stats.poisson, response, columns: [one(7), x] });
    const { f, df, dfResidual, p } = stats.compareModels(small, large);
    expect([df, dfResidual]).toEqual([1, 5]);
    expect(p).toBeCloseTo(stats.studentTwoSidedP(Math.sqrt(f), 5), 9);
    expect(() => stats.compareModels(large, small)).toThrow('more parameters');
  });
});

describe('predictedMeans and averted', () => {
  const response = [3, 5, 4, 8, 9, 14, 11];
  const x = { name: 'x', values: [0, 1, 2, 3, 4, 5, 6] };
  const post = { name: 'post', values: [0, 0, 0, 0, 1, 1, 1] };
  const offset = response.map((_, row) => 0.1 * row);
  const none = { name: 'post', values: new Array<number>(7).fill(0) };
  const fit = stats.glm({ family: stats.poisson, response, columns: [one(7), x, post], offset });

  it('give back the fit in its own rows, and the sum of the observed where the model has the period', () => {
    expect([...stats.predictedMeans(fit, { columns: [x, post, one(7)], offset })]).toEqual(near(fit.fitted));
    const { expected, observed } = stats.averted(fit.fitted, response, [4, 5, 6]);
    expect(expected).toBeCloseTo(observed, 7);
  });

  it('has the error of a total from the coefficients, as differences of the total show', () => {
    const covariance = stats.modelCovariance(fit, 2);
    const later = {
      columns: [one(3), { name: 'x', values: [4, 5, 6] }, { name: 'post', values: [0, 0, 0] }],
      offset: offset.slice(4),
    };
    const { expected, standardError } = stats.expectedTotal(fit, covariance, later);
    const totalAt = (index: number, step: number) => {
      const coefficients = fit.coefficients.map((value, place) => value + (place === index ? step : 0));
      return stats.predictedMeans({ ...fit, coefficients }, later).reduce((a, b) => a + b, 0);
    };
    const slopes = [0, 1, 2].map((index) => (totalAt(index, 1e-5) - totalAt(index, -1e-5)) / 2e-5);
    const variance = slopes.reduce(
      (total, a, row) => total + slopes.reduce((part, b, column) => part + a * b * covariance.matrix[row]![column]!, 0),
      0,
    );
    expect(expected).toBeCloseTo(totalAt(0, 0), 9);
    expect(standardError).toBeCloseTo(Math.sqrt(variance), 5);
  });

  it('multiply by the ratio where the programme is taken out', () => {
    const without = stats.predictedMeans(fit, { columns: [one(7), x, none], offset });
    expect(without[5]! / fit.fitted[5]!).toBeCloseTo(Math.exp(-fit.coefficients[2]!), 9);
    expect(() => stats.predictedMeans(fit, { columns: [one(7), x], offset })).toThrow('post');
  });
});
