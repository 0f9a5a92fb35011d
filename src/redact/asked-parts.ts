import type { Finding, MetricRecords } from '../spec/index.ts';
import { withhold } from './cells/conceal.ts';
import { bySize, nameOf, placesByMetric, type Table, tableOf } from './metric-table.ts';
import { isDisjoint, isSubset } from './record-sets.ts';
import { isSmall } from './small.ts';
import type { ToldBefore } from './told-before.ts';
import { singleRoles } from './told-of-metrics.ts';

interface Hiding {
  readonly records: readonly MetricRecords[];
  readonly minimumOf: (metric: string) => number;
  /** The findings that earlier reports told. */
  readonly earlier: () => readonly (readonly ToldBefore[])[];
}

type Asking = Pick<MetricRecords, 'asks'>;

/** Whether a metric is of the answers of some of those alone whose answers to the same question another one is of. */
export const asksPartOf = ({ asks: part }: Asking, { asks: all }: Asking): boolean =>
  part !== undefined && all !== undefined && isSubset(part, all);

/**
 * What all answered to a question, less what some of them did, is what the others answered. Where these are few, or few of them
 * chose a place, single areas (or groups) of the part are not told of; where that is so of areas together, nothing of the part.
 * Of what an earlier report told of all, or of some, the same is hidden now.
 *
 * @param whole  all findings, before anything was hidden
 * @param shown  the same in the same order, as far as they may be shown
 */
export function protectAskedParts(
  whole: readonly Finding[],
  shown: readonly Finding[],
  { records, minimumOf, earlier }: Hiding,
): readonly Finding[] {
  if (!records.some(({ asks }) => asks !== undefined)) return shown;
  const table = tableOf(whole, shown);
  const isHere = ({ metric }: MetricRecords): boolean => table.placesOf(metric).size > 0;
  const asking = records.filter((own) => own.asks !== undefined && isHere(own));
  for (const own of asking) {
    const minimum = minimumOf(own.metric);
    for (const parts of splitsOf(own, asking)) hideParts(table, { own, parts, minimum });
    for (const told of earlier()) hideBesideTold(table, { own, told, minimum });
  }
  return table.findings;
}

/** What is left between a metric and what an earlier report told of some of its people, or of more. */
function hideBesideTold(
  table: Table,
  {
    own,
    told,
    minimum,
  }: { readonly own: MetricRecords; readonly told: readonly ToldBefore[]; readonly minimum: number },
): void {
  const places = table.placesOf(own.metric);
  for (const of of placesByMetric(told).values()) {
    const then = of.flatMap((place) => told[place] ?? []);
    const asked = then[0]?.counted ?? {};
    const isPart = asksPartOf(asked, own);
    if (!isPart && !asksPartOf(own, asked)) continue;
    const rests = then.flatMap((part) => {
      const finding = table.whole[places.get(nameOf(part)) ?? -1];
      if (!finding) return [];
      return [{ finding, left: isPart ? leftOf(finding, [part]) : leftOf(part, [finding]) }];
    });
    hideKinds(table, own.metric, fewIn(rests, minimum));
  }
}

/** Each part alone, and those together of which no two have anybody in common. */
function splitsOf(own: MetricRecords, all: readonly MetricRecords[]): readonly (readonly MetricRecords[])[] {
  const parts = all.filter((other) => asksPartOf(other, own));
  const apart: MetricRecords[] = [];
  for (const part of parts)
    if (apart.every(({ asks }) => asks && part.asks && isDisjoint(asks, part.asks))) apart.push(part);
  return [...parts.map((part) => [part]), ...(apart.length > 1 ? [apart] : [])];
}

interface Split {
  readonly own: MetricRecords;
  readonly parts: readonly MetricRecords[];
  readonly minimum: number;
}

function hideParts(table: Table, { own, parts, minimum }: Split): void {
  const rests = [...table.placesOf(own.metric)].flatMap(([name, place]) => {
    const finding = table.whole[place];
    const theirs = parts.flatMap(({ metric }) => table.whole[table.placesOf(metric).get(name) ?? -1] ?? []);
    return finding && theirs.length === parts.length ? [{ finding, left: leftOf(finding, theirs) }] : [];
  });
  // of all of them the smallest is the least loss
  const part = bySize(table, parts).at(-1);
  if (part) hideKinds(table, part.metric, fewIn(rests, minimum));
}

interface Rest {
  readonly finding: Finding;
  readonly left: Counts;
}

/** Of which kinds of findings few people are left. */
function fewIn(rests: readonly Rest[], minimum: number): ReadonlySet<Kind> {
  const isFew = (left: Counts): boolean => [...left.values()].some((n) => isSmall(n, minimum));
  const few = new Set(rests.flatMap(({ finding, left }) => (isFew(left) ? [kindOf(finding)] : [])));
  const totals = rests.filter(({ finding }) => kindOf(finding) === 'together');
  const universe = totals.find(({ finding }) => finding.areaRole === 'universe');
  const roles = totals.filter((one) => one !== universe).map(({ left }) => left);
  if (universe && isFew(less(universe.left, roles))) few.add('together');
  return few;
}

function hideKinds(table: Table, metric: string, few: ReadonlySet<Kind>): void {
  for (const place of table.placesOf(metric).values()) {
    const finding = table.findings[place];
    if (finding && (few.has('together') || few.has(kindOf(finding)))) table.findings[place] = withhold(finding);
  }
}

type Kind = 'group' | 'area' | 'together';

const kindOf = ({ group, areaRole }: Finding): Kind =>
  group !== null ? 'group' : singleRoles.has(areaRole) ? 'area' : 'together';

/** People by days, and by what they answered. */
type Counts = ReadonlyMap<string, number>;

const leftOf = (own: Finding, parts: readonly Finding[]): Counts => less(countsIn(own), parts.map(countsIn));

/** As far as all of them are known. */
function less(own: Counts, parts: readonly Counts[]): Counts {
  const known = [...own].filter(([key]) => parts.every((part) => part.has(key)));
  return new Map(known.map(([key, n]) => [key, parts.reduce((left, part) => left - (part.get(key) ?? 0), n)]));
}

function countsIn({ now, also, series, survey }: Finding): Counts {
  const counts = new Map<string, number>();
  const levels = [now, ...also].flatMap((level) => (level.status === 'estimated' ? [level] : []));
  for (const { from, to, n, events } of [...levels, ...series]) {
    if (n === null) continue;
    counts.set(`${from} ${to}`, n);
    // of two shares that count other places, what one leaves of the other is nobody
    if (events !== null) counts.set(`${from} ${to} ${survey?.counted}`, events);
    if (events !== null) counts.set(`${from} ${to} but ${survey?.counted}`, n - events);
  }
  for (const { from, to, shares } of survey?.answers ?? [])
    for (const { places, n } of shares) counts.set(`${from} ${to} place ${places}`, n);
  return counts;
}
