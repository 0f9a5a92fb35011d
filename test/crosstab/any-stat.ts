import fc from 'fast-check';
import { type columnsOf, type Stat, type StatKind, statOf, sumStats } from '../../src/crosstab/index.ts';
import { censoredHistogramOf } from '../../src/stats/index.ts';

const whole = fc.nat({ max: 1_000_000 });
const scalar = (kind: keyof typeof columnsOf): fc.Arbitrary<Stat> =>
  fc.array(whole, { minLength: 5, maxLength: 5 }).map((values) => statOf(kind, values));
const durations: fc.Arbitrary<Stat> = fc
  .record({
    bars: fc.array(fc.record({ value: fc.nat({ max: 40 }), n: fc.nat({ max: 9 }), censored: fc.nat({ max: 2 }) })),
    missing: fc.nat({ max: 9 }),
  })
  // as all that comes from the warehouse: each value once, in order
  .map(({ bars, missing }): Stat => ({ kind: 'durations', bars: censoredHistogramOf(bars), missing }));
const strata: fc.Arbitrary<Stat> = fc
  .array(fc.tuple(fc.constantFrom('', '1', '2', 'x'), scalar('share')), { maxLength: 4 })
  .map((groups) =>
    sumStats(
      'strata',
      groups.map(([stratum, stat]) => ({ kind: 'strata', strata: [{ stratum, stat }] }) as Stat),
    ),
  );

const names = ['a', 'b', 'c'] as const;
const members = fc
  .array(fc.record({ member: fc.constantFrom(...names), amount: fc.nat({ max: 9 }) }), { maxLength: 4 })
  .map((amounts) =>
    sumStats('members', [{ kind: 'members', records: amounts.length, members: ['a', 'b', 'c'], amounts, area: null }]),
  );
const pairs = fc
  .array(
    fc.record({ one: fc.constantFrom('a', 'b'), other: fc.constantFrom('c', 'd'), n: fc.integer({ min: 1, max: 9 }) }),
  )
  .map((all) =>
    sumStats('pairs', [
      {
        kind: 'pairs',
        records: all.length,
        members: ['a', 'b', 'c', 'd'],
        pairs: all,
        named: all.map(({ one, n }) => ({ member: one, amount: n })),
      },
    ]),
  );

/** Any statistic of a kind, as it comes from the warehouse. */
export const anyStat: Readonly<Record<StatKind, fc.Arbitrary<Stat>>> = {
  count: scalar('count'),
  harm: scalar('harm'),
  share: scalar('share'),
  mean: scalar('mean'),
  ratio: scalar('ratio'),
  amounts: scalar('amounts'),
  durations,
  strata,
  members,
  pairs,
  figures: fc
    .record({
      weight: fc.bigInt(0n, 2n ** 70n),
      sum: fc.bigInt(-(2n ** 90n), 2n ** 90n),
      averaged: whole,
      unweighted: whole,
    })
    .map((sums): Stat => ({ kind: 'figures', ...sums, unknown: sums.averaged % 3 })),
  answers: fc
    .array(
      fc.record({
        area: fc.constantFrom('', 'North'),
        start: fc.constantFrom('2023-01-01', '2023-02-01'),
        wave: fc.constantFrom('', '2023'),
        stratum: fc.constantFrom('', 's'),
        cluster: fc.constantFrom(null, 'c'),
        respondent: fc.constantFrom(null, 'a1'),
        base: fc.constantFrom(1, 2.5),
        weight: fc.constantFrom(1, 2.5),
        groups: fc.constantFrom([], [null], ['["18-24"]']),
        isCounted: fc.boolean(),
        answer: fc.constantFrom(null, 1, 5),
        n: fc.integer({ min: 1, max: 9 }),
      }),
    )
    .map((rows) =>
      sumStats('answers', [
        { kind: 'answers', rows, unfitted: rows.length > 3 ? [{ wave: '2023', reason: 'margin-empty' }] : [] },
      ]),
    ),
};
