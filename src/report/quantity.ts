import type { Bound, Change, EstimatedChange, Finding, Level, SeriesPoint } from '../spec/findings.ts';
import {
  differenceWords,
  directionOfChange,
  formatCount,
  formatDistance,
  formatPercent,
  formatShown,
  formatValue,
  reasonWords,
} from '../words/index.ts';

/** A value as a reader writes it: 312, not 312.0. */
export function valueText(x: number): string {
  return formatValue(x).replace(/\.0+$/, '');
}

/** An open end is worded, never drawn as a symbol. */
export function boundText(bound: Bound, format: (x: number) => string = valueText): string {
  return typeof bound === 'number' ? format(bound) : 'no upper limit';
}

export function rangeText(low: number | null, high: Bound | null, format: (x: number) => string = valueText): string {
  if (low === null || high === null) return 'no range can be given';
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

/** The change in the metric's own terms: events more or fewer, points, minutes. */
export function changeAmount({ shown }: Pick<Finding, 'shown'>, { absolute }: EstimatedChange): string {
  const { low, high } = absolute;
  if (countsEvents({ shown })) return countRange(low, high);
  return differenceWords({ low, high: typeof high === 'number' ? high : null }, shown);
}

/** The same with what is counted, to stand in a sentence. */
export function changeOf(finding: Finding, change: EstimatedChange): string {
  const amount = changeAmount(finding, change);
  return countsEvents(finding) ? `${amount} ${finding.noun.many}` : amount;
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
  if (change.scale !== 'ratio') return '';
  if (typeof change.estimate !== 'number') return fromNone;
  if (!change.percentAllowed) return 'small counts';
  if (typeof high !== 'number') return '';
  return `${signedPercent(change.estimate)} (${signedPercent(low)} to ${signedPercent(high)})`;
}

/** One change in a few words, for a table cell. */
export function changeText(finding: Finding, change: Change): string {
  if (change.status === 'withheld') {
    const was = change.before === undefined ? '' : `${valueOf(finding, change.before.value)} before; `;
    return `${was}not given: ${reasonWords[change.reason]}`;
  }
  const percent = percentOnly(change) ?? changePercent(change);
  return percent === '' ? changeAmount(finding, change) : `${changeAmount(finding, change)} (${percent})`;
}

/** Told in events, as counts and rates are; all others by their value. */
export function countsEvents({ shown }: Pick<Finding, 'shown'>): boolean {
  return shown.as === 'count' || shown.as === 'rate';
}

/** A value of the metric in its own unit. */
export function valueOf({ shown }: Pick<Finding, 'shown'>, x: number): string {
  return countsEvents({ shown }) ? valueText(x) : formatShown(x, shown);
}

/** The number itself: events of a count or rate, hits of a share, the value of all others. */
export function levelText(finding: Finding, level: Level): string {
  if (level.status === 'withheld') return reasonWords[level.reason];
  if (countsEvents(finding)) return formatCount(level.events ?? level.n);
  if (finding.shown.as === 'percent' && level.events !== null && level.exposure !== null)
    return `${formatCount(level.events)} of ${formatCount(level.exposure)}`;
  return valueOf(finding, level.value);
}

/** What stands beside the number: the rate, the percentage, or how many records it rests on. */
export function levelAside(finding: Finding, level: Level): string | null {
  if (level.status === 'withheld') return null;
  if (hasRate(finding)) return `rate ${valueText(level.value)}`;
  if (finding.shown.as === 'count') return null;
  if (finding.shown.as === 'percent' && level.events !== null && level.exposure !== null)
    return valueOf(finding, level.value);
  return `of ${countOf(level.n, finding.noun)}`;
}

/** Number and what stands beside it, to stand in a sentence. @example "72 of 100 calls (72 %)" */
export function levelSentence(finding: Finding, level: Level): string {
  if (level.status === 'withheld') return reasonWords[level.reason];
  const { one, many } = finding.noun;
  if (countsEvents(finding)) {
    const rate = hasRate(finding) ? `, a rate of ${valueText(level.value)} ${finding.unit}` : '';
    return `${countOf(level.events ?? level.n, finding.noun)}${rate}`;
  }
  if (finding.shown.as === 'percent' && level.exposure !== null)
    return `${levelText(finding, level)} ${level.exposure === 1 ? one : many} (${valueOf(finding, level.value)})`;
  return `${levelText(finding, level)} (of ${countOf(level.n, finding.noun)})`;
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
export function smallestText(finding: Finding, change: EstimatedChange): string {
  const ratio = change.smallestDetectable;
  if (ratio === null)
    return `no change, however large, could have been shown with so few ${countsEvents(finding) ? 'events' : finding.noun.many}`;
  if (change.scale === 'difference') return `${distanceText(finding, ratio)}, or a larger difference`;
  const falling = ratio < 1;
  if (change.percentAllowed) return `a ${falling ? 'fall' : 'rise'} of ${percentText(Math.abs(ratio - 1))} or more`;
  if (falling) return `a fall to about ${formatCount(ratio * 10)} in 10 of the usual number, or lower`;
  return `a rise to about ${valueText(Math.round(ratio * 10) / 10)} times the usual number, or higher`;
}

function distanceText({ shown }: Finding, difference: number): string {
  const { down, up } = directionOfChange(shown);
  return `${formatDistance(difference, shown)} ${difference < 0 ? down : up}`;
}

export function pointValue(point: SeriesPoint): string {
  return point.value === null ? '' : valueText(point.value);
}
