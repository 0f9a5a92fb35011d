import type { Panel } from '../crosstab/index.ts';
import {
  type Change,
  type Finding,
  type Metric,
  type Pipeline,
  type RegressionToMean,
  resolveWindow,
  type Window,
} from '../spec/index.ts';
import { type Adjustment, changeOf } from './change.ts';
import { type Comparisons, comparisonsOf } from './comparisons.ts';
import { type ChosenEffect, effectsOf, noEffect } from './effects.ts';
import { adjustFamilies, type Compared, unadjusted } from './families.ts';
import { estimateGroups } from './groups.ts';
import { levelOf } from './level.ts';
import { alphaNow, looksOf } from './looks.ts';
import { measureMethods } from './measures/index.ts';
import { type MetricScene, metricScene } from './metric-scene.ts';
import { processOf } from './process-behaviour.ts';
import { regressionToMeanOf } from './regression-to-mean.ts';
import { expectedOf, seriesOf } from './series.ts';
import type { SubjectEstimates } from './subject-estimates.ts';
import { type Subject, subjectsOf } from './subjects.ts';
import { isWithin } from './sums.ts';
import { surveyFacts } from './survey-answers.ts';
import { targetValue } from './targets.ts';
import type { WindowContext } from './window-context.ts';

export { countWithin } from './count-within.ts';
export { type Funnel, type FunnelStep, funnelOf } from './funnel.ts';
export { type Amount, amountIn, type MovedPair, movedPairs, perOf } from './moves.ts';
export { judgingLevel, type Power, type PowerAsked, powerOfSubject, type Sight } from './power.ts';
export { designDetectable } from './power-of-design.ts';
export type { SubjectEstimates } from './subject-estimates.ts';
export { type Subject, subjectsOf } from './subjects.ts';
export { respondentsByWave } from './survey-answers.ts';
export { targetValue } from './targets.ts';
export type { WindowContext } from './window-context.ts';

export interface Estimates {
  readonly current: Window;
  readonly subjects: readonly SubjectEstimates[];
  /** Primary changes that were tested. */
  readonly tested: number;
}

/** From the panel to estimates: levels, changes with intervals that match their family's adjustment, and effects. */
export function estimate(pipeline: Pipeline, panel: Panel, asOf: string): Estimates {
  const current = resolveWindow(pipeline.windows.current, asOf, pipeline.calendar);
  const also = pipeline.windows.also.map((name) => resolveWindow(name, asOf, pipeline.calendar));
  const programAreas = panel.areas.filter((area) => area.role === 'program');
  const context: WindowContext = { pipeline, current, programAreas };
  const subjects = subjectsOf(pipeline, panel);
  const methods = measureMethods();
  const scenes = new Map<Metric, MetricScene>();
  const sceneOf = (subject: Subject): MetricScene => {
    const { metric } = subject;
    const scene = scenes.get(metric) ?? metricScene(subject, context, methods(metric));
    scenes.set(metric, scene);
    return scene;
  };
  const compared = subjects.map(
    (subject): Compared => ({ subject, comparisons: comparisonsOf(subject, sceneOf(subject)) }),
  );
  const adjustments = adjustFamilies(compared, current.to);
  const effects = effectsOf(subjects, panel.areas, context);
  const siblings = byMetric(subjects);
  const all: Subjects = { pipeline, context, siblings, also, sceneOf, surveyOf: surveyFacts(current) };
  const done = compared.map(
    (entry): SubjectEstimates => ({
      ...estimateSubject(entry, adjustments.get(entry.subject), all),
      ...(effects.get(entry.subject) ?? noEffect),
    }),
  );
  const tested = compared.filter(
    ({ subject, comparisons }) => comparisons[subject.metric.decision.primary].status === 'comparable',
  ).length;
  const groups = estimateGroups(pipeline, panel, { context, methods });
  return { current, subjects: [...done, ...groups.subjects], tested: tested + groups.tested };
}

function byMetric(subjects: readonly Subject[]): ReadonlyMap<Metric, readonly Subject[]> {
  const groups = new Map<Metric, Subject[]>();
  for (const subject of subjects) {
    const own = groups.get(subject.metric);
    if (own) own.push(subject);
    else groups.set(subject.metric, [subject]);
  }
  return groups;
}

/** What is the same for all subjects of a run. */
interface Subjects {
  readonly pipeline: Pipeline;
  readonly context: WindowContext;
  /** The subjects of each metric. */
  readonly siblings: ReadonlyMap<Metric, readonly Subject[]>;
  readonly also: readonly Window[];
  readonly sceneOf: (subject: Subject) => MetricScene;
  readonly surveyOf: ReturnType<typeof surveyFacts>;
}

/** Everything about one subject; its primary change is judged with its family, the others by themselves. */
function estimateSubject(
  { subject, comparisons }: Compared,
  adjustment: Adjustment | undefined,
  { pipeline, context, siblings, also, sceneOf, surveyOf }: Subjects,
): Omit<SubjectEstimates, keyof ChosenEffect> {
  const { current } = context;
  const { metric } = subject;
  const { primary } = metric.decision;
  const alpha = alphaNow(metric.decision, current.to);
  const scene = sceneOf(subject);
  const change = (which: keyof Comparisons): Change =>
    changeOf(comparisons[which], (which === primary ? adjustment : undefined) ?? unadjusted(comparisons[which], alpha));
  const changes = { baseline: change('baseline'), sameSeason: change('sameSeason'), previous: change('previous') };
  const series = seriesOf(subject, scene);
  const own = siblings.get(metric) ?? [];
  const target = metric.target && targetValue(metric.target, changes.baseline);
  return {
    subject,
    now: levelOf(subject, current, scene),
    also: also.map((window) => levelOf(subject, window, scene)),
    changes,
    expected: expectedFor(subject, scene),
    series,
    process: processOf({ metric, series, target, days: daysOf(subject) }),
    regressionToMean: fallenBack(subject, changes.baseline, { pipeline, siblings: own }),
    looks: looksOf(metric.decision, current.to),
    survey: surveyOf(subject, scene),
    gap: null,
  };
}

/** The days on which something was counted in the subject's areas; everywhere, also where no area is known. */
function daysOf({ panel, areas, role }: Subject): readonly string[] | undefined {
  const own = new Set(areas.map(({ area }) => area));
  return panel.eventDays
    ?.filter(({ area }) => role === 'universe' || (area !== null && own.has(area)))
    .map(({ day }) => day);
}

/** Only programme areas were chosen, and only together do they say how much they fell back. */
function fallenBack(
  subject: Subject,
  change: Change,
  { pipeline, siblings }: { readonly pipeline: Pipeline; readonly siblings: readonly Subject[] },
): RegressionToMean | null {
  if (subject.role !== 'all-program') return null;
  const universe = siblings.find(({ role }) => role === 'universe');
  const dispersion = change.status === 'estimated' ? change.dispersion : 1;
  return regressionToMeanOf({ chosen: pipeline.chosen, program: subject, universe, change, dispersion });
}

/** The expected range of a period is that of counts: what scatters otherwise has a chart of its own. */
function expectedFor(subject: Subject, { windows, periods, context }: MetricScene): Finding['expected'] {
  const { declared } = windows;
  if (subject.cells.kind !== 'count') return null;
  const last = periods.findLast((period) => isWithin(period, subject.panel.coverage));
  return declared && expectedOf(subject, declared, { grain: context.pipeline.calendar.grain, last });
}
