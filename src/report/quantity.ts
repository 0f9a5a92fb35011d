import type { Bound, Change, EstimatedChange, Finding, Level, SeriesPoint } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import { carriesPercent } from '../words/numbers.ts';
import { percentRange, percentText, signedPercent, valueText } from './range-text.ts';

function moreOrFewer(n: number, { formatCount, quantityWords }: Words): string {
  const size = formatCount(Math.abs(n));
  if (size === '0') return '0';
  return n < 0 ? quantityWords.fewer(size) : quantityWords.more(size);
}

/** Whole, and never nought: an interval that leaves none out must not be worded with it. As in the finding's sentence. */
function wholeEvents(n: number, { formatCount }: Words): string {
  return formatCount(Math.max(1, Math.round(Math.abs(n))));
}

function oneSided([near, far]: readonly [number, number], word: 'fewer' | 'more', words: Words): string {
  const [least, most] = [wholeEvents(near, words), wholeEvents(far, words)];
  const { [word]: directed, range } = words.quantityWords;
  return directed(least === most ? least : range(least, most));
}

/** Events more or fewer than the baseline rate would have given, in words: "20 to 64 fewer". */
export function countRange(low: number, high: Bound, words: Words): string {
  const { atLeast, more, upToAnyMore, noDifference, between } = words.quantityWords;
  if (typeof high !== 'number')
    return low > 0 ? atLeast(more(wholeEvents(low, words))) : upToAnyMore(moreOrFewer(low, words));
  if (high < 0) return oneSided([high, low], 'fewer', words);
  if (low > 0) return oneSided([low, high], 'more', words);
  const [from, to] = [moreOrFewer(low, words), moreOrFewer(high, words)];
  return from === '0' && to === '0' ? noDifference : between(from, to);
}

/** Where none as well as so many times the expected number would fit, the range says that nothing can be told. */
const timesTooWide = 5;

function isTooWide({ shown }: Pick<Finding, 'shown'>, change: EstimatedChange): boolean {
  const { low, high } = change.absolute;
  const expected = expectedCount(change);
  if (!countsEvents({ shown }) || expected === null || typeof high !== 'number') return false;
  return low <= 0 && high > timesTooWide * Math.max(1, expected);
}

/** The change in the metric's own terms: events more or fewer, points, minutes. */
export function changeAmount({ shown }: Pick<Finding, 'shown'>, change: EstimatedChange, words: Words): string {
  const { low, high } = change.absolute;
  if (isTooWide({ shown }, change)) return words.quantityWords.tooWide(countRange(low, high, words));
  if (countsEvents({ shown })) return countRange(low, high, words);
  return words.differenceWords({ low, high: typeof high === 'number' ? high : null }, shown);
}

/** The same with what is counted, to stand in a sentence. */
export function changeOf(finding: Finding, change: EstimatedChange, words: Words): string {
  const amount = changeAmount(finding, change, words);
  return countsEvents(finding) ? words.quantityWords.amountOf(amount, finding.noun.many) : amount;
}

/** Areas that opened later than the baseline have nothing to be compared with: say so where it leaves events out. */
export function comparedText(finding: Finding, change: EstimatedChange, words: Words): string | null {
  const { formatCount, quantityWords } = words;
  if (finding.now.status === 'withheld' || finding.now.n === change.compared.n) return null;
  return quantityWords.compared(formatCount(change.compared.n), formatCount(finding.now.n));
}

/** Events that the baseline's rate would have given over the time and the areas of now; null where nothing is counted. */
export function expectedCount({ events, exposure, compared }: EstimatedChange): number | null {
  if (events === null || exposure === null || compared.exposure === null || exposure === 0) return null;
  return (events * compared.exposure) / exposure;
}

/** What the baseline would have led to over the time and the areas of now: two counts that may be set side by side. */
export function expectedText(change: EstimatedChange, { formatCount, quantityWords }: Words): string {
  if (change.events === 0) return quantityWords.noneCounted;
  const expected = Math.round(expectedCount(change) ?? change.value);
  return expected === 0 ? quantityWords.underOneExpected : quantityWords.expected(formatCount(expected));
}

/** The percentage alone, without its interval; null where the counts carry none. */
export function percentOnly(change: EstimatedChange, words: Words): string | null {
  if (!change.percentAllowed || change.scale !== 'ratio' || typeof change.estimate !== 'number') return null;
  return signedPercent(change.estimate, words);
}

/** A ratio as a percentage with its adjusted interval; only for counts that carry one. */
export function changePercent(change: EstimatedChange, words: Words): string {
  const { fromNone, smallCounts, withRange } = words.quantityWords;
  const { low, high } = change.adjusted;
  if (change.scale !== 'ratio') return '';
  if (typeof change.estimate !== 'number') return fromNone;
  if (!change.percentAllowed) return smallCounts;
  if (typeof high !== 'number') return '';
  return withRange(signedPercent(change.estimate, words), percentRange({ low, high }, words));
}

/** How far apart now and before are where all are counted: chance has no part in it. Null of all others, and where both are alike. */
export function countedChange({ now, shown }: Finding, change: Change, words: Words): string | null {
  if (change.status !== 'withheld' || change.reason !== 'whole-coalition') return null;
  if (now.status === 'withheld' || change.before === undefined || now.value === change.before.value) return null;
  const { value: before } = change.before;
  const { down, up } = words.directionOfChange(shown);
  return `${words.formatApart([now.value, before], shown)} ${now.value < before ? down : up}`;
}

/** One change in a few words, for a table cell. */
export function changeText(finding: Finding, change: Change, words: Words): string {
  const { before, notGiven, withRange } = words.quantityWords;
  if (change.status === 'withheld') {
    const counted = countedChange(finding, change, words);
    if (counted !== null) return withRange(counted, words.reasonWords[change.reason]);
    const was = change.before === undefined ? '' : `${before(valueOf(finding, change.before.value, words))}; `;
    return `${was}${notGiven(words.reasonWords[change.reason])}`;
  }
  const amount = changeAmount(finding, change, words);
  // +25 % beside it would read as a finding
  if (isTooWide(finding, change)) return amount;
  const percent = percentOnly(change, words) ?? changePercent(change, words);
  return percent === '' ? amount : withRange(amount, percent);
}

/** Told in events, as counts and rates are; all others by their value. */
export function countsEvents({ shown }: Pick<Finding, 'shown'>): boolean {
  return shown.as === 'count' || shown.as === 'rate';
}

/** A value of the metric in its own unit. */
export function valueOf({ shown }: Pick<Finding, 'shown'>, x: number, words: Words): string {
  return shown.as === 'count' ? valueText(x, words) : words.formatShown(x, shown);
}

/** The number itself: events of a count or rate, hits of a share, the value of all others. */
export function levelText(finding: Finding, level: Level, words: Words): string {
  const { formatCount, quantityWords } = words;
  if (level.status === 'withheld') return words.reasonWords[level.reason];
  if (countsEvents(finding)) return formatCount(level.events ?? level.n);
  if (finding.shown.as === 'percent' && level.events !== null && level.exposure !== null)
    return quantityWords.of(formatCount(level.events), formatCount(level.exposure));
  return valueOf(finding, level.value, words);
}

/** What stands beside the number: the rate, the percentage, or how many records it rests on. */
export function levelAside(finding: Finding, level: Level, words: Words): string | null {
  if (level.status === 'withheld') return null;
  if (hasRate(finding)) return words.quantityWords.rate(valueOf(finding, level.value, words));
  if (finding.shown.as === 'count') return null;
  if (finding.shown.as === 'percent' && level.events !== null && level.exposure !== null)
    return carriesPercent(level.exposure) ? valueOf(finding, level.value, words) : null;
  return basis(finding, level.n, words);
}

/** Number and what stands beside it, to stand in a sentence: "72 of 100 calls (72 %)". */
export function levelSentence(finding: Finding, level: Level, words: Words): string {
  const { aRateOf, withRange } = words.quantityWords;
  if (level.status === 'withheld') return words.reasonWords[level.reason];
  const { one, many } = finding.noun;
  if (countsEvents(finding)) {
    const rate = hasRate(finding) ? `, ${aRateOf(valueOf(finding, level.value, words), finding.unit)}` : '';
    return `${countOf(level.events ?? level.n, finding.noun, words)}${rate}`;
  }
  const said = levelText(finding, level, words);
  if (finding.shown.as === 'percent' && level.exposure !== null) {
    const counted = `${said} ${level.exposure === 1 ? one : many}`;
    return carriesPercent(level.exposure) ? withRange(counted, valueOf(finding, level.value, words)) : counted;
  }
  return withRange(said, basis(finding, level.n, words));
}

/** Whom a survey asked, of whom the share is a part; and what any other value was worked out from. */
function basis({ measure, noun }: Finding, n: number, words: Words): string {
  const { fromCount, ofCount } = words.quantityWords;
  return (measure === 'survey-share' ? ofCount : fromCount)(countOf(n, noun, words));
}

export function countOf(n: number, noun: Finding['noun'], { formatCount }: Words): string {
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
export function smallestText(finding: Finding, change: EstimatedChange, words: Words): string {
  const { events, none, difference, fall, rise, fallTo, riseTo } = words.smallestWords;
  const ratio = change.smallestDetectable;
  if (ratio === null) return none(countsEvents(finding) ? events : finding.noun.many);
  if (change.scale === 'difference') return difference(distanceText(finding, ratio, words));
  const falling = ratio < 1;
  if (change.percentAllowed) return (falling ? fall : rise)(percentText(Math.abs(ratio - 1), words));
  if (falling) return fallTo(words.formatCount(ratio * 10));
  return riseTo(valueText(Math.round(ratio * 10) / 10, words));
}

function distanceText({ shown }: Finding, difference: number, words: Words): string {
  const { down, up } = words.directionOfChange(shown);
  return `${words.formatDistance(difference, shown)} ${difference < 0 ? down : up}`;
}

/** The number of one period as it is told: events of a count or rate, the value of all others. */
export function pointText(finding: Finding, { events, value }: SeriesPoint, words: Words): string {
  if (countsEvents(finding) && events !== null) return words.formatCount(events);
  return value === null ? '' : valueOf(finding, value, words);
}
