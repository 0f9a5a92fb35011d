import { itemsOf, type Metric, type Survey, type SurveyFacts } from '../spec/index.ts';
import { type Answers, boundedInterval, cellSize, type SurveyEstimate, surveyMean } from '../stats/index.ts';
import { confidence } from './confidence.ts';
import { hangsTogether, reliabilityOf } from './measures/scale.ts';
import { boundsOf, domainOf, mixOf } from './measures/survey-design.ts';
import type { Answering } from './survey-distribution.ts';

export type Profile = NonNullable<SurveyFacts['profile']>[number];
type Mean = NonNullable<Profile['score']>;

/**
 * Each question of a scale by itself beside the score, of those who have a score: what one number of several questions
 * would hide. No score where the questions do not hang together; nothing where too few answered.
 */
export function profileOf(
  place: Pick<Profile, 'of' | 'label' | 'from' | 'to'>,
  { own, everyone, drawn }: Answering,
  { metric, survey }: { readonly metric: Metric; readonly survey: Survey },
): readonly Profile[] {
  const { asked } = metric;
  if (asked === null || everyone.unfitted.length > 0 || mixOf(own, metric) !== null) return [];
  const isIn = domainOf(own, drawn);
  const { rows, sample } = drawn;
  const domain = rows.map(({ answer, weight }, row) => isIn[row] === true && answer !== null && weight > 0);
  if (!domain.includes(true)) return [];
  const isRanged = drawn.isTold && (asked.hasFrame || asked.margins.length > 0);
  const meanOf = (answers: Answers): SurveyEstimate | null =>
    answers.some((answer, row) => answer !== null && domain[row]) ? surveyMean(sample, answers, domain) : null;
  const told = (mean: SurveyEstimate): Mean => {
    const interval = isRanged ? boundedInterval(mean, confidence, boundsOf(metric)) : null;
    return { value: mean.estimate, low: interval?.low ?? null, high: interval?.high ?? null };
  };
  const score = meanOf(rows.map(({ answer }) => answer));
  if (score === null || cellSize(score) === 'suppress') return [];
  const items = itemsOf(metric.measure).map((name, at) => {
    const mean = meanOf(rows.map(({ items: given }) => given?.[at] ?? null));
    const isShown = mean !== null && cellSize(mean) !== 'suppress';
    return { ...aboutItem(name, survey, place), n: mean?.n ?? 0, mean: isShown ? told(mean) : null };
  });
  return [{ ...place, n: score.n, score: hangsTogether(reliabilityOf(everyone)) ? told(score) : null, items }];
}

/** How a question was worded then, and whether its answers were turned round. */
function aboutItem(
  name: string,
  { items }: Survey,
  { of, label }: Pick<Profile, 'of' | 'label'>,
): Pick<Profile['items'][number], 'item' | 'wording' | 'reversed'> {
  const item = items.find((own) => own.name === name);
  const wordings = item?.wordings ?? [];
  const own = of === 'wave' ? wordings.find(({ waves }) => waves?.includes(label)) : undefined;
  return { item: name, wording: (own ?? wordings.at(-1))?.text ?? name, reversed: item?.reverse ?? false };
}
