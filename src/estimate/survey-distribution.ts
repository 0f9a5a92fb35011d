import type { AnswersStat } from '../crosstab/index.ts';
import type { Metric, SurveyFacts } from '../spec/index.ts';
import { boundedInterval, cellSize, type SurveyEstimates, surveyMeans } from '../stats/index.ts';
import { confidence } from './confidence.ts';
import { type Drawn, domainOf, mixOf, worth } from './measures/survey-design.ts';

type Distribution = SurveyFacts['answers'][number];

/** Answers of some areas, out of everybody's. */
export interface Answering {
  readonly own: AnswersStat;
  readonly everyone: AnswersStat;
  readonly drawn: Drawn;
}

/** All answers of a window or wave; none where too few people answered, or they could not be weighed. */
export function distributionOf(
  place: Pick<Distribution, 'of' | 'label' | 'from' | 'to'>,
  { own, everyone, drawn }: Answering,
  metric: Metric,
): readonly Distribution[] {
  const { asked } = metric;
  if (asked === null || everyone.unfitted.length > 0 || mixOf(own, metric) !== null) return [];
  const domain = domainOf(own, drawn);
  const given = drawn.rows.map(({ answer }) => answer);
  const isIn = (row: number): boolean => domain[row] === true && (drawn.rows[row]?.weight ?? 0) > 0;
  if (!given.some((answer, row) => answer !== null && isIn(row))) return [];
  const { min, max } = asked.scale;
  const places = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const chosen = places.map((at) => given.map((answer) => (answer === null ? null : answer === at ? 1 : 0)));
  const value = given.map((answer) => worth(answer, metric));
  const means = surveyMeans(drawn.sample, [...chosen, value], domain);
  if (cellSize(means) === 'suppress') return [];
  const count = (is: (row: number) => boolean): number =>
    drawn.rows.reduce((sum, { n }, row) => sum + (is(row) ? n : 0), 0);
  const isRanged = drawn.isTold && (asked.hasFrame || asked.margins.length > 0);
  return [
    {
      ...place,
      n: means.n,
      effectiveN: means.effectiveN,
      designEffect: drawn.isTold ? effectOf(means, places, metric) : null,
      df: means.df,
      noAnswer: count((row) => isIn(row) && given[row] === null),
      withoutGroup: count((row) => domain[row] === true && !isIn(row)),
      shares: places.map((at, index) => ({
        places: [at],
        n: count((row) => isIn(row) && given[row] === at),
        ...shareAt(means, index, isRanged),
      })),
    },
  ];
}

/**
 * Design effect of the value, the last of the means: its variance over that of as many people drawn one by one with
 * replacement; null where all answered alike.
 *
 * @see R survey::svymean(deff = "replace")
 */
function effectOf(
  { n, estimates, covariance }: SurveyEstimates,
  places: readonly number[],
  metric: Metric,
): number | null {
  const mean = estimates[places.length] ?? 0;
  const variance = covariance[places.length]?.[places.length] ?? 0;
  const spread = places.reduce(
    (sum, at, index) => sum + (estimates[index] ?? 0) * ((worth(at, metric) ?? 0) - mean) ** 2,
    0,
  );
  return n < 2 || spread < 1e-12 ? null : (variance * (n - 1)) / spread;
}

function shareAt(
  { estimates, covariance, ...base }: SurveyEstimates,
  index: number,
  isRanged: boolean,
): Pick<Distribution['shares'][number], 'share' | 'low' | 'high'> {
  const share = Math.min(1, Math.max(0, estimates[index] ?? 0));
  const standardError = Math.sqrt(Math.max(0, covariance[index]?.[index] ?? 0));
  const interval = isRanged ? boundedInterval({ ...base, estimate: share, standardError }, confidence) : null;
  return { share, low: interval?.low ?? null, high: interval?.high ?? null };
}
