export * from './histogram.ts';
export * from './kaplan-meier.ts';
export * from './quantile.ts';
export * from './survival-quantile.ts';
