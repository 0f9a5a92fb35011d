import type { Stat } from '../crosstab/index.ts';
import { daysIn, type Metric, type Reason } from '../spec/index.ts';
import { type RunningCells, sumRange } from './cells.ts';
import { usedAreas } from './comparisons.ts';
import { measureMethods } from './measures/index.ts';
import { metricScene } from './metric-scene.ts';
import type { Subject } from './subjects.ts';
import { belowSize, scaleOf, unitSize } from './sums.ts';
import type { WindowContext } from './window-context.ts';

type Ranges = readonly (readonly [number, number])[];

/** One area in both windows of a change: where they lie in the panel, and how many of their days count. */
export interface MovedPair {
  readonly area: string;
  readonly before: Ranges;
  readonly now: Ranges;
  readonly days: { readonly before: number; readonly now: number };
}

/** The areas that the primary change of a subject compares, each with its own part of the baseline. */
export function movedPairs(subject: Subject, context: WindowContext): readonly MovedPair[] | Reason {
  const { metric } = subject;
  const scene = metricScene(subject, context, measureMethods()(metric));
  const { primary } = metric.decision;
  const baseline = primary === 'baseline' ? scene.windows.declared : scene.windows[primary];
  if (!baseline) return 'no-baseline';
  const { areas, problem } = usedAreas(subject, baseline, scene);
  if (problem) return problem;
  if (areas.some(({ unreported }) => unreported > 0)) return 'not-reported';
  return areas.flatMap(({ area, part }) => {
    const cells = subject.ofArea.get(area.area);
    if (!cells) return [];
    const days = { before: daysOf(cells, part.ranges), now: daysOf(cells, scene.current) };
    return [{ area: area.area, before: part.ranges, now: scene.current, days }];
  });
}

/** Days of the months that count: those in which a site was closed do not. */
function daysOf({ spans, counting }: RunningCells, ranges: Ranges): number {
  let days = 0;
  for (const [first, end] of ranges)
    for (let place = first; place < end; place += 1) {
      const span = spans[place];
      if (span && counting[place + 1] !== counting[place]) days += daysIn(span);
    }
  return days;
}

/** What one area of a subject has in the months of a window. */
export function amountIn({ ofArea }: Subject, area: string, ranges: Ranges): Amount {
  const cells = ofArea.get(area);
  return cells ? amountOf(sumRange(cells, ranges).stat) : { counted: 0, above: 0, below: 0 };
}

/** A statistic as something over something, with the count that disclosure control looks at. */
export interface Amount {
  readonly counted: number;
  readonly above: number;
  readonly below: number;
}

function amountOf(stat: Stat): Amount {
  switch (stat.kind) {
    case 'count':
      return { counted: stat.events, above: stat.events, below: stat.exposure };
    case 'harm':
      return { counted: stat.events, above: stat.harm, below: stat.exposure };
    case 'share':
      return { counted: stat.hits, above: stat.hits, below: stat.n };
    case 'ratio':
      return { counted: stat.numerator, above: stat.numerator, below: stat.denominator };
    case 'amounts':
      return { counted: stat.n, above: stat.above, below: stat.below };
    case 'mean':
      return { counted: stat.n, above: stat.sum, below: stat.n };
    case 'figures':
      return { counted: Number(stat.weight), above: Number(stat.sum) / 1_000_000, below: Number(stat.weight) };
    default:
      return { counted: 0, above: 0, below: 0 };
  }
}

/**
 * What one above the line for each below it is in the metric's unit; null for measures that are not something over
 * something, or that are standardised.
 *
 * @param below  of the current window: a count is per window
 */
export function perOf(metric: Metric, below: number): number | null {
  const { measure } = metric;
  if ('standardise' in measure && measure.standardise !== undefined) return null;
  switch (measure.kind) {
    case 'count':
    case 'rate':
      return 1 / scaleOf(measure, below).exposureOf(1);
    case 'share':
      return 1;
    case 'ratio':
      return measure.per;
    case 'amount-ratio':
      return (measure.per * belowSize(measure)) / unitSize(metric);
    case 'mean':
      return 1 / unitSize(metric);
    default:
      return null;
  }
}
