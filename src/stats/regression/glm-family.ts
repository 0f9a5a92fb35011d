import gammaln from '@stdlib/math-base-special-gammaln';

/** How responses vary about their means, and on which scale the means are linear. */
export type Family = {
  readonly name: 'poisson' | 'binomial' | 'negative-binomial';
  readonly link: (mean: number) => number;
  readonly mean: (linear: number) => number;
  /** Change of the mean with the linear predictor, at a mean. */
  readonly slope: (mean: number) => number;
  readonly variance: (mean: number) => number;
  /** Twice the log likelihood that a row loses to a perfect fit; `weight` is prior. */
  readonly deviance: (response: number, mean: number) => number;
  readonly logLikelihood: (response: number, mean: number, weight: number) => number;
  /** A mean to start from. */
  readonly start: (response: number, weight: number) => number;
  readonly accepts: (response: number) => boolean;
};

/** Means this near their end are at it, but for rounding: logarithms stay finite. */
const EDGE = 1e-300;
/** R's bound of the logistic scale, beyond which a probability is 0 or 1 in doubles. */
const FAR = 30;

const yLog = (y: number, ratio: number): number => (y === 0 ? 0 : y * Math.log(ratio));

/** Counts whose variance is their mean, linear on the log scale. */
export const poisson: Family = {
  name: 'poisson',
  link: Math.log,
  mean: (linear) => Math.max(Math.exp(linear), EDGE),
  slope: (mean) => mean,
  variance: (mean) => mean,
  deviance: (y, mean) => 2 * (yLog(y, y / mean) - (y - mean)),
  logLikelihood: (y, mean, weight) => weight * (yLog(y, mean) - mean - gammaln(y + 1)),
  start: (y) => y + 0.1,
  accepts: (y) => y >= 0,
};

/** Shares of 0 to 1, of as many trials as a row's weight says, linear on the logistic scale. */
export const binomial: Family = {
  name: 'binomial',
  link: (mean) => Math.log(mean / (1 - mean)),
  mean: (linear) => {
    const bounded = Math.max(-FAR, Math.min(FAR, linear));
    return 1 / (1 + Math.exp(-bounded));
  },
  slope: (mean) => mean * (1 - mean),
  variance: (mean) => mean * (1 - mean),
  deviance: (y, mean) => 2 * (yLog(y, y / mean) + yLog(1 - y, (1 - y) / (1 - mean))),
  logLikelihood: (y, mean, weight) => {
    const hits = Math.round(y * weight);
    const choices = gammaln(weight + 1) - gammaln(hits + 1) - gammaln(weight - hits + 1);
    return choices + yLog(hits, mean) + yLog(weight - hits, 1 - mean);
  },
  start: (y, weight) => (weight * y + 0.5) / (weight + 1),
  accepts: (y) => y >= 0 && y <= 1,
};

/**
 * Counts whose variance is μ + μ²/θ, linear on the log scale.
 *
 * @param theta  θ > 0; the larger, the nearer to Poisson
 * @example negativeBinomial(4).variance(8) // => 24
 */
export function negativeBinomial(theta: number): Family {
  return {
    ...poisson,
    name: 'negative-binomial',
    variance: (mean) => mean + (mean * mean) / theta,
    deviance: (y, mean) => 2 * (yLog(y, y / mean) - (y + theta) * Math.log((y + theta) / (mean + theta))),
    logLikelihood: (y, mean, weight) =>
      weight *
      (gammaln(theta + y) -
        gammaln(theta) -
        gammaln(y + 1) +
        theta * Math.log(theta) +
        yLog(y, mean) -
        (theta + y) * Math.log(theta + mean)),
    start: (y) => (y === 0 ? 1 / 6 : y),
  };
}
