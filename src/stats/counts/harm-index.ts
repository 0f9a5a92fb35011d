import { type Interval, requireEvents, requireFraction } from './rate-count.ts';
import { gammaLimit } from './standardised-rate.ts';

/**
 * Crime harm index: counts weighted by the harm of each crime type.
 *
 * One homicide can outweigh hundreds of thefts, so the counts always stand beside it.
 *
 * @param crimes  count (whole, ≥ 0) and weight of each type (days of a sentencing guideline, fixed and versioned)
 * @param rate    population and the number of residents to relate to, where a rate is wanted
 * @returns total harm in units of the weights, its standard error (independent Poisson counts), harm per crime (null
 *          without crimes), and the rate (null when not asked for)
 * @see Sherman, Neyroud & Neyroud 2016
 * @example harmIndex([{ count: 2, weight: 5475 }, { count: 14, weight: 1825 }]).total // => 36500
 */
export function harmIndex(
  crimes: readonly { readonly count: number; readonly weight: number }[],
  rate?: { readonly population: number; readonly per: number },
): {
  readonly total: number;
  readonly standardError: number;
  readonly perCrime: number | null;
  readonly rate: number | null;
} {
  let [total, variance, crimeCount] = [0, 0, 0];
  for (const [index, { count, weight }] of crimes.entries()) {
    requireEvents(count, `crimes[${index}].count`);
    total += weight * count;
    variance += weight * weight * count;
    crimeCount += count;
  }
  return {
    total,
    standardError: Math.sqrt(variance),
    perCrime: crimeCount === 0 ? null : total / crimeCount,
    rate: rate === undefined || !(rate.population > 0) ? null : (total / rate.population) * rate.per,
  };
}

/**
 * Interval of a sum of weighted counts, such as a crime harm index.
 *
 * A gamma distribution with the sum's mean and variance; the upper limit allows for one more event of the heaviest kind,
 * so that it holds with few events. With all weights 1 it is Garwood's interval.
 *
 * @param sum    total of weights; its variance, the sum of squared weights; and the heaviest weight that there is
 * @param level  confidence level, in (0, 1)
 * @returns low and high in units of the weights; low is 0 without events
 * @throws {RangeError} when the level is outside its range
 * @see Fay & Feuer 1997
 * @example harmInterval({ total: 3, variance: 3, heaviest: 1 }, 0.95).high // => 8.76727307
 */
export function harmInterval(
  { total, variance, heaviest }: { readonly total: number; readonly variance: number; readonly heaviest: number },
  level: number,
): Interval {
  requireFraction(level, 'level');
  return {
    low: total === 0 ? 0 : gammaLimit((1 - level) / 2, total, variance),
    high: heaviest === 0 ? 0 : gammaLimit((1 + level) / 2, total + heaviest, variance + heaviest ** 2),
  };
}
