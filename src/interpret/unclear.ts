import type { Decision, EstimatedChange, Finding } from '../spec/index.ts';

/**
 * "No clear change" is two answers: whatever changed is smaller than what would be worthwhile, or the numbers are too
 * uncertain to tell. Which, by whether the whole interval lies inside the smallest worthwhile change, on either side.
 *
 * @returns null where the smallest worthwhile change was not declared
 */
export function unclearOf(change: EstimatedChange, { smallestWorthwhile }: Decision): Finding['unclear'] {
  if (smallestWorthwhile === null) return null;
  const { low, high } = change.adjusted;
  const size = Math.abs(smallestWorthwhile);
  const [least, most] =
    change.scale === 'ratio'
      ? [1 - size, 1 / (1 - size)]
      : [-size * Math.abs(change.value), size * Math.abs(change.value)];
  const inside = typeof high === 'number' && low > least && high < most;
  return inside ? 'smaller-than-worthwhile' : 'too-uncertain';
}
