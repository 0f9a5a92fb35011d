import { gammaQuantile } from '../distributions/distributions.ts';
import { type Interval, requireEvents, requireFraction, requirePositive } from './rate-count.ts';

/** One stratum (an age band): its events and population, and its size in the standard population. */
export type Stratum = { readonly events: number; readonly population: number; readonly standard: number };

/**
 * Directly standardised rate with the gamma interval.
 *
 * Each stratum's rate, weighted by its share of a standard population; the upper limit allows one more event in the
 * stratum of greatest weight, so that it holds with few events.
 *
 * @param strata  events (whole, ≥ 0), population (> 0), standard (≥ 0)
 * @param level   confidence level, in (0, 1)
 * @returns crude and standardised rate per person, and the interval of the latter
 * @throws {RangeError} when an input is outside its range
 * @see Fay & Feuer 1997; R epitools::ageadjust.direct
 * @example directlyStandardisedRate([{ events: 12, population: 9000, standard: 30000 }, { events: 30, population: 21000, standard: 70000 }], 0.95).rate // => 0.0014
 */
export function directlyStandardisedRate(
  strata: readonly Stratum[],
  level: number,
): Interval & { readonly crude: number; readonly rate: number } {
  requireFraction(level, 'level');
  for (const [index, { events, population }] of strata.entries()) {
    requireEvents(events, `strata[${index}].events`);
    requirePositive(population, `strata[${index}].population`);
  }
  const sum = (amount: (stratum: Stratum) => number) => strata.reduce((total, stratum) => total + amount(stratum), 0);
  const standard = sum((stratum) => stratum.standard);
  requirePositive(standard, 'standard population');
  const perEvent = (stratum: Stratum) => stratum.standard / standard / stratum.population;
  const rate = sum((stratum) => perEvent(stratum) * stratum.events);
  const variance = sum((stratum) => perEvent(stratum) ** 2 * stratum.events);
  const largest = strata.reduce((most, stratum) => Math.max(most, perEvent(stratum)), 0);
  return {
    crude: sum((stratum) => stratum.events) / sum((stratum) => stratum.population),
    rate,
    low: rate === 0 ? 0 : gammaLimit((1 - level) / 2, rate, variance),
    high: gammaLimit((1 + level) / 2, rate + largest, variance + largest ** 2),
  };
}

/** Quantile of the gamma distribution with this mean and variance. */
export function gammaLimit(p: number, mean: number, variance: number): number {
  return (gammaQuantile(p, (mean * mean) / variance) * variance) / mean;
}
