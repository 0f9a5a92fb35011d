import type { Bound, Change, EstimatedChange, Finding, Level, SeriesPoint } from '../spec/findings.ts';
import { formatCount, formatPercent, formatValue, reasonWords } from '../words/index.ts';

/** A value as a reader writes it: 312, not 312.0. */
export function valueText(x: number): string {
  return formatValue(x).replace(/\.0+$/, '');
}

/** An open end is worded, never drawn as a symbol. */
export function boundText(bound: Bound, format: (x: number) => string = valueText): string {
  return typeof bound === 'number' ? format(bound) : 'no upper limit';
}

export function rangeText(low: number, high: Bound, format: (x: number) => string = valueText): string {
  return typeof high === 'number' ? `${format(low)} to ${format(high)}` : `${format(low)} or more, with no upper limit`;
}

function moreOrFewer(n: number): string {
  const size = formatCount(Math.abs(n));
  if (size === '0') return '0';
  return n < 0 ? `${size} fewer` : `${size} more`;
}

/** Whole, and never nought: an interval that leaves none out must not be worded with it. As in the finding's sentence. */
function wholeEvents(n: number): string {
  return formatCount(Math.max(1, Math.round(Math.abs(n))));
}

function oneSided(near: number, far: number, word: 'fewer' | 'more'): string {
  const [least, most] = [wholeEvents(near), wholeEvents(far)];
  return least === most ? `${least} ${word}` : `${least} to ${most} ${word}`;
}

/** Events more or fewer than the baseline rate would have given, in words. @example countRange(-64, -20) // => "20 to 64 fewer" */
export function countRange(low: number, high: Bound): string {
  if (typeof high !== 'number') {
    if (low > 0) return `at least ${wholeEvents(low)} more`;
    return `from ${moreOrFewer(low)} to any number more`;
  }
  if (high < 0) return oneSided(high, low, 'fewer');
  if (low > 0) return oneSided(low, high, 'more');
  const [from, to] = [moreOrFewer(low), moreOrFewer(high)];
  return from === '0' && to === '0' ? 'no difference' : `from ${from} to ${to}`;
}

export function changeCounts(change: EstimatedChange): string {
  return countRange(change.absolute.low, change.absolute.high);
}

/** Areas that opened later than the baseline have nothing to be compared with: say so where it leaves events out. */
export function comparedText(finding: Finding, change: EstimatedChange): string | null {
  if (finding.now.status === 'withheld' || finding.now.n === change.compared.n) return null;
  return `about ${formatCount(change.compared.n)} of the ${formatCount(finding.now.n)}: the rest has no baseline`;
}

/** A percentage whose sign does not part from its number at the end of a line. */
export function percentText(share: number): string {
  return formatPercent(share).replaceAll(' ', '\u00a0');
}

const fromNone = 'from none before';

/** A ratio to a baseline without events has no number. */
export function ratioText(estimate: Bound, format: (x: number) => string = valueText): string {
  return typeof estimate === 'number' ? format(estimate) : fromNone;
}

/** Events that the baseline's rate would have given over the time and the areas of now; null where nothing is counted. */
export function expectedCount({ events, exposure, compared }: EstimatedChange): number | null {
  if (events === null || exposure === null || compared.exposure === null || exposure === 0) return null;
  return (events * compared.exposure) / exposure;
}

/** What the baseline would have led to over the time and the areas of now: two counts that may be set side by side. */
export function expectedText(change: EstimatedChange): string {
  if (change.events === 0) return 'none counted';
  const expected = Math.round(expectedCount(change) ?? change.value);
  return expected === 0 ? 'under 1 expected' : `about ${formatCount(expected)} expected`;
}

function signedPercent(ratio: number): string {
  return (ratio >= 1.005 ? '+' : '') + percentText(ratio - 1);
}

/** The percentage alone, without its interval; null where the counts carry none. */
export function percentOnly(change: EstimatedChange): string | null {
  if (!change.percentAllowed || change.scale !== 'ratio' || typeof change.estimate !== 'number') return null;
  return signedPercent(change.estimate);
}

/** A ratio as a percentage with its adjusted interval; only for counts that carry one. */
export function changePercent(change: EstimatedChange): string {
  const { low, high } = change.adjusted;
  if (typeof change.estimate !== 'number') return fromNone;
  if (!change.percentAllowed) return 'small counts';
  if (change.scale !== 'ratio' || typeof high !== 'number') return '';
  return `${signedPercent(change.estimate)} (${signedPercent(low)} to ${signedPercent(high)})`;
}

/** One change in a few words, for a table cell. */
export function changeText(change: Change): string {
  if (change.status === 'withheld') return `not given: ${reasonWords[change.reason]}`;
  return `${changeCounts(change)} (${percentOnly(change) ?? changePercent(change)})`;
}

/** The number itself: for a rate, events first; for a count, the count. */
export function levelCount(level: Level, noun: Finding['noun']): string {
  if (level.status === 'withheld') return reasonWords[level.reason];
  return countOf(level.events ?? level.n, noun);
}

export function countOf(n: number, noun: Finding['noun']): string {
  return `${formatCount(n)} ${n === 1 ? noun.one : noun.many}`;
}

/** True where the value says something that the count does not. */
export function hasRate(finding: Finding): boolean {
  return finding.measure === 'rate';
}

/**
 * The smallest change that would have shown, in words.
 * Small counts get a share of ten and no percentage.
 */
export function smallestText(change: EstimatedChange): string {
  const ratio = change.smallestDetectable;
  if (ratio === null) return 'no change, however large, could have been shown with so few events';
  const falling = ratio < 1;
  if (change.percentAllowed) return `a ${falling ? 'fall' : 'rise'} of ${percentText(Math.abs(ratio - 1))} or more`;
  if (falling) return `a fall to about ${formatCount(ratio * 10)} in 10 of the usual number, or lower`;
  return `a rise to about ${valueText(Math.round(ratio * 10) / 10)} times the usual number, or higher`;
}

export function pointValue(point: SeriesPoint): string {
  return point.value === null ? '' : valueText(point.value);
}
