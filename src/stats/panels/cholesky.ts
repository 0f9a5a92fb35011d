/**
 * Cholesky factor of a symmetric matrix in place: row by row, the lower triangle only.
 *
 * @returns false when a pivot is not positive: the matrix is then not positive definite to working precision
 * @example factorise(Float64Array.of(4, 0, 2, 5), 2) // => true
 * @example factorise(Float64Array.of(1, 0, 2, 4), 2) // => false
 */
export function factorise(matrix: Float64Array, size: number): boolean {
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let rest = matrix[row * size + column] ?? 0;
      for (let k = 0; k < column; k += 1) rest -= (matrix[row * size + k] ?? 0) * (matrix[column * size + k] ?? 0);
      if (column < row) matrix[row * size + column] = rest / (matrix[column * size + column] ?? 0);
      else if (rest > 0) matrix[row * size + row] = Math.sqrt(rest);
      else return false;
    }
  }
  return true;
}

/** Solves LLᵀx = values in place, given the lower factor L. */
export function solveFactorised(factor: Float64Array, values: Float64Array): void {
  const size = values.length;
  for (let row = 0; row < size; row += 1) {
    let rest = values[row] ?? 0;
    for (let k = 0; k < row; k += 1) rest -= (factor[row * size + k] ?? 0) * (values[k] ?? 0);
    values[row] = rest / (factor[row * size + row] ?? 1);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    const value = (values[row] ?? 0) / (factor[row * size + row] ?? 1);
    values[row] = value;
    for (let k = 0; k < row; k += 1) values[k] = (values[k] ?? 0) - (factor[row * size + k] ?? 0) * value;
  }
}

/**
 * x'V⁻¹x: how far a vector is from 0, in the measure of its covariance.
 *
 * @param vector      estimates
 * @param covariance  of them, row by row
 * @returns null when the covariance is singular to 1e-12 of its own size: some estimates then follow from others
 * @example quadraticForm(Float64Array.of(1, 2), Float64Array.of(1, 0, 0, 4)) // => 2
 * @example quadraticForm(Float64Array.of(1, 2), Float64Array.of(1, 2, 2, 4)) // => null
 */
export function quadraticForm(vector: Float64Array, covariance: Float64Array): number | null {
  const size = vector.length;
  const scale = Float64Array.from(vector, (_, place) => Math.sqrt(covariance[place * size + place] ?? 0));
  // to correlations first, so that the pivots tell of dependence and not of units
  const factor = covariance.map(
    (value, place) => value / (scale[Math.floor(place / size)] ?? 1) / (scale[place % size] ?? 1),
  );
  if (!factorise(factor, size)) return null;
  for (let row = 0; row < size; row += 1) if ((factor[row * size + row] ?? 0) ** 2 < 1e-12) return null;
  const standardised = vector.map((value, place) => value / (scale[place] ?? 1));
  const solved = standardised.slice();
  solveFactorised(factor, solved);
  return standardised.reduce((sum, value, place) => sum + value * (solved[place] ?? 0), 0);
}
