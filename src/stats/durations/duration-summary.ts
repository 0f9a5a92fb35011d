import { type Histogram, observations } from './histogram.ts';
import { quantile } from './quantile.ts';

export type DurationSummary = {
  readonly n: number;
  /** Durations of exactly zero: often officer-initiated calls, or two stamps set at once. */
  readonly zeros: number;
  readonly mean: number;
  readonly median: number;
  readonly p80: number;
  readonly p90: number;
  readonly p95: number;
  readonly max: number;
};

/**
 * Durations in a few numbers: never the mean alone, which outliers govern, and never without the zeros.
 *
 * The 90th percentile of a whole is not the sum of the 90th percentiles of its parts.
 *
 * @param histogram  values and how often each was observed, at least one observation
 * @returns on the scale of the values; quantiles by type 7
 * @throws {RangeError} without observations
 * @see Hyndman & Fan 1996; R quantile(type = 7)
 * @example durationSummary({ values: [0, 60], n: [1, 3] }) // => { n: 4, zeros: 1, mean: 45, median: 60, p80: 60, p90: 60, p95: 60, max: 60 }
 */
export function durationSummary(histogram: Histogram): DurationSummary {
  const n = observations(histogram);
  const last = histogram.values.at(-1);
  if (last === undefined) throw new RangeError('histogram: must have observations (got none)');
  return {
    n,
    zeros: histogram.n[histogram.values.indexOf(0)] ?? 0,
    mean: histogram.values.reduce((sum, value, at) => sum + value * (histogram.n[at] ?? 0), 0) / n,
    median: quantile(histogram, 0.5),
    p80: quantile(histogram, 0.8),
    p90: quantile(histogram, 0.9),
    p95: quantile(histogram, 0.95),
    max: last,
  };
}
