import { EigenvalueDecomposition, inverse, Matrix } from 'ml-matrix';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import * as stats from '../../../src/stats/index.ts';

/** Uneven areas over periods, some cells missing: responses of areas drift together. */
function unevenPanel(seed: number) {
  const dice = uniforms(seed);
  const cells = Array.from({ length: 7 }, (_, area) =>
    Array.from({ length: 6 + (area % 3) }, (__, period) => ({ area, period })),
  )
    .flat()
    .filter(({ area, period }) => !(area === 2 && period === 3));
  const drift = cells.map(() => dice());
  return {
    areas: stats.groupRows(cells.map(({ area }) => area)),
    periods: stats.groupRows(cells.map(({ period }) => period)),
    x: { name: 'x', values: cells.map(({ area, period }) => Number(area < 3 && period > 2)) },
    z: { name: 'z', values: cells.map(() => dice()) },
    response: cells.map(({ area, period }, row) => area + 0.3 * period * area + (drift[row] as number)),
    weights: cells.map(() => 0.5 + dice()),
  };
}

function uniforms(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => (generator.next() >>> 0) / 2 ** 32;
}

const panel = unevenPanel(1);
const { areas, periods, x, z, response, weights } = panel;
const one = { name: '1', values: response.map(() => 1) };
const withDummies = [one, ...stats.dummies(areas, 'a'), ...stats.dummies(periods, 'p'), x, z];
const near = (values: Iterable<number>) => [...values].map((value) => expect.closeTo(value, 9));

describe('absorbing groups', () => {
  it.each([
    ['equal weights', {}],
    ['weights', { weights }],
  ])('gives what a dummy for each gives, with %s', (_, weighting) => {
    const dummies = stats.leastSquares({ response, columns: withDummies, ...weighting });
    const columns = [...stats.dummies(periods, 'p'), x, z];
    const absorbed = stats.leastSquares({ response, columns, absorb: areas, ...weighting });
    expect([absorbed.parameters, absorbed.df, absorbed.rows]).toEqual([dummies.parameters, dummies.df, dummies.rows]);
    expect([...absorbed.residuals]).toEqual(near(dummies.residuals));
    const both = (of: (fit: stats.Fit) => stats.CoefficientCovariance) =>
      [absorbed, dummies].map((fit) =>
        ['x', 'z'].flatMap((name) => Object.values(stats.coefficientOf(fit, name, of(fit)) ?? {})),
      );
    for (const covariance of [
      (fit: stats.Fit) => stats.modelCovariance(fit, 1),
      ...(['HC0', 'HC1', 'HC2', 'HC3'] as const).map((kind) => (fit: stats.Fit) => stats.robustCovariance(fit, kind)),
      ...(['CR0', 'cadj', 'CR1', 'fixest'] as const).map((convention) => (fit: stats.Fit) => {
        const fixedEffects = stats.fixedEffectsOf([areas, periods], areas);
        return stats.clusterCovariance(fit, areas, { convention, fixedEffects });
      }),
      (fit: stats.Fit) => stats.smallSampleCovariance(fit, areas, []),
    ]) {
      const [first = [], second = []] = both(covariance);
      expect(first).toEqual(near(second));
    }
    const [first, second] = [absorbed, dummies].map((fit) => stats.smallSampleCovariance(fit, areas, ['x', 'z']).tests);
    for (const name of ['x', 'z'])
      expect(Object.values(first?.[name] ?? {})).toEqual(near(Object.values(second?.[name] ?? {})));
  });

  it('refuses the small-sample covariance where clusters cut through the groups', () => {
    const fit = stats.leastSquares({ response, columns: [x, z], absorb: areas });
    expect(() => stats.smallSampleCovariance(fit, periods, ['x'])).toThrow('whole absorbed groups');
  });
});

/** CR2 by its definition, with matrices of all rows: clubSandwich's formulas for inverse-variance weights. */
function plainSmallSample(columns: readonly stats.Column[], clusters: stats.Groups, spread: readonly number[]) {
  const X = new Matrix(response.map((_, row) => columns.map(({ values }) => values[row] as number)));
  const W = Matrix.diag(spread.map((value) => 1 / value));
  const M = inverse(X.transpose().mmul(W).mmul(X));
  const hat = X.mmul(M).mmul(X.transpose()).mmul(W);
  const left = Matrix.sub(Matrix.eye(response.length), hat);
  const residuals = left.mmul(Matrix.columnVector(response));
  const rowsOf = Array.from({ length: clusters.count }, (_, cluster) =>
    response.map((__, row) => row).filter((row) => clusters.of[row] === cluster),
  );
  const parts = rowsOf.map((rows) => {
    const V = Matrix.diag(rows.map((row) => spread[row] as number));
    const D = Matrix.diag(rows.map((row) => Math.sqrt(spread[row] as number)));
    const inside = D.mmul(left.selection(rows, rows)).mmul(V).mmul(D);
    const adjust = D.mmul(plainRoot(inside)).mmul(D);
    const rest = W.selection(rows, rows).mmul(adjust);
    const score = X.subMatrixRow(rows).transpose().mmul(rest);
    return { score: score.mmul(residuals.subMatrixRow(rows)), linear: score.mmul(left.subMatrixRow(rows)) };
  });
  const meat = parts.reduce(
    (total, { score }) => total.add(score.mmul(score.transpose())),
    Matrix.zeros(columns.length, columns.length),
  );
  const covariance = M.mmul(meat).mmul(M);
  const df = columns.map((_, index) => {
    const loading = Matrix.rowVector(M.getRow(index));
    const rows = parts.map(({ linear }) => loading.mmul(linear));
    const scaled = rows.map((row) => row.getRow(0).map((value, at) => value * Math.sqrt(spread[at] as number)));
    const gram = new Matrix(scaled).mmul(new Matrix(scaled).transpose());
    return gram.trace() ** 2 / Matrix.mul(gram, gram).sum();
  });
  return { standardErrors: covariance.diagonal().map(Math.sqrt), df };
}

function plainRoot(matrix: Matrix): Matrix {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  const roots = realEigenvalues.map((value) => (value > 1e-12 ? value ** -0.5 : 0));
  return eigenvectorMatrix.mmul(Matrix.diag(roots)).mmul(eigenvectorMatrix.transpose());
}

describe('smallSampleCovariance', () => {
  it.each([
    ['few columns and equal variances', [one, x, z], response.map(() => 1)],
    ['few columns and weights', [one, x, z], weights.map((weight) => 1 / weight)],
    [
      'more columns than rows in a cluster',
      [one, ...stats.dummies(periods, 'p').slice(1), x, z],
      response.map(() => 1),
    ],
    [
      'a column for each cluster and weights',
      [...stats.dummies(areas, 'a'), x, z],
      weights.map((weight) => 1 / weight),
    ],
  ])('comes to its definition with %s', (_, columns, spread) => {
    const isWeighted = spread[0] !== 1;
    const fit = stats.leastSquares({ response, columns, ...(isWeighted ? { weights } : {}) });
    const names = columns.map(({ name }) => name);
    const { standardErrors, tests } = stats.smallSampleCovariance(fit, areas, names);
    const plain = plainSmallSample(columns, areas, spread);
    for (const [index, name] of names.entries()) {
      // The dummy of a cluster fits it: what is left of its variance is rounding, in both reckonings.
      if (/^a/.test(name)) continue;
      expect(standardErrors[index]).toBeCloseTo(plain.standardErrors[index]!, 9);
      expect(tests[name]?.df).toBeCloseTo(plain.df[index]!, 7);
      const alone = stats.smallSampleTest(fit, areas, name);
      expect(Object.values(alone ?? {})).toEqual(near(Object.values(tests[name] ?? {})));
    }
  });

  it('has a test for each name asked for, null where the column is aliased', () => {
    const twice = { name: 'twice', values: x.values.map((value) => 2 * value) };
    const fit = stats.leastSquares({ response, columns: [one, x, twice] });
    const { tests } = stats.smallSampleCovariance(fit, areas, ['x', 'twice']);
    expect(tests['twice']).toBeNull();
    expect(stats.smallSampleTest(fit, areas, 'twice')).toBeNull();
    expect(tests['x']?.p).toBeCloseTo(stats.studentTwoSidedP(tests['x']!.t, tests['x']!.df), 12);
  });

  it('has the degrees of freedom of a two-sample t when clusters are rows of two equal groups', () => {
    const group = { name: 'g', values: [0, 0, 0, 0, 1, 1, 1, 1] };
    const rows = stats.groupRows([1, 2, 3, 4, 5, 6, 7, 8]);
    const fit = stats.leastSquares({
      response: [3, 1, 4, 1, 5, 9, 2, 6],
      columns: [{ name: '1', values: new Array(8).fill(1) }, group],
    });
    expect(stats.smallSampleCovariance(fit, rows, ['g']).tests['g']?.df).toBeCloseTo(6, 9);
  });
});

describe('clusterCovariance and robustCovariance', () => {
  const fit = stats.leastSquares({ response, columns: [one, x, z], weights });
  const rows = stats.groupRows(response.map((_, row) => row));

  it('agree where each row is a cluster', () => {
    const clustered = stats.clusterCovariance(fit, rows, { convention: 'CR0' });
    expect([...clustered.standardErrors]).toEqual(near(stats.robustCovariance(fit, 'HC0').standardErrors));
    const corrected = stats.clusterCovariance(fit, rows, { convention: 'CR1' });
    expect([...corrected.standardErrors]).toEqual(near(stats.robustCovariance(fit, 'HC1').standardErrors));
    const plain = stats.leastSquares({ response, columns: [one, x, z] });
    const reduced = stats.smallSampleCovariance(plain, rows, []);
    expect(reduced.standardErrors.length).toBe(3);
  });

  it('name their convention and refuse one cluster', () => {
    expect(stats.clusterCovariance(fit, areas, { convention: 'cadj' })).toMatchObject({
      convention: 'cadj',
      clusters: 7,
      df: 6,
    });
    expect(() => stats.clusterCovariance(fit, stats.groupRows(response.map(() => 1)), { convention: 'CR0' })).toThrow(
      'two or more',
    );
    expect(() => stats.clusterCovariance(fit, stats.groupRows([1, 2]), { convention: 'CR0' })).toThrow('rows');
  });

  it('a row with a parameter of its own adds nothing to HC2 and HC3', () => {
    const own = { name: 'own', values: response.map((_, row) => Number(row === 4)) };
    const without = response.map((_, row) => row).filter((row) => row !== 4);
    const shorter = stats.leastSquares({
      response: without.map((row) => response[row]!),
      columns: [one, x, z].map(({ name, values }) => ({ name, values: without.map((row) => values[row]!) })),
    });
    const whole = stats.leastSquares({ response, columns: [one, x, z, own] });
    for (const kind of ['HC2', 'HC3'] as const) {
      const { standardErrors } = stats.robustCovariance(whole, kind);
      expect([...standardErrors.slice(0, 3)]).toEqual(near(stats.robustCovariance(shorter, kind).standardErrors));
    }
  });
});
