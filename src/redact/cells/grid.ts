import { addIsoDays, type Change, type EstimatedChange, type Finding } from '../../spec/index.ts';
import { type Counted, countsOf } from '../small.ts';

/** A number of a finding that can be hidden by itself, or that hides others with it. */
export type Slot =
  | { readonly kind: 'point' | 'also'; readonly at: number }
  | { readonly kind: 'now' | 'effect' | 'untreated' }
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
  { kind: 'untreated' },
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
    case 'before':
      return beforeOf(finding, finding.changes[slot.which]);
    case 'compared': {
      const change = changeOf(finding, slot.which);
      return change && told(change.compared, finding.now);
    }
    case 'effect':
      return effectOf(finding, ofAll);
    case 'untreated':
      return untreatedOf(finding, ofAll);
  }
}

/** What was counted then is told also where only chance has nothing to say of it. */
function beforeOf({ measure }: Finding, change: Change): Told | null {
  const { window } = change;
  if (window === null) return null;
  if (change.status === 'estimated') return { span: window, counts: countsOf(change, measure) };
  if (change.before === undefined) return null;
  const { value, n } = change.before;
  const isShare = measure === 'share' || measure === 'survey-share';
  return {
    span: window,
    counts: countsOf({ n, events: isShare ? Math.round(value * n) : null, exposure: null }, measure),
  };
}

function changeOf({ changes }: Finding, which: Which): EstimatedChange | null {
  const change = changes[which];
  return change.status === 'estimated' ? change : null;
}

/**
 * Events since the launch: of an area they stand with the effect of all programme areas, and those of all comparison
 * areas follow from what is expected without it.
 */
function effectOf(finding: Finding, ofAll: Finding | undefined): Told | null {
  const effect = effectBehind(finding, ofAll);
  if (!effect) return null;
  const { observed, levels, from, to, byArea } = effect;
  if (finding.areaRole === 'all-comparison') return sumOver(finding, { from, to });
  if (finding.areaRole === 'program') {
    const own = byArea.find(({ area }) => area === finding.area);
    return own ? { span: { from: own.launch, to }, counts: [whole(own.observed)] } : null;
  }
  if (observed === null) return null;
  return { span: { from, to }, counts: levels === null ? [whole(observed)] : [null] };
}

/**
 * Events before the launch: what is expected without the programme is made of them and of those that comparison areas had.
 * Of areas that began at several times, it is made of more than two sums each.
 */
function untreatedOf(finding: Finding, ofAll: Finding | undefined): Told | null {
  const effect = effectBehind(finding, ofAll);
  const [first] = finding.series;
  if (!effect || !first || effect.byArea.some(({ launch }) => launch !== effect.launch)) return null;
  if (finding.areaRole === 'program' && !effect.byArea.some(({ area }) => area === finding.area)) return null;
  return sumOver(finding, { from: first.from, to: addIsoDays(effect.launch, -1) });
}

/** The effect that a finding's own counts are told with; of shares and means it tells no counts of the others. */
function effectBehind(finding: Finding, ofAll: Finding | undefined) {
  const { areaRole: role, group } = finding;
  if (group !== null) return null;
  const isPart = role === 'program' || role === 'all-comparison';
  const { effect } = isPart && ofAll ? ofAll : finding;
  if (effect.status === 'withheld') return null;
  if (role === 'all-comparison' && (effect.areas.comparison === 0 || effect.levels !== null)) return null;
  return effect;
}

/** What whole periods add up to; of hidden ones it is told all the same, and not as a sum. */
function sumOver({ series, measure }: Finding, span: Span): Told | null {
  const inside = series.filter(({ from, to }) => from >= span.from && to <= span.to);
  if (measure !== 'count' && measure !== 'rate') return null;
  let sum: number | null = 0;
  for (const { n, events } of inside) sum = sum === null || n === null ? null : sum + (events ?? n);
  return inside.length === 0 ? null : { span, counts: [sum] };
}

/** Months that count for a part make counts that are not whole, and say nothing exactly. */
const whole = (count: number): number | null => (Math.abs(count - Math.round(count)) < 1e-6 ? Math.round(count) : null);
