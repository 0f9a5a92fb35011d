import { respondentsOf, type SurveySample } from './survey-sample.ts';

/** Weights after trimming, and what the note about it has to say. */
export type TrimmedWeights = {
  readonly weights: readonly number[];
  /** Respondents whose weight was cut or raised. */
  readonly trimmed: number;
  /** Share of the population's weight that was moved from some respondents to others. */
  readonly moved: number;
};

/**
 * Weights cut to limits, so that no respondent speaks for too many; what is cut is spread evenly over the others.
 *
 * Trades bias for variance, and margins no longer hold exactly: never without a note that gives both numbers.
 *
 * @param limits  smallest and largest weight, in the unit of the weights
 * @returns the same sum of weights, each within the limits
 * @throws {RangeError} when limits cross, or leave no room for the sum
 * @see Potter 1990; R survey::trimWeights(strict = TRUE)
 * @example trimWeights({ weights: [1, 1, 1, 5] }, { smallest: 0, largest: 3 }).moved // => 0.25
 */
export function trimWeights(
  sample: SurveySample,
  { smallest, largest }: { readonly smallest: number; readonly largest: number },
): TrimmedWeights {
  const counts = respondentsOf(sample);
  const sum = (weights: readonly number[]): number =>
    weights.reduce((total, weight, row) => total + (counts[row] ?? 0) * weight, 0);
  const [total, n] = [sum(sample.weights), counts.reduce((all, count) => all + count, 0)];
  if (!(smallest <= largest && smallest * n <= total && largest * n >= total))
    throw new RangeError(`limits: must have the mean weight between them (got ${smallest} and ${largest})`);
  let weights = sample.weights.map((weight) => Math.min(largest, Math.max(smallest, weight)));
  // the limits bind more respondents with each round, so that this ends
  for (let round = 0; round <= weights.length; round += 1) {
    const missing = total - sum(weights);
    if (Math.abs(missing) <= 1e-12 * total) break;
    const free = weights.map((weight) => (missing > 0 ? weight < largest : weight > smallest));
    const room = counts.reduce((all, count, row) => (free[row] ? all + count : all), 0);
    weights = weights.map((weight, row) =>
      free[row] ? Math.min(largest, Math.max(smallest, weight + missing / room)) : weight,
    );
  }
  const outside = sample.weights.map((weight) => weight < smallest || weight > largest);
  return {
    weights,
    trimmed: counts.reduce((all, count, row) => (outside[row] ? all + count : all), 0),
    moved: sum(weights.map((weight, row) => Math.abs(weight - (sample.weights[row] ?? 0)))) / 2 / total,
  };
}
