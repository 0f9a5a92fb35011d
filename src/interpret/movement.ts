import type { Bound, Change, EstimatedChange, Movement, Reason } from '../spec/index.ts';
import { rateRatio } from '../stats/index.ts';

const finite = (bound: Bound): number => (typeof bound === 'number' ? bound : Infinity);

/** Which way a change went, by the interval that matches its family's adjustment. */
export function directionOf(change: EstimatedChange): 'down' | 'up' | 'unclear' {
  if (finite(change.adjusted.high) < 1) return 'down';
  return change.adjusted.low > 1 ? 'up' : 'unclear';
}

/**
 * Whether the counts could have shown anything at all: with the baseline's count as it is, would no events in
 * the window have been told from chance? Where even that would not, "no clear change" says too much.
 */
export function couldShowAnything({ adjusted, compared, events, exposure }: EstimatedChange): boolean {
  return rateRatio({ events: 0, exposure: compared.exposure }, { events, exposure }, adjusted.level).high < 1;
}

const notReasons: readonly Reason[] = ['too-few-events', 'no-events-in-baseline'];

/** The verdict on movement. */
export function movementOf(change: Change, better: 'lower' | 'higher' | 'neutral'): Movement {
  if (change.status === 'withheld') return notReasons.includes(change.reason) ? 'too-few' : 'withheld';
  const direction = directionOf(change);
  if (direction === 'unclear') return couldShowAnything(change) ? 'no-clear-change' : 'too-few';
  if (better === 'neutral') return direction === 'down' ? 'changed-down' : 'changed-up';
  return (direction === 'down') === (better === 'lower') ? 'better' : 'worse';
}
