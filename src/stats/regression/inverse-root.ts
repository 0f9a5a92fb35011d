import { EigenvalueDecomposition, Matrix as LibraryMatrix } from 'ml-matrix';
import { type Matrix, squareMatrix } from './vectors.ts';

/**
 * An eigenvalue this small beside the largest is 0 but for rounding. Beside the largest, not in itself: clubSandwich 0.5.8
 * takes 1e-12 as it stands, so that rounding passes for a direction where counts are large, and its degrees of freedom
 * of a Poisson regression are then others than these.
 */
const NEGLIGIBLE = 1e-12;

/**
 * A^(−1/2) of a symmetric matrix without negative eigenvalues; directions that A takes to 0 stay at 0.
 *
 * @see Moore–Penrose inverse
 * @example inverseRoot([Float64Array.of(4, 0), Float64Array.of(0, 0)])[0] // => { 0: 0.5, 1: 0 }
 */
export function inverseRoot(matrix: Matrix): Matrix {
  const size = matrix.length;
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    new LibraryMatrix(matrix as Float64Array[]),
    { assumeSymmetric: true },
  );
  const least = NEGLIGIBLE * Math.max(...realEigenvalues);
  // Columns times the fourth root of their eigenvalue: the product with its own transpose is the root wanted.
  const roots = realEigenvalues.map((value) => (value > least ? value ** -0.25 : 0));
  const half = Array.from({ length: size }, (_, row) =>
    Float64Array.from(roots, (root, column) => root * eigenvectorMatrix.get(row, column)),
  );
  const product = squareMatrix(size, () => 0);
  for (const [row, left] of half.entries()) {
    for (let column = row; column < size; column += 1) {
      const right = half[column] as Float64Array;
      let total = 0;
      for (let index = 0; index < size; index += 1) total += (left[index] as number) * (right[index] as number);
      (product[row] as Float64Array)[column] = total;
      (product[column] as Float64Array)[row] = total;
    }
  }
  return product;
}

/**
 * The same times a vector, without the root itself.
 *
 * @param matrix  row by row
 * @example inverseRootTimes(Float64Array.of(4, 0, 0, 0), Float64Array.of(3, 5)) // => { 0: 1.5, 1: 0 }
 */
export function inverseRootTimes(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  const square = new LibraryMatrix(size, size);
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) square.set(row, column, matrix[row * size + column] as number);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(square, { assumeSymmetric: true });
  const least = NEGLIGIBLE * Math.max(...realEigenvalues);
  const image = new Float64Array(size);
  for (let own = 0; own < size; own += 1) {
    const value = realEigenvalues[own] as number;
    if (!(value > least)) continue;
    let along = 0;
    for (let row = 0; row < size; row += 1) along += eigenvectorMatrix.get(row, own) * (vector[row] as number);
    along /= Math.sqrt(value);
    for (let row = 0; row < size; row += 1)
      image[row] = (image[row] as number) + along * eigenvectorMatrix.get(row, own);
  }
  return image;
}
