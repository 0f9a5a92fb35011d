import type { Finding } from '../spec/index.ts';
import { protectAlone } from './alone.ts';
import { conceal, withhold } from './cells/conceal.ts';
import { slotsOf, toldIn } from './cells/grid.ts';
import { type Complement, complement, type GivenAway } from './complement.ts';
import { protectGroups, withoutGaps } from './groups.ts';
import { asShare, kindsIn } from './harm-kinds.ts';
import { isHidden } from './hide.ts';
import { hideLike } from './hide-like.ts';
import { nameOf, placesByMetric } from './metric-table.ts';
import { isSum } from './parts-of.ts';

interface Hiding {
  readonly minimumOf: (metric: string) => number;
  /** There are areas that nothing is told of, but that everywhere counts. */
  readonly leavesOut: boolean;
  /** What each earlier report told. */
  readonly earlier: () => readonly (readonly Finding[])[];
}

/**
 * Harm as it may be told. Beside the number of events, what these weigh tells how many there are of each weight: harm is told
 * where all of these may be, as if each weight were a metric of its own, and it were known how many events there are.
 *
 * @param whole  all findings, before anything was hidden
 * @param shown  the same in the same order, as far as their counts may be shown
 */
export function protectHarm(whole: readonly Finding[], shown: readonly Finding[], hiding: Hiding): Complement {
  const findings = [...shown];
  const givenAway: GivenAway[] = [];
  for (const [metric, places] of placesByMetric(whole)) {
    const own = places.flatMap((place) => whole[place] ?? []);
    const kinds = kindsIn(own);
    if (kinds.length < 2) continue;
    const told = places.flatMap((place) => shown[place] ?? []);
    const found = protectKinds({ metric, whole: own, shown: told, kinds }, { all: whole, shown }, hiding);
    givenAway.push(...found.givenAway);
    for (const [at, place] of places.entries()) findings[place] = found.findings[at] ?? (told[at] as Finding);
  }
  return { findings: findings.map(withoutWeights), givenAway };
}

/** Whether some of the findings weigh events, and of several weights. */
export const weighsEvents = (findings: readonly Finding[]): boolean => findings.some(({ byWeight }) => byWeight);

function withoutWeights(finding: Finding): Finding {
  if (finding.byWeight === undefined) return finding;
  const { byWeight: _, ...rest } = finding;
  return rest;
}

interface Harm {
  readonly metric: string;
  readonly whole: readonly Finding[];
  readonly shown: readonly Finding[];
  readonly kinds: readonly number[];
}

interface Report {
  readonly all: readonly Finding[];
  readonly shown: readonly Finding[];
}

function protectKinds(harm: Harm, report: Report, { minimumOf, leavesOut, earlier }: Hiding): Complement {
  const { metric, whole, shown, kinds } = harm;
  const minimum = minimumOf(metric);
  // of two, those of one are all less those of the other
  const apart = kinds.length === 2 ? kinds.slice(1) : kinds;
  const named = (kind: number): string => `${metric} by weight ${kind}`;
  const sharesOf = (of: readonly Finding[]): readonly Finding[] =>
    apart.flatMap((kind) =>
      of.map((finding) => asShare({ finding, byWeight: finding.byWeight ?? [], parts: of }, kind, named(kind))),
    );
  const shares = sharesOf(whole);
  const alone = shares.map((share, at) =>
    hideAs(protectAlone(share, minimum), { whole: whole[at % whole.length], shown: shown[at % whole.length] }),
  );
  const before = () => earlier().map((past) => sharesOf(asOfNow(past, whole)));
  const hiding = { minimumOf: () => minimum, leavesOut, isOfTold: () => true };
  const kept = (known: () => readonly (readonly Finding[])[]): Complement =>
    complement(shares, protectGroups(shares, alone, { ...hiding, earlier: before }), { ...hiding, earlier: known });
  const same = countedAlone(shares, report);
  const found = kept(() => (same.length > 0 ? [...before(), same] : before()));
  if (found.givenAway.length === 0) return { findings: hideKinds(harm, found.findings), givenAway: [] };
  // what this report tells of a kind by itself leaves no room for harm
  const { givenAway } = same.length > 0 ? kept(before) : found;
  return { findings: shown.map(withhold), givenAway: givenAway.map((own) => ({ ...own, metric, first: metric })) };
}

/** What an earlier report told of a metric of harm, with what is known now of the same days. */
function asOfNow(past: readonly Finding[], whole: readonly Finding[]): readonly Finding[] {
  const known = new Map(whole.map((finding) => [nameOf(finding), finding]));
  return past.flatMap((finding) => {
    const own = known.get(nameOf(finding));
    const wasHarm = [finding.now, ...finding.also].every(
      (level) => level.status === 'withheld' || level.method === 'harm-weighted',
    );
    if (!own || finding.metric !== own.metric || !wasHarm) return [];
    const { definition, definitionLog, byWeight } = own;
    return [{ ...finding, definition, definitionLog, byWeight }];
  });
}

/** What this report tells of a kind by itself: another metric that counts just these. */
function countedAlone(shares: readonly Finding[], { all, shown }: Report): readonly Finding[] {
  const others = [...placesByMetric(all).values()].filter((places) => isCounting(all[places[0] ?? -1]));
  return others.flatMap((places) => {
    const theirs = new Map(places.map((place) => [nameOf(all[place] as Finding), place]));
    return [...placesByMetric(shares).values()].flatMap((own) => {
      const both = own.flatMap((at) => {
        const share = shares[at];
        const place = share && theirs.get(nameOf(share));
        const [other, told] = [all[place ?? -1], shown[place ?? -1]];
        return share && other && told ? [{ share, other, told }] : [];
      });
      const isSame = both.length > 0 && both.every(({ share, other }) => countsSame(share, other));
      return isSame ? both.map(({ share, told }) => hideLike(share, told)) : [];
    });
  });
}

const isCounting = (finding: Finding | undefined): boolean =>
  finding?.byWeight === undefined && (finding?.measure === 'count' || finding?.measure === 'rate');

function countsSame(share: Finding, other: Finding): boolean {
  if (share.source !== other.source || share.series.length !== other.series.length) return false;
  return share.series.every(({ from, events }, at) => {
    const own = other.series[at];
    return own?.from === from && (own.events ?? own.n) === events;
  });
}

interface Pair {
  readonly whole: Finding | undefined;
  readonly shown: Finding | undefined;
}

/** A finding without the numbers that another one of the same slots would tell and does not show. */
function hideAs(finding: Finding, { whole, shown }: Pair): Finding {
  if (!whole || !shown) return finding;
  const marked = slotsOf(finding).filter(
    (slot) => toldIn(whole, slot, undefined) !== null && toldIn(shown, slot, undefined) === null,
  );
  return marked.length === 0 ? finding : conceal(finding, marked, false);
}

/** Harm where events of each weight may be told, and of groups none that is set beside a hidden one. */
function hideKinds({ whole, shown }: Harm, shares: readonly Finding[]): readonly Finding[] {
  const width = whole.length;
  const hidden = shown.map((finding, at) => {
    let own = finding;
    // what is not known by weight is not shown either
    for (let place = at; place < shares.length; place += width)
      own = hideAs(own, { whole: whole[at], shown: shares[place] });
    return own;
  });
  if (hidden.every((finding, at) => finding === shown[at])) return hidden;
  const groups = new Set(
    hidden.flatMap((own) => (own.group !== null && isHidden(own) ? [`${own.area} ${own.group}`] : [])),
  );
  return hidden.map((finding) => {
    const names = [...groups].filter((name) => name.startsWith(`${finding.area} `));
    const own = withoutGaps(finding, new Set(names.map((name) => name.slice(finding.area.length + 1))));
    return isSum(own) ? { ...own, regressionToMean: null } : own;
  });
}
