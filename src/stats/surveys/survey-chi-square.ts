import { Matrix, solve } from 'ml-matrix';
import { chiSquareUpperTail } from '../distributions/distributions.ts';
import { ratioUpperTail } from '../distributions/variance-ratio.ts';
import { surveyMeans } from './survey-mean.ts';
import { degreesOfFreedom, type SamplingLabel, type SurveySample } from './survey-sample.ts';

/** Rao and Scott's test of whether two answers go together. */
export type SurveyChiSquare = {
  /** Pearson's statistic of the weighted shares, times the respondents. */
  readonly chiSquare: number;
  /** First-order test: the statistic over the mean design effect, on chi-square. */
  readonly chiSquareP: number;
  readonly chiSquareDf: number;
  /** Second-order test, the one to report: F on degrees of freedom that need not be whole. */
  readonly f: number;
  readonly numeratorDf: number;
  readonly denominatorDf: number;
  /** Null when the design leaves no degree of freedom. */
  readonly p: number | null;
};

/** A table's cells in one order: rows within columns. */
type Table = { readonly rows: number; readonly columns: number; readonly shares: readonly number[] };

/**
 * Test of association between two sorted answers of a survey.
 *
 * Pearson's statistic is too large where respondents are clustered or weighted unequally; its generalised design
 * effects say by how much (Satterthwaite's correction, referred to F).
 *
 * @param first   answer of each row as a label, null where there is none
 * @param second  likewise; respondents without either are left out
 * @returns null when one answer has a single value, so that there is nothing to compare
 * @throws {RangeError} when nobody gave both answers
 * @see Rao & Scott 1984; Thomas & Rao 1987; R survey::svychisq
 * @example surveyChiSquare({ weights: [1, 1, 1, 1], counts: [10, 20, 30, 20] }, { first: [0, 0, 1, 1], second: [0, 1, 0, 1] }).chiSquare // => 5.333333333333
 */
export function surveyChiSquare(
  sample: SurveySample,
  { first, second }: Readonly<Record<'first' | 'second', readonly (SamplingLabel | null)[]>>,
): SurveyChiSquare | null {
  const both = first.map((label, row) => label !== null && (second[row] ?? null) !== null);
  const labels = (column: readonly (SamplingLabel | null)[]) => [
    ...new Set(column.filter((_, row) => both[row] && (sample.weights[row] ?? 0) > 0)),
  ];
  const [rows, columns] = [labels(first), labels(second)];
  if (rows.length < 2 || columns.length < 2) return null;
  const cells = columns.flatMap((column) => rows.map((row) => ({ row, column })));
  const { estimates, covariance, n } = surveyMeans(
    sample,
    cells.map((cell) =>
      first.map((row, at) => (both[at] ? Number(row === cell.row && second[at] === cell.column) : null)),
    ),
  );
  const table = { rows: rows.length, columns: columns.length, shares: estimates };
  const effects = designEffects(table, new Matrix(covariance.map((line) => [...line])), n);
  const chiSquare = n * distanceFromIndependence(table);
  return { chiSquare, ...judge(chiSquare, effects, degreesOfFreedom(sample)) };
}

/** Σ (share − expected)² / expected, where the expected is the product of the margins. */
function distanceFromIndependence({ rows, columns, shares }: Table): number {
  const at = (row: number, column: number): number => shares[column * rows + row] ?? 0;
  let distance = 0;
  for (let row = 0; row < rows; row += 1) {
    let ofRow = 0;
    for (let other = 0; other < columns; other += 1) ofRow += at(row, other);
    for (let column = 0; column < columns; column += 1) {
      let ofColumn = 0;
      for (let other = 0; other < rows; other += 1) ofColumn += at(other, column);
      distance += (at(row, column) - ofRow * ofColumn) ** 2 / (ofRow * ofColumn);
    }
  }
  return distance;
}

/** Matrix whose eigenvalues are the design effects of the contrasts that make up the association. */
function designEffects({ rows, columns, shares }: Table, covariance: Matrix, n: number): Matrix {
  const inverse = Matrix.diag(shares.map((share) => (share > 0 ? 1 / share : 0)));
  const contrasts = new Matrix(rows * columns, (rows - 1) * (columns - 1));
  for (let column = 1; column < columns; column += 1)
    for (let row = 1; row < rows; row += 1) {
      const contrast = (column - 1) * (rows - 1) + row - 1;
      // with corners of a rectangle at 1, −1, −1, 1 it is free of both margins
      contrasts.set(0, contrast, 1);
      contrasts.set(row, contrast, -1);
      contrasts.set(column * rows, contrast, -1);
      contrasts.set(column * rows + row, contrast, 1);
    }
  const weighed = inverse.mmul(contrasts);
  const simple = contrasts.transpose().mmul(weighed).div(n);
  return solve(simple, weighed.transpose().mmul(covariance).mmul(weighed));
}

function judge(chiSquare: number, effects: Matrix, units: number): Omit<SurveyChiSquare, 'chiSquare'> {
  const [sum, squares] = [effects.trace(), effects.mmul(effects).trace()];
  const numeratorDf = (sum * sum) / squares;
  const denominatorDf = numeratorDf * units;
  const f = chiSquare / sum;
  return {
    chiSquareP: chiSquareUpperTail((chiSquare * effects.rows) / sum, effects.rows),
    chiSquareDf: effects.rows,
    f,
    numeratorDf,
    denominatorDf,
    p: units > 0 ? ratioUpperTail(f, { numerator: numeratorDf, denominator: denominatorDf }) : null,
  };
}
