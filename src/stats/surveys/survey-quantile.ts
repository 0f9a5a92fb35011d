import { type Interval, requireFraction } from '../counts/rate-count.ts';
import { studentQuantile } from '../distributions/distributions.ts';
import { surveyInterval } from './survey-interval.ts';
import { type Answers, answered, type Base, baseOf, type Domain, surveyMean } from './survey-mean.ts';
import { respondentsOf, type SurveySample } from './survey-sample.ts';

/** A quantile of a population, and how far it may be off. */
export type SurveyQuantile = Base & {
  readonly quantile: number;
  /** Null on a side where the sample cannot say: the share's interval passes 0 or 1 there. */
  readonly low: number | null;
  readonly high: number | null;
  /** Half the interval over t; null unless both sides are known. */
  readonly standardError: number | null;
};

/** Which quantile, how sure, of whom. */
export type QuantileOptions = { readonly p: number; readonly level: number; readonly domain?: Domain };

/** Values in order with the share of the population at or below each. */
type Steps = readonly { readonly value: number; readonly share: number }[];

/**
 * Quantile of an answer over a population, with Woodruff's interval.
 *
 * The quantile is the smallest answer that at least a share p of the population does not pass. Its interval is that of
 * the share of people at or below it (t on the design's degrees of freedom), read back as answers.
 *
 * @param answers  numbers; null where there is none
 * @returns in the unit of the answers
 * @throws {RangeError} when nobody answered, or p or the level is not in (0, 1)
 * @see Woodruff 1952; R survey::svyquantile(interval.type = "mean", qrule = "math")
 * @example surveyQuantile({ weights: [1, 1, 1, 1] }, [3, 1, 4, 2], { p: 0.5, level: 0.95 }).quantile // => 2
 */
export function surveyQuantile(
  sample: SurveySample,
  answers: Answers,
  { p, level, domain }: QuantileOptions,
): SurveyQuantile {
  requireFraction(p, 'p');
  requireFraction(level, 'level');
  const inside = answered(sample, [answers], domain);
  const base = baseOf(sample, inside);
  const steps = stepsOf(sample, answers, inside);
  const quantile = quantileOf(steps, p);
  const below = answers.map((value, row) => (inside[row] ? Number((value ?? 0) <= quantile) : null));
  const limits = readBack(steps, surveyInterval(surveyMean(sample, below), level));
  const reach = limits.low === null || limits.high === null ? null : (limits.high - limits.low) / 2;
  const standardError = reach === null ? null : reach / studentQuantile((1 + level) / 2, base.df);
  return { ...base, quantile, ...limits, standardError };
}

function stepsOf(sample: SurveySample, answers: Answers, inside: Domain): Steps {
  const counts = respondentsOf(sample);
  const weights = new Map<number, number>();
  for (const [row, value] of answers.entries())
    if (inside[row] && value !== null)
      weights.set(value, (weights.get(value) ?? 0) + (counts[row] ?? 0) * (sample.weights[row] ?? 0));
  const values = [...weights.keys()].sort((a, b) => a - b);
  let sum = 0;
  const sums = values.map((value) => (sum += weights.get(value) ?? 0));
  return values.map((value, at) => ({ value, share: (sums[at] ?? 0) / sum }));
}

/** Smallest value whose share reaches p; a share that misses it by rounding alone counts as reaching it. */
function quantileOf(steps: Steps, p: number): number {
  const found = steps.find(({ share }) => share >= p * (1 - 1e-12)) ?? steps.at(-1);
  return found?.value ?? Number.NaN;
}

function readBack(
  steps: Steps,
  shares: Interval | null,
): { readonly low: number | null; readonly high: number | null } {
  if (shares === null) return { low: null, high: null };
  return {
    low: shares.low < 0 ? null : quantileOf(steps, shares.low),
    high: shares.high > 1 ? null : quantileOf(steps, shares.high),
  };
}
