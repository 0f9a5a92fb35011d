export * from './binomial-quantile.ts';
export * from './distributions.ts';
export * from './hypergeometric.ts';
export * from './incomplete-gamma.ts';
export * from './negative-binomial.ts';
export * from './poisson-cdf-along.ts';
export * from './root.ts';
export * from './variance-ratio.ts';
