import { beforeAfter } from './before-after.ts';
import type { Design } from './design.ts';
import { differenceInDifferences } from './difference-in-differences.ts';
import { interruptedSeries } from './interrupted-series.ts';
import { staggeredAdoption } from './staggered-adoption.ts';
import { syntheticControlDesign } from './synthetic-control.ts';
import { weightedDisplacement } from './weighted-displacement.ts';

/** The ladder: strongest design first. */
export const rungs: readonly Design[] = [
  staggeredAdoption,
  differenceInDifferences,
  syntheticControlDesign,
  weightedDisplacement,
  interruptedSeries,
  beforeAfter,
];
