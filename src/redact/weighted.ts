import type { Finding } from '../spec/index.ts';
import { placesInSteps, type Spread, valuesInSteps, withoutDerived } from './in-weight-steps.ts';
import { singleRoles } from './told-of-metrics.ts';
import { isAlike, spreadOf, staysOpen, type Tally } from './twins.ts';
import type { Days } from './weight-step.ts';

/**
 * Weighted answers as they may be told. Of areas together it is told how many people answered so, and what their answers weigh:
 * whoever knows what each answer weighs has two sums of the same hidden numbers. Where a hidden number would follow, what is
 * weighted is told in steps that leave as much open as numbers of answers do by themselves.
 *
 * @param whole  all findings, before anything was hidden
 * @param shown  the same in the same order, as far as they may be shown
 */
export function protectWeighted(
  whole: readonly Finding[],
  shown: readonly Finding[],
  minimumOf: (metric: string) => number,
): readonly Finding[] {
  const metrics = new Map<string, Part[]>();
  for (const [place, { metric, survey }] of whole.entries()) {
    const finding = shown[place];
    if (!finding || !survey?.tally) continue;
    metrics.set(metric, [...(metrics.get(metric) ?? []), { place, finding, tally: survey.tally }]);
  }
  const findings = [...shown];
  for (const [metric, parts] of metrics) {
    const minimum = minimumOf(metric);
    const sums = parts.filter(({ finding }) => !isSingle(finding) || finding.group === null);
    const found = sums.map((sum) => ({ sum, spread: spreadsOf(sum, { parts, minimum }) }));
    const isRounded = found.some(({ spread }) => spread.values !== null);
    for (const { sum, spread } of found) {
      const { finding, place } = sum;
      const placed = spread.places ? placesInSteps(finding, { minimum, spread: spread.places }) : finding;
      const valued = spread.values ? valuesInSteps(placed, { minimum, spread: spread.values }) : placed;
      // an effect is made of values of others as well
      findings[place] = isRounded ? withoutDerived(valued) : valued;
    }
  }
  return findings.map(withoutTally);
}

interface Part {
  readonly place: number;
  readonly finding: Finding;
  readonly tally: Tally;
}

function withoutTally(finding: Finding): Finding {
  if (finding.survey?.tally === undefined) return finding;
  const { tally: _, ...survey } = finding.survey;
  return { ...finding, survey };
}

const isSingle = ({ areaRole }: Finding): boolean => singleRoles.has(areaRole);

/** Whether one is a part of the other: a single area of areas together, or a group of everybody. */
function isPartOf(one: Finding, all: Finding): boolean {
  const isIn = all.areaRole === 'universe' || all.areaRole === `all-${one.areaRole}` || all.area === one.area;
  const isNarrower = one.area !== all.area || one.group !== all.group;
  return isSingle(one) && isIn && isNarrower && (all.group === null || all.group === one.group);
}

interface Scene {
  /** All findings of the metric. */
  readonly parts: readonly Part[];
  readonly minimum: number;
}

/** How far answers of hidden parts differ in weight, by time; null where no hidden number would follow at any. */
function spreadsOf(sum: Part, scene: Scene): { readonly values: Spread | null; readonly places: Spread | null } {
  const counted = sum.finding.survey?.counted ?? null;
  const values = spreadWhere(sum, scene, {
    hides: (part, days) => !tells(part, days),
    isOpen: (hiding) => staysOpen(hiding, scene.minimum, counted),
  });
  const places = spreadWhere(sum, scene, {
    hides: ({ finding }, days) => placesIn(finding, days) < placesIn(sum.finding, days),
    isOpen: isAlike,
  });
  const orNone = (spread: Spread, times: readonly Days[]): Spread | null =>
    times.some((days) => spread(days) > 0) ? spread : null;
  return {
    values: orNone(values, timesOf(sum.finding)),
    places: orNone(places, sum.finding.survey?.answers ?? []),
  };
}

interface Asking {
  readonly hides: (part: Part, days: Days) => boolean;
  readonly isOpen: (hiding: { readonly own: Tally; readonly others: Tally }) => boolean;
}

function spreadWhere(sum: Part, { parts }: Scene, { hides, isOpen }: Asking): Spread {
  const own = parts.filter(({ finding }) => isPartOf(finding, sum.finding));
  const known = new Map<string, number>();
  const spreadIn = (days: Days): number => {
    const hidden = own.filter((part) => hides(part, days));
    if (hidden.length === 0) return 0;
    const toldRoles = new Set(
      parts
        .filter((part) => part !== sum && isOfRole(part) && tells(part, days))
        .map(({ finding }) => finding.areaRole),
    );
    const among = (some: readonly Part[]): Tally => some.flatMap(({ tally }) => inDays(tally, days));
    const isFixed = (part: Part): boolean => {
      const others = hidden.filter((other) => other !== part && isOfSums(other, part, { sum, toldRoles }));
      // what one group has more, one of another area must have less as well: that is not looked for
      return part.finding.group !== null || !isOpen({ own: among([part]), others: among(others) });
    };
    return hidden.some(isFixed) ? spreadOf(among(hidden), inDays(sum.tally, days)) : 0;
  };
  return (days) => {
    const key = `${days.from} ${days.to}`;
    const spread = known.get(key) ?? spreadIn(days);
    known.set(key, spread);
    return spread;
  };
}

/** Areas of one role together. */
const isOfRole = ({ finding: { areaRole } }: Part): boolean => areaRole.startsWith('all-');

/** Whether two parts are of the same sums that are told, so that one may have what the other has. */
function isOfSums(
  one: Part,
  other: Part,
  { sum, toldRoles }: { readonly sum: Part; readonly toldRoles: ReadonlySet<string> },
): boolean {
  const [a, b] = [one.finding.areaRole, other.finding.areaRole];
  const isTold = toldRoles.has(`all-${b}`);
  return one.finding.group === null && (a === b || (!isTold && sum.finding.areaRole === 'universe'));
}

/** A month is in days that begin within it: of waves it is known when they were asked. */
const isIn = (start: string, { from, to }: Days): boolean =>
  start <= to && (start >= from || (start.endsWith('-01') && start.slice(0, 7) === from.slice(0, 7)));
const inDays = (tally: Tally, days: Days): Tally => tally.filter(({ start }) => isIn(start, days));

/** Whether a part tells by itself what its answers of some days say: by one number of just these, or by several. */
function tells({ finding, tally }: Part, days: Days): boolean {
  const starts = inDays(tally, days).map(({ start }) => start);
  const within = timesOf(finding).filter((time) => tally.every(({ start }) => !isIn(start, time) || isIn(start, days)));
  return starts.every((start) => within.some((time) => isIn(start, time)));
}

/** All days together that a finding tells a value of. */
function timesOf({ now, also, series, changes }: Finding): readonly Days[] {
  return [
    ...[now, ...also].filter(({ status }) => status === 'estimated'),
    ...series.filter(({ value }) => value !== null),
    ...[changes.baseline, changes.sameSeason, changes.previous].flatMap((change) =>
      change.window && (change.status === 'estimated' || change.before) ? [change.window] : [],
    ),
  ];
}

/** How many places on the scale are told apart of some days. */
const placesIn = ({ survey }: Finding, { from, to }: Days): number =>
  Math.max(
    0,
    ...(survey?.answers ?? []).filter((own) => own.from === from && own.to === to).map(({ shares }) => shares.length),
  );
