export * from './flat-map.ts';
export * from './simplify-ring.ts';
