import { normalTwoSidedP } from '../distributions/distributions.ts';
import { type Interval, requireEvents } from './rate-count.ts';

/** Two counts of equal exposure, one before the other. */
export type BeforeAfter = { readonly before: number; readonly after: number };

/**
 * Wheeler's Poisson z, 2(√after − √before), and its band around the earlier count.
 *
 * A screening device for many series of equal exposure: 4 to 9 and 16 to 25 both give 2, so it is no effect size.
 *
 * @param counts  whole, ≥ 0
 * @param limit   half-width of the band in standard deviations; 3 by habit
 * @returns z, its two-sided p, the plain score z (null when both are 0), and the band in events
 * @see Wheeler 2016, Tables and graphs for monitoring temporal crime trends
 * @example poissonZ({ before: 16, after: 25 }).z // => 2
 */
export function poissonZ(
  counts: BeforeAfter,
  limit = 3,
): Interval & { readonly z: number; readonly p: number; readonly scoreZ: number | null } {
  const { before, after } = counts;
  requireEvents(before, 'before');
  requireEvents(after, 'after');
  const z = 2 * (Math.sqrt(after) - Math.sqrt(before));
  return {
    z,
    p: normalTwoSidedP(z),
    scoreZ: before + after === 0 ? null : (after - before) / Math.sqrt(after + before),
    low: Math.max(0, Math.sqrt(before) - limit / 2) ** 2,
    high: (Math.sqrt(before) + limit / 2) ** 2,
  };
}
