export * from './centrality.ts';
export { mergedTies, type Network, symmetrised, type Tie } from './network.ts';
export * from './partner-scores.ts';
export * from './responses.ts';
export * from './structure.ts';
