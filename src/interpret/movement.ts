import type { Bound, Change, EstimatedChange, Movement } from '../spec/index.ts';

const finite = (bound: Bound): number => (typeof bound === 'number' ? bound : Infinity);

/** Which way a change went, by the interval that matches its family's adjustment. */
export function directionOf(change: EstimatedChange): 'down' | 'up' | 'unclear' {
  if (finite(change.adjusted.high) < 1) return 'down';
  return change.adjusted.low > 1 ? 'up' : 'unclear';
}

/**
 * The verdict on movement. Where not even the end of all events would have been found with 80 % power, "no clear
 * change" says too much: the counts could not have told.
 */
export function movementOf(change: Change, better: 'lower' | 'higher' | 'neutral'): Movement {
  if (change.status === 'withheld') return change.reason === 'too-few-events' ? 'too-few' : 'withheld';
  const direction = directionOf(change);
  if (direction === 'unclear') return change.smallestDetectable === null ? 'too-few' : 'no-clear-change';
  if (better === 'neutral') return direction === 'down' ? 'changed-down' : 'changed-up';
  return (direction === 'down') === (better === 'lower') ? 'better' : 'worse';
}
