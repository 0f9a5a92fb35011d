import type { Bound, Change, EstimatedChange, Movement } from '../spec/index.ts';

const finite = (bound: Bound): number => (typeof bound === 'number' ? bound : Infinity);

/** Which way a change went, by the interval that matches its family's adjustment. */
export function directionOf(change: EstimatedChange): 'down' | 'up' | 'unclear' {
  const none = change.scale === 'ratio' ? 1 : 0;
  if (finite(change.adjusted.high) < none) return 'down';
  return change.adjusted.low > none ? 'up' : 'unclear';
}

/** What stands before the verdict: records that were not made alike, and dates on which none falls. */
export interface Standing {
  readonly blocked: boolean;
  readonly monitoring: boolean;
}

/** Of so many events on both sides together, chance alone could not have hidden the end of all. */
const many = 40;

/** What is too few to tell: numbers that scatter so much that they cannot tell either are no few. */
const isFew = ({ compared, events, n }: EstimatedChange): boolean =>
  (compared?.events ?? compared?.n ?? 0) + (events ?? n) < many;

/**
 * The verdict on movement. Where not even the end of all events would have been found with 80 % power, "no clear
 * change" says too much of a few events: the counts could not have told.
 */
export function movementOf(
  change: Change,
  better: 'lower' | 'higher' | 'neutral',
  { blocked, monitoring }: Standing,
): Movement {
  if (blocked) return 'not-comparable';
  if (change.status === 'withheld') return change.reason === 'too-few-events' ? 'too-few' : 'withheld';
  if (monitoring) return 'monitoring';
  const direction = directionOf(change);
  if (direction === 'unclear')
    return change.smallestDetectable === null && isFew(change) ? 'too-few' : 'no-clear-change';
  if (better === 'neutral') return direction === 'down' ? 'changed-down' : 'changed-up';
  return (direction === 'down') === (better === 'lower') ? 'better' : 'worse';
}
