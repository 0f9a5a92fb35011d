export * from './cluster-covariance.ts';
export * from './cr2.ts';
export * from './fit.ts';
export { dummies, type Groups, groupRows, isNested } from './groups.ts';
export * from './least-squares.ts';
export * from './robust-covariance.ts';
