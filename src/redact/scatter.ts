import type { Change, EstimatedChange, Finding, Sentence } from '../spec/index.ts';
import { coarse } from './coarse.ts';

/**
 * A finding without what the scatter of its periods is in. How much more than chance the periods of the baseline scatter
 * is worked out of every one of them: beside their sum it gives a hidden one back, and so do all numbers that it is in.
 * Changes whose periods scatter as chance has it stand: their ranges follow from the two sums that they tell.
 * The sums of all areas scatter about what each area leads one to expect: of counts that follows from sums, of shares and
 * ratios from how many records each area had in each period, and what is worked out of these has two digits.
 *
 * @param parts  findings of the single areas behind it, whose scatter stands for its own where it has few periods
 */
export function protectScatter(finding: Finding, parts: readonly Finding[]): Finding {
  const { changes } = finding;
  const { baseline } = changes;
  const spans = scatterSpans(finding);
  const periods = finding.series.filter((point) => spans.some((span) => isIn(point, span))).length;
  const isOfParts = (change: Change): boolean => change.status === 'estimated' && change.dispersionDf > periods;
  const hides = (one: Finding): boolean => spans.some((span) => hidesIn(one, span));
  const isOwn = hides(finding);
  const isTheirs = parts.some(hides);
  if (!isOwn && !isTheirs) return finding;
  const hasCells = isOfCells(finding);
  const protect = (change: Change): Change => {
    if (isOwn || isOfParts(change)) return withoutScatter(change);
    return hasCells ? coarseScatter(change) : change;
  };
  const kept = {
    ...changes,
    baseline: protect(baseline),
    sameSeason: protect(changes.sameSeason),
    previous: protect(changes.previous),
  };
  const expected = hasCells ? coarse(finding.expected, 1) : finding.expected;
  const shown = { ...finding, changes: kept, expected: isOwn ? null : expected };
  const [was, is] = [changes[changes.primary], kept[changes.primary]];
  if (was.status === 'withheld') return shown;
  return is.status === 'withheld' ? unjudged(shown, was) : { ...shown, sentence: withEnds(finding.sentence, is) };
}

/** Whether the scatter of its sums stands on how many records each of several areas had in each period. */
export const isOfCells = ({ measure, areaRole }: Finding): boolean =>
  (measure === 'share' || measure === 'ratio') && (areaRole === 'universe' || areaRole.startsWith('all-'));

/** The days whose periods scatter is worked out of: those of the baseline, and of the current window where that is short. */
export function scatterSpans({ changes: { baseline }, now }: Finding): readonly (Days | null)[] {
  if (baseline.status !== 'estimated') return [null];
  return baseline.scatterOf === 'both-windows' ? [baseline.window, now] : [baseline.window];
}

interface Days {
  readonly from: string;
  readonly to: string;
}

const isIn = (point: Days, span: Days | null): boolean =>
  span === null || (point.from <= span.to && point.to >= span.from);

export const hidesIn = ({ series }: Finding, span: Days | null): boolean =>
  series.some((point) => point.state === 'suppressed' && isIn(point, span));

function withoutScatter(change: Change): Change {
  if (change.status === 'withheld') return change;
  // no t was used, so nothing is lost with its degrees of freedom
  if (change.dispersion === 1) return { ...change, dispersionDf: 0 };
  const { window, value, n } = change;
  return { status: 'withheld', reason: 'suppressed', window, before: { value, n } };
}

/** Values and counts stand: they are sums. */
function coarseScatter(change: Change): Change {
  if (change.status === 'withheld') return change;
  if (change.dispersion === 1) return { ...change, dispersionDf: 0 };
  const { adjusted, absolute, dispersion, dispersionDf } = change;
  const { low, high, p, q, smallestDetectable } = coarse(change, 1);
  return {
    ...change,
    low,
    high,
    p,
    q,
    smallestDetectable,
    adjusted: coarse(adjusted, 1),
    absolute: { ...coarse(absolute, 1), estimate: absolute.estimate },
    dispersion: coarse(dispersion, 1),
    dispersionDf: Math.round(dispersionDf),
  };
}

/** A sentence with the ends of a range as they stand beside it. */
export function withEnds(sentence: Sentence, { absolute: { low, high } }: EstimatedChange): Sentence {
  const { params } = sentence;
  const ends = {
    ...(params.low === undefined ? {} : { low }),
    ...(typeof high === 'number' && params.high !== undefined ? { high } : {}),
  };
  return { ...sentence, params: { ...params, ...ends } };
}

/** What is left to say where a change may not be judged: both values stand, and nothing is made of them. */
export function unjudged(finding: Finding, was: EstimatedChange): Finding {
  return {
    ...finding,
    movement: 'withheld',
    unclear: null,
    promise: 'no-target',
    target: null,
    regressionToMean: null,
    sentence: unjudgedSentence(finding, was),
  };
}

function unjudgedSentence({ sentence, now, noun, title, shown, group }: Finding, was: EstimatedChange): Sentence {
  if (now.status === 'withheld' || sentence.key === 'not-comparable' || sentence.key === 'monitoring') return sentence;
  const { events, n, exposure, value, label: period } = now;
  const params = { ...noun, title, period, reason: 'suppressed', ...(group === null ? {} : { group }) };
  // counts and rates are told in events
  if (sentence.params.expected !== undefined)
    return { key: 'no-comparison', params: { ...params, events: events ?? n }, text: '' };
  const counted = events === null || exposure === null ? {} : { events, of: exposure };
  const { what = '' } = sentence.params;
  const then = { was: was.value, window: was.window.label };
  return { key: 'value-alone', params: { ...params, ...counted, ...then, ...shown, what, value, n }, text: '' };
}
