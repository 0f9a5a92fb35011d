import { type Interval, requireFraction } from '../counts/rate-count.ts';
import { betaQuantile, studentQuantile } from '../distributions/distributions.ts';
import { findRoot } from '../distributions/root.ts';
import type { SurveyEstimate } from './survey-mean.ts';

/** What these intervals need to know of a share. */
export type EstimatedShare = Pick<SurveyEstimate, 'estimate' | 'standardError' | 'n' | 'df'>;

/**
 * Korn and Graubard's interval of a share: Clopper and Pearson's for as many answers as the design is worth.
 *
 * Wider than the logit's and sure to cover; the house takes the logit and this one only where all answered alike.
 *
 * @returns low and high in [0, 1]; null when all answered alike or the design leaves no degree of freedom
 * @throws {RangeError} when the level is not in (0, 1)
 * @see Korn & Graubard 1998; R survey::svyciprop(method = "beta")
 * @example betaShareInterval({ estimate: 0.2, standardError: 0.05, n: 65, df: 64 }, 0.95).low // => 0.1104074
 */
export function betaShareInterval(share: EstimatedShare, level: number): Interval | null {
  if (!isEstimable(share, level)) return null;
  const { estimate, standardError, n, df } = share;
  const tail = (1 - level) / 2;
  const lessened = (studentQuantile(tail, n - 1) / studentQuantile(tail, df)) ** 2;
  const size = ((estimate * (1 - estimate)) / standardError ** 2) * lessened;
  return {
    low: betaQuantile(tail, size * estimate, size * (1 - estimate) + 1),
    high: betaQuantile(1 - tail, size * estimate + 1, size * (1 - estimate)),
  };
}

/**
 * Interval of a share that is symmetric in the arc sine of its root, with t on the degrees of freedom of the design.
 *
 * @returns low and high in [0, 1]; null when all answered alike or the design leaves no degree of freedom
 * @see R survey::svyciprop(method = "asin"), which folds back where it passes 0 or 1; this one stops there
 * @example arcsineShareInterval({ estimate: 0.5, standardError: 0.05, n: 101, df: 100 }, 0.95).high // => 0.59855
 */
export function arcsineShareInterval(share: EstimatedShare, level: number): Interval | null {
  if (!isEstimable(share, level)) return null;
  const { estimate, standardError, df } = share;
  const middle = Math.asin(Math.sqrt(estimate));
  const reach = (studentQuantile((1 + level) / 2, df) * standardError) / (2 * Math.sqrt(estimate * (1 - estimate)));
  return {
    low: Math.sin(Math.max(0, middle - reach)) ** 2,
    high: Math.sin(Math.min(Math.PI / 2, middle + reach)) ** 2,
  };
}

/**
 * Interval of a share from its likelihood, scaled to the design (Rao and Scott).
 *
 * Holds the shares whose deviance from the one found is no larger than t² times the design effect.
 *
 * @returns low and high in (0, 1); null when all answered alike or the design leaves no degree of freedom
 * @see R survey::svyciprop(method = "likelihood"), which reads the same limits off a spline: up to 0.4 % apart
 * @example likelihoodShareInterval({ estimate: 0.5, standardError: 0.05, n: 101, df: 100 }, 0.95).low // => 0.40129
 */
export function likelihoodShareInterval(share: EstimatedShare, level: number): Interval | null {
  if (!isEstimable(share, level)) return null;
  const wanted = scaledCutoff(share, level);
  const limit = (side: -1 | 1): number => {
    const centre = logitOf(share.estimate);
    let end = centre + side;
    while (Math.abs(signedRoot(share, end)) < wanted) end += side;
    const root = findRoot((logit) => signedRoot(share, logit) - side * wanted, {
      low: Math.min(centre, end),
      high: Math.max(centre, end),
    });
    return 1 / (1 + Math.exp(-root));
  };
  return { low: limit(-1), high: limit(1) };
}

/**
 * Signed root of how much worse a logit explains the answers than the share found does, for as many simple answers.
 *
 * @param logit  of the share in question
 * @returns negative below the share found, positive above
 * @see R MASS::profile.glm
 * @example signedRoot({ estimate: 0.5, standardError: 0.1, n: 5, df: 4 }, 1).toFixed(4) // => '0.9803'
 */
export function signedRoot({ estimate, n }: EstimatedShare, logit: number): number {
  // −log of the share and of its rest, without cancelling where one is nearly 1
  const [yes, no] = [softplus(-logit), softplus(logit)];
  const deviance = 2 * n * (estimate * (Math.log(estimate) + yes) + (1 - estimate) * (Math.log(1 - estimate) + no));
  const dispersion = n / (n - 1);
  return Math.sign(logit - logitOf(estimate)) * Math.sqrt(Math.max(0, deviance / dispersion));
}

/** Where the signed root must arrive: t times the root of the design effect. */
export function scaledCutoff({ estimate, standardError, n, df }: EstimatedShare, level: number): number {
  return (studentQuantile((1 + level) / 2, df) * standardError) / Math.sqrt((estimate * (1 - estimate)) / n);
}

function logitOf(share: number): number {
  return Math.log(share / (1 - share));
}

function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

function isEstimable({ estimate, standardError, df }: EstimatedShare, level: number): boolean {
  requireFraction(level, 'level');
  return df > 0 && standardError > 0 && estimate > 0 && estimate < 1;
}
