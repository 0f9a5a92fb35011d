import type { AnswerRow, AnswersStat, MetricPanel } from '../crosstab/index.ts';
import { itemsOf, type Metric, type Survey, type SurveyFacts, type Window } from '../spec/index.ts';
import { boundedInterval, cellSize, designEffect, type SurveyEstimates, surveyMeans } from '../stats/index.ts';
import { rangesOf, sumRange } from './cells.ts';
import { confidence } from './confidence.ts';
import { asKind } from './measures/stats-of.ts';
import { domainOf, drawnFrom, mixOf, worth } from './measures/survey-design.ts';
import { everyoneIn, type MetricScene } from './metric-scene.ts';
import type { Subject } from './subjects.ts';

/** How many people answered in each wave, wherever they live and whatever they were asked. */
export function respondentsByWave({ cells }: Pick<MetricPanel, 'cells'>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const stat of cells.stats ?? [])
    for (const { wave, n } of stat?.kind === 'answers' ? stat.rows : []) counts.set(wave, (counts.get(wave) ?? 0) + n);
  return counts;
}

/** What stands behind the answers of a subject; null for measures that ask nobody. */
export function surveyOf(subject: Subject, current: Window, scene: MetricScene): SurveyFacts | null {
  const { metric, panel } = subject;
  const { asked, measure } = metric;
  const survey = scene.context.pipeline.sources.find(({ id }) => id === metric.source)?.survey;
  if (!survey || !asked) return null;
  const all = answersIn(subject, [[0, panel.spans.length]]);
  const now = answersIn(subject, rangesOf(panel.spans, [current]));
  const respondents = respondentsByWave(panel);
  const drawn = drawnFrom(now.everyone, asked);
  return {
    item: itemsOf(measure).join(', '),
    scale: asked.scale,
    counted: measure.kind === 'survey-share' ? measure.values : null,
    audience: survey.audience,
    frame: survey.frame,
    samePeople: survey.samePeople,
    weighting: weightingOf(survey, all.everyone.rows),
    margins: survey.margins && {
      of: survey.margins.of,
      origin: survey.margins.origin,
      by: survey.margins.known.map(({ by }) => by.join(' × ')),
    },
    lonelyStrata: { n: drawn.lonely, rule: asked.lonelyStrata },
    waves: asked.waves.map(({ wave, from, to, wording, mode, invited }) => {
      const n = respondents.get(wave) ?? 0;
      const responseRate = invited === null ? null : n / invited;
      const words = wording === null ? null : (asked.wordings[wording] ?? null);
      return { wave, from, to, wording: words, mode, invited, respondents: n, responseRate };
    }),
    // a score is no place on the scale: each question has its own distribution
    answers:
      measure.kind === 'scale'
        ? []
        : [
            ...distributionOf({ of: 'now', label: current.label, from: current.from, to: current.to }, now, metric),
            ...asked.waves.flatMap(({ wave, from, to }) =>
              distributionOf({ of: 'wave', label: wave, from, to }, ofWave(all, wave), metric),
            ),
          ],
  };
}

/** Weights that came with the answers make no difference where all are 1. */
function weightingOf({ margins }: Survey, rows: readonly AnswerRow[]): SurveyFacts['weighting'] {
  if (margins !== null) return margins.known.length > 1 ? 'raked' : 'post-stratified';
  return rows.some(({ weight }) => weight !== 1) ? 'given' : 'none';
}

interface Answering {
  readonly own: AnswersStat;
  readonly everyone: AnswersStat;
}

const answersIn = (subject: Subject, ranges: readonly (readonly [number, number])[]): Answering => ({
  own: asKind(sumRange(subject.cells, ranges).stat, 'answers'),
  everyone: asKind(everyoneIn(subject, ranges), 'answers'),
});

function ofWave({ own, everyone }: Answering, wave: string): Answering {
  const only = (stat: AnswersStat): AnswersStat => ({
    ...stat,
    rows: stat.rows.filter((row) => row.wave === wave),
    unfitted: stat.unfitted.filter((one) => one.wave === wave),
  });
  return { own: only(own), everyone: only(everyone) };
}

type Distribution = SurveyFacts['answers'][number];

/** All answers of a window or wave; none where too few people answered, or they could not be weighed. */
function distributionOf(
  place: Pick<Distribution, 'of' | 'label' | 'from' | 'to'>,
  { own, everyone }: Answering,
  metric: Metric,
): readonly Distribution[] {
  const { asked } = metric;
  if (asked === null || everyone.unfitted.length > 0 || mixOf(own, metric) !== null) return [];
  const drawn = drawnFrom(everyone, asked);
  const domain = domainOf(own, drawn);
  const given = drawn.rows.map(({ answer }) => answer);
  const isIn = (row: number): boolean => domain[row] === true && (drawn.rows[row]?.weight ?? 0) > 0;
  if (!given.some((answer, row) => answer !== null && isIn(row))) return [];
  const { min, max } = asked.scale;
  const places = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const columns = places.map((at) => given.map((answer) => (answer === null ? null : answer === at ? 1 : 0)));
  const means = surveyMeans(drawn.sample, columns, domain);
  if (cellSize(means) === 'suppress') return [];
  const count = (is: (row: number) => boolean): number =>
    drawn.rows.reduce((sum, { n }, row) => sum + (is(row) ? n : 0), 0);
  const value = given.map((answer) => worth(answer, metric));
  const isRanged = drawn.isTold && (asked.hasFrame || asked.margins.length > 0);
  return [
    {
      ...place,
      n: means.n,
      effectiveN: means.effectiveN,
      designEffect: drawn.isTold ? designEffect(drawn.sample, value, domain).withReplacement : null,
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
