import { dot, type Matrix, squareMatrix, type Values } from './vectors.ts';

/** Columns as an orthonormal basis and a triangle: X = QR, without the columns that add nothing to those before them. */
export type Decomposition = {
  /** Which columns were kept, and which are combinations of columns before them. */
  readonly kept: readonly number[];
  readonly aliased: readonly number[];
  /** Smallest share of a kept column that the columns before it do not explain: 1 is orthogonal, 1e-8 nearly singular. */
  readonly conditioning: number;
  /** The reflections that turn X into R, each with the factor 2/v'v; they are Q. */
  readonly reflections: readonly { readonly vector: Float64Array; readonly factor: number }[];
  /** R by columns: column j has j + 1 entries. */
  readonly triangle: readonly Float64Array[];
};

export type DecompositionOptions = {
  /** A column is aliased when no more than this share of its length is left after the columns before it. */
  readonly tolerance?: number;
  /** Lengths of the columns to which that share refers, where they were demeaned since. */
  readonly lengths?: Values;
};

/** A hundred times what rounding leaves of a combination in 10 000 rows; Filip's polynomial, the hardest of NIST, has 3e-9. */
const TOLERANCE = 1e-11;

/**
 * Orthogonal decomposition of columns by Householder's reflections.
 *
 * @param columns  of equal length; they are not changed
 * @returns the decomposition; a column that is a combination of those before it is named in `aliased`, never used
 * @see Golub & Van Loan 2013, §5.2; R qr (LINPACK's limited pivoting) for the treatment of combinations
 * @example decompose([[1, 1, 1], [0, 1, 2], [1, 2, 3]].map((values) => Float64Array.from(values))).aliased // => [2]
 */
export function decompose(columns: readonly Float64Array[], options: DecompositionOptions = {}): Decomposition {
  const { tolerance = TOLERANCE, lengths } = options;
  const kept: number[] = [];
  const aliased: number[] = [];
  const reflections: { vector: Float64Array; factor: number }[] = [];
  const triangle: Float64Array[] = [];
  let conditioning = 1;
  for (const [index, column] of columns.entries()) {
    const rank = kept.length;
    const vector = column.slice();
    const length = lengths?.[index] ?? Math.sqrt(dot(column, column));
    for (const [from, reflection] of reflections.entries()) reflect(vector, reflection, from);
    const left = Math.sqrt(dot(vector, vector, rank));
    if (rank === vector.length || !(left > tolerance * length)) {
      aliased.push(index);
      continue;
    }
    conditioning = Math.min(conditioning, left / length);
    const head = vector[rank] as number;
    // The sign that adds: no digits are lost in the reflection's first entry.
    const diagonal = head > 0 ? -left : left;
    const entries = vector.slice(0, rank + 1);
    entries[rank] = diagonal;
    vector[rank] = head - diagonal;
    kept.push(index);
    triangle.push(entries);
    reflections.push({ vector, factor: 1 / (left * (left + Math.abs(head))) });
  }
  return { kept, aliased, conditioning, reflections, triangle };
}

/** By loops of its own: those that take any list of numbers are slower by half (measured). */
function reflect(values: Float64Array, { vector, factor }: Decomposition['reflections'][number], from: number): void {
  const { length } = values;
  let along = 0;
  for (let row = from; row < length; row += 1) along += (vector[row] as number) * (values[row] as number);
  const step = -factor * along;
  for (let row = from; row < length; row += 1) values[row] = (values[row] as number) + step * (vector[row] as number);
}

/** Q'y in place: the first entries are the effects of the kept columns, the rest is what they leave. */
export function rotate(values: Float64Array, { reflections }: Decomposition): Float64Array {
  for (const [from, reflection] of reflections.entries()) reflect(values, reflection, from);
  return values;
}

/** Qy in place: back from `rotate`. */
export function rotateBack(values: Float64Array, { reflections }: Decomposition): Float64Array {
  for (let from = reflections.length - 1; from >= 0; from -= 1) {
    reflect(values, reflections[from] as Decomposition['reflections'][number], from);
  }
  return values;
}

/** Solves Rb = effects. */
export function backSubstitute({ triangle }: Decomposition, effects: Values): Float64Array {
  const solution = Float64Array.from({ length: triangle.length }, (_, index) => effects[index] as number);
  for (let column = triangle.length - 1; column >= 0; column -= 1) {
    const entries = triangle[column] as Float64Array;
    const value = (solution[column] as number) / (entries[column] as number);
    solution[column] = value;
    for (let row = 0; row < column; row += 1)
      solution[row] = (solution[row] as number) - value * (entries[row] as number);
  }
  return solution;
}

/** R⁻¹ by rows; row j holds what coefficient j takes of each effect, and is 0 before j. */
export function invertTriangle(decomposition: Decomposition): Matrix {
  const size = decomposition.triangle.length;
  const columns = Array.from({ length: size }, (_, column) => {
    const unit = new Float64Array(size);
    unit[column] = 1;
    return backSubstitute(decomposition, unit);
  });
  return squareMatrix(size, (row, column) => (columns[column] as Float64Array)[row] as number);
}

/** The columns of Q that span the kept columns. */
export function orthonormalBasis(decomposition: Decomposition, rows: number): readonly Float64Array[] {
  return decomposition.kept.map((_, index) => {
    const unit = new Float64Array(rows);
    unit[index] = 1;
    for (let from = index; from >= 0; from -= 1) {
      reflect(unit, decomposition.reflections[from] as Decomposition['reflections'][number], from);
    }
    return unit;
  });
}
