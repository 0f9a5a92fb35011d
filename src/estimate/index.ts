import type { Panel } from '../crosstab/index.ts';
import {
  type Change,
  type Effect,
  type Finding,
  type Ladder,
  type Level,
  type Metric,
  type Pipeline,
  resolveWindow,
  type SeriesPoint,
  type Window,
} from '../spec/index.ts';
import { changeOf } from './change.ts';
import { comparisonsOf, type MetricScene, metricScene } from './comparisons.ts';
import { effectsOf, noEffect } from './effects.ts';
import { adjustFamilies, type Compared, unadjusted } from './families.ts';
import { levelOf } from './level.ts';
import { alphaNow } from './looks.ts';
import { measureMethods } from './measures/index.ts';
import { expectedOf, seriesOf } from './series.ts';
import { type Subject, subjectsOf } from './subjects.ts';
import { isWithin } from './sums.ts';
import type { WindowContext } from './window-context.ts';

export type { Subject } from './subjects.ts';

/** All estimates about one subject: numbers, or why there are none. */
export interface SubjectEstimates {
  readonly subject: Subject;
  readonly now: Level;
  readonly also: readonly Level[];
  readonly changes: { readonly baseline: Change; readonly sameSeason: Change; readonly previous: Change };
  readonly effect: Effect;
  readonly ladder: Ladder;
  readonly expected: Finding['expected'];
  readonly series: readonly SeriesPoint[];
}

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
    const scene = scenes.get(metric) ?? metricScene(subject, context, methods[metric.measure.kind]);
    scenes.set(metric, scene);
    return scene;
  };
  const compared = subjects.map(
    (subject): Compared => ({ subject, comparisons: comparisonsOf(subject, sceneOf(subject)) }),
  );
  const adjustments = adjustFamilies(compared, current.to);
  const effects = effectsOf(subjects, panel.areas, context);
  const done = compared.map(({ subject, comparisons }): SubjectEstimates => {
    const { decision } = subject.metric;
    const { primary } = decision;
    const alpha = alphaNow(decision, current.to);
    const scene = sceneOf(subject);
    const change = (which: keyof typeof comparisons): Change => {
      const own = which === primary ? adjustments.get(subject) : undefined;
      return changeOf(comparisons[which], own ?? unadjusted(comparisons[which], alpha));
    };
    return {
      subject,
      now: levelOf(subject, current, scene.methods),
      also: also.map((window) => levelOf(subject, window, scene.methods)),
      changes: { baseline: change('baseline'), sameSeason: change('sameSeason'), previous: change('previous') },
      ...(effects.get(subject) ?? noEffect),
      expected: expectedFor(subject, scene),
      series: seriesOf(subject, scene.periods, scene.methods),
    };
  });
  const tested = compared.filter(
    ({ subject, comparisons }) => comparisons[subject.metric.decision.primary].status === 'comparable',
  ).length;
  return { current, subjects: done, tested };
}

function expectedFor(subject: Subject, { windows, periods, context }: MetricScene): Finding['expected'] {
  const { declared } = windows;
  const last = periods.findLast((period) => isWithin(period, subject.panel.coverage));
  return declared && expectedOf(subject, declared, { grain: context.pipeline.calendar.grain, last });
}
