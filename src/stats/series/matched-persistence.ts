import { decompose, invertTriangle, orthonormalBasis } from '../regression/householder.ts';
import { dot, type Values } from '../regression/vectors.ts';

/** Errors whose correlation falls by the same share with every period that lies between them. */
export interface LastingErrors {
  /** ρ, the correlation of neighbouring periods' errors, from 0 to 0.9. */
  readonly persistence: number;
  /** Of one error, in the scale of the residuals squared. */
  readonly variance: number;
  /** Degrees of freedom of that variance (Satterthwaite). */
  readonly df: number;
}

export interface FittedSeries {
  /** What was fitted, each column scaled as the residuals are. */
  readonly columns: readonly Values[];
  /** Whole numbers, rising: where each residual stands in time. Neighbours are one apart. */
  readonly times: Values;
}

/** The same, with columns that are orthonormal: directions in which residuals have nothing left. */
interface Spanned {
  readonly basis: readonly Float64Array[];
  readonly times: Values;
}

/** Longer-lasting than this cannot be told from a level that wanders. */
const MOST = 0.9;
/** Shorter series say nothing of how long errors last. */
const FEWEST = 6;
/** A column of which no more than this share is left after those before it adds nothing. */
const ALIASED = 0.02;
/**
 * So many standard errors (1/√n) are put on the correlation: one series tells little of ρ, and too small a ρ costs more
 * false alarms than too large a one loses. Less for a coefficient, whose columns take part of what lasts with them
 * (docs/calibration.md).
 */
const CAUTION = { ofSums: 0.9, ofCoefficients: 0.6 } as const;

/**
 * Persistence and variance of the errors of a regression on one series, from its residuals.
 *
 * Residuals e = Mu follow one another less than the errors u do, the less the more was fitted: a trend and a step take
 * most of what lasts. So ρ is the value at which the columns that were fitted lead one to expect the correlation that the
 * residuals have, tr(MLMV(ρ)) / tr(MV(ρ)) = e'Le / e'e with L the average of both neighbours and V = ρ^distance; the
 * variance is e'e / tr(MV), on tr(MV)² / tr(MVMV) degrees of freedom.
 *
 * @param residuals  scaled so that errors have equal variances, in the order of time
 * @returns ρ = 0 for series of fewer than 6 periods; variance 1 on no degrees of freedom where nothing is left over
 * @see Kendall 1954, Biometrika 41, for the bias of a correlation about a mean, here of any columns
 * @example matchedErrors([1, -1, 1, -1, 1, -1, 1, -1], { columns: [], times: [1, 2, 3, 4, 5, 6, 7, 8] }).persistence // => 0
 * @example matchedErrors([1, -1], { columns: [], times: [1, 2] }) // => { persistence: 0, variance: 1, df: 2 }
 */
export function matchedErrors(residuals: Values, { columns, times }: FittedSeries): LastingErrors {
  const basis = orthonormalBasis(spanOf(columns), residuals.length);
  return errorsOf(residuals, { basis, times }, CAUTION.ofSums);
}

const spanOf = (columns: readonly Values[]): ReturnType<typeof decompose> =>
  decompose(
    columns.map((column) => Float64Array.from(column)),
    { tolerance: ALIASED },
  );

function errorsOf(residuals: Values, fitted: Spanned, caution: number): LastingErrors {
  const squares = dot(residuals, residuals);
  if (residuals.length <= fitted.basis.length) return { persistence: 0, variance: 1, df: 0 };
  const persistence = squares === 0 || residuals.length < FEWEST ? 0 : matched(residuals, fitted, caution);
  const correlated = fitted.basis.map((column) => correlate(column, fitted.times, persistence));
  const explained = fitted.basis.reduce((sum, column, at) => sum + dot(column, correlated[at] ?? []), 0);
  const trace = residuals.length - explained;
  return { persistence, variance: squares / trace, df: trace ** 2 / squaredTrace(fitted, persistence, correlated) };
}

/**
 * The same, with the standard error of one column's coefficient in least squares, for errors of variance 1.
 *
 * @param place  of the column among those that were fitted
 * @returns the error is null where the columns before it leave nothing of the column
 * @example lastingCoefficient([1, -1, 1, -1], { columns: [[1, 1, 1, 1]], times: [1, 2, 3, 4] }, 0).unitError // => 0.5
 */
export function lastingCoefficient(
  residuals: Values,
  { columns, times }: FittedSeries,
  place: number,
): LastingErrors & { readonly unitError: number | null; readonly columns: number } {
  const span = spanOf(columns);
  const basis = orthonormalBasis(span, residuals.length);
  const errors = errorsOf(residuals, { basis, times }, CAUTION.ofCoefficients);
  const row = invertTriangle(span)[span.kept.indexOf(place)];
  if (row === undefined) return { ...errors, unitError: null, columns: basis.length };
  const weights = Float64Array.from({ length: residuals.length }, (_, at) =>
    basis.reduce((sum, column, k) => sum + (row[k] as number) * (column[at] as number), 0),
  );
  const unitError = Math.sqrt(dot(weights, correlate(weights, times, errors.persistence)));
  return { ...errors, unitError, columns: basis.length };
}

/** The ρ that leads one to expect the correlation of the residuals; what is expected rises with ρ. */
function matched(residuals: Values, fitted: Spanned, caution: number): number {
  const { products, traces } = byDistance(residuals.length, fitted);
  const seen = dot(residuals, neighbours(residuals, fitted.times)) / dot(residuals, residuals);
  const wanted = seen + caution / Math.sqrt(residuals.length);
  const expected = (rho: number): number => polynomial(products, rho) / polynomial(traces, rho);
  let [low, high] = [0, MOST];
  if (expected(low) >= wanted) return low;
  if (expected(high) <= wanted) return high;
  for (let round = 0; round < 30; round += 1) {
    const middle = (low + high) / 2;
    if (expected(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Sums of the cells of MLM and of M whose rows and columns lie so far apart: the traces of MLMV and MV by powers of ρ.
 *
 * MLM = L − (LQ − QB) Q' − Q (LQ)', with Q the basis and B = Q'LQ; both are symmetric, so half of the cells will do.
 */
function byDistance(
  length: number,
  { basis, times }: Spanned,
): { readonly products: Float64Array; readonly traces: Float64Array } {
  const at = (row: number): number => times[row] as number;
  const span = length === 0 ? 1 : at(length - 1) - at(0) + 1;
  const [products, traces] = [new Float64Array(span), new Float64Array(span)];
  const across = basis.length;
  const own = inRows(basis, length);
  const sides = basis.map((column) => neighbours(column, times));
  const beside = inRows(sides, length);
  const bent = inRows(bentSides(basis, sides), length);
  for (let row = 0; row < length; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      const distance = at(row) - at(column);
      let [product, trace] = [distance === 1 ? 0.5 : 0, distance === 0 ? 1 : 0];
      for (let k = 0; k < across; k += 1) {
        const [here, there] = [own[row * across + k] as number, own[column * across + k] as number];
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
function neighbours(values: Values, times: Values): Float64Array {
  const isNext = (row: number): boolean => (times[row + 1] as number) - (times[row] as number) === 1;
  return Float64Array.from(values, (_, row) => {
    const before = row > 0 && isNext(row - 1) ? (values[row - 1] as number) : 0;
    const after = row + 1 < values.length && isNext(row) ? (values[row + 1] as number) : 0;
    return (before + after) / 2;
  });
}

/** V x, with V = ρ^distance: each row from the rows before it and from those after it, by recursion. */
function correlate(values: Values, times: Values, rho: number): Float64Array {
  const { length } = values;
  const powers = powersOf(rho, times);
  const result = Float64Array.from(values);
  for (const isBack of [false, true]) {
    let carried = 0;
    for (let step = 1; step < length; step += 1) {
      const [row, from] = isBack ? [length - 1 - step, length - step] : [step, step - 1];
      const apart = Math.abs((times[row] as number) - (times[from] as number));
      carried = (carried + (values[from] as number)) * (powers[apart] as number);
      result[row] = (result[row] as number) + carried;
    }
  }
  return result;
}

/** tr(MVMV) = tr(VV) − 2 tr(Q'VVQ) + tr(Q'VQ Q'VQ). */
function squaredTrace({ basis, times }: Spanned, rho: number, correlated: readonly Values[]): number {
  const powers = powersOf(rho ** 2, times);
  let total = times.length;
  for (let row = 1; row < times.length; row += 1)
    for (let column = 0; column < row; column += 1)
      total += 2 * (powers[(times[row] as number) - (times[column] as number)] as number);
  for (const own of correlated) total -= 2 * dot(own, own);
  for (const column of basis) for (const own of correlated) total += dot(column, own) ** 2;
  return total;
}

/** Powers of ρ, by the distances that there are. */
function powersOf(rho: number, times: Values): Float64Array {
  const { length } = times;
  const powers = new Float64Array(length === 0 ? 1 : (times[length - 1] as number) - (times[0] as number) + 1);
  powers[0] = 1;
  for (let at = 1; at < powers.length; at += 1) powers[at] = (powers[at - 1] as number) * rho;
  return powers;
}

const polynomial = (coefficients: Float64Array, at: number): number =>
  coefficients.reduceRight((sum, coefficient) => sum * at + coefficient, 0);
