import { determinant, inverse, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import * as stats from '../../../src/stats/index.ts';

const response = [12, 9, 14, 11, 8, 15, 13, 10, 7, 12, 16, 18, 11, 9];
const rows = response.length;
const columns = [
  { name: '1', values: response.map(() => 1) },
  { name: 'time', values: response.map((_, row) => row + 1) },
  { name: 'post', values: response.map((_, row) => Number(row > 8)) },
];
const fit = stats.leastSquares({ response, columns });

describe('neweyWestCovariance', () => {
  it.each([0, 1, 3, 13])('is the weighted sum over pairs of rows at lag %i', (lag) => {
    const X = new Matrix(response.map((_, row) => columns.map(({ values }) => values[row] as number)));
    const M = inverse(X.transpose().mmul(X));
    const meat = Matrix.zeros(3, 3);
    for (let a = 0; a < rows; a += 1) {
      for (let b = 0; b < rows; b += 1) {
        const weight = Math.max(0, 1 - Math.abs(a - b) / (lag + 1)) * fit.residuals[a]! * fit.residuals[b]!;
        meat.add(
          Matrix.columnVector(X.getRow(a))
            .mmul(Matrix.rowVector(X.getRow(b)))
            .mul(weight),
        );
      }
    }
    const plain = M.mmul(meat).mmul(M).diagonal();
    const [bare, adjusted] = [false, true].map((isAdjusted) => stats.neweyWestCovariance(fit, { lag, isAdjusted }));
    for (const [index, variance] of plain.entries()) {
      expect(bare!.matrix[index]![index]).toBeCloseTo(variance, 10);
      expect(adjusted!.matrix[index]![index]).toBeCloseTo((variance * rows) / (rows - 3), 10);
    }
  });

  it('is White’s at lag 0, and names its lag', () => {
    const { standardErrors, convention } = stats.neweyWestCovariance(fit, { lag: 0, isAdjusted: false });
    const white = stats.robustCovariance(fit, 'HC0').standardErrors;
    expect([...standardErrors]).toEqual([...white].map((value) => expect.closeTo(value, 12)));
    expect(convention).toContain('lag 0');
  });

  it.each([-1, 14, 1.5])('refuses lag %d', (lag) => {
    expect(() => stats.neweyWestCovariance(fit, { lag, isAdjusted: false })).toThrow(RangeError);
  });
});

describe('serial correlation', () => {
  it('has no autocorrelation, no test and no Durbin–Watson where nothing varies', () => {
    expect(stats.autocorrelations([2, 2, 2], 1)).toBeNull();
    expect(stats.ljungBox([2, 2, 2], 1)).toBeNull();
    expect(stats.durbinWatson([0, 0, 0])).toBeNull();
    expect(stats.breuschGodfrey([0, 0, 0], [{ name: '1', values: [1, 1, 1] }], 1)).toBeNull();
  });

  it('Breusch–Godfrey is n R² with what the model already explains left out', () => {
    const test = stats.breuschGodfrey(fit.residuals, columns, 2);
    expect(test?.df).toBe(2);
    expect(test!.statistic).toBeGreaterThanOrEqual(0);
    expect(test!.statistic).toBeLessThan(rows);
    expect(test!.p).toBeCloseTo(stats.chiSquareUpperTail(test!.statistic, 2), 12);
  });

  it('refuses as many lags as values', () => {
    expect(() => stats.autocorrelations([1, 2, 3], 3)).toThrow(RangeError);
  });
});

describe('serialRegression', () => {
  /** The likelihood by its definition, with the covariance of all rows. */
  const plain = (phi: number): { logLikelihood: number; coefficients: readonly number[] } => {
    const C = new Matrix(response.map((_, a) => response.map((__, b) => phi ** Math.abs(a - b))));
    const X = new Matrix(response.map((_, row) => columns.map(({ values }) => values[row] as number)));
    const y = Matrix.columnVector(response);
    const P = inverse(C);
    const b = inverse(X.transpose().mmul(P).mmul(X)).mmul(X.transpose()).mmul(P).mmul(y);
    const e = Matrix.sub(y, X.mmul(b));
    const variance = e.transpose().mmul(P).mmul(e).get(0, 0) / rows;
    const logLikelihood = -0.5 * (rows * (Math.log(2 * Math.PI * variance) + 1) + Math.log(determinant(C)));
    return { logLikelihood, coefficients: b.to1DArray() };
  };

  it('finds the largest likelihood over φ and the coefficients that go with it', () => {
    const found = stats.serialRegression({ response, columns });
    const at = plain(found.phi);
    expect(found.logLikelihood).toBeCloseTo(at.logLikelihood, 9);
    expect([...found.fit.coefficients]).toEqual(at.coefficients.map((value) => expect.closeTo(value, 9)));
    for (const phi of [-0.9, -0.5, found.phi - 1e-3, found.phi + 1e-3, 0.5, 0.9]) {
      expect(plain(phi).logLikelihood).toBeLessThan(found.logLikelihood);
    }
  });
});

describe('harmonicColumns', () => {
  it('leaves out the sine that is 0 in every row', () => {
    const months = Array.from({ length: 24 }, (_, row) => (row % 12) + 1);
    const names = stats.harmonicColumns(months, { period: 12, harmonics: 6 }).map(({ name }) => name);
    expect(names).toHaveLength(11);
    expect(names.at(-1)).toBe('cos6');
    const design = [
      { name: '1', values: months.map(() => 1) },
      ...stats.harmonicColumns(months, { period: 12, harmonics: 6 }),
    ];
    const whole = stats.leastSquares({ response: months.map((month) => month * month), columns: design });
    expect(whole.aliased).toEqual([]);
    expect(whole.residualSumOfSquares).toBeCloseTo(0, 18);
  });

  it.each([0, 7, 1.5])('refuses %d harmonics of twelve months', (harmonics) => {
    expect(() => stats.harmonicColumns([1], { period: 12, harmonics })).toThrow(RangeError);
  });
});

describe('yearOverYear and seasonalIndex', () => {
  it('has no share of nothing, and refuses less than two years', () => {
    expect(stats.yearOverYear([0, 0, 3, 4], 2)).toEqual({ last: 7, previous: 0, change: null });
    expect(() => stats.yearOverYear([1, 2, 3], 2)).toThrow(RangeError);
    expect(stats.seasonalIndex([0, 0], [1, 2])).toBeNull();
    expect(() => stats.seasonalIndex([], [])).toThrow(RangeError);
  });

  it('averages an index over years of unequal length', () => {
    expect(stats.seasonalIndex([1, 3, 2], [1, 2, 1])).toEqual([0.75, 1.5]);
  });
});
