export * from './alpha-spending.ts';
export * from './e-value.ts';
export * from './exact-rate-power.ts';
export * from './inverted-test.ts';
export * from './multiple-comparisons.ts';
export * from './rate-power.ts';
export * from './smallest-detectable-ratio.ts';
export * from './two-proportion-power.ts';
