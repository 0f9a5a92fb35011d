export * from './effective-sample-size.ts';
export * from './weighted-mean.ts';
