import type { EstimatedChange, Finding } from '../../spec/index.ts';
import { type Counted, countsOf } from '../small.ts';

/** A number of a finding that can be hidden by itself, or that hides others with it. */
export type Slot =
  | { readonly kind: 'point' | 'also'; readonly at: number }
  | { readonly kind: 'now' | 'effect' }
  | { readonly kind: 'before' | 'compared'; readonly which: Which };
export type Which = 'baseline' | 'sameSeason' | 'previous';
export const changesOf: readonly Which[] = ['baseline', 'sameSeason', 'previous'];

/** What one metric counts: subjects by what is told of each, with the days that each number is about. */
export interface Grid {
  readonly rows: readonly Row[];
  readonly slots: readonly Slot[];
  /** How many of the slots, from the first on, are periods of the series. */
  readonly periods: number;
  /** Counts by row and slot, one list for each thing that is counted; NaN where there is none. */
  readonly columns: readonly Float64Array[];
  /** May not be shown, by row and slot; grows while others are hidden for its sake. */
  readonly hidden: Uint8Array;
}

export interface Row {
  readonly area: string;
  readonly role: Finding['areaRole'];
  readonly group: string | null;
  /** Findings that tell these numbers, by their place in the publication: those of metrics that count the same. */
  readonly findings: readonly number[];
  /** The days of each slot; null where nothing is told. */
  readonly spans: readonly (Span | null)[];
}
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** All that is told of one finding, slot by slot: counts of each column, or null. */
interface Told {
  readonly span: Span;
  readonly counts: readonly (number | null)[];
}

export const slotsOf = (finding: Finding): readonly Slot[] => [
  ...finding.series.map((_, at): Slot => ({ kind: 'point', at })),
  { kind: 'now' },
  ...finding.also.map((_, at): Slot => ({ kind: 'also', at })),
  ...changesOf.flatMap((which): Slot[] => [
    { kind: 'before', which },
    { kind: 'compared', which },
  ]),
  { kind: 'effect' },
];

/** What a finding tells in a slot; null where it is nothing that was counted, or is hidden. */
export function toldIn(finding: Finding, slot: Slot, ofAll: Finding | undefined): Told | null {
  const { measure } = finding;
  const told = (counted: Counted, span: Span): Told => ({ span, counts: countsOf(counted, measure) });
  switch (slot.kind) {
    case 'point': {
      const point = finding.series[slot.at];
      if (!point || point.n === null) return null;
      const { n, events, exposure } = point;
      return told({ n, events, exposure }, point);
    }
    case 'now':
      return finding.now.status === 'estimated' ? told(finding.now, finding.now) : null;
    case 'also': {
      const level = finding.also[slot.at];
      return level?.status === 'estimated' ? told(level, level) : null;
    }
    case 'before': {
      const change = changeOf(finding, slot.which);
      return change && told(change, change.window);
    }
    case 'compared': {
      const change = changeOf(finding, slot.which);
      return change && told(change.compared, finding.now);
    }
    case 'effect':
      return effectOf(finding, ofAll);
  }
}

function changeOf({ changes }: Finding, which: Which): EstimatedChange | null {
  const change = changes[which];
  return change.status === 'estimated' ? change : null;
}

/** Events since the launch: of an area they stand with the effect of all programme areas. */
function effectOf(finding: Finding, ofAll: Finding | undefined): Told | null {
  if (finding.group !== null) return null;
  const { effect } = finding.areaRole === 'program' && ofAll ? ofAll : finding;
  if (effect.status === 'withheld') return null;
  if (finding.areaRole === 'program') {
    const own = effect.byArea.find(({ area }) => area === finding.area);
    return own ? { span: { from: own.launch, to: effect.to }, counts: [whole(own.observed)] } : null;
  }
  const { observed, levels, from, to } = effect;
  if (observed === null) return null;
  const counts = levels === null ? [whole(observed)] : [null];
  return { span: { from, to }, counts };
}

/** Months that count for a part make counts that are not whole, and say nothing exactly. */
const whole = (count: number): number | null => (Math.abs(count - Math.round(count)) < 1e-6 ? Math.round(count) : null);
