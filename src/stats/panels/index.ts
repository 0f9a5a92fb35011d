export * from './cell-grouping.ts';
export * from './count-panel.ts';
export { imputeCounts, type WithoutExpected } from './imputation-model.ts';
export * from './imputed-effects.ts';
