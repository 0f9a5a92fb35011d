import { type BoundedInterval, boundedInterval } from './survey-interval.ts';
import { type Domain, type SurveyEstimate, surveyMean } from './survey-mean.ts';
import type { SurveySample } from './survey-sample.ts';

/** A share of a population, with the interval that goes with it. */
export type SurveyShare = SurveyEstimate & { readonly interval: BoundedInterval | null };

/** The level of the interval, and whom the share is about. */
export type ShareOptions = { readonly level: number; readonly domain?: Domain };

/**
 * Share of a population who would answer yes.
 *
 * Who has no answer ("don't know" among them, if so declared) is in neither part of the share: print how many they are.
 *
 * @param yes  whether each row's respondents did; null where there is no answer
 * @returns the share, with an interval in [0, 1]; without a sampling frame report the share and withhold the interval
 * @throws {RangeError} when nobody answered, or the sample is malformed
 * @see R survey::svyciprop(method = "logit")
 * @example surveyShare({ weights: [1, 1], counts: [30, 10] }, [true, false], { level: 0.95 }).estimate // => 0.75
 * @example surveyShare({ weights: [1, 1], counts: [30, 10] }, [true, false], { level: 0.95 }).interval.low // => 0.5867681
 */
export function surveyShare(
  sample: SurveySample,
  yes: readonly (boolean | null)[],
  { level, domain }: ShareOptions,
): SurveyShare {
  const answers = yes.map((answer) => (answer === null ? null : Number(answer)));
  const estimate = surveyMean(sample, answers, domain);
  return { ...estimate, interval: boundedInterval(estimate, level) };
}
