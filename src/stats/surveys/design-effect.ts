import { type Answers, answered, baseOf, type Domain, surveyMean, totalOf } from './survey-mean.ts';
import type { SurveySample } from './survey-sample.ts';

/**
 * Design effect of a mean: its variance over that of a simple random sample of as many people.
 *
 * Both comparisons are in use: with a simple sample drawn without replacement from the population that the weights add
 * up to, and with replacement. Where weights are relative, only the second has a meaning.
 *
 * @param answers  numbers; null where there is none
 * @param domain   rows that the mean is about; all unless given
 * @returns both effects; null where all answered alike, or where the weights add up to fewer people than answered
 * @throws {RangeError} when nobody answered
 * @see R survey::svymean(deff = TRUE), survey::svymean(deff = "replace")
 * @example designEffect({ weights: [3, 3, 3, 3] }, [1, 0, 1, 1]) // => { withoutReplacement: 1.5, withReplacement: 1 }
 */
export function designEffect(
  sample: SurveySample,
  answers: Answers,
  domain?: Domain,
): { readonly withoutReplacement: number | null; readonly withReplacement: number | null } {
  const inside = answered(sample, [answers], domain);
  const { n, population } = baseOf(sample, inside);
  const { estimate, standardError } = surveyMean(sample, answers, domain);
  const squares = answers.map((value) => (value === null ? null : (value - estimate) ** 2));
  const spread = totalOf(sample, squares, inside) / population;
  if (n < 2 || spread === 0) return { withoutReplacement: null, withReplacement: null };
  const withReplacement = standardError ** 2 / (spread / (n - 1));
  const left = (population - n) / population;
  return { withoutReplacement: left > 0 ? withReplacement / left : null, withReplacement };
}
