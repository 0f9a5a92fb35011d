import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MetricRecords } from '../../../src/spec/index.ts';
import { type Coalition, coalitions, quartersFrom } from './coalition.ts';
import { attack, both, exact, type Name, publishedAfter, records, runs, shownOf, type Towns } from './parts.ts';

/** How many were shot, and how often somebody was: each time at least one was. */
const bounding = (['guns', 'all'] as const).map(
  (metric): MetricRecords => ({
    metric,
    source: 'crime',
    counts: {
      source: 'crime',
      of: metric === 'guns' ? 'id' : '',
      sum: '',
      where: {},
    },
    among: null,
    isSpread: false,
    ...(metric === 'guns' ? { within: [{ source: 'crime', of: '', sum: '', where: {} }] } : {}),
  }),
);

describe('an attack on metrics of which one is the sum of others', () => {
  it.each([
    ['both parts and the whole', ['guns', 'others', 'all']],
    ['one part and the whole', ['guns', 'all']],
  ] as const)(
    'gives no small count away where they are %s',
    (_, names) => {
      fc.assert(
        fc.property(both, (towns) => {
          expect(exact(attack(towns, shownOf(towns, names, records(names))))).toEqual([]);
        }),
        runs,
      );
    },
    300_000,
  );

  it('breaks them where nobody knows that they are', () => {
    const leaks = fc.sample(both, { numRuns: 6, seed: 3 }).filter((towns) => {
      const shown = shownOf(towns, ['guns', 'others', 'all'], null);
      return exact(attack(towns, shown)).length > 0;
    });
    expect(leaks.length).toBeGreaterThan(0);
  }, 300_000);
});

describe('an attack on reports one after another, of metrics of which one is the sum of others', () => {
  const leaksOf = (towns: Towns, reports: readonly (readonly Name[])[], remembers = true) =>
    exact(attack(towns, publishedAfter(towns, reports, remembers)));

  it.each([
    [
      'the same in both',
      [
        ['guns', 'all'],
        ['guns', 'all'],
      ],
    ],
    ['a part that is new in the second', [['all'], ['guns', 'all']]],
    ['a part that is new in the second, and stays', [['all'], ['guns', 'all'], ['guns', 'all']]],
    ['both parts are new in the second', [['all'], ['guns', 'others', 'all']]],
    ['a whole that is new in the second', [['guns'], ['guns', 'all']]],
    ['a part that is gone in the second', [['guns', 'all'], ['all']]],
    ['a whole that is gone in the second', [['guns', 'all'], ['guns']]],
    ['a part in the first, and the whole in the second', [['guns'], ['all']]],
    ['a whole in the first, and a part in the second', [['all'], ['guns']]],
    ['both parts in the first, and the whole in the second', [['guns', 'others'], ['all']]],
    ['the parts one after another, and the whole in the third', [['guns'], ['others'], ['all']]],
    ['a part that is gone in between', [['guns', 'all'], ['all'], ['guns', 'all']]],
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
const nested = fc.tuple(coalitions, fc.infiniteStream(fc.constantFrom(0, 0, 1))).map(([guns, more]): Towns => {
  const others = {
    ...guns,
    events: guns.events.map((row) => row.map((count) => (count === 0 ? 0 : (more.next().value as number)))),
  };
  const events = guns.events.map((row, area) => row.map((count, at) => count + (others.events[area]?.[at] ?? 0)));
  return { guns, others, all: { ...guns, events } };
});

describe('an attack on metrics of which one is never more than the other', () => {
  const leaksOf = (towns: Towns, declared: readonly MetricRecords[] | null) =>
    exact(attack(towns, shownOf(towns, ['guns', 'all'], declared), 'a part and the whole'));

  it('gives no small count away', () => {
    fc.assert(
      fc.property(nested, (towns) => {
        expect(leaksOf(towns, bounding)).toEqual([]);
      }),
      runs,
    );
  }, 300_000);

  /** Of three areas one has a small count; in one metric the second is the rarest other, in the other one the third. */
  const town = (): Towns => {
    const areas = ['North', 'South', 'East'].map((area) => ({
      area,
      role: 'program' as const,
    }));
    const rows = (small: readonly number[]) => small.map((count) => [20, 21, 22, count, 24, 25, 26, 27]);
    const of = (small: readonly number[]): Coalition => ({
      areas,
      quarters: quartersFrom(2021, 8),
      events: rows(small),
    });
    const others = {
      ...of([]),
      events: [0, 0, 4].map((count) => [0, 0, 0, count, 0, 0, 0, 0]),
    };
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
