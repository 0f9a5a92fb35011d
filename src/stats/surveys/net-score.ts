import { type BoundedInterval, boundedInterval } from './survey-interval.ts';
import { type Answers, type Domain, type SurveyEstimate, surveyMean } from './survey-mean.ts';
import type { SurveySample } from './survey-sample.ts';

/** Answers that count as favourable, and as unfavourable. */
export type Boxes = { readonly top: readonly number[]; readonly bottom: readonly number[] };

/** One share or net score with its interval. */
export type BoxScore = SurveyEstimate & { readonly interval: BoundedInterval | null };

/**
 * Favourable share, unfavourable share, and the one less the other, of an ordered answer.
 *
 * The net score's variance is that of a score of 1, 0 or −1 for each respondent: the two shares vary against each
 * other. Answers in neither box stay in the base; who has no answer is not in it, and the report must say how many.
 *
 * @param answers  codes of the scale; null where there is none
 * @param boxes    codes of each box; no code in both
 * @returns shares with intervals in [0, 1], the net score with one in [−1, 1]
 * @throws {RangeError} when nobody answered, the boxes overlap, or the level is not in (0, 1)
 * @see R survey::svymean of the recoded answer
 * @example netScore({ weights: [1, 1, 1, 1] }, [5, 4, 3, 1], { boxes: { top: [4, 5], bottom: [1, 2] }, level: 0.95 }).net.estimate // => 0.25
 */
export function netScore(
  sample: SurveySample,
  answers: Answers,
  { boxes, level, domain }: { readonly boxes: Boxes; readonly level: number; readonly domain?: Domain },
): Readonly<Record<'net' | 'top' | 'bottom', BoxScore>> {
  const [top, bottom] = [new Set(boxes.top), new Set(boxes.bottom)];
  if (boxes.top.some((code) => bottom.has(code))) throw new RangeError('boxes: must not share a code');
  const score = (value: (code: number) => number, lowest: number): BoxScore => {
    const estimate = surveyMean(
      sample,
      answers.map((code) => (code === null ? null : value(code))),
      domain,
    );
    return { ...estimate, interval: boundedInterval(estimate, level, { lowest, highest: 1 }) };
  };
  return {
    net: score((code) => Number(top.has(code)) - Number(bottom.has(code)), -1),
    top: score((code) => Number(top.has(code)), 0),
    bottom: score((code) => Number(bottom.has(code)), 0),
  };
}
