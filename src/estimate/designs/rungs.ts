import { beforeAfter } from './before-after.ts';
import type { Design } from './design.ts';
import { weightedDisplacement } from './weighted-displacement.ts';

/** The ladder: strongest design first. */
export const rungs: readonly Design[] = [weightedDisplacement, beforeAfter];
