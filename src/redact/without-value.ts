import type { Finding, Level, MetricRecords } from '../spec/index.ts';
import { protectAlone } from './alone.ts';
import { asCount, countsIn } from './as-count.ts';
import { tellsAllOf } from './bounded.ts';
import { complement } from './complement.ts';
import { isHidden } from './hide.ts';
import { hideLike } from './hide-like.ts';
import { countLeftOut, daysOf, isExact } from './left-out.ts';
import { nameOf, placesByMetric } from './metric-table.ts';
import { elapsedIn, missingIn, unsaidIn, withoutBeside, withoutMissing } from './missing.ts';
import { restOf } from './rest.ts';
import { restAcross } from './rest-across.ts';
import { isSmall } from './small.ts';
import type { ToldBefore } from './told-before.ts';

export interface Hiding {
  readonly records: readonly MetricRecords[];
  readonly minimumOf: (metric: string) => number;
  /** There are areas that nothing is told of, but that everywhere counts. */
  readonly leavesOut: boolean;
  /** The findings that earlier reports told. */
  readonly earlier: () => readonly (readonly ToldBefore[])[];
}

/**
 * Records that a mean or a quantile leaves out: calls to which nobody is known to have come. How many they are stands
 * beside the value, and is the count of all less what the value rests on. Where that is small, or would give a small one
 * back, or where a share of them is hidden, the value is told as one of all records, and nothing of those it leaves out.
 *
 * @param whole  all findings, before anything was hidden
 * @param shown  the same in the same order, as far as they may be shown
 */
export function protectWithoutValue(
  whole: readonly Finding[],
  shown: readonly Finding[],
  hiding: Hiding,
): readonly Finding[] {
  const findings = [...shown];
  const places = placesByMetric(whole);
  for (const [metric, own] of places) {
    const of = own.flatMap((place) => whole[place] ?? []);
    const left = own.map((): Map<string, number> => new Map());
    const about = hiding.records.find((one) => one.metric === metric);
    const isOfValues = of[0]?.measure === 'mean' || of[0]?.measure === 'quantile';
    const others = about && isOfValues ? hiding.records.filter((other) => tellsAllOf(about, other)) : [];
    const counted = others.length > 0 ? of.map(asCount) : [];
    for (const { metric: other } of others) {
      const all = (places.get(other) ?? []).flatMap((place) => whole[place] ?? []);
      const hidden = (places.get(other) ?? []).flatMap((place) => findings[place] ?? []);
      addLeft(left, { of: counted, all, hidden }, hiding);
    }
    if (about && isOfValues)
      for (const all of toldOfAll(about, places, hiding))
        addLeft(left, { of: of.map(asCount), all, hidden: all, isBefore: true }, hiding);
    const unsaid = unsaidIn(of, missingIn, hiding);
    const open = elapsedIn.map((countOf) => unsaidIn(of, countOf, hiding));
    for (const [at, place] of own.entries()) {
      const finding = findings[place];
      if (finding) {
        const counted = countLeftOut(finding, left[at] ?? new Map(), hiding.minimumOf(metric));
        findings[place] = withoutBeside(
          withoutMissing(counted, unsaid[at]),
          open.map((one) => one[at]),
        );
      }
    }
  }
  for (const own of hiding.records)
    hideBesideValues(findings, { own, all: places.get(own.metric) ?? [], whole }, hiding);
  return findings;
}

/** What earlier reports told of all records, of metrics that are told no more. */
const toldOfAll = (
  about: MetricRecords,
  now: ReadonlyMap<string, unknown>,
  { earlier }: Hiding,
): readonly (readonly ToldBefore[])[] =>
  earlier().flatMap((report) =>
    byMetric(report).filter(
      ([first]) =>
        first?.counted &&
        first.rounded === undefined &&
        !now.has(first.metric) &&
        tellsAllOf(about, { ...first.counted, isSpread: false }),
    ),
  );

const byMetric = (report: readonly ToldBefore[]): readonly (readonly ToldBefore[])[] =>
  [...placesByMetric(report).values()].map((own) => own.flatMap((place) => report[place] ?? []));

interface All {
  readonly own: MetricRecords;
  /** The places of its findings. */
  readonly all: readonly number[];
  readonly whole: readonly Finding[];
}

/** How many all are is hidden where an earlier report told what a value rests on, and few are left. */
function hideBesideValues(findings: Finding[], { own, all, whole }: All, hiding: Hiding): void {
  if (own.counts === null || all.length === 0) return;
  const minimum = hiding.minimumOf(own.metric);
  for (const of of hiding.earlier().flatMap(byMetric)) {
    const [first] = of;
    const { within, counts = null } = first?.counted ?? {};
    if (!within || first?.rounded !== undefined || !tellsAllOf({ within, counts }, own)) continue;
    const known = named(of);
    const rests = all.flatMap((place) => {
      const count = whole[place];
      const value = count && known.get(nameOf(count));
      const rest = count && value ? restAcross(count, { all: asCount(count), value }) : null;
      return rest ? [{ place, rest: isExact(value as Finding) ? rest : withoutNone(rest) }] : [];
    });
    if (!rests.some(({ rest }) => countsIn(rest).some(({ n }) => isSmall(n, minimum)))) continue;
    const counted = all.flatMap((place) => whole[place] ?? []);
    const kept = protectRests(
      rests.map(({ rest }) => rest),
      { of, all: counted },
      { ...hiding, minimum, earlier: () => [] },
    );
    for (const [at, { place }] of rests.entries()) {
      const like = kept[at];
      const finding = findings[place];
      if (finding && like) findings[place] = hideLike(finding, like);
    }
  }
}

const named = (findings: readonly Finding[]): ReadonlyMap<string, Finding> =>
  new Map(findings.map((finding) => [nameOf(finding), finding]));

interface Beside {
  /** What values rest on, as counts. */
  readonly of: readonly Finding[];
  /** What tells how many records there are at all. */
  readonly all: readonly Finding[];
  /** The same as it may be shown. */
  readonly hidden: readonly Finding[];
  /** An earlier report told of all. */
  readonly isBefore?: boolean;
}

/** Puts down, for each finding of values, in which days it must not be told how many records it leaves out. */
function addLeft(left: readonly Map<string, number>[], { of, all, hidden, isBefore }: Beside, hiding: Hiding): void {
  const [known, shown] = [named(all), named(hidden)];
  const rests = of.flatMap((finding, at) => {
    const whole = known.get(nameOf(finding));
    const rest = isBefore && whole ? restAcross(finding, { all: whole, value: finding }) : leftOf(whole, finding);
    return rest ? [{ rest, at }] : [];
  });
  const minimum = hiding.minimumOf(of[0]?.metric ?? '');
  const hasSmall = rests.some(({ rest }) => countsIn(rest).some(({ n }) => isSmall(n, minimum)));
  const kept = hasSmall
    ? protectRests(
        rests.map(({ rest }) => rest),
        { of, all },
        { ...hiding, minimum },
      )
    : [];
  for (const [place, { rest, at }] of rests.entries()) {
    const share = all[0]?.measure === 'share' ? shown.get(nameOf(rest)) : undefined;
    const secret = new Set([...hiddenIn(kept[place], rest), ...hiddenIn(share, rest)]);
    if (secret.size === 0) continue;
    for (const own of countsIn(rest)) {
      const days = daysOf(own);
      if (secret.has(days)) left[at]?.set(days, left[at].get(days) ?? own.n);
    }
  }
}

function protectRests(
  rests: readonly Finding[],
  { of, all }: Pick<Beside, 'of' | 'all'>,
  { minimum, leavesOut, earlier }: Hiding & { readonly minimum: number },
): readonly Finding[] {
  const alone = rests.map((rest) => protectAlone(rest, minimum));
  const before = () => earlier().map((report) => restsIn(report, { of, all }));
  // how many of all records have no value is told by a check
  const hiding = { minimumOf: () => minimum, leavesOut, earlier: before, isWhole: () => true };
  return complement(rests, alone, hiding).findings;
}

/** What an earlier report told of the same. */
function restsIn(report: readonly Finding[], { of, all }: Pick<Beside, 'of' | 'all'>): readonly Finding[] {
  const known = named(report.filter(({ metric }) => metric === all[0]?.metric));
  return report
    .filter(({ metric }) => metric === of[0]?.metric)
    .flatMap((finding) => leftOf(known.get(nameOf(finding)), asCount(finding)) ?? []);
}

/** All records of an area less those that a value rests on, which is told as a count; null where they are fewer. */
function leftOf(all: Finding | undefined, finding: Finding): Finding | null {
  const rest = all ? restOf(asCount(all), [finding]) : null;
  // a report that counts those that it leaves out tells nothing of them
  return rest && finding.caveats.some(({ key }) => key === 'caveat.left-out') ? withoutNone(rest) : rest;
}

function withoutNone(rest: Finding): Finding {
  const { series, now, also } = rest;
  const level = (own: Level): Level =>
    own.status === 'estimated' && own.n === 0
      ? { status: 'withheld', reason: 'suppressed', from: own.from, to: own.to, label: own.label }
      : own;
  return {
    ...rest,
    now: level(now),
    also: also.map(level),
    series: series.map((point) => (point.n === 0 ? { ...point, n: null, events: null, state: 'suppressed' } : point)),
  };
}

/** The days of what a finding hides, and of all that it could be held against where its judgement is hidden. */
function hiddenIn(finding: Finding | undefined, { changes }: Finding): readonly string[] {
  if (finding === undefined) return [];
  const { now, also, series } = finding;
  const levels = [now, ...also].filter((own) => own.status === 'withheld' && own.reason === 'suppressed');
  const points = series.filter(({ state }) => state === 'suppressed');
  const windows = [changes.baseline, changes.sameSeason, changes.previous].flatMap(({ window }) => window ?? []);
  return [...levels, ...points, ...(isHidden(finding) ? windows : [])].map(daysOf);
}
