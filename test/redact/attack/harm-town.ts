import { protectFindings, type ToldBefore } from '../../../src/redact/index.ts';
import type { Change, Finding, Level, MetricRecords, SeriesPoint } from '../../../src/spec/index.ts';
import { harmInterval } from '../../../src/stats/index.ts';
import { boundsOf, type Equation } from './bounds-of.ts';
import { type Coalition, findingsAt, quartersFrom, type Span, subjectsOf } from './coalition.ts';

/** A coalition whose crimes are of several weights. */
export interface Town extends Coalition {
  /** From the lightest on. */
  readonly weights: readonly number[];
  /** By weight, area and quarter. */
  readonly kinds: readonly (readonly (readonly number[])[])[];
}

export const minimum = 5;
type Role = Coalition['areas'][number]['role'];

/** The same seed draws the same numbers. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

/** @param rarity  how many more there are of a weight than of the next */
export function townOf(seed: number, weights: readonly number[], rarity = 3): Town {
  const below = drawing(seed);
  const roles: Role[] = ['program', 'program', 'comparison'];
  for (let more = Math.floor(below() * 3); more > 0; more -= 1) roles.push(below() < 0.5 ? 'comparison' : 'excluded');
  const quarters = quartersFrom(2021, 8);
  const kinds = weights.map((_, kind) => {
    const usual = 60 / rarity ** kind;
    return roles.map(() => {
      const own = usual * (0.3 + below());
      return quarters.map(() => Math.round(own * below() * 1.6));
    });
  });
  const sumAt = (area: number, quarter: number): number =>
    kinds.reduce((sum, kind) => sum + (kind[area]?.[quarter] ?? 0), 0);
  return {
    areas: roles.map((role, at) => ({ area: `A${at}`, role })),
    quarters,
    events: roles.map((_, area) => quarters.map((_quarter, at) => sumAt(area, at))),
    weights,
    kinds,
  };
}

const subjectIn = (town: Town, area: string): readonly number[] =>
  subjectsOf(town).find(({ code }) => code === area)?.areas ?? [];

/** Where the cells of an area, or of several together, and some days stand. */
function cellsOf(town: Town, kind: number, areas: readonly number[], { from, to }: Span): readonly number[] {
  const [all, width] = [town.areas.length, town.quarters.length];
  return town.quarters.flatMap((quarter, at) =>
    quarter.from >= from && quarter.to <= to ? areas.map((area) => (kind * all + area) * width + at) : [],
  );
}

const valuesOf = ({ kinds }: Town): readonly number[] => kinds.flat(2);
const sumOf = (town: Town, cells: readonly number[]): number => {
  const values = valuesOf(town);
  return cells.reduce((sum, cell) => sum + (values[cell] ?? 0), 0);
};

/** Harm beside how many crimes there were, and, where asked, the gravest of them by themselves. */
export function findingsIn(town: Town, last: number, withGravest: boolean): readonly Finding[] {
  const gravest = { ...town, events: town.kinds.at(-1) ?? [] };
  return [
    ...findingsAt(town, last, 'crimes'),
    ...(withGravest ? findingsAt(gravest, last, 'gravest') : []),
    ...findingsAt(town, last, 'harm').map((finding) => asHarm(town, finding)),
  ];
}

function asHarm(town: Town, finding: Finding): Finding {
  const { weights } = town;
  const areas = subjectIn(town, finding.area);
  const countsIn = (span: Span): readonly number[] =>
    weights.map((_, kind) => sumOf(town, cellsOf(town, kind, areas, span)));
  const told = (span: Span) => harmOf(weights, countsIn(span));
  const level = (own: Level): Level =>
    own.status === 'estimated' ? { ...own, ...told(own), method: 'harm-weighted' } : own;
  const change = (own: Change): Change =>
    own.status === 'estimated'
      ? { ...own, value: told(own.window).value, method: 'harm-weighted-normal', dispersion: 1 }
      : own;
  const { changes } = finding;
  return {
    ...finding,
    now: level(finding.now),
    also: finding.also.map(level),
    series: finding.series.map((point): SeriesPoint => ({ ...point, ...told(point) })),
    changes: { ...changes, baseline: change(changes.baseline), previous: change(changes.previous) },
    byWeight: finding.series.map(({ from, to }) => ({ from, to, counts: [...countsIn({ from, to }), 0] })),
  };
}

function harmOf(weights: readonly number[], counts: readonly number[]) {
  const sum = (power: number): number =>
    weights.reduce((total, weight, kind) => total + weight ** power * (counts[kind] ?? 0), 0);
  const own = { total: sum(1), variance: sum(2), heaviest: Math.max(...weights) };
  return { value: own.total, ...harmInterval(own, 0.95) };
}

/** What metrics count, as their declarations say. */
function recordsOf({ weights }: Town): readonly MetricRecords[] {
  const names = weights.map((weight) => `weighs ${weight}`);
  const of = (metric: string, category: readonly string[]): MetricRecords => ({
    metric,
    source: 'crime',
    counts: { source: 'crime', of: '', sum: '', where: { category: [...category] } },
    among: null,
    isSpread: false,
  });
  return [of('crimes', names), of('harm', names), of('gravest', names.slice(-1))];
}

interface Telling {
  readonly last?: number;
  readonly withGravest?: boolean;
  /** Whether it is known how many events there are of each weight. */
  readonly hides?: boolean;
  readonly told?: readonly (readonly Finding[])[];
}

export function protectedIn(town: Town, { last = 7, withGravest = false, hides = true, told = [] }: Telling = {}) {
  const whole = findingsIn(town, last, withGravest);
  const known = hides ? whole : whole.map(({ byWeight: _, ...finding }) => finding);
  const count = (role: Role): number => town.areas.filter((own) => own.role === role).length;
  const rules = {
    privacy: { minimum, publicRecord: '', shownBefore: '', records: recordsOf(town) },
    areas: { universe: town.areas.length, program: 2, comparison: 1, buffer: 0, excluded: count('excluded') },
  };
  return protectFindings(known, rules, () => told as readonly (readonly ToldBefore[])[]);
}

export const shownOf = (town: Town, telling?: Telling): readonly Finding[] => protectedIn(town, telling).findings;

/** All counts by weight that some events, their harm and its range can be made of. */
export function madeOf(
  weights: readonly number[],
  { n, value, range }: { readonly n: number; readonly value: number; readonly range: readonly unknown[] | null },
): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  const look = (kind: number, left: number, harm: number, counts: readonly number[]): void => {
    const weight = weights[kind] ?? 0;
    if (kind === 0) {
      const own = [left, ...counts];
      const { low, high } = harmOf(weights, own);
      if (left * weight === harm && (range === null || (low === range[0] && high === range[1]))) found.push(own);
      return;
    }
    for (let count = 0; count <= left && count * weight <= harm; count += 1)
      look(kind - 1, left - count, harm - count * weight, [count, ...counts]);
  };
  look(weights.length - 1, n, value, []);
  return found;
}

/** What readers write down: how many events there were, and, of what these weigh, how many of each weight. */
function toldIn(town: Town, findings: readonly Finding[]): readonly Equation[] {
  const { weights } = town;
  return findings.flatMap((finding) => {
    const areas = subjectIn(town, finding.area);
    const told = (span: Span, n: number, value: number, range: readonly unknown[] | null): readonly Equation[] => {
      const all = weights.map((_, kind) => cellsOf(town, kind, areas, span));
      if (finding.metric === 'crimes') return [{ cells: all.flat(), equals: n }];
      if (finding.metric === 'gravest') return [{ cells: all.at(-1) ?? [], equals: n }];
      const [only, ...others] = madeOf(weights, { n, value, range });
      // of several, whoever knows the town may know which
      const counts = others.length === 0 ? only : all.map((cells) => sumOf(town, cells));
      return [{ cells: all.flat(), equals: n }, ...all.map((cells, kind) => ({ cells, equals: counts?.[kind] ?? 0 }))];
    };
    const { baseline, previous } = finding.changes;
    return [
      ...[finding.now, ...finding.also].flatMap((level) =>
        level.status === 'estimated' ? told(level, level.n, level.value, [level.low, level.high]) : [],
      ),
      ...finding.series.flatMap((point) =>
        point.n === null || point.value === null ? [] : told(point, point.n, point.value, [point.low, point.high]),
      ),
      ...[baseline, previous].flatMap((own) =>
        own.status === 'estimated' ? told(own.window, own.n, own.value, null) : [],
      ),
    ];
  });
}

export interface Found {
  readonly small: number;
  /** Of these, which follow, and which are narrowed to less than from 1 to the minimum. */
  readonly exact: readonly string[];
  readonly narrowed: readonly string[];
}

/** Small counts of a weight, in areas, quarters and windows, that are told by everything together. */
export function attack(town: Town, findings: readonly Finding[]): Found {
  const size = valuesOf(town).length;
  const rows = toldIn(town, findings);
  const told = [...new Map(rows.map((own) => [own.cells.join(), own])).values()];
  const windows = [
    { from: town.quarters[0]?.from ?? '', to: town.quarters[3]?.to ?? '' },
    { from: town.quarters[4]?.from ?? '', to: town.quarters[7]?.to ?? '' },
  ];
  let small = 0;
  const [exact, narrowed]: [string[], string[]] = [[], []];
  for (const { code, areas } of subjectsOf(town))
    for (const span of [...town.quarters, ...windows])
      for (const kind of town.weights.keys()) {
        const cells = cellsOf(town, kind, areas, span);
        const count = sumOf(town, cells);
        if (count === 0 || count >= minimum) continue;
        small += 1;
        const [least, most] = boundsOf(cells, told, size);
        const name = `${code} ${span.from} weight ${kind}: ${count} in ${least}–${most}`;
        if (most - least < 1e-6) exact.push(name);
        if (least > 1 + 1e-6 || most < minimum - 1e-6) narrowed.push(name);
      }
  return { small, exact, narrowed };
}
