import type { Interval } from '../../stats/index.ts';

/** Below this p is not told apart. */
const smallest = 1e-12;
/** Halvings on the scale of the logarithm: p to ten digits. */
const steps = 44;

/**
 * Two-sided p of an interval: 1 less the highest level at which it leaves out no change, so that the two agree.
 *
 * @param at  the interval at a level; intervals grow with their level
 * @param none  what no change is: 1 of ratios, 0 of differences
 */
export function pByInversion(at: (level: number) => Interval, none: number): number {
  const leavesOut = (p: number): boolean => {
    const { low, high } = at(1 - p);
    return low > none || high < none;
  };
  if (leavesOut(smallest)) return smallest;
  let [low, high] = [Math.log(smallest), 0];
  for (let step = 0; step < steps; step += 1) {
    const middle = (low + high) / 2;
    if (leavesOut(Math.exp(middle))) high = middle;
    else low = middle;
  }
  return Math.exp(high);
}
