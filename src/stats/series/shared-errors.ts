import { invertTriangle } from '../regression/householder.ts';
import { dot, type Values } from '../regression/vectors.ts';
import type { ErrorVariance, OwnScatter, SharedErrors } from './error-parts.ts';
import {
  correlate,
  type FittedSeries,
  leftOver,
  matchedRho,
  neighbours,
  type Spanned,
  spannedBy,
  squaredTrace,
} from './left-over.ts';
import { toldErrors } from './told-errors.ts';

/** Shorter series say nothing of how long errors last. */
const FEWEST = 6;
/**
 * So many standard errors (1/√n) are put on the correlation of neighbours, for sums and for coefficients: one series tells
 * little of it (docs/calibration.md).
 */
const CAUTION = { ofSums: 0.7, ofCoefficients: 0.75 } as const;

/**
 * Errors of a regression on one series of counts: what chance alone gives each period, and what lasts beyond that.
 *
 * V = I + τ R(ρ), with R(ρ) = ρ^distance. τ and ρ are the values that lead one to expect the residuals' sum of squares,
 * e'e = tr(MV), and of products of neighbours, e'Le = tr(MLMV), after what the fitted columns took. So chance is not taken
 * to last, and what does last is not taken to be as short as a series with chance in it makes it look. Degrees of freedom
 * are Satterthwaite's.
 *
 * @param residuals  over the root of the variance that Poisson counts would have, in the order of time
 * @returns null where the columns leave nothing over
 * @see Kendall 1954, Biometrika 41; Satterthwaite 1946, Biometrics Bulletin 2
 * @example sharedErrors([1, -1, 1, -1], { columns: [], times: [1, 2, 3, 4] })?.share // => 0
 */
export function sharedErrors(residuals: Values, fitted: FittedSeries): SharedErrors | null {
  return errorsOf(residuals, spannedBy(fitted), CAUTION.ofSums);
}

/** ρ and τ of what is shared, and tr(MR(ρ)). */
interface Shared {
  readonly rho: number;
  readonly tau: number;
  readonly trace: number;
}

function errorsOf(values: Values, spanned: Spanned, caution: number): SharedErrors | null {
  const residuals = Float64Array.from(values);
  const { length } = residuals;
  if (length <= spanned.basis.length) return null;
  const { times } = spanned;
  const left = leftOver(spanned);
  const squares = dot(residuals, residuals);
  const excess = squares - left.squares(0);
  const isShared = excess > 0 && length >= FEWEST;
  const seen = (dot(residuals, neighbours(residuals, times)) - left.products(0)) / excess;
  // the less of it there is, the less is known of it
  const guarded = seen + (caution * squares) / (excess * Math.sqrt(length));
  const sharedAt = (alike: number): Shared => {
    const rho = isShared ? matchedRho(left, alike) : 0;
    return { rho, tau: Math.max(0, excess) / left.squares(rho), trace: left.squares(rho) };
  };
  const [asSeen, { rho: lasting, tau, trace }] = [sharedAt(seen), sharedAt(guarded)];
  const twice = squaredTrace(spanned, {
    at: (distance) => (distance === 0 ? 1 : 0) + tau * lasting ** distance,
    apply: (column) => {
      const shared = correlate(column, times, lasting);
      return column.map((x, at) => x + tau * (shared[at] as number));
    },
  });
  const varianceOf = (unit: (rho: number) => number): ErrorVariance => {
    const shared = unit(lasting);
    const variance = unit(0) + tau * shared;
    const uncertain = twice * (shared / trace) ** 2;
    return { variance, df: uncertain > 0 ? variance ** 2 / uncertain : length - spanned.basis.length };
  };
  return { persistence: asSeen.rho, share: tau / (1 + tau), varianceOf };
}

/**
 * The same of a sum of areas, V = I + (φ − 1) R(ρ₀) + τ R(ρ), with the variance of one column's coefficient in least
 * squares. The first two terms are the areas' own scatter, which they show by differing from one another within periods: on
 * many degrees of freedom, whatever the sum does. Only what moves all of them is left for the last.
 *
 * @param place  of the column among those that were fitted
 * @returns null where nothing is left over; the coefficient is null where the columns before it leave nothing of it
 * @example sharedCoefficient([1, -1, 1, -1], { columns: [[1, 1, 1, 1]], times: [1, 2, 3, 4] }, { own: { dispersion: 2, persistence: 0, df: 9 }, place: 0 })?.coefficient // => { variance: 0.5, df: 9 }
 */
export function sharedCoefficient(
  residuals: Values,
  fitted: FittedSeries,
  { own, place }: { readonly own: OwnScatter; readonly place: number },
): (SharedErrors & { readonly coefficient: ErrorVariance | null; readonly columns: number }) | null {
  const spanned = spannedBy(fitted);
  const errors =
    own.df > 0
      ? toldErrors(Float64Array.from(residuals), spanned, own)
      : errorsOf(residuals, spanned, CAUTION.ofCoefficients);
  if (errors === null) return null;
  const { basis, span, times } = spanned;
  const row = invertTriangle(span)[span.kept.indexOf(place)];
  if (row === undefined) return { ...errors, coefficient: null, columns: basis.length };
  const weights = Float64Array.from({ length: residuals.length }, (_, at) =>
    basis.reduce((sum, column, k) => sum + (row[k] as number) * (column[at] as number), 0),
  );
  const coefficient = errors.varianceOf((rho) => dot(weights, correlate(weights, times, rho)));
  return { ...errors, coefficient, columns: basis.length };
}
