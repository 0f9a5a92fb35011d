export * from './cell-grouping.ts';
export * from './count-panel.ts';
export * from './detectable-effect.ts';
export {
  type EffectInference,
  FEWEST_COMPARISON_AREAS,
  FEWEST_TREATED_AREAS,
  type FewestAreas,
  type NoInterval,
} from './effect-inference.ts';
export type { ImputationOptions, ImputedEffect } from './group-estimates.ts';
export { imputeCounts, type WithoutExpected } from './imputation-model.ts';
export * from './imputed-effects.ts';
export * from './imputed-event-study.ts';
export * from './like-areas.ts';
export * from './placebo-launches.ts';
export * from './pooled-areas.ts';
