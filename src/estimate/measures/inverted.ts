import type { Interval } from '../../stats/index.ts';
import type { Reach } from './reach.ts';

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

/** Halvings of a number of standard errors: as far as doubles go. */
const finest = 64;

/**
 * The same of an interval that is known by how many standard errors it reaches: p of the most that leave out no change,
 * so that the distribution is asked once and not at each step.
 *
 * @param at  the interval at a reach; intervals grow with it
 */
export function pByReach(at: (errors: number) => Interval, none: number, reach: Reach): number {
  const leavesOut = (errors: number): boolean => {
    const { low, high } = at(errors);
    return low > none || high < none;
  };
  let [inside, outside] = [0, reach.at(1 - smallest)];
  if (leavesOut(outside)) return smallest;
  for (let step = 0; step < finest; step += 1) {
    const middle = (inside + outside) / 2;
    if (leavesOut(middle)) inside = middle;
    else outside = middle;
  }
  return Math.min(1, reach.p(inside));
}
