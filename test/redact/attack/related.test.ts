import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/redact/index.ts';
import type { Finding, Findings, MetricRecords, Publication } from '../../../src/spec/index.ts';
import { broken, type Sum, secretsOf, spansOf, sumsIn } from './attack.ts';
import { type Coalition, coalitions, findingsAt, publicationOf, quartersFrom } from './coalition.ts';

/** Three metrics: with a gun, without one, and both; what an attacker learns of the first two from all three. */
const minimum = 5;
const where = { guns: { firearm: true }, others: { firearm: false }, all: {} } as const;
type Name = keyof typeof where;

const records = (names: readonly Name[]): readonly MetricRecords[] =>
  names.map((metric) => ({
    metric,
    source: 'crime',
    counts: { source: 'crime', of: '', sum: '', where: where[metric] },
    among: null,
    isSpread: false,
  }));

const both = fc
  .tuple(coalitions, fc.infiniteStream(fc.integer({ min: 0, max: 12 })))
  .map(([guns, more]): Readonly<Record<Name, Coalition>> => {
    const others = { ...guns, events: guns.events.map((row) => row.map(() => more.next().value as number)) };
    const all = {
      ...guns,
      events: guns.events.map((row, area) => row.map((count, at) => count + (others.events[area]?.[at] ?? 0))),
    };
    return { guns, others, all };
  });

function shownOf(
  towns: Readonly<Record<Name, Coalition>>,
  names: readonly Name[],
  declared: readonly MetricRecords[] | null,
) {
  const last = towns.all.quarters.length - 1;
  // metrics of other sources are never put together by what they happen to count
  const whole = names.flatMap((name) => findingsAt(towns[name], last, name));
  const publication = publicationOf(whole, towns.all, minimum);
  const { methods } = publication;
  const privacy = { ...methods.privacy, ...(declared ? { records: declared } : {}) };
  return redact({ ...publication, methods: { ...methods, privacy } } satisfies Publication).findings.findings;
}

/** Reports of one quarter after another, each with metrics of its own, as they were shown. */
function publishedAfter(
  towns: Readonly<Record<Name, Coalition>>,
  reports: readonly (readonly Name[])[],
  remembers: boolean,
): readonly Finding[] {
  const told: Findings[] = [];
  const first = towns.all.quarters.length - reports.length;
  return reports.flatMap((names, at) => {
    const whole = names.flatMap((name) => findingsAt(towns[name], first + at, name));
    const publication = publicationOf(whole, towns.all, minimum);
    const { methods } = publication;
    const privacy = { ...methods.privacy, records: records(names), shownBefore: 'they stand.' };
    const { findings } = redact({ ...publication, methods: { ...methods, privacy } }, () => (remembers ? told : []));
    told.push(findings);
    return findings.findings;
  });
}

/** How many were shot, and how often somebody was: each time at least one was. */
const bounding = (['guns', 'all'] as const).map(
  (metric): MetricRecords => ({
    metric,
    source: 'crime',
    counts: { source: 'crime', of: metric === 'guns' ? 'id' : '', sum: '', where: {} },
    among: null,
    isSpread: false,
    ...(metric === 'guns' ? { within: [{ source: 'crime', of: '', sum: '', where: {} }] } : {}),
  }),
);

/** Small counts of the two parts that sums over all metrics narrow to less than from 1 to the minimum. */
function attack(
  towns: Readonly<Record<Name, Coalition>>,
  shown: readonly Finding[],
  about: 'both parts' | 'a part and the whole' = 'both parts',
) {
  const { all } = towns;
  const size = all.areas.length * all.quarters.length;
  const moved = (sums: readonly Sum[], shift: number): readonly Sum[] =>
    sums.map((sum) => ({ ...sum, cells: sum.cells.map((cell) => cell + shift) }));
  const toldOf = (name: Name): readonly Sum[] =>
    sumsIn(
      shown.filter(({ metric }) => metric === name),
      all,
    );
  const whole = toldOf('all').map((sum) => ({
    ...sum,
    cells: [...sum.cells, ...sum.cells.map((cell) => cell + size)],
  }));
  const sums = [...toldOf('guns'), ...moved(toldOf('others'), size), ...whole];
  const spans = spansOf(all, all.quarters.length - 1);
  const other = about === 'both parts' ? secretsOf(towns.others, spans, minimum) : secretsOf(all, spans, minimum);
  const isWhole = about !== 'both parts';
  const secrets = [
    ...secretsOf(towns.guns, spans, minimum),
    ...other.map(({ cells, ...secret }) => ({
      ...secret,
      cells: [...(isWhole ? cells : []), ...cells.map((cell) => cell + size)],
    })),
  ];
  return broken(secrets, sums, { size: 2 * size, minimum });
}

const runs = { numRuns: Number(process.env.RUNS ?? 12), seed: Number(process.env.SEED ?? 1) };

describe('an attack on metrics of which one is the sum of others', () => {
  it.each([
    ['both parts and the whole', ['guns', 'others', 'all']],
    ['one part and the whole', ['guns', 'all']],
  ] as const)(
    'gives no small count away where they are %s',
    (_, names) => {
      fc.assert(
        fc.property(both, (towns) => {
          expect(
            attack(towns, shownOf(towns, names, records(names))).filter(({ least, most }) => most - least < 1 - 1e-6),
          ).toEqual([]);
        }),
        runs,
      );
    },
    300_000,
  );

  it('breaks them where nobody knows that they are', () => {
    const leaks = fc.sample(both, { numRuns: 6, seed: 3 }).filter((towns) => {
      const shown = shownOf(towns, ['guns', 'others', 'all'], null);
      return attack(towns, shown).some(({ least, most }) => most - least < 1 - 1e-6);
    });
    expect(leaks.length).toBeGreaterThan(0);
  }, 300_000);
});

describe('an attack on reports one after another, of metrics of which one is the sum of others', () => {
  const leaksOf = (towns: Readonly<Record<Name, Coalition>>, reports: readonly (readonly Name[])[], remembers = true) =>
    attack(towns, publishedAfter(towns, reports, remembers)).filter(({ least, most }) => most - least < 1 - 1e-6);

  it.each([
    [
      'the same in both',
      [
        ['guns', 'all'],
        ['guns', 'all'],
      ],
    ],
    ['a part that is new in the second', [['all'], ['guns', 'all']]],
  ] as const)(
    'gives no small count away: %s',
    (_, reports) => {
      fc.assert(
        fc.property(both, (towns) => {
          expect(leaksOf(towns, reports)).toEqual([]);
        }),
        runs,
      );
    },
    300_000,
  );

  it('breaks them where the first is forgotten', () => {
    const samples = fc.sample(both, { numRuns: 12, seed: 3 });
    expect(samples.some((towns) => leaksOf(towns, [['all'], ['guns', 'all']], false).length > 0)).toBe(true);
  }, 300_000);
});

/** Most often one is shot at a time, and then the one count is the other. */
const nested = fc
  .tuple(coalitions, fc.infiniteStream(fc.constantFrom(0, 0, 1)))
  .map(([guns, more]): Readonly<Record<Name, Coalition>> => {
    const others = {
      ...guns,
      events: guns.events.map((row) => row.map((count) => (count === 0 ? 0 : (more.next().value as number)))),
    };
    const events = guns.events.map((row, area) => row.map((count, at) => count + (others.events[area]?.[at] ?? 0)));
    return { guns, others, all: { ...guns, events } };
  });

describe('an attack on metrics of which one is never more than the other', () => {
  const leaksOf = (towns: Readonly<Record<Name, Coalition>>, declared: readonly MetricRecords[] | null) =>
    attack(towns, shownOf(towns, ['guns', 'all'], declared), 'a part and the whole').filter(
      ({ least, most }) => most - least < 1 - 1e-6,
    );

  it('gives no small count away', () => {
    fc.assert(
      fc.property(nested, (towns) => {
        expect(leaksOf(towns, bounding)).toEqual([]);
      }),
      runs,
    );
  }, 300_000);

  /** Of three areas one has a small count; in one metric the second is the rarest other, in the other one the third. */
  const town = (): Readonly<Record<Name, Coalition>> => {
    const areas = ['North', 'South', 'East'].map((area) => ({ area, role: 'program' as const }));
    const rows = (small: readonly number[]) => small.map((count) => [20, 21, 22, count, 24, 25, 26, 27]);
    const of = (small: readonly number[]): Coalition => ({
      areas,
      quarters: quartersFrom(2021, 8),
      events: rows(small),
    });
    const others = { ...of([]), events: [0, 0, 4].map((count) => [0, 0, 0, count, 0, 0, 0, 0]) };
    return { guns: of([1, 9, 8]), others, all: of([1, 9, 12]) };
  };

  it('breaks them where nobody knows that it is', () => {
    const north = (declared: readonly MetricRecords[] | null) =>
      attack(town(), shownOf(town(), ['guns', 'all'], declared), 'a part and the whole').filter(
        ({ what, truth, most }) => what === 'North 2021-10-01–2021-12-31' && truth === most,
      );
    expect(north(null).length).toBeGreaterThan(0);
    expect(north(bounding)).toEqual([]);
  });

  it('breaks none that happen to be the same in the programme, and are not elsewhere', () => {
    const areas = (['program', 'comparison', 'comparison', 'excluded'] as const).map((role, at) => ({
      area: `A${at}`,
      role,
    }));
    const ones = [1, 1, 1, 1, 1, 1, 1, 1];
    const of = (...events: readonly (readonly number[])[]): Coalition => ({
      areas,
      quarters: quartersFrom(2020, 8),
      events,
    });
    const guns = of(ones, [1, 1, 1, 0, 1, 0, 2, 2], [1, 1, 1, 1, 4, 5, 3, 2], [0, 0, 0, 0, 0, 0, 0, 5]);
    const all = of(ones, [1, 1, 1, 0, 1, 0, 2, 2], [1, 1, 2, 2, 5, 5, 3, 3], [0, 0, 0, 0, 0, 0, 0, 5]);
    expect(leaksOf({ guns, others: of([], [], [], []), all }, null)).toEqual([]);
  });
});
