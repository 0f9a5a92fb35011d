import { type Decomposition, decompose, orthonormalBasis } from '../regression/householder.ts';
import { dot, type Values } from '../regression/vectors.ts';

export interface FittedSeries {
  /** What was fitted, each column scaled as the residuals are. */
  readonly columns: readonly Values[];
  /** Whole numbers, rising: where each residual stands in time. Neighbours are one apart. */
  readonly times: Values;
}

/** The same, with columns that are orthonormal: directions in which residuals have nothing left. */
export interface Spanned {
  readonly span: Decomposition;
  readonly basis: readonly Float64Array[];
  /** Typed, as all here are: loops over numbers of one kind are several times faster (measured). */
  readonly times: Float64Array;
}

/** Longer-lasting than this cannot be told from a level that wanders. */
const MOST = 0.9;
/** A column of which no more than this share is left after those before it adds nothing. */
const ALIASED = 0.02;

export function spannedBy({ columns, times }: FittedSeries): Spanned {
  const span = decompose(
    columns.map((column) => Float64Array.from(column)),
    { tolerance: ALIASED },
  );
  return { span, basis: orthonormalBasis(span, times.length), times: Float64Array.from(times) };
}

/**
 * What the columns that were fitted leave of errors whose correlation is ρ to the power of their distance, as traces with
 * M the projection on what is left, V = ρ^distance and L the mean of both neighbours.
 */
export interface LeftOver {
  /** tr(MV): of the sum of squares. */
  readonly squares: (rho: number) => number;
  /** tr(MLMV): of the sum of products of neighbours. */
  readonly products: (rho: number) => number;
}

export function leftOver(fitted: Spanned): LeftOver {
  const { products, traces } = byDistance(fitted.times.length, fitted);
  return { squares: (rho) => polynomial(traces, rho), products: (rho) => polynomial(products, rho) };
}

/** The ρ, from 0 to 0.9, at which neighbours are expected to be as alike as was seen; what is expected rises with ρ. */
export function matchedRho({ squares, products }: LeftOver, seen: number): number {
  const expected = (rho: number): number => products(rho) / squares(rho);
  let [low, high] = [0, MOST];
  if (expected(low) >= seen) return low;
  if (expected(high) <= seen) return high;
  for (let round = 0; round < 30; round += 1) {
    const middle = (low + high) / 2;
    if (expected(middle) < seen) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * tr(MVMV) = tr(VV) − 2 tr(Q'VVQ) + tr(Q'VQ Q'VQ).
 *
 * @param at     V's cells, by the distance in time
 * @param apply  Vx
 */
export function squaredTrace(
  { basis, times }: Spanned,
  { at, apply }: { readonly at: (distance: number) => number; readonly apply: (values: Float64Array) => Float64Array },
): number {
  const { length } = times;
  const squares = new Float64Array(spanOf(times));
  for (let distance = 0; distance < squares.length; distance += 1) squares[distance] = at(distance) ** 2;
  let total = length * (squares[0] ?? 0);
  for (let row = 1; row < length; row += 1)
    for (let column = 0; column < row; column += 1)
      total += 2 * (squares[(times[row] as number) - (times[column] as number)] as number);
  const applied = basis.map(apply);
  for (const own of applied) total -= 2 * dot(own, own);
  for (const column of basis) for (const own of applied) total += dot(column, own) ** 2;
  return total;
}

/**
 * Sums of the cells of MLM and of M whose rows and columns lie so far apart: the traces of MLMV and MV by powers of ρ.
 *
 * MLM = L − (LQ − QB) Q' − Q (LQ)', with Q the basis and B = Q'LQ; both are symmetric, so half of the cells will do.
 */
function byDistance(
  length: number,
  { basis, times }: Pick<Spanned, 'basis' | 'times'>,
): { readonly products: Float64Array; readonly traces: Float64Array } {
  const span = spanOf(times);
  const [products, traces] = [new Float64Array(span), new Float64Array(span)];
  const across = basis.length;
  const own = inRows(basis, length);
  const sides = basis.map((column) => neighbours(column, times));
  const beside = inRows(sides, length);
  const bent = inRows(bentSides(basis, sides), length);
  for (let row = 0; row < length; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      const distance = (times[row] as number) - (times[column] as number);
      let product = distance === 1 ? 0.5 : 0;
      let trace = distance === 0 ? 1 : 0;
      for (let k = 0; k < across; k += 1) {
        const here = own[row * across + k] as number;
        const there = own[column * across + k] as number;
        trace -= here * there;
        product -= (bent[row * across + k] as number) * there + here * (beside[column * across + k] as number);
      }
      const both = row === column ? 1 : 2;
      products[distance] = (products[distance] as number) + both * product;
      traces[distance] = (traces[distance] as number) + both * trace;
    }
  }
  return { products, traces };
}

/** LQ − QB, column by column. */
function bentSides(basis: readonly Float64Array[], sides: readonly Float64Array[]): readonly Float64Array[] {
  return sides.map((side) => {
    const bent = side.slice();
    for (const column of basis) {
      const within = dot(column, side);
      for (let row = 0; row < bent.length; row += 1)
        bent[row] = (bent[row] as number) - within * (column[row] as number);
    }
    return bent;
  });
}

/** Columns as one array, row after row. */
function inRows(columns: readonly Float64Array[], length: number): Float64Array {
  const cells = new Float64Array(length * columns.length);
  for (const [k, column] of columns.entries())
    for (let row = 0; row < length; row += 1) cells[row * columns.length + k] = column[row] as number;
  return cells;
}

/** L x: the mean of both neighbours, or half of the only one. */
export function neighbours(values: Float64Array, times: Float64Array): Float64Array {
  const { length } = values;
  const means = new Float64Array(length);
  for (let row = 1; row < length; row += 1) {
    if ((times[row] as number) - (times[row - 1] as number) !== 1) continue;
    means[row] = (means[row] as number) + (values[row - 1] as number);
    means[row - 1] = (means[row - 1] as number) + (values[row] as number);
  }
  for (let row = 0; row < length; row += 1) means[row] = (means[row] as number) / 2;
  return means;
}

/** V x, with V = ρ^distance: each row from the rows before it and from those after it, by recursion. */
export function correlate(values: Float64Array, times: Float64Array, rho: number): Float64Array {
  const { length } = values;
  const powers = powersOf(rho, times);
  const result = values.slice();
  for (const isBack of [false, true]) {
    let carried = 0;
    for (let step = 1; step < length; step += 1) {
      const row = isBack ? length - 1 - step : step;
      const from = isBack ? row + 1 : row - 1;
      const apart = Math.abs((times[row] as number) - (times[from] as number));
      carried = (carried + (values[from] as number)) * (powers[apart] as number);
      result[row] = (result[row] as number) + carried;
    }
  }
  return result;
}

/** How many distances there are, that of a period from itself with them. */
const spanOf = (times: Float64Array): number =>
  times.length === 0 ? 1 : (times[times.length - 1] as number) - (times[0] as number) + 1;

/** Powers of ρ, by the distances that there are. */
function powersOf(rho: number, times: Float64Array): Float64Array {
  const powers = new Float64Array(spanOf(times));
  powers[0] = 1;
  for (let at = 1; at < powers.length; at += 1) powers[at] = (powers[at - 1] as number) * rho;
  return powers;
}

function polynomial(coefficients: Float64Array, at: number): number {
  let sum = 0;
  for (let power = coefficients.length - 1; power >= 0; power -= 1) sum = sum * at + (coefficients[power] as number);
  return sum;
}
