import type { FunnelRows } from '../crosstab/index.ts';
import type { Span } from '../spec/index.ts';
import { rangeOf } from './cells.ts';
import type { Subject } from './subjects.ts';

/** Why a record of a source is not in a number, in the order in which it is asked. */
export const funnelSteps = [
  'no-time',
  'filter',
  'repeats',
  'outside-cover',
  'outside-window',
  'no-known-area',
  'other-areas',
  'not-counting',
] as const;
export type FunnelStep = (typeof funnelSteps)[number];

/** From all facts of a source to those that a number is made of: records = the sum of what was removed + left. */
export interface Funnel {
  readonly records: number;
  /** What was removed at a step, or at several that must not be told apart. */
  readonly removed: readonly { readonly steps: readonly FunnelStep[]; readonly n: number }[];
  readonly left: number;
}

/**
 * What becomes of every fact on the way to the number of one subject in a window.
 *
 * @param areas  names of all areas of the evaluation
 */
export function funnelOf(
  subject: Subject,
  found: FunnelRows,
  { window, areas }: { readonly window: Span; readonly areas: ReadonlySet<string> },
): Funnel {
  const stepOf = placer(subject, window, areas);
  const sums = new Map<FunnelStep | 'left', number>();
  for (const row of found.rows) {
    const into = stepOf(row);
    sums.set(into, (sums.get(into) ?? 0) + (row.values[0] ?? 0));
  }
  const covered = [...sums.values()].reduce((sum, n) => sum + n, 0);
  const removed: Readonly<Record<FunnelStep, number>> = {
    'no-time': found.records - found.timed,
    filter: found.timed - found.matching,
    repeats: found.matching - found.counting,
    'outside-cover': found.counting - covered,
    'outside-window': sums.get('outside-window') ?? 0,
    'no-known-area': sums.get('no-known-area') ?? 0,
    'other-areas': sums.get('other-areas') ?? 0,
    'not-counting': sums.get('not-counting') ?? 0,
  };
  return {
    records: found.records,
    removed: funnelSteps.map((step) => ({ steps: [step], n: removed[step] })),
    left: sums.get('left') ?? 0,
  };
}

type Placing = Pick<FunnelRows['rows'][number], 'start' | 'area'>;

/** At which step a row of records goes: by its time, then by its area, then by whether that counted then. */
function placer(
  { panel, ofArea }: Subject,
  window: Span,
  areas: ReadonlySet<string>,
): (row: Placing) => FunnelStep | 'left' {
  // the warehouse gives first days of whole months, where a cover may begin inside one
  const key = panel.spans.some(({ from }, place) => from.slice(0, 7) === panel.spans[place + 1]?.from.slice(0, 7))
    ? 10
    : 7;
  const places = new Map(panel.spans.map(({ from }, place) => [from.slice(0, key), place]));
  const [first, end] = rangeOf(panel.spans, window);
  return ({ start, area }) => {
    const place = places.get(start.slice(0, key)) ?? -1;
    if (place < first || place >= end) return 'outside-window';
    if (panel.hasAreas && (area === null || !areas.has(area))) return 'no-known-area';
    const cells = panel.hasAreas ? ofArea.get(area ?? '') : [...ofArea.values()][0];
    if (!cells) return 'other-areas';
    const isCounting = cells.counting[place + 1] !== cells.counting[place];
    const isReported = cells.unreported[place + 1] === cells.unreported[place];
    return isCounting && isReported ? 'left' : 'not-counting';
  };
}
