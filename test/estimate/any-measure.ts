import fc from 'fast-check';
import { type Stat, sumStats } from '../../src/crosstab/index.ts';
import { itemsOf, type Measure, type Metric } from '../../src/spec/index.ts';
import { shownAsOf } from '../../src/spec/shown-as.ts';
import { censoredHistogramOf } from '../../src/stats/index.ts';
import { answers, askedTwice, scores } from './any-answers.ts';
import { metric } from './town.ts';

export const share = {
  kind: 'share',
  of: {},
  hits: { where: { done: true } },
  missing: 'bounds',
  empty: 'zero',
} as const satisfies Measure;
export const mean = { kind: 'mean', of: 'hours', missing: 'bounds', empty: 'zero' } as const satisfies Measure;
export const quantile = {
  kind: 'quantile',
  p: 0.9,
  interval: 'response',
  missing: 'bounds',
  empty: 'zero',
} as const satisfies Measure;
const elapsed = {
  kind: 'elapsed',
  from: 'date',
  to: 'completed_on',
  p: 0.5,
  missing: 'bounds',
  empty: 'zero',
} as const satisfies Measure;
const places = { kind: 'concentration', over: 'area', empty: 'zero' } as const satisfies Measure;
export const ratio = {
  kind: 'ratio',
  numerator: {},
  denominator: { noun: { one: 'call', many: 'calls' } },
  per: 100,
  empty: 'zero',
} as const satisfies Measure;
const money = {
  kind: 'amount-ratio',
  numerator: { sum: 'delivered' },
  denominator: { sum: 'committed', noun: { one: 'dollar promised', many: 'dollars promised' } },
  per: 1,
  unit: 'dollars',
  empty: 'zero',
} as const satisfies Measure;
const count = { kind: 'count', count: {}, empty: 'zero' } as const satisfies Measure;
export const harm = {
  kind: 'count',
  count: {},
  empty: 'zero',
  harm: { by: 'category', weights: { theft: 2, assault: 40 }, unit: 'days', version: '1', source: 'x' },
} as const satisfies Measure;
export const rate = { kind: 'rate', count: {}, per: 100_000, over: 'year', empty: 'zero' } as const satisfies Measure;

const small = fc.integer({ min: 0, max: 40 });
const shares = fc
  .tuple(small, small, fc.nat({ max: 9 }))
  .map(([hits, misses, missing]): Stat => ({ kind: 'share', hits, n: hits + misses, missing }));
const counts = fc
  .tuple(small, fc.integer({ min: 1, max: 9000 }))
  .map(([events, exposure]): Stat => ({ kind: 'count', events, exposure }));
const values = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 60 });
const means = values.map((all): Stat => {
  const sum = all.reduce((total, value) => total + value, 0);
  const squares = all.reduce((total, value) => total + BigInt(value) ** 2n, 0n);
  return { kind: 'mean', n: all.length, sum, missing: 0, squares };
});
const durations = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 160 }).map(
  (all): Stat => ({
    kind: 'durations',
    // nine in ten of a few are not told: many calls took as long
    bars: censoredHistogramOf(all.map((value) => ({ value, n: 1 + (value % 8), censored: 0 }))),
    missing: 0,
  }),
);
const openDurations = fc
  .tuple(fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 4 })), { maxLength: 60 }), fc.nat({ max: 3 }))
  .map(
    ([all, missing]): Stat => ({
      kind: 'durations',
      bars: censoredHistogramOf(
        all.map(([value, dice]) => (dice === 0 ? { value, n: 0, censored: 1 } : { value, n: 1, censored: 0 })),
      ),
      missing,
    }),
  );
const areaNames = Array.from({ length: 14 }, (_, n) => `area ${n}`);
const spreads = fc.array(fc.nat({ max: 30 }), { minLength: 14, maxLength: 14 }).map((counts): Stat => {
  const amounts = counts.flatMap((amount, n) => (amount === 0 ? [] : [{ member: areaNames[n] ?? '', amount }]));
  const records = counts.reduce((sum, count) => sum + count, 0);
  return sumStats('members', [{ kind: 'members', records, members: areaNames, amounts, area: null }]);
});
const ratios = fc
  .tuple(small, fc.integer({ min: 0, max: 90 }))
  .map(([numerator, denominator]): Stat => ({ kind: 'ratio', numerator, denominator }));
const harms = fc.tuple(small, small, fc.integer({ min: 1, max: 9000 })).map(
  ([thefts, assaults, exposure]): Stat => ({
    kind: 'harm',
    events: thefts + assaults,
    exposure,
    harm: 2 * thefts + 40 * assaults,
    harmSquares: 4 * thefts + 1600 * assaults,
  }),
);
const amounts = fc
  .tuple(small, fc.nat({ max: 90_000_000 }), fc.nat({ max: 90_000_000 }))
  .map(([n, above, below]): Stat => ({ kind: 'amounts', n, above: n === 0 ? 0 : above, below }));
const networks = fc
  .tuple(fc.nat({ max: 6 }), fc.array(fc.nat({ max: 4 }), { minLength: 15, maxLength: 15 }))
  .map(([many, common]): Stat => {
    const members = areaNames.slice(0, many);
    const all = members.flatMap((one, at) => members.slice(at + 1).map((other) => ({ one, other })));
    const pairs = all.map((pair, at) => ({ ...pair, n: common[at] ?? 0 })).filter(({ n }) => n > 0);
    const named = members.map((member) => ({ member, amount: 4 }));
    return { kind: 'pairs', records: 4 * many, members, pairs, named };
  });
const figures = fc
  .tuple(small, small, fc.nat({ max: 3 }), fc.nat({ max: 3 }), fc.nat({ max: 900 }))
  .map(([averaged, weight, unweighted, unknown, value]): Stat => {
    const all = averaged === 0 ? 0n : BigInt(weight);
    return { kind: 'figures', weight: all, sum: all * BigInt(value) * 1_000_000n, averaged, unweighted, unknown };
  });
const strataOf = (inner: fc.Arbitrary<Stat>): fc.Arbitrary<Stat> =>
  fc.tuple(inner, inner).map(
    ([one, two]): Stat =>
      sumStats('strata', [
        { kind: 'strata', strata: [{ stratum: 'low', stat: one }] },
        { kind: 'strata', strata: [{ stratum: 'high', stat: two }] },
      ] as Stat[]),
  );

export type Case = readonly [name: string, measure: Measure, stats: fc.Arbitrary<Stat>];
/** Measures of every kind, with whatever may have been counted in an area and a window. */
export const measureCases: readonly Case[] = [
  ['count', count, counts],
  ['rate', rate, counts],
  ['rate with the mix of areas held', { ...rate, standardise: { by: 'area' } }, counts],
  ['harm', harm, harms],
  ['share', share, shares],
  ['share with the mix of groups held', { ...share, standardise: { by: 'priority' } }, strataOf(shares)],
  ['mean', mean, means],
  ['quantile', quantile, durations],
  ['quantile with the mix of groups held', { ...quantile, standardise: { by: 'priority' } }, strataOf(durations)],
  ['days that some are still open after', elapsed, openDurations],
  ['events over areas', places, spreads],
  ['ratio', ratio, ratios],
  ['share of answers', { kind: 'survey-share', item: 'safe', values: [4, 5] }, answers],
  ['mean answer', { kind: 'survey-mean', item: 'safe' }, answers],
  ['scale', { kind: 'scale', items: ['one', 'two', 'three'] }, scores],
  ['money over partners', { ...places, over: 'partner', sum: 'delivered' }, spreads],
  ['network', { kind: 'network', among: 'agencies', statistic: 'density', least: 2, empty: 'zero' }, networks],
  ['money for money', money, amounts],
  ['published figures', { ...mean, of: 'value' }, figures],
];

const columns = [
  { name: 'response', type: 'duration' },
  { name: 'delivered', type: 'money' },
  { name: 'committed', type: 'money' },
  { name: 'hours', type: 'decimal' },
] as const;
export const measured = (measure: Measure): Metric =>
  metric({
    measure,
    kind: measure.kind === 'mean' && measure.of === 'value' ? 'aggregates' : 'incidents',
    shownAs: shownAsOf(measure, { columns, files: [] }),
    asked: itemsOf(measure).length > 0 ? askedTwice : null,
  });
export const anyScatter = fc.constantFrom(
  { dispersion: 1, df: 20 },
  { dispersion: 2.5, df: 14 },
  { dispersion: 1.2, df: 3 },
);
