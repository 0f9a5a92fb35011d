import { poissonQuantile } from '../distributions/distributions.ts';
import { negativeBinomialQuantile } from '../distributions/negative-binomial.ts';
import {
  type Interval,
  type RateCount,
  requireEvents,
  requireFraction,
  requirePositive,
  requireRateCount,
} from './rate-count.ts';

/**
 * Range of the count in the periods to come, after a series of equal periods.
 *
 * `known` takes the mean as known and is too narrow; `predictive` is gamma–Poisson with Jeffreys' prior, negative
 * binomial, and carries the uncertainty of the mean too.
 *
 * @param counts   one or more counts (whole, ≥ 0)
 * @param options  number of periods to come (> 0), confidence level
 * @returns mean per period, and both ranges in whole counts
 * @throws {RangeError} when an input is outside its range
 * @see R qpois, qnbinom
 * @example poissonPredictionInterval([7, 12, 5, 9, 14, 8, 11, 6, 10, 13, 9, 7], { periods: 1, level: 0.95 }).predictive // => { low: 4, high: 16 }
 */
export function poissonPredictionInterval(
  counts: readonly number[],
  options: { readonly periods: number; readonly level: number },
): { readonly mean: number; readonly known: Interval; readonly predictive: Interval } {
  let events = 0;
  for (const [index, count] of counts.entries()) {
    requireEvents(count, `counts[${index}]`);
    events += count;
  }
  const baseline = { events, exposure: counts.length };
  const { low, high } = expectedRange(baseline, { exposure: options.periods, dispersion: 1, level: options.level });
  const mean = events / counts.length;
  const known = (p: number) => poissonQuantile(p, mean * options.periods);
  const tail = (1 - options.level) / 2;
  return { mean, known: { low: known(tail), high: known(1 - tail) }, predictive: { low, high } };
}

/**
 * Range of counts that one future period would show if nothing had changed since the baseline.
 *
 * Gamma–Poisson with Jeffreys' prior; with a dispersion above 1 a negative binomial of the same mean whose variance is
 * φ times as large, so that both the scatter and the uncertainty of the mean are in.
 *
 * @param baseline  events (whole, ≥ 0) and exposure (> 0)
 * @param options   exposure of the future period (> 0), dispersion (1 or less counts as 1), confidence level
 * @returns mean (the baseline's rate over the new exposure) and the range in whole counts, both ends inside
 * @throws {RangeError} when an input is outside its range
 * @example expectedRange({ events: 111, exposure: 12 }, { exposure: 1, dispersion: 1, level: 0.95 }) // => { mean: 9.25, low: 4, high: 16 }
 */
export function expectedRange(
  baseline: RateCount,
  options: { readonly exposure: number; readonly dispersion: number; readonly level: number },
): Interval & { readonly mean: number } {
  requireRateCount(baseline, 'baseline');
  requirePositive(options.exposure, 'exposure');
  requireFraction(options.level, 'level');
  requireFinite(options.dispersion);
  const share = options.exposure / baseline.exposure;
  const mean = (baseline.events + 0.5) * share;
  const variance = Math.max(1, options.dispersion) * mean * (1 + share);
  const size = (mean * mean) / (variance - mean);
  const tail = (1 - options.level) / 2;
  return {
    mean: baseline.events * share,
    low: negativeBinomialQuantile(tail, { mean, size }),
    high: negativeBinomialQuantile(1 - tail, { mean, size }),
  };
}

function requireFinite(dispersion: number): void {
  if (!(dispersion >= 0 && Number.isFinite(dispersion))) {
    throw new RangeError(`dispersion: must be zero or more and finite (got ${dispersion})`);
  }
}
