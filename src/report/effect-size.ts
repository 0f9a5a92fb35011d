import type { Bound, EstimatedEffect, Finding } from '../spec/findings.ts';
import { decimalsOf } from '../words/ends.ts';
import type { Words } from '../words/index.ts';
import { countRange } from './quantity.ts';
import { percentRange, rangeText, ratioRangeText, ratioText, signedPercent } from './range-text.ts';

/** An effect, a placebo, a second opinion: whatever has an estimate between two ends. */
export interface Sized {
  readonly estimate: Bound;
  readonly low: number;
  readonly high: Bound;
}

/** An effect, and how values of its metric are written. */
export interface OfEffect {
  readonly effect: EstimatedEffect;
  readonly shown: Finding['shown'];
}

/** Below so many events on either side a percentage would mislead. */
const fewestForPercent = 20;

/** Whether events, counted and expected, are enough for a percentage. */
export function allowsPercent({ observed, expected }: Pick<EstimatedEffect, 'observed' | 'expected'>): boolean {
  return Math.min(observed ?? Infinity, expected ?? Infinity) >= fewestForPercent;
}

/** A ratio as a change in percent: "−16 %". */
export function ratioPercent(ratio: Bound, words: Words): string {
  return typeof ratio === 'number' ? signedPercent(ratio, words) : words.quantityWords.noLimit;
}

/** A ratio as a change in percent, with its range. */
export function ratioRange({ estimate, low, high }: Sized, words: Words): string {
  return words.quantityWords.withRange(ratioPercent(estimate, words), percentRange({ low, high }, words));
}

/** In percent where counts carry it; as a ratio, with all its digits, where they do not. */
export function sizeText(sized: Sized, counts: Pick<EstimatedEffect, 'observed' | 'expected'>, words: Words): string {
  if (allowsPercent(counts)) return ratioRange(sized, words);
  const format = (x: number): string => words.formatDecimal(x, 2);
  return words.quantityWords.ratio(ratioText(sized.estimate, words, format), ratioRangeText(sized, words));
}

/** A difference in the metric's own unit, with its range. */
export function differenceRange({ estimate, low, high }: Sized, words: Words): string {
  const decimals = decimalsOf(typeof high === 'number' ? [low, high] : [low], { most: 3, never: [0] });
  const said = (x: number): string => (x > 0 ? '+' : '') + words.formatDecimal(x, decimals);
  const found = typeof estimate === 'number' ? said(estimate) : words.quantityWords.noLimit;
  return words.quantityWords.withRange(found, rangeText({ low, high }, words, said));
}

/** A difference of shares or means, in words: "between 3 and 9 points more". */
export function levelRange({ low, high }: Sized, shown: Finding['shown'], words: Words): string {
  const { differenceWords } = words;
  return differenceWords({ low, high: typeof high === 'number' ? high : null }, shown);
}

/** How what was observed and expected in one period is written: whole events, or the value of a share or a mean. */
export function gapText({ effect, shown }: OfEffect, words: Words): (x: number) => string {
  return effect.levels === null ? (x) => words.formatCount(x) : (x) => words.formatShown(x, shown);
}

/** What one period is off by, with its sign. */
export function gapDifference(x: number, { effect, shown }: OfEffect, words: Words): string {
  if (effect.levels === null) return words.formatSigned(x);
  const far = words.formatDistance(x, shown);
  return x === 0 ? far : `${x < 0 ? '−' : '+'}${far}`;
}

/** A difference of an effect: of levels in words, else in events. */
export function sizeWords(sized: Sized, { effect, shown }: OfEffect, words: Words): string {
  return effect.levels === null ? differenceRange(sized, words) : levelRange(sized, shown, words);
}

/**
 * How many events fewer or more than without the programme, in words, by the interval that matches the adjustment.
 *
 * @returns null where no number may be given, for it turns with the choice of comparison areas
 */
export function fewerOrMore({ averted, scale, adjusted }: EstimatedEffect, words: Words): string | null {
  const { anyNumber, atLeast, fromAnyFewer } = words.quantityWords;
  if (averted === null) return null;
  if (scale === 'difference') return countRange(adjusted.low, adjusted.high, words);
  const most = typeof averted.high === 'number' ? -averted.high : null;
  const least: Bound = typeof averted.low === 'number' ? -averted.low : averted.low;
  if (most !== null) return countRange(most, least, words);
  if (typeof least !== 'number') return anyNumber;
  return (least < 0 ? atLeast : fromAnyFewer)(countRange(least, least, words));
}

/** Which way an interval goes, on its own scale. */
export function directionOf({ low, high }: Sized, scale: 'ratio' | 'difference'): 'down' | 'up' | 'unclear' {
  const none = scale === 'ratio' ? 1 : 0;
  if (typeof high === 'number' && high < none) return 'down';
  return low > none ? 'up' : 'unclear';
}

/** On which side of none an estimate lies, clear or not. */
export function sideOf({ estimate }: Sized, scale: 'ratio' | 'difference'): 'down' | 'up' {
  const none = scale === 'ratio' ? 1 : 0;
  return typeof estimate === 'number' && estimate < none ? 'down' : 'up';
}
