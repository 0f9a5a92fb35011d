import type { CountedRecords, Finding, MetricRecords } from '../../spec/index.ts';
import { isDisjoint, isSameSet, isSubset } from '../record-sets.ts';
import type { ToldBefore } from '../told-before.ts';

/** What findings count, by names: of metrics that count the same records one name, in whichever report they stand. */
export interface Kinds {
  /**
   * What a finding counts; of a share those that did and what it is of, of a ratio what stands above and below, of a value the
   * records that have it and those that do not.
   */
  readonly of: (finding: Finding) => readonly [string, string | null];
  /** Below how many a count is small. */
  readonly minimumOf: (kind: string) => number;
  /** Some metric counts just these: what shares alone are of is no count that anybody hides. */
  readonly isCounted: (kind: string) => boolean;
  /** All and some of it, which have no record in common: what is left of all is nobody's number, and follows. */
  readonly splits: readonly Split[];
  /** What a count is the sum of: of all records, those that some value is of, and those that it leaves out. */
  readonly madeOf: (kind: string) => readonly string[];
}

export interface Split {
  readonly whole: string;
  readonly parts: readonly string[];
}

interface Known {
  /** What counts are made of, as far as it can be said by conditions. */
  readonly records: readonly MetricRecords[];
  readonly minimumOf: (metric: string) => number;
  /** Metrics of now that count the same, whatever they are declared to. */
  readonly same: readonly (readonly string[])[];
}

type Records = Pick<CountedRecords, 'counts' | 'among' | 'minimum' | 'within'>;
type RecordSet = NonNullable<CountedRecords['counts']>;

interface Set {
  readonly kind: string;
  readonly set: RecordSet;
  /** Some metric counts just these: what shares alone are of has parts that nobody hides. */
  isCounted: boolean;
}

export function kindsOf(now: readonly Finding[], earlier: readonly ToldBefore[], known: Known): Kinds {
  const sets: Set[] = [];
  const kinds = new Map<string, readonly [string, string | null]>();
  const minimums = new Map<string, number>();
  const shares = new Map<string, Split>();
  const values = new Map<string, readonly RecordSet[]>();
  const firsts = new Set<string>();
  const kindOf = (set: RecordSet, isCounted: boolean): string => {
    const own = sets.find((one) => isSameSet(one.set, set)) ?? { kind: `records ${sets.length}`, set, isCounted };
    if (!sets.includes(own)) sets.push(own);
    own.isCounted ||= isCounted;
    return own.kind;
  };
  const add = (finding: Finding, records: Records | null, isNow: boolean): void => {
    const name = nameOf(finding);
    if (kinds.has(name)) return;
    // an earlier metric of the same name may have counted other records
    const like = isNow ? known.same.find((metrics) => metrics.includes(finding.metric))?.[0] : undefined;
    const alias = [...kinds].find(([other]) => like !== undefined && other.startsWith(`${like} `))?.[1];
    const first = alias?.[0] ?? (records?.counts ? kindOf(records.counts, records.among === null) : name);
    const second = alias?.[1] ?? (records?.among ? kindOf(records.among, false) : secondOf(finding, name));
    kinds.set(name, [first, second]);
    firsts.add(first);
    for (const kind of [first, second])
      if (kind !== null) minimums.set(kind, Math.max(minimums.get(kind) ?? 0, records?.minimum ?? 0));
    if (isOfValues(finding)) {
      values.set(first, records?.within ?? []);
      firsts.add(without(first));
    }
    if (isShare(finding) && second !== null) shares.set(`${second} ${first}`, { whole: second, parts: [first] });
  };
  for (const finding of now) {
    if (kinds.has(nameOf(finding))) continue;
    const own = known.records.find(({ metric }) => metric === finding.metric);
    const { counts = null, among = null, within = [] } = own?.isSpread ? {} : (own ?? {});
    add(finding, { counts, among, within: [...within], minimum: known.minimumOf(finding.metric) }, true);
  }
  for (const finding of earlier)
    add(finding, finding.counted ?? { counts: null, among: null, minimum: known.minimumOf(finding.metric) }, false);
  const counted = sets.filter(({ isCounted }) => isCounted);
  const nested = counted.flatMap((whole) => splitsOf(whole, counted));
  const ofValues = [...values].flatMap(([kind, within]) => withoutValue(kind, within, sets));
  return {
    of: (finding) => kinds.get(nameOf(finding)) ?? [nameOf(finding), null],
    isCounted: (kind) => firsts.has(kind),
    minimumOf: (kind) => minimums.get(kind) ?? 0,
    splits: [...new Map([...shares, ...[...nested, ...ofValues].map(named)]).values()],
    madeOf: madeOf(ofValues),
  };
}

const nameOf = ({ metric, definitionLog, definition }: Finding): string =>
  `${metric} ${(definitionLog as Finding['definitionLog'] | undefined)?.hash ?? definition}`;
const isShare = ({ measure }: Finding): boolean => measure === 'share' || measure === 'survey-share';
const named = (split: Split): readonly [string, Split] => [`${split.whole} ${split.parts}`, split];

function secondOf(finding: Finding, name: string): string | null {
  if (isOfValues(finding)) return without(name);
  return isShare(finding) || finding.measure === 'ratio' ? `${name} of` : null;
}

/** Records that lack a value. */
const without = (kind: string): string => `${kind} without`;
export const isWithout = (kind: string): boolean => kind.endsWith(' without');
export const isOfValues = ({ measure }: Finding): boolean => measure === 'mean' || measure === 'quantile';

interface OfValues extends Split {
  /** Just these are what the value is of, and what it leaves out. */
  readonly isAll: boolean;
}

/** Of several values of the same records, the first. */
function madeOf(splits: readonly OfValues[]): Kinds['madeOf'] {
  const made = new Map<string, readonly string[]>();
  for (const { whole, parts, isAll } of splits)
    if (isAll && !made.has(whole)) made.set(whole, [...parts, ...parts.map(without)]);
  return (kind) => made.get(kind) ?? [kind];
}

/** Records of which a value leaves some out: all of them, or such as are more or fewer by conditions that its source may stand for. */
function withoutValue(kind: string, within: readonly RecordSet[], sets: readonly Set[]): readonly OfValues[] {
  const all = sets.filter(({ set }) => set.of === '' && set.sum === '');
  return all.flatMap((whole) => {
    const isAll = within.some((set) => isSameSet(set, whole.set));
    const isNear = within.some((set) => isSubset(set, whole.set) || isSubset(whole.set, set));
    return (isAll || isNear) && whole.kind !== kind ? [{ whole: whole.kind, parts: [kind], isAll }] : [];
  });
}

/** Each part alone, and the largest of them that have nothing in common together. */
function splitsOf(whole: Set, sets: readonly Set[]): readonly Split[] {
  const parts = sets.filter(({ set }) => isSubset(set, whole.set));
  const largest = parts.filter((part) => !parts.some((other) => isSubset(part.set, other.set)));
  const apart: Set[] = [];
  for (const part of largest) if (apart.every((other) => isDisjoint(other.set, part.set))) apart.push(part);
  const split = (some: readonly Set[]): Split => ({ whole: whole.kind, parts: some.map(({ kind }) => kind) });
  return [...parts.map((part) => split([part])), ...(apart.length > 1 ? [split(apart)] : [])];
}
