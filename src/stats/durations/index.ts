export * from './histogram.ts';
export * from './quantile.ts';
