import { dot, type Values } from '../regression/vectors.ts';
import {
  correlate,
  type FittedSeries,
  leftOver,
  matchedRho,
  neighbours,
  spannedBy,
  squaredTrace,
} from './left-over.ts';

/** Errors whose correlation falls by the same share with every period that lies between them. */
export interface LastingErrors {
  /** ρ, the correlation of neighbouring periods' errors, from 0 to 0.9. */
  readonly persistence: number;
  /** Of one error, in the scale of the residuals squared. */
  readonly variance: number;
  /** Degrees of freedom of that variance (Satterthwaite). */
  readonly df: number;
}

/** Shorter series say nothing of how long errors last. */
const FEWEST = 6;
/**
 * So many standard errors (1/√n) are put on the correlation: one series tells little of ρ, and too small a ρ costs more
 * false alarms than too large a one loses (docs/calibration.md).
 */
const CAUTION = 0.9;

/**
 * Persistence and variance of the errors of a regression on one series, from its residuals.
 *
 * Residuals e = Mu follow one another less than the errors u do, the less the more was fitted: a trend and a step take
 * most of what lasts. So ρ is the value at which the columns that were fitted lead one to expect the correlation that the
 * residuals have, tr(MLMV(ρ)) / tr(MV(ρ)) = e'Le / e'e with L the average of both neighbours and V = ρ^distance; the
 * variance is e'e / tr(MV), on tr(MV)² / tr(MVMV) degrees of freedom.
 *
 * @param values  residuals, scaled so that errors have equal variances, in the order of time
 * @param usual   of counts in so few periods that they hardly tell ρ: the persistence that what lasts of such counts usually
 *                has. ρ is then half-way between what was found and that. Of a variance φ times that of chance, which is 1
 *                here, the share 1 − 1/φ may last. Null where the series is long enough
 * @returns ρ = 0 for series of fewer than 6 periods; variance 1 on no degrees of freedom where nothing is left over
 * @see Kendall 1954, Biometrika 41, for the bias of a correlation about a mean, here of any columns
 * @example matchedErrors([1, -1, 1, -1, 1, -1, 1, -1], { columns: [], times: [1, 2, 3, 4, 5, 6, 7, 8] }).persistence // => 0
 * @example matchedErrors([1, -1], { columns: [], times: [1, 2] }) // => { persistence: 0, variance: 1, df: 2 }
 * @example matchedErrors([3, -3, 3, -3, 3, -3, 3, -3], { columns: [], times: [1, 2, 3, 4, 5, 6, 7, 8] }, 0.9).persistence // => 0.4
 */
export function matchedErrors(values: Values, fitted: FittedSeries, usual: number | null = null): LastingErrors {
  const spanned = spannedBy(fitted);
  const residuals = Float64Array.from(values);
  const { length } = residuals;
  if (length <= spanned.basis.length) return { persistence: 0, variance: 1, df: 0 };
  const squares = dot(residuals, residuals);
  const left = leftOver(spanned);
  const seen = dot(residuals, neighbours(residuals, spanned.times)) / squares + CAUTION / Math.sqrt(length);
  const found = squares === 0 || length < FEWEST ? 0 : matchedRho(left, seen);
  const persistence =
    usual === null ? found : (found + usual * lastingShare(squares / (length - spanned.basis.length))) / 2;
  const trace = left.squares(persistence);
  const twice = squaredTrace(spanned, {
    at: (distance) => persistence ** distance,
    apply: (values) => correlate(values, spanned.times, persistence),
  });
  return { persistence, variance: squares / trace, df: trace ** 2 / twice };
}

const lastingShare = (dispersion: number): number => (dispersion > 1 ? 1 - 1 / dispersion : 0);
