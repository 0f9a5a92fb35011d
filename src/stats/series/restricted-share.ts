import { EigenvalueDecomposition, Matrix as LibraryMatrix } from 'ml-matrix';
import { decompose, orthonormalBasis } from '../regression/householder.ts';
import { inverseRoot } from '../regression/inverse-root.ts';
import { addScaled, dot, type Matrix, squareMatrix } from '../regression/vectors.ts';
import type { Spanned } from './left-over.ts';

/** How much of the variance of an error is shared, and how much the residuals tell of it. */
export interface RestrictedShare {
  /** τ, 0 or more. */
  readonly variance: number;
  /** Fisher's: one over the variance of the estimate. */
  readonly information: number;
}

export interface Known {
  /** Covariance of what is not shared, by the distance in time. */
  readonly own: (distance: number) => number;
  /** Correlation of what is shared. */
  readonly shared: (distance: number) => number;
}

const ROUNDS = 50;

/**
 * τ in V = O + τR by restricted maximum likelihood, with O and R known.
 *
 * What lasts is in the slow waves of a series, and chance in all of them alike: the likelihood weighs each by how much of
 * what is shared it can hold, where a sum of squares counts all of them as one.
 *
 * @param residuals  of least squares on the columns
 * @param spanned    the columns
 * @see Patterson & Thompson 1971, Biometrika 58
 */
export function restrictedShare(residuals: Float64Array, spanned: Spanned, known: Known): RestrictedShare {
  const waves = wavesOf(residuals, spanned, known);
  const score = (tau: number): number =>
    waves.reduce((sum, { held, square }) => sum + (held * (square / (1 + tau * held) - 1)) / (1 + tau * held), 0);
  const informationAt = (tau: number): number =>
    waves.reduce((sum, { held }) => sum + (held / (1 + tau * held)) ** 2, 0) / 2;
  if (!(score(0) > 0)) return { variance: 0, information: informationAt(0) };
  let [low, high] = [0, 1];
  while (score(high) > 0) [low, high] = [high, 2 * high];
  for (let round = 0; round < ROUNDS; round += 1) {
    const middle = (low + high) / 2;
    if (score(middle) > 0) low = middle;
    else high = middle;
  }
  return { variance: (low + high) / 2, information: informationAt((low + high) / 2) };
}

/** A direction that the columns left: how much of what is shared it holds, and what the residuals have there, squared. */
interface Wave {
  readonly held: number;
  readonly square: number;
}

/** After O^(−1/2), chance has a variance of 1 in every direction that is left. */
function wavesOf(residuals: Float64Array, { basis, times }: Spanned, known: Known): readonly Wave[] {
  const { length } = residuals;
  const cells = (at: (distance: number) => number): Matrix =>
    squareMatrix(length, (row, column) => at(Math.abs((times[row] as number) - (times[column] as number))));
  const root = inverseRoot(cells(known.own));
  const columns = basis.map((column) => Float64Array.from(root, (row) => dot(row, column)));
  const fitted = orthonormalBasis(decompose(columns), length);
  const left = new LibraryMatrix(root.map((row) => without(row, fitted)));
  const shared = new LibraryMatrix(cells(known.shared) as Float64Array[]);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(left.transpose().mmul(shared).mmul(left), {
    assumeSymmetric: true,
  });
  const rest = left.transpose().mmul(LibraryMatrix.columnVector(residuals)).to1DArray();
  return realEigenvalues.map((held, wave) => ({
    held: Math.max(0, held),
    square: dot(eigenvectorMatrix.getColumn(wave), rest) ** 2,
  }));
}

/** What an orthonormal basis leaves of values. */
function without(values: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const rest = values.slice();
  for (const column of basis) addScaled(rest, column, { factor: -dot(column, rest) });
  return rest;
}
