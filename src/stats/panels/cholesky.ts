/**
 * Cholesky factor of a symmetric matrix in place, the lower triangle only; rows one after the other.
 *
 * @returns false when a pivot is not positive: the matrix is then not positive definite to working precision
 * @example factorise(Float64Array.of(4, 0, 2, 5), 2) // => true
 * @example factorise(Float64Array.of(1, 0, 2, 4), 2) // => false
 */
export function factorise(matrix: Float64Array, size: number): boolean {
  for (let column = 0; column < size; column += 1) {
    const first = column * size;
    let rest = matrix[first + column] as number;
    for (let k = 0; k < column; k += 1) rest -= (matrix[first + k] as number) * (matrix[first + k] as number);
    if (!(rest > 0)) return false;
    matrix[first + column] = Math.sqrt(rest);
    let row = column + 1;
    for (; row + 3 < size; row += 4) fourRows(matrix, { size, column, row });
    for (; row < size; row += 1) oneRow(matrix, { size, column, row });
  }
  return true;
}

type Place = { readonly size: number; readonly column: number; readonly row: number };

function oneRow(matrix: Float64Array, { size, column, row }: Place): void {
  const [above, own] = [column * size, row * size];
  let rest = matrix[own + column] as number;
  for (let k = 0; k < column; k += 1) rest -= (matrix[own + k] as number) * (matrix[above + k] as number);
  matrix[own + column] = rest / (matrix[above + column] as number);
}

/** Sums of four rows do not wait for each other: half the time of one after the other (measured), and the same digits. */
function fourRows(matrix: Float64Array, { size, column, row }: Place): void {
  const above = column * size;
  const a = row * size;
  const [b, c, d] = [a + size, a + 2 * size, a + 3 * size];
  let restA = matrix[a + column] as number;
  let restB = matrix[b + column] as number;
  let restC = matrix[c + column] as number;
  let restD = matrix[d + column] as number;
  for (let k = 0; k < column; k += 1) {
    const factor = matrix[above + k] as number;
    restA -= (matrix[a + k] as number) * factor;
    restB -= (matrix[b + k] as number) * factor;
    restC -= (matrix[c + k] as number) * factor;
    restD -= (matrix[d + k] as number) * factor;
  }
  const pivot = matrix[above + column] as number;
  matrix[a + column] = restA / pivot;
  matrix[b + column] = restB / pivot;
  matrix[c + column] = restC / pivot;
  matrix[d + column] = restD / pivot;
}

/** Solves LLᵀx = values in place, given the lower factor L. */
export function solveFactorised(factor: Float64Array, values: Float64Array): void {
  const size = values.length;
  for (let row = 0; row < size; row += 1) {
    const first = row * size;
    let rest = values[row] as number;
    for (let k = 0; k < row; k += 1) rest -= (factor[first + k] as number) * (values[k] as number);
    values[row] = rest / (factor[first + row] as number);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    const first = row * size;
    const value = (values[row] as number) / (factor[first + row] as number);
    values[row] = value;
    for (let k = 0; k < row; k += 1) values[k] = (values[k] as number) - (factor[first + k] as number) * value;
  }
}

/**
 * The inverse of a matrix from its lower factor, row by row: worth its cost where dozens of vectors are to be solved for.
 *
 * @example invertFactorised(Float64Array.of(2, 0, 1, 2), 2) // => { 0: 0.3125, 1: -0.125, 2: -0.125, 3: 0.25 }
 */
export function invertFactorised(factor: Float64Array, size: number): Float64Array {
  const [half, inverse] = [new Float64Array(size * size), new Float64Array(size * size)];
  // L⁻¹ row by row, and (L⁻¹)'L⁻¹ as a sum over its rows
  for (let row = 0; row < size; row += 1) {
    const own = row * size;
    half[own + row] = 1;
    for (let k = 0; k < row; k += 1) {
      const share = factor[own + k] as number;
      if (share === 0) continue;
      for (let at = 0; at <= k; at += 1)
        half[own + at] = (half[own + at] as number) - share * (half[k * size + at] as number);
    }
    const pivot = factor[own + row] as number;
    for (let at = 0; at <= row; at += 1) half[own + at] = (half[own + at] as number) / pivot;
    for (let a = 0; a <= row; a += 1) {
      const share = half[own + a] as number;
      for (let b = 0; b <= a; b += 1)
        inverse[a * size + b] = (inverse[a * size + b] as number) + share * (half[own + b] as number);
    }
  }
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < row; column += 1)
      inverse[column * size + row] = inverse[row * size + column] as number;
  return inverse;
}

/** A vector times a symmetric matrix, put into `image`; sums of four rows do not wait for each other. */
export function timesSymmetric(
  matrix: Float64Array,
  vector: Float64Array,
  image: Float64Array = new Float64Array(vector.length),
): Float64Array {
  const size = vector.length;
  let row = 0;
  for (; row + 3 < size; row += 4) {
    const a = row * size;
    const [b, c, d] = [a + size, a + 2 * size, a + 3 * size];
    let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
    for (let k = 0; k < size; k += 1) {
      const value = vector[k] as number;
      sumA += (matrix[a + k] as number) * value;
      sumB += (matrix[b + k] as number) * value;
      sumC += (matrix[c + k] as number) * value;
      sumD += (matrix[d + k] as number) * value;
    }
    image[row] = sumA;
    image[row + 1] = sumB;
    image[row + 2] = sumC;
    image[row + 3] = sumD;
  }
  for (; row < size; row += 1) {
    let sum = 0;
    for (let k = 0; k < size; k += 1) sum += (matrix[row * size + k] as number) * (vector[k] as number);
    image[row] = sum;
  }
  return image;
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
