export * from './proportion-difference.ts';
export * from './proportion-interval.ts';
export * from './risk-ratio.ts';
