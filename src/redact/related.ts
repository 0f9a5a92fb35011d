import type { Finding, MetricRecords } from '../spec/index.ts';
import { asksPartOf } from './asked-parts.ts';
import { boundedPairs, rests, tellsAllOf } from './bounded.ts';
import { conceal } from './cells/conceal.ts';
import type { Slot } from './cells/grid.ts';
import { isHidden } from './hide.ts';
import { hideRest, isNewIn, type Hiding as Resting, restsOf } from './hide-rest.ts';
import { bySize, type Table, tableOf } from './metric-table.ts';
import { isDisjoint, isSameSet, isSubset } from './record-sets.ts';

interface Hiding extends Resting {
  readonly records: readonly MetricRecords[];
}

/**
 * Metrics that count parts of each other: with a gun and all; hits of a share and those that it is of. What one of them
 * hides, a larger one less the others would tell. So the larger one hides what its parts hide, and what is left of it
 * where that is a small count; where parts are all of it, the largest of them hides what it hides; a share hides what the
 * counts that it is made of hide; and how unequally a count is spread over areas goes with any of these.
 *
 * @param whole  all findings, before anything was hidden
 * @param shown  the same in the same order, each metric protected by itself
 */
export function protectRelated(
  whole: readonly Finding[],
  shown: readonly Finding[],
  hiding: Hiding,
): readonly Finding[] {
  const isHere = new Set(whole.map(({ metric }) => metric));
  // related metrics come together: of the others, nothing here could be worked out
  const records = hiding.records.filter(({ metric }) => isHere.has(metric));
  const plain = innerFirst(records.filter((own) => own.counts !== null && own.among === null && !own.isSpread));
  const isRelated = (own: MetricRecords): boolean => partsOf(own, plain).length > 0;
  const wholes = plain.filter(isRelated);
  const others = records.filter((own) => own.among !== null || own.isSpread);
  const bounded = boundedPairs(records);
  if (wholes.length === 0 && others.length === 0 && bounded.length === 0) return shown;
  const table = tableOf(whole, shown);
  hideAlike(table, bounded);
  for (const own of wholes) {
    for (const part of partsOf(own, plain)) table.hideLike(own.metric, part.metric);
    for (const parts of splitsOf(own, plain)) hideRest(table, { own, parts }, hiding);
  }
  for (const own of wholes.toReversed()) {
    const parts = allParts(table, own, plain);
    // what is told of the whole already, each part hides for itself
    const isTold = (hiding.earlier?.() ?? []).some((report) => isNewIn(report, { own, parts }));
    for (const part of isTold ? parts : parts.slice(0, 1)) table.hideLike(part.metric, own.metric);
  }
  for (const own of plain)
    for (const other of plain) if (other !== own && isSame(own, other)) table.hideLike(own.metric, other.metric);
  hideAlike(table, bounded);
  for (const own of others) for (const other of plain) if (tellsOf(own, other)) hideWith(table, own, other);
  return table.findings;
}

/** The first of each pair hides what the second hides, until none has more to hide. */
function hideAlike(table: Table, pairs: readonly (readonly [string, string])[]): void {
  for (let pass = 0; pass <= pairs.length; pass += 1) {
    const before = [...table.findings];
    for (const [own, other] of pairs) table.hideLike(own, other);
    if (table.findings.every((finding, place) => finding === before[place])) return;
  }
}

/**
 * What tells which metrics must be protected together: those that have a key in common.
 *
 * @returns keys by metric; none of a metric that has nothing to do with another
 */
export function relatedKeys(records: readonly MetricRecords[]): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, string[]>();
  for (const [place, own] of records.entries())
    for (const other of records.slice(place + 1)) {
      if (
        !isPart(own, other) &&
        !isPart(other, own) &&
        !isSame(own, other) &&
        !isOfSame(own, other) &&
        !asksPartOf(own, other) &&
        !asksPartOf(other, own) &&
        !tellsOf(own, other) &&
        !tellsOf(other, own) &&
        !rests(own, other) &&
        !rests(other, own) &&
        !tellsAllOf(own, other) &&
        !tellsAllOf(other, own)
      )
        continue;
      for (const { metric } of [own, other])
        keys.set(metric, [...(keys.get(metric) ?? []), `${own.metric} and ${other.metric}`]);
    }
  return keys;
}

const isSame = ({ counts: a }: MetricRecords, { counts: b }: MetricRecords): boolean =>
  a !== null && b !== null && isSameSet(a, b);
/** Shares of the same records: each tells how many they are. */
const isOfSame = ({ among: a }: MetricRecords, { among: b }: MetricRecords): boolean =>
  a !== null && b !== null && isSameSet(a, b);
const isPart = ({ counts: a }: MetricRecords, { counts: b }: MetricRecords): boolean =>
  a !== null && b !== null && isSubset(a, b);
/** Parts before those that they are a part of, for these are parts of fewer. */
const innerFirst = (all: readonly MetricRecords[]): readonly MetricRecords[] => {
  const depthOf = new Map(all.map((own) => [own, all.filter((other) => isPart(own, other)).length]));
  return all.toSorted((a, b) => (depthOf.get(b) ?? 0) - (depthOf.get(a) ?? 0));
};
const partsOf = (own: MetricRecords, all: readonly MetricRecords[]): readonly MetricRecords[] =>
  all.filter((other) => isPart(other, own));

/** Each part alone, and those together of which no two have a record in common: the largest before others. */
function splitsOf(own: MetricRecords, all: readonly MetricRecords[]): readonly (readonly MetricRecords[])[] {
  const parts = partsOf(own, all);
  const together = apart(parts);
  return [...parts.map((part) => [part]), ...(together.length > 1 ? [together] : [])];
}

function apart(parts: readonly MetricRecords[]): readonly MetricRecords[] {
  const largest = parts.filter((part) => !parts.some((other) => isPart(part, other)));
  const taken: MetricRecords[] = [];
  for (const part of largest) {
    const isFree = ({ counts }: MetricRecords): boolean =>
      counts !== null && part.counts !== null && isDisjoint(counts, part.counts);
    if (taken.every(isFree)) taken.push(part);
  }
  return taken;
}

/** Parts that are all that there is, the one with most events first; none where something is left. */
function allParts(table: Table, own: MetricRecords, all: readonly MetricRecords[]): readonly MetricRecords[] {
  const parts = apart(partsOf(own, all));
  const rests = parts.length > 1 ? restsOf(table, { own, parts }) : [];
  const isAll = rests.length > 0 && rests.every(([, { series }]) => series.every(({ n }) => n === null || n === 0));
  return isAll ? bySize(table, parts) : [];
}

const tellsOf = (own: MetricRecords, { counts }: MetricRecords): boolean =>
  counts !== null && [own.counts, own.among].some((set) => set !== null && isSameSet(set, counts));

function hideWith(table: Table, own: MetricRecords, other: MetricRecords): void {
  if (!own.isSpread) {
    table.hideLike(own.metric, other.metric);
    return;
  }
  const areas = [...table.placesOf(other.metric).values()].flatMap((place) => table.findings[place] ?? []);
  for (const place of table.placesOf(own.metric).values()) {
    const finding = table.findings[place];
    if (finding) table.findings[place] = withoutSpread(finding, areas);
  }
}

/** A coefficient of few partners cannot be worked out for one area, and hides no count of it. */
const isUntold = ({ measure }: Finding, level: Finding['now'] | undefined): boolean =>
  level?.status === 'withheld' && (measure !== 'concentration' || level.reason === 'suppressed');

/** How unequally something is spread is worked out of all areas: with one of them hidden it would give that one back. */
function withoutSpread(finding: Finding, areas: readonly Finding[]): Finding {
  const periods = new Set(
    areas.flatMap(({ series }) => series.flatMap(({ period, state }) => (state === 'suppressed' ? [period] : []))),
  );
  const hides = areas.some((area) => isHidden(area) || isUntold(area, area.now));
  const points = finding.series.flatMap(({ period, n }, at): Slot[] =>
    n !== null && periods.has(period) ? [{ kind: 'point', at }] : [],
  );
  const also = finding.also.flatMap((_, at): Slot[] =>
    areas.some((area) => isUntold(area, area.also[at])) ? [{ kind: 'also', at }] : [],
  );
  const marked: readonly Slot[] = [...points, ...also, ...(hides ? [{ kind: 'now' } as const] : [])];
  return marked.length === 0 ? finding : conceal(finding, marked, false);
}
