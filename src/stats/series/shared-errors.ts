import { invertTriangle } from '../regression/householder.ts';
import { dot, type Values } from '../regression/vectors.ts';
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

/** How areas scatter about what moves all of them: what their sum would scatter if they shared nothing. */
export interface OwnScatter {
  /** Variance over that of Poisson counts. */
  readonly dispersion: number;
  /** Correlation of neighbouring periods, from −0.5: by chance it is below 0 as often as above. */
  readonly persistence: number;
  /** 0 where there is one area alone, of which nothing is known but that it counts. */
  readonly df: number;
}

/** Of anything that is made of the errors, such as a coefficient. */
export interface ErrorVariance {
  readonly variance: number;
  readonly df: number;
}

export interface SharedErrors {
  /** ρ of what is shared, as it looks; 0 where nothing is. What is asked for is worked out with more, for caution. */
  readonly persistence: number;
  /** How much of an error's variance is shared, from 0 to 1. */
  readonly share: number;
  /** @param unit  variance of what is asked for where errors have variance 1 and the correlation ρ^distance */
  readonly varianceOf: (unit: (rho: number) => number) => ErrorVariance;
}

const MOST = 0.9;
const LEAST = -0.5;
/** Shorter series say nothing of how long errors last. */
const FEWEST = 6;
/**
 * So many standard errors (1/√n) are put on the correlation of neighbours, for sums and for coefficients. Less where areas
 * do not tell what is their own: all above Poisson counts is then taken to last, and that is caution in itself
 * (docs/calibration.md).
 */
const CAUTION = { ofSums: 0.7, ofCoefficients: { told: 1.3, untold: 0.75 } } as const;
/** Where areas tell nothing of it. */
const POISSON: OwnScatter = { dispersion: 1, persistence: 0, df: 0 };

/**
 * Errors of a regression on one series of counts: what chance alone gives each period, and what lasts beyond that.
 *
 * V = I + τ R(ρ), with R(ρ) = ρ^distance. τ and ρ are the values that lead one to expect the residuals' sum of squares,
 * e'e = tr(MV), and of products of neighbours, e'Le = tr(MLMV), after what the fitted columns took. So chance is not taken
 * to last, and what does last is not taken to be as short as a series with chance in it makes it look. Degrees of freedom
 * are Satterthwaite's: at the ρ that is seen where areas tell their own scatter, for there the caution in ρ is large.
 *
 * @param residuals  over the root of the variance that Poisson counts would have, in the order of time
 * @returns null where the columns leave nothing over
 * @see Kendall 1954, Biometrika 41; Satterthwaite 1946, Biometrics Bulletin 2
 * @example sharedErrors([1, -1, 1, -1], { columns: [], times: [1, 2, 3, 4] })?.share // => 0
 */
export function sharedErrors(residuals: Values, fitted: FittedSeries): SharedErrors | null {
  return errorsOf(residuals, spannedBy(fitted), { own: POISSON, caution: CAUTION.ofSums });
}

/** ρ and τ of what is shared, and tr(MR(ρ)). */
interface Shared {
  readonly rho: number;
  readonly tau: number;
  readonly trace: number;
}

function errorsOf(
  values: Values,
  spanned: Spanned,
  { own: { dispersion, persistence, df }, caution }: { readonly own: OwnScatter; readonly caution: number },
): SharedErrors | null {
  const residuals = Float64Array.from(values);
  const { length } = residuals;
  if (length <= spanned.basis.length) return null;
  const { times } = spanned;
  const lasting = Math.max(0, dispersion - 1);
  const rho0 = lasting === 0 ? 0 : Math.max(LEAST, Math.min(MOST, persistence / (1 - 1 / dispersion)));
  const left = leftOver(spanned);
  const ownOf = (unit: (rho: number) => number): number => unit(0) + lasting * unit(rho0);
  const squares = dot(residuals, residuals);
  const excess = squares - ownOf(left.squares);
  const isShared = excess > 0 && length >= FEWEST;
  const seen = (dot(residuals, neighbours(residuals, times)) - ownOf(left.products)) / excess;
  // the less of it there is, the less is known of it
  const guarded = seen + (caution * squares) / (excess * Math.sqrt(length));
  const sharedAt = (alike: number): Shared => {
    const rho = isShared ? matchedRho(left, alike) : 0;
    return { rho, tau: Math.max(0, excess) / left.squares(rho), trace: left.squares(rho) };
  };
  const [asSeen, used] = [sharedAt(seen), sharedAt(guarded)];
  // where there is much caution in ρ, the degrees of freedom need not hold it once more
  const sampled = df > 0 ? asSeen : used;
  const twice = squaredTrace(spanned, {
    at: (distance) => (distance === 0 ? 1 : 0) + lasting * rho0 ** distance + sampled.tau * sampled.rho ** distance,
    apply: (column) => {
      const [first, second] = [correlate(column, times, rho0), correlate(column, times, sampled.rho)];
      return column.map((x, at) => x + lasting * (first[at] ?? 0) + sampled.tau * (second[at] ?? 0));
    },
  });
  const varianceOf = (unit: (rho: number) => number): ErrorVariance => {
    const known = ownOf(unit);
    const variance = known + used.tau * unit(used.rho);
    if (used.tau === 0 && df > 0) return { variance, df };
    const shared = unit(sampled.rho);
    const uncertain = twice * (shared / sampled.trace) ** 2 + (df > 0 ? known ** 2 / df : 0);
    const stands = known + sampled.tau * shared;
    return { variance, df: uncertain > 0 ? stands ** 2 / uncertain : length - spanned.basis.length };
  };
  return {
    persistence: asSeen.rho,
    share: used.tau / (1 + lasting + used.tau),
    varianceOf,
  };
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
  const { told, untold } = CAUTION.ofCoefficients;
  const errors = errorsOf(residuals, spanned, { own, caution: own.df > 0 ? told : untold });
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
