import type { Panel } from '../crosstab/index.ts';
import { type Metric, type Pipeline, resolveWindow, type Window } from '../spec/index.ts';
import type { Adjustment } from './change.ts';
import { comparisonsOf } from './comparisons.ts';
import { draftEffects, effectless, finishEffect } from './effects.ts';
import { type DraftChanges, draftChanges, estimateSubject, type Subjects } from './estimate-subject.ts';
import { alongside, type FamilyTest, testOfChange, testOfEffect } from './families.ts';
import { estimateGroups, type GroupEstimates } from './groups.ts';
import { measureMethods } from './measures/index.ts';
import { type MetricScene, sceneIn, whileComparing } from './metric-scene.ts';
import { metricWindow } from './metric-window.ts';
import { remember } from './remember.ts';
import { sceneTimes } from './scene-time.ts';
import type { SubjectEstimates } from './subject-estimates.ts';
import { type Subject, subjectsOf } from './subjects.ts';
import { surveyFacts } from './survey-answers.ts';
import type { WindowContext } from './window-context.ts';

/** Of each subject that is looked at, in order, what its family asks; of changes and of effects apart. */
export interface Families<Member> {
  readonly changes: readonly (Member | null)[];
  readonly effects: readonly (Member | null)[];
}

/** Some metrics, measured and compared, before it is known what their families make of them. */
export interface Draft {
  /** Of these metrics alone: a family may have other members elsewhere. */
  readonly tests: Families<FamilyTest>;
  readonly finish: (adjusted: Families<Adjustment>) => Finished;
}

/** Estimates of some metrics: of everybody, and group by group. */
export interface Finished {
  readonly subjects: readonly SubjectEstimates[];
  readonly groups: GroupEstimates;
  /** Primary changes that were tested, groups aside. */
  readonly tested: number;
}

/** What a run looks at; metrics of a survey may have to look at its latest wave instead. */
export const currentWindow = ({ windows, calendar }: Pipeline, asOf: string): Window =>
  resolveWindow(windows.current, asOf, calendar);

/** Of whom and of what more is worked out than what verdicts and redaction stand on. */
export interface AskedOf extends Pick<Subjects, 'isTold'> {
  readonly effectsInFull: boolean;
}

/**
 * Measures and compares metrics, all at once or some at a time: what they share is worked out once for all that one
 * estimator is given.
 *
 * @param asOf  the day that all of it stands on
 * @param asked  what is told of; by default all of everybody
 * @returns from the panels of some metrics to their draft
 */
export function estimator(
  pipeline: Pipeline,
  asOf: string,
  { isTold, effectsInFull }: AskedOf = { isTold: () => true, effectsInFull: true },
): (panel: Panel) => Draft {
  const current = currentWindow(pipeline, asOf);
  const also = pipeline.windows.also.map((name) => resolveWindow(name, asOf, pipeline.calendar));
  const [methods, timeOf] = [measureMethods(), sceneTimes()];
  return (panel) => {
    const programAreas = panel.areas.filter((area) => area.role === 'program');
    const context: WindowContext = { pipeline, current, programAreas };
    const contextOf = (subject: Subject): WindowContext => ({
      ...context,
      current: metricWindow(subject, current, pipeline),
    });
    const subjects = subjectsOf(pipeline, panel);
    const sceneFor = (subject: Subject): MetricScene => {
      const own = contextOf(subject);
      return sceneIn(timeOf(subject, own), subject, { context: own, methods: methods(subject.metric) });
    };
    const scenes = new Map<Metric, MetricScene>();
    const sceneOf = (subject: Subject): MetricScene => {
      const { metric } = subject;
      const scene = scenes.get(metric) ?? sceneFor(subject);
      scenes.set(metric, scene);
      return scene;
    };
    const shared = { pipeline, context, siblings: byMetric(subjects), also, sceneOf, surveyOf: surveyFacts(), isTold };
    const groups = () => estimateGroups(pipeline, panel, { context, methods });
    return draftOf(subjects, panel, { ...shared, effectsInFull, groups });
  };
}

function draftOf(
  subjects: readonly Subject[],
  { areas }: Panel,
  {
    groups,
    effectsInFull,
    ...shared
  }: Subjects & Pick<AskedOf, 'effectsInFull'> & { readonly groups: () => GroupEstimates },
): Draft {
  const { context } = shared;
  const { to } = context.current;
  const compared = compareAll(subjects, shared);
  const drafted = draftEffects(subjects, areas, { context, inFull: effectsInFull });
  return {
    tests: {
      changes: compared.map(({ test }) => test),
      effects: drafted.map(({ subject, draft }) => testOfEffect(subject, draft, to)),
    },
    finish: ({ changes, effects }) => {
      const finished = new Map(
        drafted.map((one, place) => [one.subject, finishEffect(one, effects[place] ?? null, to)]),
      );
      const done = compared.map(
        ({ changes: own }, place): SubjectEstimates => ({
          ...estimateSubject(own, changes[place] ?? null, shared),
          ...(finished.get(own.subject) ?? effectless(own.subject)),
        }),
      );
      const tested = compared.filter(({ changes: { primary } }) => primary.status === 'comparable').length;
      return { subjects: done, groups: groups(), tested };
    },
  };
}

/** Compares all subjects. What is remembered meanwhile goes with it, for the drafts of all metrics are held at once. */
function compareAll(
  subjects: readonly Subject[],
  { context, sceneOf, isTold }: Subjects,
): readonly { readonly test: FamilyTest | null; readonly changes: DraftChanges }[] {
  const { to } = context.current;
  const comparing = remember(whileComparing);
  // whoever is in one family with somebody told of is judged with them; of others it is counted what could be compared
  const judged = new Set(subjects.filter(isTold).map(({ role }) => alongside(role)));
  return subjects.map((subject) => {
    const comparisons = comparisonsOf(subject, comparing(sceneOf(subject)), judged.has(alongside(subject.role)));
    const test = testOfChange({ subject, comparisons }, to);
    return { test, changes: draftChanges({ subject, comparisons }, { end: to, isTold: isTold(subject) }) };
  });
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
