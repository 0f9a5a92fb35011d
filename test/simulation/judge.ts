import type { Tally } from './tally.ts';

/** False alarms may be 5 %: a cell fails when chance alone does not explain more than this. */
export const mostAlarms = 0.055;
/** Intervals of 95 % must cover in at least so many draws, and asymptotic ones in no more than so many. */
export const leastCovered = 0.93;
export const mostCovered = 0.975;
/** With fewer estimates than this, a cell tells nothing: the method is refused there. */
export const fewestEstimates = 100;

export type Judgement = 'passes' | 'refused' | 'too many alarms' | 'covers too little' | 'covers too much';

/** What the draws of a cell say of a method: without an effect, and with each one planted. */
export function judge(none: Tally, planted: readonly Tally[]): Judgement {
  if ((none.alarms?.n ?? 0) < Math.min(fewestEstimates, none.draws / 2)) return 'refused';
  if ((none.alarms?.low ?? 0) > mostAlarms) return 'too many alarms';
  for (const { covered, exact } of planted) {
    if (covered === null || covered.n < fewestEstimates) continue;
    if (covered.high < leastCovered) return 'covers too little';
    if (!exact && covered.low > mostCovered) return 'covers too much';
  }
  return 'passes';
}

export const isFailure = (judgement: Judgement): boolean => judgement !== 'passes' && judgement !== 'refused';
