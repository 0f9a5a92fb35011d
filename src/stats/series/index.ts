export * from './classical-decomposition.ts';
export * from './harmonics.ts';
export type { FittedSeries } from './left-over.ts';
export * from './matched-persistence.ts';
export * from './persistence.ts';
export * from './seasonal-trend.ts';
export * from './serial-correlation.ts';
export * from './shared-errors.ts';
export * from './year-over-year.ts';
