import type { Panel } from '../crosstab/index.ts';
import type { Pipeline, Window } from '../spec/index.ts';
import { currentWindow, type Draft, estimator } from './draft.ts';
import { adjustFamilies } from './families.ts';
import type { SubjectEstimates } from './subject-estimates.ts';

export type { Adjustment } from './change.ts';
export { countWithin } from './count-within.ts';
export { isOfComparison } from './designs/sensitivity.ts';
export { type AskedOf, currentWindow, type Draft, estimator, type Families } from './draft.ts';
export { adjustFamilies, type FamilyTest } from './families.ts';
export { type Funnel, type FunnelStep, funnelOf } from './funnel.ts';
export { type HeadlineSeries, headlineSeries } from './headline-series.ts';
export { metricWindow } from './metric-window.ts';

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
  return { current: currentWindow(pipeline, asOf), ...finishAlone(estimator(pipeline, asOf)(panel)) };
}

/** Finishes a draft that holds all members of its families. */
export function finishAlone({ tests, finish }: Draft): Omit<Estimates, 'current'> {
  const { subjects, groups, tested } = finish({
    changes: adjustFamilies(tests.changes),
    effects: adjustFamilies(tests.effects),
  });
  return { subjects: [...subjects, ...groups.subjects], tested: tested + groups.tested };
}
