import type { Change, EstimatedChange, Finding, Level, SeriesPoint } from '../spec/index.ts';
import { changesOf, type Span, type Which } from './cells/grid.ts';
import { nearest } from './coarse.ts';
import { isPartOf, isSum } from './parts-of.ts';

interface Counted extends Span, Counts {}

type ByWeight = NonNullable<Finding['byWeight']>;

/** A finding of harm, and those of single areas of its metric. */
export interface Weighed {
  readonly finding: Finding;
  /** How many events it has of each weight, by month: as it is now, whatever an earlier report told. */
  readonly byWeight: ByWeight;
  readonly parts: readonly Finding[];
}

interface Counts {
  readonly n: number;
  readonly events: number | null;
}

/** How many weights some events have, and those without one. */
export const kindsIn = (findings: readonly Finding[]): readonly number[] => {
  const used = new Set<number>();
  for (const { byWeight = [] } of findings)
    for (const { counts } of byWeight) for (const [kind, count] of counts.entries()) if (count !== 0) used.add(kind);
  return [...used].sort((a, b) => a - b);
};

/** @returns by weight; null where events of some days are not just those of whole months, or were restated since */
function countsIn(
  byWeight: ByWeight,
  { from: first, to: last, n, events }: Counted,
  base = 1,
): readonly number[] | null {
  const months = byWeight.filter(({ from, to }) => from >= first && to <= last);
  const sums = (byWeight[0]?.counts ?? []).map((_, kind) =>
    months.reduce((sum, { counts }) => sum + (counts[kind] ?? 0), 0),
  );
  const all = sums.reduce((sum, own) => sum + own, 0);
  return nearest(all, base) === (events ?? n) && sums.every((own) => own >= 0) ? sums : null;
}

/**
 * A finding of harm as the share that events of one weight are of all: whoever knows how many events there are and what they
 * weigh knows this one. What is not known of it is left out.
 *
 * @param name  of the metric that it would be
 */
export function asShare({ finding, byWeight, parts }: Weighed, kind: number, name: string): Finding {
  const base = finding.rounded ?? 1;
  const part = (own: Counts, counts: readonly number[] | null) => {
    const all = counts?.reduce((sum, one) => sum + one, 0) ?? own.n;
    return counts && { n: all, events: counts[kind] ?? 0, exposure: null };
  };
  const level = (own: Level): Level => {
    if (own.status === 'withheld') return own;
    const { from, to, label } = own;
    const found = part(own, countsIn(byWeight, own, base));
    return found
      ? { ...own, ...found, missing: null }
      : { status: 'withheld', reason: 'not-reported', from, to, label };
  };
  const point = (own: SeriesPoint): SeriesPoint => {
    const { from, to, n, events } = own;
    if (n === null) return own;
    const found = part({ n, events }, countsIn(byWeight, { from, to, n, events }, base));
    return { ...own, ...(found ?? { n: null, events: null, exposure: null }) };
  };
  const { changes, now } = finding;
  const change = (which: Which): Change => {
    const own = changes[which];
    const then = beforeIn({ finding, byWeight, parts }, which, base);
    const before = own.status === 'estimated' ? own : own.before;
    const found = before && then ? part({ n: before.n, events: null }, then) : null;
    if (own.status === 'withheld') {
      const { before: _, ...rest } = own;
      return found ? { ...rest, before: { n: found.n, value: found.n === 0 ? 0 : found.events / found.n } } : rest;
    }
    const is = comparedIn({ finding, byWeight, parts }, own, { which, base });
    const compared = is && part(own.compared, is);
    if (!found || !compared) return { status: 'withheld', reason: 'not-reported', window: null };
    return { ...own, ...found, compared: { ...own.compared, ...compared } };
  };
  const [baseline, sameSeason, previous] = changesOf.map(change) as [Change, Change, Change];
  return {
    ...finding,
    metric: name,
    measure: 'share',
    now: level(now),
    also: finding.also.map(level),
    series: finding.series.map(point),
    changes: { primary: changes.primary, baseline, sameSeason, previous },
    effect: { status: 'withheld', reason: 'not-asked-for' },
    process: { status: 'withheld', reason: 'not-asked-for' },
    gap: null,
    caveats: [],
    rounded: undefined,
    byWeight: undefined,
  };
}

/** Of the window compared with; of areas with a window of their own each, what these have in theirs. */
function beforeIn(own: Weighed, which: Which, base: number): readonly number[] | null {
  const then = thenIn(own.finding.changes[which]);
  if (!then) return null;
  const direct = countsIn(own.byWeight, then, base);
  if (direct || !isSum(own.finding)) return direct;
  return sumOf(own, then.n, (part) => {
    const its = thenIn(part.changes[which]);
    if (!its) return [];
    return part.byWeight ? countsIn(part.byWeight, its) : null;
  });
}

const thenIn = (change: Change): Counted | null => {
  const { window } = change;
  const told = change.status === 'estimated' ? change : change.before;
  return window && told ? { from: window.from, to: window.to, n: told.n, events: null } : null;
};

/** Of the areas that are compared, now. */
function comparedIn(
  own: Weighed,
  { compared }: EstimatedChange,
  { which, base }: { readonly which: Which; readonly base: number },
): readonly number[] | null {
  const { from, to } = own.finding.now;
  const direct = countsIn(own.byWeight, { from, to, n: compared.n, events: compared.events }, base);
  if (direct || !isSum(own.finding)) return direct;
  return sumOf(own, compared.n, ({ now, byWeight, changes }) => {
    const its = changes[which];
    if (its.status === 'withheld') return [];
    return byWeight ? countsIn(byWeight, { from: now.from, to: now.to, n: its.compared.n, events: null }) : null;
  });
}

function sumOf(
  { finding, parts, byWeight }: Weighed,
  n: number,
  countsOf: (part: Finding) => readonly number[] | null,
): readonly number[] | null {
  const sums = (byWeight[0]?.counts ?? []).map(() => 0);
  for (const part of parts) {
    const counts = isPartOf(part, finding) ? countsOf(part) : [];
    if (counts === null) return null;
    for (const [kind, count] of counts.entries()) sums[kind] = (sums[kind] ?? 0) + count;
  }
  return sums.reduce((sum, own) => sum + own, 0) === n ? sums : null;
}
