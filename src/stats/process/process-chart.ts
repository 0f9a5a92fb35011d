import type { ChartKind } from './chart-kind.ts';
import { chartSegment, type ProcessPoint, type ProcessSegment } from './process-segment.ts';
import { observationsOf, type ProcessSeries, segmentsOf } from './process-series.ts';
import type { RuleSetName } from './rule-sets.ts';

export type ProcessChart = {
  readonly kind: ChartKind;
  readonly ruleSet: RuleSetName;
  /** One for every value, in order. */
  readonly points: readonly ProcessPoint[];
  readonly segments: readonly ProcessSegment[];
};

/**
 * Process-behaviour chart: what is plotted, its centre and limits, and which points the named rules mark.
 *
 * Every segment has limits of its own, learnt from its baseline points and no others. Limits of fewer than 12 points are
 * called temporary; a baseline that never moves has limits on its centre and is called flat. Signals are questions, not
 * verdicts: of stable series of 20 points about one in five shows one somewhere.
 *
 * @param series  kind, values, denominators, rule set, and how the limits are learnt
 * @returns a point for every value, and the segments; centre and limits are on the scale of what is plotted
 * @throws {RangeError} when a value cannot be charted so (a negative count, more hits than trials, no time at all
 *         between two events), or when lengths and indices do not fit
 * @see R NHSRplotthedots 0.2.2; R qicharts2 0.8.1; Laney 2002; L. Nelson 1994 for t
 * @example processChart({ kind: 'i', values: [4, 6, 5, 7, 6], ruleSet: 'mdc-7' }).points[4].low // => 1.61
 * @example processChart({ kind: 'c', values: [3, 5, 4, 19], ruleSet: 'mdc-7' }).points[3].signals // => [{ rule: 'outside-limits', side: 'high' }]
 */
export function processChart(series: ProcessSeries): ProcessChart {
  const segments = segmentsOf(series);
  const observations = observationsOf(series);
  const parts = segments.map(({ from, to }) => chartSegment({ series, observations, from, to }));
  return {
    kind: series.kind,
    ruleSet: series.ruleSet,
    points: parts.flatMap(({ points }) => points),
    segments: parts.map(({ segment }) => segment),
  };
}
