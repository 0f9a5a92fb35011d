/** Numbers of one kind, one for each row: a plain array or a typed one. */
export type Values = ArrayLike<number>;

/**
 * Σ aᵢbᵢ over the rows from `from` on.
 *
 * @example dot([1, 2, 3], [4, 5, 6]) // => 32
 */
export function dot(a: Values, b: Values, from = 0): number {
  let sum = 0;
  for (let row = from; row < a.length; row += 1) sum += (a[row] as number) * (b[row] as number);
  return sum;
}

/** target += factor · source, in place, over the rows from `from` on. */
export function addScaled(
  target: Float64Array,
  source: Values,
  { factor, from = 0 }: { readonly factor: number; readonly from?: number },
): void {
  for (let row = from; row < target.length; row += 1)
    target[row] = (target[row] as number) + factor * (source[row] as number);
}

/**
 * Σ aᵢ.
 *
 * @example sum([1, 2, 3]) // => 6
 */
export function sum(a: Values): number {
  let total = 0;
  for (let row = 0; row < a.length; row += 1) total += a[row] as number;
  return total;
}

/**
 * A square matrix by its rows, filled cell by cell.
 *
 * @example squareMatrix(2, (row, column) => row - column)[1] // => { 0: 1, 1: 0 }
 */
export function squareMatrix(size: number, cell: (row: number, column: number) => number): Matrix {
  return Array.from({ length: size }, (_, row) =>
    Float64Array.from({ length: size }, (__, column) => cell(row, column)),
  );
}

/** A matrix by its rows. */
export type Matrix = readonly Float64Array[];
