import { monthsIn, type Span } from './calendar.ts';
import { isChosenByNumbers } from './chosen-by-numbers.ts';
import { isMeanOfFigures } from './figures.ts';
import type { Metric, Pipeline } from './model.ts';

/** Something in a declaration that is allowed, and that a careful evaluator would think about twice. */
export interface Note {
  readonly id: string;
  /** The metric or part of the pipeline that it is about. */
  readonly about: string;
  readonly message: string;
  readonly hint: string;
}

/** What may mislead in a pipeline although nothing in it is wrong: told by `validate`, and never an error. */
export function lintPipeline(pipeline: Pipeline): readonly Note[] {
  return [...pipeline.metrics.flatMap((metric) => lintMetric(metric, pipeline)), ...lintWhole(pipeline)];
}

type MetricRule = (metric: Metric, pipeline: Pipeline) => Omit<Note, 'about'> | null;

const metricRules: readonly MetricRule[] = [
  ({ id, role, question }, { logic }) =>
    logic !== undefined &&
    role === 'goal' &&
    question === 'better-off' &&
    !logic.some((path) => path.outcome.includes(id))
      ? {
          id: 'goal-without-path',
          message: 'a goal that no path of the logic model leads to: nothing says what the coalition does for it',
          hint: 'add it as an outcome of the path that should lead there',
        }
      : null,
  ({ role, decision }) =>
    role === 'goal' && decision.declared === null
      ? {
          id: 'not-declared-before',
          message: 'a goal without a decision: nothing says that its rule was made before the results',
          hint: 'add decision: { declared: DATE, smallest-worthwhile: … } to the metric',
        }
      : null,
  ({ role, decision }) =>
    role === 'goal' && decision.declared !== null && decision.smallestWorthwhile === null
      ? {
          id: 'no-worthwhile-change',
          message:
            'no smallest worthwhile change: “no clear change” cannot say whether a change that matters was missed',
          hint: 'add smallest-worthwhile: -10% (or what the board would act on) to the decision',
        }
      : null,
  ({ role, better }) =>
    role === 'goal' && better === 'neutral'
      ? {
          id: 'neutral-goal',
          message: 'a goal that is neutral can be neither reached nor missed',
          hint: 'make it context, or say which direction is better',
        }
      : null,
  ({ version, changes }) =>
    version > 1 && changes.length === 0
      ? {
          id: 'no-change-log',
          message: `version ${version}, and nothing says what changed: readers of earlier reports cannot tell`,
          hint: `add changes: [{ version: ${version}, date: DATE, what: …, why: … }] to the metric`,
        }
      : null,
  ({ role, measure }) =>
    role !== 'context' && isOfAllPartners(measure)
      ? {
          id: 'no-verdict',
          message: `a ${role} that no verdict can fall on: all partners are counted, and chance says nothing of a change`,
          hint: 'make it context, and watch it',
        }
      : null,
  (metric) =>
    metric.role !== 'context' && isMeanOfFigures(metric)
      ? {
          id: 'no-verdict',
          message: `a ${metric.role} that no verdict can fall on: published means do not say how much single cases differ`,
          hint: 'make it context, and watch it; or measure the records themselves',
        }
      : null,
  ({ measure, exposure }, { sources }) =>
    measure.kind === 'count' && exposure === null && sources.some(({ kind }) => kind === 'populations')
      ? {
          id: 'count-without-exposure',
          message:
            'a count in areas whose residents are known: areas and years of unlike size are compared by counts alone',
          hint: 'a rate says the same per resident; keep the count where the number itself is what matters',
        }
      : null,
  ({ decision, baseline }, { calendar }) =>
    decision.primary !== 'baseline' || (baseline !== null && isOnePeriod(baseline, calendar.grain)) ? twoPoints : null,
  ({ measure, decision, baseline }, { calendar }) =>
    baseline !== null &&
    decision.primary === 'baseline' &&
    scatters(measure) &&
    !isOnePeriod(baseline, calendar.grain) &&
    monthsOf(baseline, calendar.grain) < enoughMonths
      ? shortBaseline
      : null,
];

/** Measures of everybody who belongs: nobody was drawn from anybody. */
const isOfAllPartners = (measure: Metric['measure']): boolean =>
  measure.kind === 'network' ||
  measure.kind === 'amount-ratio' ||
  (measure.kind === 'concentration' && (measure.over !== 'area' || measure.sum !== undefined));

const twoPoints = {
  id: 'two-points',
  message: 'one period against one other: how much such numbers move anyway cannot be seen from two points',
  hint: 'take a baseline of several years, and keep the short comparison beside it',
};

/** Eight quarters: with fewer, a baseline does not tell by itself how much it scatters (docs/calibration.md). */
const enoughMonths = 24;
const shortBaseline = {
  id: 'short-baseline',
  message: 'a baseline of less than two years: a movement can hardly be told from how much the number moves anyway',
  hint: 'take two years or more; until there are so many, read the level and leave the verdict for later',
};

/** Measures whose ranges hold how much periods differ from one another; others are samples that say it themselves. */
const scatters = ({ kind }: Metric['measure']): boolean => ['count', 'rate', 'share', 'ratio'].includes(kind);

/** Months that a baseline asks for; what a declaration does not fix is taken to be long enough. */
function monthsOf(baseline: NonNullable<Metric['baseline']>, grain: keyof typeof monthsPer): number {
  if (baseline.kind === 'trailing') return baseline.periods * monthsPer[grain];
  if (baseline.kind === 'fixed') return monthsIn(baseline).length;
  return baseline.kind === 'before-launch' ? baseline.years * 12 : Infinity;
}

const monthsPer = { month: 1, quarter: 3, year: 12 } as const;

function isOnePeriod(baseline: NonNullable<Metric['baseline']>, grain: keyof typeof monthsPer): boolean {
  if (baseline.kind === 'trailing') return baseline.periods === 1;
  if (baseline.kind === 'fixed') return monthsIn(baseline).length <= monthsPer[grain];
  return baseline.kind === 'same-season' && baseline.years === 1;
}

const lintMetric = (metric: Metric, pipeline: Pipeline): readonly Note[] =>
  metricRules.flatMap((rule) => {
    const note = rule(metric, pipeline);
    return note ? [{ about: metric.id, ...note }] : [];
  });

function lintWhole(pipeline: Pipeline): readonly Note[] {
  const { metrics, areas, chosen } = pipeline;
  const hasAreas = areas.source !== null || areas.list.some(({ role }) => role === 'program');
  const notes: Note[] = sameCounts(metrics);
  if (hasAreas && chosen === null)
    notes.push({
      id: 'selection-not-declared',
      about: 'areas',
      message: 'how programme areas were chosen is not declared: areas at their worst fall back by themselves',
      hint: 'add chosen: { by: high-levels | need | volunteers | funding | chance | other, reason: … } to areas',
    });
  if (isChosenByNumbers(chosen) && chosen.from !== undefined && chosen.to !== undefined)
    notes.push(...chosenAtPeak(metrics, { from: chosen.from, to: chosen.to }));
  return notes;
}

/** Two metrics that count the same records are one piece of evidence, not two. */
function sameCounts(metrics: readonly Metric[]): Note[] {
  const first = new Map<string, string>();
  return metrics.flatMap(({ id, source, measure }): readonly Note[] => {
    const what = JSON.stringify([source, measure]);
    const other = first.get(what);
    if (other === undefined) {
      first.set(what, id);
      return [];
    }
    const hint = 'drop one: two names for the same numbers would be counted as two finds';
    return [{ id: 'same-records', about: id, message: `it counts the same records as "${other}"`, hint }];
  });
}

/** A baseline in the very time that areas were chosen by holds the chance that made them stand out. */
const chosenAtPeak = (metrics: readonly Metric[], chosen: Span): readonly Note[] =>
  metrics.flatMap(({ id, baseline }): readonly Note[] =>
    baseline?.kind === 'fixed' && baseline.from <= chosen.to && chosen.from <= baseline.to
      ? [
          {
            id: 'chosen-at-peak',
            about: id,
            message: `its baseline (${baseline.from} to ${baseline.to}) holds the time that areas were chosen by`,
            hint: 'take years from before the selection as well, or a baseline that ends before it',
          },
        ]
      : [],
  );
