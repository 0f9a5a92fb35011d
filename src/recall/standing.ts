import { type Finding, type Findings, headlines, type Sentence } from '../spec/index.ts';
import { redefinitionOf } from './definition-changes.ts';

/**
 * Whether the verdicts of the last report still stand: its window, judged again on today's data. What was sent late or
 * mended since may turn a verdict that a board has acted on, and then the board must hear of it.
 */

const verdicts: ReadonlySet<Finding['movement']> = new Set([
  'better',
  'worse',
  'changed-up',
  'changed-down',
  'no-clear-change',
  'too-few',
  'not-comparable',
]);

interface Pair {
  readonly before: Finding;
  readonly again: Finding;
}

/** Findings of the same window, definition and rule, of which both have a verdict. */
function pairsOf(before: Findings, again: readonly Finding[]): readonly Pair[] {
  const found = new Map(headlines(again).map((finding) => [finding.metric, finding]));
  return headlines(before.findings).flatMap((own) => {
    const other = found.get(own.metric);
    if (!other || !verdicts.has(own.movement) || !verdicts.has(other.movement)) return [];
    const isSame =
      own.now.from === other.now.from &&
      own.now.to === other.now.to &&
      own.decision?.hash === other.decision?.hash &&
      redefinitionOf(own, other) === null;
    return isSame ? [{ before: own, again: other }] : [];
  });
}

/** Whether any figure of a headline up to the last day of a report is another one now; else its verdicts follow as they did. */
export function isRestated(before: Findings, now: readonly Finding[]): boolean {
  const known = new Map(headlines(before.findings).map((finding) => [finding.metric, finding]));
  return headlines(now).some(({ metric, series }) => {
    const was = new Map(known.get(metric)?.series.map((point) => [point.period, point]));
    return series.some(({ period, to, events, value }) => {
      const point = was.get(period);
      return (
        point !== undefined && to <= (before.run.asOfDay ?? to) && (point.events !== events || point.value !== value)
      );
    });
  });
}

/**
 * @param before  the last report
 * @param again   its findings on today's data, as far as they may be shown
 * @returns one sentence for all that stand, and one for each that does not; none where nothing can be set side by side
 */
export function standingOf(before: Findings, again: readonly Finding[]): readonly Sentence[] {
  const pairs = pairsOf(before, again);
  if (pairs.length === 0) return [];
  const turned = pairs.filter((pair) => pair.before.movement !== pair.again.movement);
  const counts = { n: pairs.length - turned.length, of: pairs.length, period: before.run.asOf };
  return [
    { key: turned.length === 0 ? 'since.stand-all' : 'since.stand-some', params: counts, text: '' },
    ...turned.map(({ before: { metric, title, movement, now }, again: { movement: to } }) => ({
      key: 'since.stands-not',
      params: { metric, title, from: movement, to, period: now.label },
      text: '',
    })),
  ];
}
