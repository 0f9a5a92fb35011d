import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Stat, statOf, sumStats } from '../../src/crosstab/index.ts';
import { measureMethods } from '../../src/estimate/measures/index.ts';
import type { Compared, Pair } from '../../src/estimate/measures/measure.ts';
import type { Asked, Measure, Metric } from '../../src/spec/index.ts';
import { metric } from './town.ts';

const share: Measure = { kind: 'share', of: {}, hits: { where: { done: true } }, missing: 'bounds', empty: 'zero' };
const mean: Measure = { kind: 'mean', of: 'hours', missing: 'bounds', empty: 'zero' };
const quantile: Measure = { kind: 'quantile', p: 0.9, interval: 'response', missing: 'bounds', empty: 'zero' };
const elapsed: Measure = {
  kind: 'elapsed',
  from: 'date',
  to: 'completed_on',
  p: 0.5,
  missing: 'bounds',
  empty: 'zero',
};
const places: Measure = { kind: 'concentration', over: 'area', empty: 'zero' };
const ratio: Measure = {
  kind: 'ratio',
  numerator: {},
  denominator: { noun: { one: 'call', many: 'calls' } },
  per: 100,
  empty: 'zero',
};
const count: Measure = { kind: 'count', count: {}, empty: 'zero' };
const harm: Measure = {
  ...count,
  harm: { by: 'category', weights: { theft: 2, assault: 40 }, unit: 'days', version: '1', source: 'x' },
};
const rate: Measure = { kind: 'rate', count: {}, per: 100_000, over: 'year', empty: 'zero' };

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
const durations = fc
  .array(fc.integer({ min: 0, max: 300 }), { maxLength: 160 })
  .map(
    (all): Stat =>
      sumStats('durations', [
        ...all.map((value): Stat => ({ kind: 'durations', bars: [{ value, n: 1, censored: 0 }], missing: 0 })),
        { kind: 'durations', bars: [], missing: 0 },
      ]),
  );
const bar = (value: number, isOpen: boolean): Stat => ({
  kind: 'durations',
  bars: [isOpen ? { value, n: 0, censored: 1 } : { value, n: 1, censored: 0 }],
  missing: 0,
});
const openDurations = fc
  .tuple(fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 4 })), { maxLength: 60 }), fc.nat({ max: 3 }))
  .map(
    ([all, missing]): Stat =>
      sumStats('durations', [
        ...all.map(([value, dice]) => bar(value, dice === 0)),
        { kind: 'durations', bars: [], missing },
      ]),
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
const strataOf = (inner: fc.Arbitrary<Stat>): fc.Arbitrary<Stat> =>
  fc.tuple(inner, inner).map(
    ([one, two]): Stat =>
      sumStats('strata', [
        { kind: 'strata', strata: [{ stratum: 'low', stat: one }] },
        { kind: 'strata', strata: [{ stratum: 'high', stat: two }] },
      ] as Stat[]),
  );

type Case = readonly [name: string, measure: Measure, stats: fc.Arbitrary<Stat>];
const cases: readonly Case[] = [
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
];

const of = (measure: Measure): Metric => metric({ measure, shownAs: 'number' });
const scatter = fc.constantFrom({ dispersion: 1, df: 20 }, { dispersion: 2.5, df: 14 }, { dispersion: 1.2, df: 3 });

const windows = { now: { from: '2023-01-01', to: '2023-12-31' }, before: { from: '2022-01-01', to: '2022-12-31' } };
const nothing: Stat = { kind: 'answers', rows: [], unfitted: [] };
const nobody = { now: nothing, before: nothing };

function compared(measure: Measure, pairs: readonly Pair[], spread: { dispersion: number; df: number }): Compared {
  const own = of(measure);
  return measureMethods()(own).compare(pairs, { metric: own, scatter: spread, windows, everyone: () => nobody })
    .compared;
}

describe.each(cases)('%s', (_, measure, stats) => {
  const pairs = fc.array(fc.record({ now: stats, before: stats }), { minLength: 1, maxLength: 3 });

  it('leaves out no change exactly where p is below one less the level', () => {
    fc.assert(
      fc.property(pairs, scatter, fc.double({ min: 0.5, max: 0.999, noNaN: true }), (areas, spread, level) => {
        const found = compared(measure, areas, spread);
        if (found.status === 'withheld') return;
        const { low, high } = found.at(level);
        const none = found.scale === 'ratio' ? 1 : 0;
        // at the very edge, rounding decides
        if (Math.abs(found.p / (1 - level) - 1) < 1e-6) return;
        expect(low > none || high < none).toBe(found.p < 1 - level);
      }),
      { numRuns: 150 },
    );
  });

  it('has wider intervals at higher levels, about its estimate, and a change to find on either side', () => {
    fc.assert(
      fc.property(pairs, scatter, (areas, spread) => {
        const found = compared(measure, areas, spread);
        if (found.status === 'withheld') return;
        const [narrow, wide] = [found.at(0.8), found.at(0.99)];
        expect(wide.low).toBeLessThanOrEqual(narrow.low);
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high);
        const none = found.scale === 'ratio' ? 1 : 0;
        for (const [side, sign] of [
          ['lower', -1],
          ['higher', 1],
        ] as const) {
          const least = found.detectable(0.95, side, 0.8);
          if (least !== null) expect(sign * (least - none)).toBeGreaterThan(0);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('gives a level for every statistic, or a reason, and never a number that is none', () => {
    fc.assert(
      fc.property(pairs, (areas) => {
        const own = of(measure);
        const kind = areas[0]?.now.kind ?? 'count';
        const stat = sumStats(
          kind,
          areas.map(({ now }) => now),
        );
        const level = measureMethods()(own).level(stat, { metric: own, pairs: () => areas, everyone: () => stat });
        if (level.status === 'withheld') return;
        expect(Number.isFinite(level.value)).toBe(true);
        // where all but one have nothing, leaving that one out says nothing: there is no range
        if (level.low === null) return;
        expect(level.low).toBeLessThanOrEqual(level.value + 1e-9);
        expect(level.high).toBeGreaterThanOrEqual(level.value - 1e-9);
      }),
      { numRuns: 100 },
    );
  });
});

describe('levels', () => {
  const level = (measure: Measure, stat: Stat) =>
    measureMethods()(of(measure)).level(stat, { metric: of(measure), pairs: () => [], everyone: () => stat });

  it('of nothing are withheld: none of none is not 0 %', () => {
    expect(level(share, statOf('share', [0, 0, 0]))).toEqual({ status: 'withheld', reason: 'no-eligible-records' });
    expect(level(share, statOf('share', [0, 0, 7]))).toEqual({ status: 'withheld', reason: 'too-few-measured' });
    expect(level(mean, statOf('mean', [0, 0, 0]))).toMatchObject({ reason: 'no-eligible-records' });
    expect(level(quantile, sumStats('durations', []))).toMatchObject({ reason: 'no-eligible-records' });
    expect(level(ratio, statOf('ratio', [3, 0]))).toMatchObject({ reason: 'no-eligible-records' });
  });

  it('tell records without a value, with the share if none of them and if all of them had', () => {
    expect(level(share, statOf('share', [60, 80, 20]))).toMatchObject({
      value: 0.75,
      missing: { n: 20, low: 0.6, high: 0.8 },
    });
  });

  it('that leave them out by declaration are withheld where they are more than one in five', () => {
    const without: Measure = { ...share, missing: 'exclude' };
    expect(level(without, statOf('share', [60, 80, 20]))).toMatchObject({ value: 0.75, missing: null });
    expect(level(without, statOf('share', [60, 80, 21]))).toMatchObject({ reason: 'too-many-missing' });
  });

  it.each([
    [35, Infinity],
    [36, 36],
  ])('of a 90th percentile of %d calls reach up to %d', (n, high) => {
    const bars = Array.from({ length: n }, (_, index) => ({ value: index + 1, n: 1, censored: 0 }));
    expect(level(quantile, { kind: 'durations', bars, missing: 0 })).toMatchObject({ n, high });
  });

  it('of a quantile say what those without a time could make of it', () => {
    const bars = [
      { value: 60, n: 90, censored: 0 },
      { value: 600, n: 10, censored: 0 },
    ];
    const few = level(quantile, { kind: 'durations', bars, missing: 2 });
    const many = level(quantile, { kind: 'durations', bars, missing: 30 });
    expect(few).toMatchObject({ missing: { n: 2, high: 600 } });
    expect(many).toMatchObject({ missing: { n: 30, low: 60, high: { bound: 'none' } } });
  });

  it('of amounts that are all alike have no range: they say nothing of how far others may lie from them', () => {
    const alike: Stat = { kind: 'mean', n: 5, sum: 50, missing: 0, squares: 500n };
    expect(level(mean, alike)).toMatchObject({ value: 10, low: null, high: null, method: 'none' });
    const one: Stat = { kind: 'mean', n: 5, sum: 51, missing: 0, squares: 521n };
    expect(level(mean, one)).toMatchObject({ low: expect.closeTo(9.6447, 4), method: 'student-t' });
  });

  it('of amounts have t intervals, of money in its unit', () => {
    const values = [1200, 900, 2500, 1100];
    const squares = values.reduce((sum, value) => sum + BigInt(value * value), 0n);
    const money = metric({ measure: { ...mean, unit: 'dollars' }, shownAs: 'money' });
    const stat: Stat = { kind: 'mean', n: 4, sum: 5700, missing: 0, squares };
    const found = measureMethods()(money).level(stat, { metric: money, pairs: () => [], everyone: () => stat });
    // by hand: a standard deviation of √(158.75 / 3), and t = 3.182446 on 3 degrees of freedom
    expect(found).toMatchObject({ value: 14.25, method: 'student-t' });
    expect(found.status === 'estimated' && found.low).toBeCloseTo(14.25 - 3.182446 * Math.sqrt(158.75 / 3 / 4), 5);
    expect(found.status === 'estimated' && found.high).toBeCloseTo(14.25 + 3.182446 * Math.sqrt(158.75 / 3 / 4), 5);
  });
});

describe('a mix that moved', () => {
  it('is no change of a share by group: each group kept its own', () => {
    const of2 = (low: [number, number], high: [number, number]): Stat =>
      sumStats('strata', [
        { kind: 'strata', strata: [{ stratum: 'low', stat: statOf('share', [...low, 0]) }] },
        { kind: 'strata', strata: [{ stratum: 'high', stat: statOf('share', [...high, 0]) }] },
      ] as Stat[]);
    const pair = { now: of2([90, 100], [80, 200]), before: of2([180, 200], [40, 100]) };
    const held = compared({ ...share, standardise: { by: 'priority' } }, [pair], { dispersion: 1, df: 0 });
    expect(held.status === 'comparable' && held.estimate).toBeCloseTo(0, 12);
  });

  it('is no change of a rate by area: each area kept its own', () => {
    const pairs: Pair[] = [
      { now: { kind: 'count', events: 300, exposure: 3000 }, before: { kind: 'count', events: 100, exposure: 1000 } },
      { now: { kind: 'count', events: 30, exposure: 1500 }, before: { kind: 'count', events: 40, exposure: 2000 } },
    ];
    const held = compared({ ...rate, standardise: { by: 'area' } }, pairs, { dispersion: 1, df: 0 });
    expect(held.status === 'comparable' && held.estimate).toBeCloseTo(1, 12);
  });
});

describe('harm', () => {
  it('is withheld where a single heavy event would decide it', () => {
    const heavy: Stat = {
      kind: 'harm',
      events: 30,
      exposure: 100,
      harm: 2 * 29 + 5475,
      harmSquares: 4 * 29 + 5475 ** 2,
    };
    expect(compared(harm, [{ now: heavy, before: heavy }], { dispersion: 1, df: 0 })).toEqual({
      status: 'withheld',
      reason: 'too-few-events',
    });
  });
});

describe('an area without exposure in one of the windows', () => {
  const counted = (events: number, exposure: number): Stat => ({ kind: 'count', events, exposure });
  const weighed = (events: number, exposure: number): Stat => ({
    kind: 'harm',
    events,
    exposure,
    harm: 2 * events,
    harmSquares: 4 * events,
  });
  const open = (found: Compared) => (found.status === 'withheld' ? found : { ...found, at: found.at(0.95) });
  type Made = typeof counted;
  const kinds: readonly (readonly [string, Measure, Made])[] = [
    ['a rate', rate, counted],
    ['a rate with the mix of areas held', { ...rate, standardise: { by: 'area' } }, counted],
    ['harm', harm, weighed],
  ];

  it.each(kinds)('takes no part in a change of %s', (_, measure, stat) => {
    const whole = [
      { now: stat(30, 1000), before: stat(40, 1000) },
      { now: stat(50, 2000), before: stat(40, 1500) },
    ];
    const alone = open(compared(measure, whole, { dispersion: 1, df: 0 }));
    expect(alone.status).toBe('comparable');
    const without: readonly Pair[] = [
      { now: stat(1, 50), before: stat(0, 0) },
      { now: stat(1, 50), before: stat(3, 0) },
      { now: stat(0, 0), before: stat(5, 100) },
      { now: stat(0, 0), before: stat(0, 0) },
    ];
    for (const pair of without) {
      const found = open(compared(measure, [...whole, pair], { dispersion: 1, df: 0 }));
      expect(JSON.stringify(found)).toBe(JSON.stringify(alone));
    }
  });

  it.each(kinds)('leaves no change of %s where there is no other', (_, measure, stat) => {
    const pairs = [
      { now: stat(1, 50), before: stat(0, 0) },
      { now: stat(0, 0), before: stat(5, 100) },
    ];
    expect(compared(measure, pairs, { dispersion: 1, df: 0 })).toEqual({ status: 'withheld', reason: 'no-exposure' });
  });
});

describe('answers to a survey', () => {
  const asked: Asked = {
    scale: { min: 1, max: 5 },
    hasFrame: true,
    margins: [],
    lonelyStrata: 'adjust',
    wordings: ['I feel safe.'],
    waves: [],
  };
  const own = (changes: Partial<Asked>): Metric =>
    metric({
      measure: { kind: 'survey-share', item: 'safe', values: [4, 5] },
      shownAs: 'percent',
      asked: { ...asked, ...changes },
    });
  const alike = {
    area: 'A',
    start: '2023-05-01',
    wave: '',
    stratum: '',
    cluster: null,
    respondent: null,
    base: 1,
    weight: 1,
    groups: [],
    isCounted: true,
  };
  const answersOf = (yes: number, no: number): Stat => ({
    kind: 'answers',
    rows: [
      { ...alike, answer: 5, n: yes },
      { ...alike, answer: 2, n: no },
    ].filter(({ n }) => n > 0),
    unfitted: [],
  });
  const change = (changes: Partial<Asked>, now = answersOf(30, 20)): Compared => {
    const pair = { now, before: answersOf(20, 30) };
    const scope = { metric: own(changes), scatter: { dispersion: 1, df: 0 }, windows, everyone: () => pair };
    return measureMethods()(scope.metric).compare([pair], scope).compared;
  };
  const levelOf = (changes: Partial<Asked>, stat: Stat) =>
    measureMethods()(own(changes)).level(stat, { metric: own(changes), pairs: () => [], everyone: () => stat });

  it('agree with their p at every level', () => {
    const found = change({});
    if (found.status === 'withheld') throw new Error(found.reason);
    for (const level of [0.5, 0.9, 0.95, 0.99])
      expect(found.at(level).low > 0 || found.at(level).high < 0).toBe(found.p < 1 - level);
  });
  it('of people who were not drawn are not compared', () => {
    expect(change({ hasFrame: false })).toEqual({ status: 'withheld', reason: 'no-frame' });
  });
  it('of people who were not drawn have a share and no range', () => {
    expect(levelOf({ hasFrame: false }, answersOf(30, 20))).toMatchObject({
      value: 0.6,
      low: null,
      high: null,
      method: 'none',
    });
  });
  it('of fewer than ten people are withheld', () => {
    expect(levelOf({}, answersOf(5, 4))).toMatchObject({ reason: 'too-few-answers' });
    expect(levelOf({}, answersOf(5, 5))).toMatchObject({ value: 0.5, n: 10, effectiveN: 10 });
  });
});
