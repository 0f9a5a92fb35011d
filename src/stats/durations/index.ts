export * from './histogram.ts';
export * from './kaplan-meier.ts';
export * from './location-shift.ts';
export * from './pairwise-differences.ts';
export * from './quantile.ts';
export * from './rank-sum.ts';
export * from './rank-sum-distribution.ts';
export * from './survival-quantile.ts';
