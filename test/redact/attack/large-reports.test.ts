import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/redact/index.ts';
import type { Finding, Findings, MetricRecords } from '../../../src/spec/index.ts';
import { type Sum, sumsIn } from './attack.ts';
import { type Coalition, findingsAt, publicationOf, type Span } from './coalition.ts';

/** Two reports of a large table that differ in what they tell of: no size keeps them from being held against each other. */
const minimum = 5;
const size = { areas: 60, periods: 48 };

function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

function drawn(seed: number, quarters: readonly Span[], most = 150): Coalition {
  const draw = draws(seed);
  const areas = Array.from({ length: size.areas }, (_, n) => ({
    area: `A${n}`,
    role: n % 4 === 0 ? ('program' as const) : ('comparison' as const),
  }));
  return { areas, quarters, events: areas.map(() => quarters.map(() => Math.floor(most * draw() * draw()))) };
}

/** Days between the first days of some months. */
const between = (firsts: readonly number[]): readonly Span[] => {
  const day = (month: number, of: number): string => new Date(Date.UTC(2020, month, of)).toISOString().slice(0, 10);
  return firsts.slice(1).map((next, at) => ({ from: day(firsts[at] ?? 0, 1), to: day(next, 0) }));
};
const months = between(Array.from({ length: size.periods + 1 }, (_, n) => n));
/** A month and two months in turn: a quarter, and one that begins a month later, have two of them each. */
const pieces = between(Array.from({ length: size.periods + 1 }, (_, n) => Math.ceil(1.5 * n)));

/** The same by periods that have some of these each. */
function grouped(town: Coalition, length: number, shift = 0): Coalition {
  const firsts = town.quarters.flatMap((_, at) =>
    at >= shift && (at - shift) % length === 0 && at + length <= town.quarters.length ? [at] : [],
  );
  return {
    ...town,
    quarters: firsts.map((at) => ({
      from: town.quarters[at]?.from ?? '',
      to: town.quarters[at + length - 1]?.to ?? '',
    })),
    events: town.events.map((row) =>
      firsts.map((at) => row.slice(at, at + length).reduce((sum, count) => sum + count, 0)),
    ),
  };
}

const plus = (one: Coalition, other: Coalition): Coalition => ({
  ...one,
  events: one.events.map((row, area) => row.map((count, at) => count + (other.events[area]?.[at] ?? 0))),
});
const withoutFirst = (town: Coalition): Coalition => ({
  ...town,
  areas: town.areas.map((own, at) => (at === 0 ? { ...own, role: 'excluded' } : own)),
});

interface Report {
  readonly metric: 'guns' | 'all';
  readonly town: Coalition;
}
const recordsOf = (metric: string): MetricRecords => {
  const where = metric === 'guns' ? { firearm: true } : {};
  return { metric, source: 'crime', counts: { source: 'crime', where, of: '', sum: '' }, among: null, isSpread: false };
};

function told(reports: readonly Report[], remembers: boolean): readonly (readonly Finding[])[] {
  const known: Findings[] = [];
  return reports.map(({ metric, town }) => {
    const publication = publicationOf(findingsAt(town, town.quarters.length - 1, metric), town, minimum);
    const { methods } = publication;
    const privacy = { ...methods.privacy, records: [recordsOf(metric)] };
    const { findings } = redact({ ...publication, methods: { ...methods, privacy } }, () => (remembers ? known : []));
    known.push(findings);
    return findings.findings;
  });
}

/** Counts that are one number alone by what each sum leaves them beside the least and the most of its others. */
function workedOut(sums: readonly Sum[], cells: number): readonly (readonly [cell: number, count: number])[] {
  const low = new Array<number>(cells).fill(0);
  const high = new Array<number>(cells).fill(1e6);
  const sumOf = (own: readonly number[], of: readonly number[]): number =>
    own.reduce((sum, cell) => sum + (of[cell] ?? 0), 0);
  for (let moved = true; moved; ) {
    moved = false;
    for (const { cells: own, equals } of sums) {
      const [least, most] = [sumOf(own, low), sumOf(own, high)];
      for (const cell of own) {
        const [from, to] = [low[cell] ?? 0, high[cell] ?? 0];
        const [atLeast, atMost] = [Math.max(from, equals - most + to), Math.min(to, equals - least + from)];
        moved ||= atLeast > from || atMost < to;
        [low[cell], high[cell]] = [atLeast, atMost];
      }
    }
  }
  return low.flatMap((least, cell) => (least === high[cell] ? [[cell, least] as const] : []));
}

/** Small counts that follow, of an area in a period; of two metrics, what one leaves of the other. */
function leaksOf(periods: readonly Span[], own: readonly Report[], remembers: boolean): readonly number[] {
  const cells = size.areas * periods.length;
  const isOfAll = own.some(({ metric }) => metric === 'all');
  const sums = told(own, remembers).flatMap((findings, at) => {
    const areas = own[at]?.town.areas ?? [];
    return sumsIn(findings, { areas, quarters: periods, events: [] }).map((sum) =>
      own[at]?.metric === 'all' ? { ...sum, cells: sum.cells.flatMap((cell) => [cell, cell + cells]) } : sum,
    );
  });
  return workedOut(sums, 2 * cells).flatMap(([cell, count]) =>
    isOfAll === cell >= cells && count > 0 && count < minimum ? [count] : [],
  );
}

const guns = drawn(7, months);
const all = plus(guns, drawn(8, months));
const parts = drawn(9, pieces, 25);
const of = (town: Coalition, metric: Report['metric'] = 'guns'): Report => ({ metric, town });
const cases: readonly (readonly [string, readonly Span[], Report, Report])[] = [
  ['quarters, and then months', months, of(grouped(guns, 3)), of(guns)],
  ['months, and then quarters', months, of(guns), of(grouped(guns, 3))],
  ['quarters that begin a month later', pieces, of(grouped(parts, 2)), of(grouped(parts, 2, 1))],
  ['a part that is gone', months, of(guns), of(all, 'all')],
  ['an area that joins', months, of(withoutFirst(guns)), of(guns)],
];

describe('reports of a large table that do not tell of the same', () => {
  it.each(cases)('give no small count away: %s', (_, periods, ...reports) => {
    expect(leaksOf(periods, reports, true)).toEqual([]);
  });

  it.each(cases)('would where the first is forgotten: %s', (_, periods, ...reports) => {
    expect(leaksOf(periods, reports, false).length).toBeGreaterThan(0);
  });
});
