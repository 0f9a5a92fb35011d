import { normalQuantile } from '../distributions/index.ts';
import { median } from '../process/centre.ts';

/** A day whose count lies far from those of the same weekday around it. */
export interface UnusualDay {
  /** Its place in the series. */
  readonly at: number;
  readonly count: number;
  /** What the same weekday had in the four weeks before and after. */
  readonly expected: number;
}

const weeksAround = 4;
/** The median of three pairs still stands where one of them is strange. */
const leastPairs = 3;
const leastDays = 56;

/**
 * Days on which something happened that the days around them do not show: a riot, a storm, a file that was keyed in late.
 *
 * Counts are compared with the same weekday up to four weeks before and after: the median of the means of such pairs, in
 * which a season that rises or falls cancels out. Both stand under the square root that makes the variance of a Poisson count 1 (Anscombe). How far days scatter
 * is learned from all of them by the median of absolute differences, which a few strange days do not move; less than
 * chance is never assumed. The limit allows for all days being looked at (Bonferroni).
 *
 * @param counts  one for each day in a row; null where nothing is known of a day
 * @param alpha  the chance of naming any day in a series that has none
 * @returns the days in order, none of the first and last three weeks; none where there are fewer than 56 days
 * @see Anscombe (1948), Biometrika 35:246-254; Hampel (1974), Journal of the American Statistical Association 69:383-393
 * @example unusualDays(Array.from({ length: 70 }, (_, day) => (day === 30 ? 40 : 9)), 0.05) // => [{ at: 30, count: 40, expected: 9 }]
 */
export function unusualDays(counts: readonly (number | null)[], alpha: number): readonly UnusualDay[] {
  if (counts.length < leastDays) return [];
  const apart = counts.flatMap((count, at) => {
    const pairs = pairsAround(counts, at);
    const expected = median(pairs);
    if (count === null || expected === null || pairs.length < leastPairs) return [];
    // the variance of a median of means of two
    const error = Math.sqrt(1 + Math.PI / 2 / (2 * pairs.length));
    return [{ at, count, expected, distance: Math.abs(stable(count) - stable(expected)) / error }];
  });
  const scatter = 1.4826 * (median(apart.map(({ distance }) => distance)) ?? 0);
  const limit = normalQuantile(1 - alpha / (2 * Math.max(1, apart.length))) * Math.max(1, scatter);
  return apart.flatMap(({ distance, ...day }) => (distance > limit ? [day] : []));
}

/** The mean of the same weekday so many weeks before and after, for each number of weeks for which both are known. */
function pairsAround(counts: readonly (number | null)[], at: number): readonly number[] {
  return Array.from({ length: weeksAround }, (_, week) => [at - 7 * (week + 1), at + 7 * (week + 1)]).flatMap(
    (days) => {
      const [before, after] = days.map((day) => counts[day] ?? null);
      return before == null || after == null ? [] : [(before + after) / 2];
    },
  );
}

/** A Poisson count with its variance made 1. */
const stable = (count: number): number => 2 * Math.sqrt(count + 0.375);
