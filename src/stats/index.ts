export * from './counts/index.ts';
export * from './distributions/index.ts';
export * from './durations/index.ts';
export * from './judging/index.ts';
export * from './process/index.ts';
export * from './regression/index.ts';
export * from './shares/index.ts';
export * from './surveys/index.ts';
