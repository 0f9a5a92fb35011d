export * from './mover.ts';
export * from './proportion-difference.ts';
export * from './proportion-interval.ts';
export * from './risk-ratio.ts';
export { standardisedShare, type WeightedShare } from './standardised-share.ts';
