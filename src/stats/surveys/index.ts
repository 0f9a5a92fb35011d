export * from './design-covariance.ts';
export * from './design-effect.ts';
export * from './effective-sample-size.ts';
export * from './survey-interval.ts';
export * from './survey-mean.ts';
export * from './survey-sample.ts';
export * from './survey-share.ts';
export * from './weighted-mean.ts';
