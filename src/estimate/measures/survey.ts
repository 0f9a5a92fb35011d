import type { AnswersStat } from '../../crosstab/index.ts';
import type { Asked, Metric, Reason, Span } from '../../spec/index.ts';
import {
  boundedInterval,
  cellSize,
  type Interval,
  normalQuantile,
  type SurveyEstimate,
  type SurveySample,
  shareChange,
  studentQuantile,
  surveyMean,
} from '../../stats/index.ts';
import { confidence } from '../confidence.ts';
import { remember } from '../remember.ts';
import { type Compared, incomparable, type LevelNumbers, type MeasureMethods, type Side } from './measure.ts';
import { asKind, bothSides } from './stats-of.ts';

/**
 * Answers to a survey, by how its people were drawn: strata, clusters and weights. The sample is always whole, and an
 * area is a domain of it: a variance needs to know of all who were drawn.
 */
export function surveyMethods(): MeasureMethods {
  return {
    scattering: null,
    level: (stat, { metric, everyone }) => levelOf(asKind(stat, 'answers'), asKind(everyone(), 'answers'), metric),
    compare: (pairs, { metric, everyone, windows }) => {
      const [now, before] = bothSides(pairs, 'answers');
      const all = everyone();
      const refused = refusal(metric.asked, windows);
      if (refused) return incomparable(refused);
      const one = estimateOf(now, asKind(all.now, 'answers'), metric);
      const two = estimateOf(before, asKind(all.before, 'answers'), metric);
      if (one === null || two === null) return incomparable('too-few-answers');
      const compared = compare(one, two, metric);
      return compared.status === 'withheld'
        ? incomparable(compared.reason)
        : {
            compared,
            now: { ...sideOf(one), events: hitsOf(now, metric) },
            before: { ...sideOf(two), events: hitsOf(before, metric) },
          };
    },
  };
}

const boundsOf = ({ measure, asked }: Metric) =>
  measure.kind === 'survey-share' || asked === null
    ? { lowest: 0, highest: 1 }
    : { lowest: asked.scale.min, highest: asked.scale.max };

/** What an answer counts for: its place on the scale, or whether it is one of those that count. */
function worth(answer: number | null, { measure }: Metric): number | null {
  if (answer === null || measure.kind !== 'survey-share') return answer;
  return measure.values.includes(answer) ? 1 : 0;
}

/** How many people gave one of the answers that count; null of means. */
const hitsOf = ({ rows }: AnswersStat, metric: Metric): number | null =>
  metric.measure.kind === 'survey-share'
    ? rows.reduce((sum, { answer, n }) => sum + (worth(answer, metric) ?? 0) * n, 0)
    : null;

/** The mean over the answers of some areas; null with fewer of them than may be shown. */
function estimateOf(own: AnswersStat, all: AnswersStat, metric: Metric): SurveyEstimate | null {
  const areas = new Set(own.rows.map(({ area }) => area));
  const answered = own.rows.reduce((sum, { answer, n }) => sum + (answer === null ? 0 : n), 0);
  if (answered === 0) return null;
  const { rows } = all;
  const isClustered = rows.some(({ cluster }) => cluster !== null);
  const sample: SurveySample = {
    weights: rows.map(({ weight }) => weight),
    counts: rows.map(({ n }) => n),
    stages: [
      {
        strata: rows.map(({ stratum }) => stratum),
        ...(isClustered ? { units: rows.map(({ cluster }, row) => cluster ?? `alone ${row}`) } : {}),
      },
    ],
  };
  const answers = rows.map(({ answer }) => worth(answer, metric));
  const estimate = surveyMean(
    sample,
    answers,
    rows.map(({ area }) => areas.has(area)),
  );
  return cellSize(estimate) === 'suppress' ? null : estimate;
}

function levelOf(own: AnswersStat, all: AnswersStat, metric: Metric): LevelNumbers {
  if (own.rows.length === 0) return { status: 'withheld', reason: 'no-eligible-records' };
  const found = estimateOf(own, all, metric);
  if (found === null) return { status: 'withheld', reason: 'too-few-answers' };
  const interval = metric.asked?.hasFrame ? boundedInterval(found, confidence, boundsOf(metric)) : null;
  return {
    status: 'estimated',
    value: found.estimate,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    n: found.n,
    // what disclosure control looks at; weighed, it is no longer so many of so many
    events: hitsOf(own, metric),
    exposure: null,
    method: interval === null ? 'none' : 'survey-logit',
    missing: null,
    effectiveN: found.effectiveN,
  };
}

const sideOf = ({ estimate, n }: SurveyEstimate): Side => ({ value: estimate, n, events: null, exposure: null });

/** Why two times cannot be compared at all: nobody drew the people, or they were asked in another way. */
function refusal(asked: Asked | null, windows: { readonly now: Span; readonly before: Span }): Reason | null {
  if (!asked?.hasFrame) return 'no-frame';
  const within = ({ from, to }: Span) => asked.waves.filter((wave) => wave.from <= to && wave.to >= from);
  const both = [...within(windows.now), ...within(windows.before)];
  if (new Set(both.map(({ wording }) => wording)).size > 1) return 'wording-changed';
  return new Set(both.map(({ mode }) => mode)).size > 1 ? 'mode-changed' : null;
}

/** Two samples with other people in them, each by its design (Zou & Donner 2008). */
function compare(now: SurveyEstimate, before: SurveyEstimate, metric: Metric): Compared {
  const bounds = boundsOf(metric);
  const changeAt = remember((level: number) => shareChange([before, now], { level, bounds }));
  const { difference, p, interval } = changeAt(confidence);
  if (p === null || interval === null) return { status: 'withheld', reason: 'not-estimable' };
  const error = Math.hypot(now.standardError, before.standardError);
  const df = Math.max(1, Math.min(now.df, before.df));
  return {
    status: 'comparable',
    scale: 'difference',
    estimate: difference,
    absolute: difference,
    p,
    method: 'survey-difference-t',
    dispersion: 1,
    dispersionDf: df,
    at: (level) => {
      const ends: Interval = changeAt(level).interval ?? { low: -Infinity, high: Infinity };
      return { low: ends.low, high: ends.high, absolute: { low: ends.low, high: ends.high } };
    },
    detectable: (level, side, power) =>
      error === 0
        ? null
        : (side === 'lower' ? -1 : 1) * (studentQuantile((1 + level) / 2, df) + normalQuantile(power)) * error,
    percentAllowed: false,
  };
}
