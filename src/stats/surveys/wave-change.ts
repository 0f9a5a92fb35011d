import { type Interval, requireFraction } from '../counts/rate-count.ts';
import { findRoot } from '../distributions/root.ts';
import { type SurveyDifference, studentTest } from './survey-difference.ts';
import { type Bounds, boundedInterval, surveyInterval } from './survey-interval.ts';
import type { SurveyEstimate } from './survey-mean.ts';

/** One wave's estimate, as far as a change needs it. */
export type WaveEstimate = Pick<SurveyEstimate, 'estimate' | 'standardError' | 'df'>;

/** A change, the second wave less the first. */
export type WaveChange = SurveyDifference & { readonly interval: Interval | null };

/**
 * Degrees of freedom of a difference between independent estimates.
 *
 * Between those of the less sure wave and the sum of both.
 *
 * @returns the smaller df where neither has a standard error
 * @see Welch 1947; Satterthwaite 1946
 * @example satterthwaiteDf({ standardError: 3, df: 10 }, { standardError: 4, df: 20 }) // => 29.904306220096
 */
export function satterthwaiteDf(
  first: Pick<WaveEstimate, 'standardError' | 'df'>,
  second: Pick<WaveEstimate, 'standardError' | 'df'>,
): number {
  const [one, two] = [first.standardError ** 2, second.standardError ** 2];
  if (one + two === 0) return Math.min(first.df, second.df);
  return (one + two) ** 2 / (one ** 2 / first.df + two ** 2 / second.df);
}

/**
 * Change of a mean between two waves with different respondents.
 *
 * Waves that asked the same people are not independent: link them and take `pairedChange` or `panelChange`. If they
 * cannot be linked, this standard error is most often too large, and the report must say that it is not known.
 *
 * @param level  confidence level, in (0, 1)
 * @param df     degrees of freedom of the difference; Satterthwaite's unless given
 * @returns the change in the unit of the answers; interval null without a degree of freedom
 * @throws {RangeError} when the level is not in (0, 1)
 * @example waveChange([{ estimate: 3.1, standardError: 0.3, df: 40 }, { estimate: 3.6, standardError: 0.4, df: 50 }], { level: 0.95, df: 40 }).t // => 1
 */
export function waveChange(
  [first, second]: readonly [WaveEstimate, WaveEstimate],
  { level, df = satterthwaiteDf(first, second) }: { readonly level: number; readonly df?: number },
): WaveChange {
  const difference = second.estimate - first.estimate;
  const standardError = Math.hypot(first.standardError, second.standardError);
  const interval = surveyInterval({ estimate: difference, standardError, df }, level);
  return { difference, standardError, ...studentTest(difference, standardError, df), interval };
}

/** A change with interval and p from one method. */
export type ShareChange = {
  readonly difference: number;
  readonly interval: Interval | null;
  /** Two-sided: 1 less the level at which the interval just touches 0, from 1e-12 up; null where the interval is. */
  readonly p: number | null;
};

/**
 * Change of a share, a net score or a scale's mean between two waves with different respondents.
 *
 * Built from the two waves' own intervals (the method of variance estimates recovery): it never leaves the range that a
 * difference can have, and it holds where all of one wave answered alike.
 *
 * @param level   confidence level, in (0, 1)
 * @param bounds  range of the answers; 0 and 1 unless given
 * @returns the second wave less the first; interval and p null when a wave's interval is
 * @throws {RangeError} when the level is not in (0, 1) or an estimate lies outside its bounds
 * @see Zou & Donner 2008; Newcombe 1998
 * @example shareChange([{ estimate: 0.5, standardError: 0.05, n: 100, effectiveN: 100, df: 99 }, { estimate: 0.5, standardError: 0.05, n: 100, effectiveN: 100, df: 99 }], { level: 0.95 }).p // => 1
 */
export function shareChange(
  waves: readonly [Omit<SurveyEstimate, 'population'>, Omit<SurveyEstimate, 'population'>],
  { level, bounds }: { readonly level: number; readonly bounds?: Bounds },
): ShareChange {
  requireFraction(level, 'level');
  const [first, second] = waves;
  const difference = second.estimate - first.estimate;
  const at = (confidence: number): Interval | null => {
    const [one, two] = [boundedInterval(first, confidence, bounds), boundedInterval(second, confidence, bounds)];
    if (one === null || two === null) return null;
    return {
      low: difference - Math.hypot(second.estimate - two.low, one.high - first.estimate),
      high: difference + Math.hypot(two.high - second.estimate, first.estimate - one.low),
    };
  };
  const interval = at(level);
  if (interval === null) return { difference, interval, p: null };
  return { difference, interval, p: touching(at, difference) };
}

/** 1 less the level whose interval has 0 as its end, as far as intervals of any level can be told. */
function touching(at: (level: number) => Interval | null, difference: number): number {
  const [smallest, largest] = [1e-12, 1 - 1e-6];
  const near = (alpha: number): number => {
    const { low, high } = at(1 - alpha) ?? { low: 0, high: 0 };
    return difference > 0 ? low : -high;
  };
  if (difference === 0 || near(largest) <= 0) return 1;
  return near(smallest) >= 0 ? smallest : findRoot(near, { low: smallest, high: largest });
}
