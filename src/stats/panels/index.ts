export * from './assignments.ts';
export * from './cell-grouping.ts';
export * from './cohort-design.ts';
export * from './count-panel.ts';
export * from './detectable-effect.ts';
export {
  type EffectInference,
  FEWEST_COMPARISON_AREAS,
  FEWEST_TREATED_AREAS,
  type FewestAreas,
  type NoInterval,
} from './effect-inference.ts';
export * from './event-study.ts';
export * from './goodman-bacon.ts';
export type { ImputationOptions, ImputedEffect } from './group-estimates.ts';
export * from './group-time-effects.ts';
export * from './group-time-summaries.ts';
export { imputeCounts, type WithoutExpected } from './imputation-model.ts';
export * from './imputed-effects.ts';
export * from './imputed-event-study.ts';
export * from './imputed-levels.ts';
export * from './level-event-study.ts';
export type { LevelPanel } from './level-fit.ts';
export * from './level-strata.ts';
export * from './like-areas.ts';
export * from './outcome-panel.ts';
export * from './placebo-launches.ts';
export * from './pooled-areas.ts';
export * from './pretended-launches.ts';
export * from './randomisation-test.ts';
export * from './randomised-launches.ts';
export * from './redrawn-launches.ts';
export * from './redrawn-levels.ts';
export * from './sun-abraham.ts';
export * from './trend-difference.ts';
export type { Coefficient, PanelRows, TwoWayRegression, WaldTest } from './two-way-regression.ts';
