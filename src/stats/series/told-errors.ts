import { dot } from '../regression/vectors.ts';
import type { ErrorVariance, OwnScatter, SharedErrors } from './error-parts.ts';
import { leftOver, matchedRho, neighbours, type Spanned } from './left-over.ts';
import { restrictedShare } from './restricted-share.ts';

const MOST = 0.9;
const LEAST = -0.5;
/** Shorter series say nothing of what lasts. */
const FEWEST = 6;
/**
 * So many standard deviations the residuals' sum of squares must lie above that of the areas' own scatter before anything
 * is taken to be shared: an estimate that is cut off at 0 is too large on average where nothing is, and a calm series
 * would pay for it with its range (docs/calibration.md).
 */
const TELLING = 0.15;
/** A series as short as these hardly tells how long what is shared lasts: from one period to the next it may by so much. */
const LASTING = 0.8;

/** τ of what is shared, with ρ and Fisher's information on τ. */
interface Shared {
  readonly rho: number;
  readonly tau: number;
  readonly information: number;
}

/**
 * Errors of a regression on a sum of areas that show by themselves what is their own: V = I + (φ − 1) R(ρ₀) + τ R(ρ).
 *
 * Where the sum scatters more than its areas lead one to expect, τ is by restricted maximum likelihood, twice: with the ρ
 * that the residuals' products of neighbours lead one to expect, and with 0.8, if that is more. What is asked for has the
 * larger of both variances. Degrees of freedom are Satterthwaite's, of what is shared and of what is the areas' own.
 *
 * @param residuals  over the root of the variance that Poisson counts would have, in the order of time
 * @param own        on degrees of freedom above 0
 * @returns null where the columns leave nothing over
 * @see Patterson & Thompson 1971, Biometrika 58; Satterthwaite 1946, Biometrics Bulletin 2
 */
export function toldErrors(residuals: Float64Array, spanned: Spanned, own: OwnScatter): SharedErrors | null {
  if (residuals.length <= spanned.basis.length) return null;
  const lasting = Math.max(0, own.dispersion - 1);
  const rho0 = lasting === 0 ? 0 : Math.max(LEAST, Math.min(MOST, own.persistence / (1 - 1 / own.dispersion)));
  const ownOf = (unit: (rho: number) => number): number => unit(0) + lasting * unit(rho0);
  const sharedAt = (rho: number): Shared => {
    const { variance, information } = restrictedShare(residuals, spanned, {
      own: (distance) => (distance === 0 ? 1 : 0) + lasting * rho0 ** distance,
      shared: (distance) => rho ** distance,
    });
    return { rho, tau: variance, information };
  };
  const persistence = seenIn(residuals, spanned, ownOf);
  const shared = persistence === null ? [] : [...new Set([persistence, Math.max(LASTING, persistence)])].map(sharedAt);
  const tau = Math.max(0, ...shared.map((one) => one.tau));
  const varianceOf = (unit: (rho: number) => number): ErrorVariance => {
    const known = ownOf(unit);
    const of = (one: Shared): number => one.tau * unit(one.rho);
    const [largest] = [...shared].sort((a, b) => of(b) - of(a));
    if (largest === undefined || largest.tau === 0) return { variance: known, df: own.df };
    const variance = known + of(largest);
    const uncertain = unit(largest.rho) ** 2 / (2 * largest.information) + known ** 2 / own.df;
    return { variance, df: variance ** 2 / uncertain };
  };
  return { persistence: persistence ?? 0, share: tau / (1 + lasting + tau), varianceOf };
}

/** The ρ at which neighbours are expected to be as alike as they are; null where hardly anything is shared. */
function seenIn(
  residuals: Float64Array,
  spanned: Spanned,
  ownOf: (unit: (rho: number) => number) => number,
): number | null {
  const left = leftOver(spanned);
  const expected = ownOf(left.squares);
  const excess = dot(residuals, residuals) - expected;
  const deviation = expected * Math.sqrt(2 / (residuals.length - spanned.basis.length));
  if (residuals.length < FEWEST || !(excess > TELLING * deviation)) return null;
  return matchedRho(left, (dot(residuals, neighbours(residuals, spanned.times)) - ownOf(left.products)) / excess);
}
