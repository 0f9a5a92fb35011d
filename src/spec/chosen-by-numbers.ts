import type { SelectionDeclaration } from './guards.ts';

/**
 * Whether areas were chosen by numbers that were high: said so, or by need as the numbers of some days showed it. What
 * stood out by chance then falls back by itself, whatever the choice is called.
 *
 * @example isChosenByNumbers({ by: 'need', from: '2018-01-01', to: '2019-12-31', reason: 'most shootings' }) // => true
 * @example isChosenByNumbers({ by: 'volunteers', reason: 'they asked' }) // => false
 */
export const isChosenByNumbers = (chosen: SelectionDeclaration | null): chosen is SelectionDeclaration =>
  chosen?.by === 'high-levels' || (chosen?.by === 'need' && (chosen.from !== undefined || chosen.to !== undefined));
