import type { Interval } from '../counts/rate-count.ts';
import type { Rule, RuleSet } from './rule-sets.ts';
import { longestByChance, runsAnalysis, runsTails, type Side } from './runs.ts';

/** A point that the rules look at. */
export type JudgedPoint = {
  /** Where it stands in the series. */
  readonly index: number;
  readonly value: number;
  readonly side: Side;
  /** The band of so many standard deviations about the centre; null without limits. */
  readonly band: (sigmas: number) => Interval | null;
};

/** A rule that fired: on which side, and at which points; none where the rule speaks of the whole segment. */
export type Signal = {
  readonly rule: string;
  /** `high`: above, or rising; `low`: below, or falling; null where there is no side. */
  readonly side: 'high' | 'low' | null;
  readonly points: readonly number[];
};

type Mark = { readonly index: number; readonly side: Side };

/** All signals of one segment, in the order of the rules. */
export function judgePoints(points: readonly JudgedPoint[], { rules }: RuleSet): readonly Signal[] {
  return rules.flatMap((rule) => signalsOf(rule, points));
}

function signalsOf(rule: Rule, points: readonly JudgedPoint[]): readonly Signal[] {
  switch (rule.kind) {
    case 'outside':
      return bySide(rule, outsideMarks(points));
    case 'zone':
      return bySide(rule, zoneMarks(rule, points));
    case 'side':
      return bySide(rule, sideMarks(rule, points));
    case 'trend':
      return bySide(rule, trendMarks(rule, points));
    case 'crossings': {
      const { crossings, crossingsMin } = runsAnalysis(points.map(({ side }) => side));
      return crossings !== null && crossingsMin !== null && crossings < crossingsMin ? [wholeSegment(rule)] : [];
    }
    case 'runs': {
      const { few, many } = runsTails(points.map(({ side }) => side));
      return Math.min(few, many) <= rule.alpha / 2 ? [wholeSegment(rule)] : [];
    }
  }
}

function wholeSegment({ name }: Rule): Signal {
  return { rule: name, side: null, points: [] };
}

function bySide({ name }: Rule, marks: readonly Mark[]): readonly Signal[] {
  if (marks.length === 0) return [];
  const signal = (side: 'high' | 'low', wanted: Side): Signal => ({
    rule: name,
    side,
    points: marks.filter((mark) => mark.side === wanted).map(({ index }) => index),
  });
  return [signal('high', 1), signal('low', -1)].filter(({ points }) => points.length > 0);
}

/** The side on which a point lies beyond its band; 0 inside it, on its edge, or without one. */
function beyond({ value, band }: JudgedPoint, sigmas: number): Side {
  const edges = band(sigmas);
  if (edges === null) return 0;
  return value > edges.high ? 1 : value < edges.low ? -1 : 0;
}

function outsideMarks(points: readonly JudgedPoint[]): readonly Mark[] {
  const marks: Mark[] = [];
  for (const point of points) {
    const side = beyond(point, 3);
    if (side !== 0) marks.push({ index: point.index, side });
  }
  return marks;
}

function zoneMarks(rule: Rule & { readonly kind: 'zone' }, points: readonly JudgedPoint[]): readonly Mark[] {
  const near = rule.others === 'near';
  const far = points.map((point) => (near && beyond(point, 3) !== 0 ? 0 : beyond(point, rule.sigmas)));
  const marked = new Map<number, Side>();
  for (let end = near ? rule.of - 1 : 0; end < points.length; end += 1) {
    const first = Math.max(0, end + 1 - rule.of);
    for (const side of [1, -1] as const) {
      let hits = 0;
      let others = 0;
      for (let place = first; place <= end; place += 1) {
        if (far[place] === side) hits += 1;
        if (points[place]?.side !== side) others += 1;
      }
      if (hits < rule.needed || (near && others > 0)) continue;
      for (let place = first; place <= end; place += 1)
        if (far[place] === side && (rule.marks === 'all' || place === end)) marked.set(place, side);
    }
  }
  return [...marked].map(([place, side]) => ({ index: points[place]?.index ?? place, side }));
}

function sideMarks(rule: Rule & { readonly kind: 'side' }, points: readonly JudgedPoint[]): readonly Mark[] {
  const counted = rule.onCentre === 'skipped' ? points.filter(({ side }) => side !== 0) : points;
  const needed = rule.points === 'anhoej' ? longestByChance(counted.length) + 1 : rule.points;
  return streaks(counted, needed, (before, { side }) => side !== 0 && side === before.side)
    .flatMap((places) => (rule.marks === 'all' ? places : places.slice(needed - 1)))
    .flatMap((place) => counted[place] ?? []);
}

/**
 * Points of a long rise or fall. Where one follows the other, the point between them takes the side of the step after
 * it, as NHSRplotthedots has it.
 */
function trendMarks(rule: Rule & { readonly kind: 'trend' }, points: readonly JudgedPoint[]): readonly Mark[] {
  const counted =
    rule.ties === 'skipped' ? points.filter(({ value }, place) => value !== points[place - 1]?.value) : points;
  const step = (before: JudgedPoint, point: JudgedPoint): number => Math.sign(point.value - before.value);
  const marked = new Set<number>();
  for (const direction of [1, -1]) {
    const long = streaks(counted, rule.points, (before, point) => step(before, point) === direction);
    for (const place of long.flat()) marked.add(place);
  }
  const rises = (place: number): boolean => (counted[place]?.value ?? 0) > (counted[place - 1]?.value ?? 0);
  return [...marked].flatMap((place) => {
    const point = counted[place];
    return point
      ? [{ index: point.index, side: rises(marked.has(place + 1) ? place + 1 : place) ? 1 : -1 } as const]
      : [];
  });
}

/** Places of the points in the longest stretches where each belongs with the one before, of so many points or more. */
function streaks(
  points: readonly JudgedPoint[],
  fewest: number,
  belong: (before: JudgedPoint, point: JudgedPoint) => boolean,
): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  let first = 0;
  for (let place = 1; place <= points.length; place += 1) {
    const [before, point] = [points[place - 1], points[place]];
    if (before && point && belong(before, point)) continue;
    const start = first;
    if (place - start >= fewest) found.push(Array.from({ length: place - start }, (_, index) => start + index));
    first = place;
  }
  return found;
}
