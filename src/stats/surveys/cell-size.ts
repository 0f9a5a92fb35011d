import type { Base } from './survey-mean.ts';

/** What a report may do with an estimate of few people. */
export type CellSize = 'show' | 'flag' | 'suppress';

/** Fewer answers than this are not shown, for privacy and because they say next to nothing. */
export const FEWEST_SHOWN = 10;

/** Fewer answers than this, or as much as this in equally weighted answers, are shown with a flag. */
export const FEWEST_UNFLAGGED = 30;

/**
 * Whether a survey estimate is of enough people to be shown.
 *
 * Decides nothing itself: disclosure control may suppress more, for a metric's own floor or to protect another cell.
 *
 * @param base  respondents, and how many equally weighted ones they are worth
 * @example cellSize({ n: 45, effectiveN: 28.4 }) // => 'flag'
 */
export function cellSize({ n, effectiveN }: Pick<Base, 'n' | 'effectiveN'>): CellSize {
  if (n < FEWEST_SHOWN) return 'suppress';
  return n < FEWEST_UNFLAGGED || effectiveN < FEWEST_UNFLAGGED ? 'flag' : 'show';
}
