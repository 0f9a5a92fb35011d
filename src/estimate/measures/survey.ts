import type { AnswersStat } from '../../crosstab/index.ts';
import type { Asked, Metric, Reason } from '../../spec/index.ts';
import { boundedInterval, cellSize, type SurveyEstimate } from '../../stats/index.ts';
import { confidence } from '../confidence.ts';
import { remember } from '../remember.ts';
import { type CompareScope, incomparable, type LevelNumbers, type MeasureMethods, type Pair } from './measure.ts';
import { asKind, bothSides } from './stats-of.ts';
import { changeBetween } from './survey-change.ts';
import { boundsOf, type Drawn, domainOf, drawnFrom, meanOf, mixOf, type Sampled, worth } from './survey-design.ts';

/**
 * Answers to a survey, by how its people were drawn: strata, clusters and weights, fitted to known margins where they are
 * declared. The sample is always whole, and an area or a filter is a domain of it: a variance needs to know of all who
 * were drawn.
 *
 * Level: the weighted mean, linearised, with t on units less strata, on the logit scale of what an answer can be. With
 * margins the variance is that of residuals from them. A change is that of two samples by their designs, or of the same
 * people where they are linked (see `changeBetween`). Where nobody knows whom answers speak for (no list, no margins) there
 * is a value and no range.
 *
 * @see Särndal, Swensson & Wretman 1992; Korn & Graubard 1998 on the logit interval; Deville & Särndal 1992 on margins;
 *      Kish 1965
 */
export function surveyMethods(): MeasureMethods {
  // one sample stands behind all areas and groups of a window
  const samples = remember((asked: Asked | null) => remember((all: AnswersStat) => drawnFrom(all, asked)));
  return {
    scattering: null,
    level: (stat, { metric, everyone }) => {
      const all = asKind(everyone(), 'answers');
      return levelOf(asKind(stat, 'answers'), { all, sampleOf: samples(metric.asked) }, metric);
    },
    compare: (pairs, scope) => contrast(pairs, scope, samples(scope.metric.asked)),
  };
}

type SampleOf = (all: AnswersStat) => Drawn;
/** Everybody in a window, and how they were drawn. */
interface Everyone {
  readonly all: AnswersStat;
  readonly sampleOf: SampleOf;
}

function contrast(pairs: readonly Pair[], { metric, everyone }: CompareScope, sampleOf: SampleOf) {
  const [now, before] = bothSides(pairs, 'answers');
  const all = everyone();
  if (!speaksForOthers(metric)) return incomparable('no-frame');
  const one = sampledFrom(now, { all: asKind(all.now, 'answers'), sampleOf }, metric);
  const two = sampledFrom(before, { all: asKind(all.before, 'answers'), sampleOf }, metric);
  if (one.status === 'withheld') return incomparable(one.reason);
  if (two.status === 'withheld') return incomparable(two.reason);
  return changeBetween(one, two, metric);
}

/** People were drawn from a list, or are weighed to what is known of everybody: only then is there a range. */
const speaksForOthers = ({ asked }: Metric): boolean => asked !== null && (asked.hasFrame || asked.margins.length > 0);

type MaybeSampled =
  | (Sampled & { readonly status: 'sampled' })
  | { readonly status: 'withheld'; readonly reason: Reason };

/** What people of some areas answered, out of the whole sample; a reason where it may not be shown, or is not known. */
function sampledFrom(own: AnswersStat, { all, sampleOf }: Everyone, metric: Metric): MaybeSampled {
  const [unfitted] = all.unfitted;
  if (unfitted) return { status: 'withheld', reason: unfitted.reason };
  const mixed = mixOf(own, metric);
  if (mixed !== null) return { status: 'withheld', reason: mixed };
  const drawn = sampleOf(all);
  const answers = drawn.rows.map(({ answer }) => worth(answer, metric));
  const domain = domainOf(own, drawn);
  const estimate = meanOf(drawn, answers, domain);
  if (estimate === null || cellSize(estimate) === 'suppress' || estimate.n < leastOf(metric))
    return { status: 'withheld', reason: 'too-few-answers' };
  return { status: 'sampled', drawn, answers, domain, estimate };
}

/** More than the usual least, where the metric says so: of those who stand in danger ten are not enough. */
const leastOf = ({ measure }: Metric): number => ('item' in measure || 'items' in measure ? (measure.least ?? 0) : 0);

function levelOf(own: AnswersStat, everyone: Everyone, metric: Metric): LevelNumbers {
  if (!own.rows.some(({ isCounted }) => isCounted)) return { status: 'withheld', reason: 'no-eligible-records' };
  const found = sampledFrom(own, everyone, metric);
  if (found.status === 'withheld') return found;
  const { estimate, drawn } = found;
  const isRanged = speaksForOthers(metric) && drawn.isTold;
  const interval = isRanged ? boundedInterval(estimate, confidence, boundsOf(metric)) : null;
  return {
    status: 'estimated',
    value: estimate.estimate,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    n: estimate.n,
    // what disclosure control looks at; weighed, it is no longer so many of so many
    events: hitsOf(found, metric),
    exposure: null,
    method: interval === null ? 'none' : 'survey-logit',
    missing: missingOf(found, metric),
    effectiveN: estimate.effectiveN,
  };
}

/** How many people gave one of the answers that count; null of means. */
export function hitsOf({ drawn, answers, domain }: Sampled, { measure }: Metric): number | null {
  if (measure.kind !== 'survey-share') return null;
  const isHit = (row: number): boolean => domain[row] === true && answers[row] === 1;
  return drawn.rows.reduce((sum, { n, weight }, row) => sum + (isHit(row) && weight > 0 ? n : 0), 0);
}

/** People who were asked and gave no answer, and the value if all of them were at one end. */
function missingOf(
  sampled: Sampled,
  metric: Metric,
): Extract<LevelNumbers, { readonly status: 'estimated' }>['missing'] {
  const { drawn, answers, domain, estimate } = sampled;
  // a wave in which nobody answered did not ask
  const asking = new Set(drawn.rows.filter(({ answer }) => answer !== null).map(({ wave }) => wave));
  const silent = drawn.rows.filter(
    ({ wave, weight }, row) => domain[row] && answers[row] === null && weight > 0 && asking.has(wave),
  );
  const n = silent.reduce((sum, row) => sum + row.n, 0);
  if (n === 0) return null;
  const weight = silent.reduce((sum, row) => sum + row.n * row.weight, 0);
  const { lowest, highest } = boundsOf(metric);
  const ifAll = (end: number): number => valueWith(estimate, { end, weight });
  return { n, low: ifAll(lowest), high: ifAll(highest) };
}

const valueWith = (
  { estimate, population }: SurveyEstimate,
  { end, weight }: { readonly end: number; readonly weight: number },
): number => (estimate * population + end * weight) / (population + weight);
