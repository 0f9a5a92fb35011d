import type { Bound, EstimatedEffect, Finding } from '../spec/findings.ts';
import { differenceWords, formatDecimal, formatValue } from '../words/index.ts';
import { countRange, percentText, rangeText, ratioText } from './quantity.ts';

/** An effect, a placebo, a second opinion: whatever has an estimate between two ends. */
export interface Sized {
  readonly estimate: Bound;
  readonly low: number;
  readonly high: Bound;
}

/** Below so many events on either side a percentage would mislead. */
const fewestForPercent = 20;

/** Whether events, counted and expected, are enough for a percentage. */
export function allowsPercent({ observed, expected }: Pick<EstimatedEffect, 'observed' | 'expected'>): boolean {
  return Math.min(observed ?? Infinity, expected ?? Infinity) >= fewestForPercent;
}

const signed = (ratio: number): string => (ratio >= 1.005 ? '+' : '') + percentText(ratio - 1);

/** A ratio as a change in percent. @example ratioPercent(0.84).startsWith("−16") // => true */
export function ratioPercent(ratio: Bound): string {
  return typeof ratio === 'number' ? signed(ratio) : 'no limit';
}

/** A ratio as a change in percent, with its range. */
export function ratioRange({ estimate, low, high }: Sized): string {
  const end = typeof high === 'number' ? `to ${signed(high)}` : 'or more, with no upper limit';
  return `${ratioPercent(estimate)} (${signed(low)} ${end})`;
}

/** In percent where counts carry it; as a ratio, with all its digits, where they do not. */
export function sizeText(sized: Sized, counts: Pick<EstimatedEffect, 'observed' | 'expected'>): string {
  if (allowsPercent(counts)) return ratioRange(sized);
  const ratio = (x: number): string => formatDecimal(x, 2);
  return `ratio ${ratioText(sized.estimate, ratio)} (${rangeText(sized.low, sized.high, ratio)})`;
}

/** A difference in the metric's own unit, with its range. */
export function differenceRange({ estimate, low, high }: Sized): string {
  const said = (x: number): string => (x > 0 ? '+' : '') + formatValue(x);
  const end = typeof high === 'number' ? `to ${said(high)}` : 'or more, with no upper limit';
  return `${typeof estimate === 'number' ? said(estimate) : 'no limit'} (${said(low)} ${end})`;
}

/** A difference of shares or means, in words. @example levelRange({ estimate: 0.06, low: 0.03, high: 0.09 }, { as: 'percent', unit: '' }) // => "between 3 and 9 points more" */
export function levelRange({ low, high }: Sized, shown: Finding['shown']): string {
  return differenceWords({ low, high: typeof high === 'number' ? high : null }, shown);
}

/** A difference of an effect: of levels in words, else in events. */
export function sizeWords(sized: Sized, { levels }: Pick<EstimatedEffect, 'levels'>, shown: Finding['shown']): string {
  return levels === null ? differenceRange(sized) : levelRange(sized, shown);
}

/**
 * How many events fewer or more than without the programme, in words, by the interval that matches the adjustment.
 *
 * @returns null where no number may be given, for it turns with the choice of comparison areas
 */
export function fewerOrMore({ averted, scale, adjusted }: EstimatedEffect): string | null {
  if (averted === null) return null;
  if (scale === 'difference') return countRange(adjusted.low, adjusted.high);
  const most = typeof averted.high === 'number' ? -averted.high : null;
  const least: Bound = typeof averted.low === 'number' ? -averted.low : averted.low;
  if (most !== null) return countRange(most, least);
  if (typeof least !== 'number') return 'any number fewer or more';
  return least < 0 ? `at least ${countRange(least, least)}` : `from any number fewer to ${countRange(least, least)}`;
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
