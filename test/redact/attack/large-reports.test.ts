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

function drawn(seed: number, quarters: readonly Span[]): Coalition {
  const draw = draws(seed);
  const areas = Array.from({ length: size.areas }, (_, n) => ({
    area: `A${n}`,
    role: n % 4 === 0 ? ('program' as const) : ('comparison' as const),
  }));
  return { areas, quarters, events: areas.map(() => quarters.map(() => Math.floor(150 * draw() * draw()))) };
}

const months = Array.from({ length: size.periods }, (_, n): Span => {
  const day = (month: number, of: number): string => new Date(Date.UTC(2020, month, of)).toISOString().slice(0, 10);
  return { from: day(n, 1), to: day(n + 1, 0) };
});

/** The same by quarters of a year. */
function byQuarter(town: Coalition): Coalition {
  const firsts = town.quarters.flatMap((_, at) => (at % 3 === 0 ? [at] : []));
  return {
    ...town,
    quarters: firsts.map((at) => ({ from: town.quarters[at]?.from ?? '', to: town.quarters[at + 2]?.to ?? '' })),
    events: town.events.map((row) => firsts.map((at) => row.slice(at, at + 3).reduce((sum, count) => sum + count, 0))),
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

/** What follows by putting in what is known, sum by sum, until nothing more does. */
function workedOut(sums: readonly Sum[]): ReadonlyMap<number, number> {
  const known = new Map<number, number>();
  for (let found = -1; found < known.size; ) {
    found = known.size;
    for (const { cells, equals } of sums) {
      const [only, ...others] = cells.filter((cell) => !known.has(cell));
      if (only === undefined || others.length > 0) continue;
      known.set(
        only,
        cells.reduce((left, cell) => left - (known.get(cell) ?? 0), equals),
      );
    }
  }
  return known;
}

/** Small counts that follow, of an area in a period; of two metrics, what one leaves of the other. */
function leaksOf(own: readonly Report[], remembers: boolean): readonly number[] {
  const cells = size.areas * size.periods;
  const guns = drawn(7, months);
  const isOfAll = own.some(({ metric }) => metric === 'all');
  const sums = told(own, remembers).flatMap((findings, at) =>
    sumsIn(findings, { ...guns, areas: own[at]?.town.areas ?? [], quarters: months }).map((sum) =>
      own[at]?.metric === 'all' ? { ...sum, cells: sum.cells.flatMap((cell) => [cell, cell + cells]) } : sum,
    ),
  );
  return [...workedOut(sums)].flatMap(([cell, count]) =>
    (isOfAll ? cell >= cells : cell < cells) && count > 0 && count < minimum ? [count] : [],
  );
}

const guns = drawn(7, months);
const all = plus(guns, drawn(8, months));
const cases: readonly (readonly [string, Report, Report])[] = [
  ['quarters, and then months', { metric: 'guns', town: byQuarter(guns) }, { metric: 'guns', town: guns }],
  ['months, and then quarters', { metric: 'guns', town: guns }, { metric: 'guns', town: byQuarter(guns) }],
  ['a part that is gone', { metric: 'guns', town: guns }, { metric: 'all', town: all }],
  ['an area that joins', { metric: 'guns', town: withoutFirst(guns) }, { metric: 'guns', town: guns }],
];

describe('reports of a large table that do not tell of the same', () => {
  it.each(cases)('give no small count away: %s', (_, ...reports) => {
    expect(leaksOf(reports, true)).toEqual([]);
  });

  it.each(cases)('would where the first is forgotten: %s', (_, ...reports) => {
    expect(leaksOf(reports, false).length).toBeGreaterThan(0);
  });
});
