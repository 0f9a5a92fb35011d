export * from './glossary.ts';
export * from './headings.ts';
export * from './labels.ts';
export * from './methods/index.ts';
export * from './numbers.ts';
export * from './quality.ts';
export * from './reasons.ts';
export * from './sentences.ts';
