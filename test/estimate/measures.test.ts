import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Stat, statOf, sumStats } from '../../src/crosstab/index.ts';
import { measureMethods } from '../../src/estimate/measures/index.ts';
import type { Compared, Pair } from '../../src/estimate/measures/measure.ts';
import type { Asked, Measure, Metric } from '../../src/spec/index.ts';
import { censoredHistogramOf } from '../../src/stats/index.ts';
import { everyoneIn, pairsOf } from './any-answers.ts';
import { anyScatter, harm, mean, measureCases, measured, quantile, rate, ratio, share } from './any-measure.ts';
import { metric } from './town.ts';

const windows = { now: { from: '2023-01-01', to: '2023-12-31' }, before: { from: '2022-01-01', to: '2022-12-31' } };

function compared(measure: Measure, pairs: readonly Pair[], spread: { dispersion: number; df: number }): Compared {
  const own = measured(measure);
  return measureMethods()(own).compare(pairs, {
    metric: own,
    scatter: spread,
    windows,
    everyone: () => everyoneIn(pairs),
  }).compared;
}

describe.each(measureCases)('%s', (_, measure, stats) => {
  const pairs = pairsOf(stats);

  it('leaves out no change exactly where p is below one less the level', () => {
    fc.assert(
      fc.property(pairs, anyScatter, fc.double({ min: 0.5, max: 0.999, noNaN: true }), (areas, spread, level) => {
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
      fc.property(pairs, anyScatter, (areas, spread) => {
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

  it('counts what a level rests on as the level does', () => {
    const own = measured(measure);
    const { counts, level } = measureMethods()(own);
    if (!counts) return;
    fc.assert(
      fc.property(pairs, (areas) => {
        const parts = areas.flatMap(({ now, before }) => [now, before]);
        const scope = { metric: own, pairs: () => areas, everyone: () => everyoneIn(areas).now };
        const whole = level(sumStats(parts[0]?.kind ?? 'count', parts), scope);
        expect(whole).toMatchObject(counts(parts, own));
      }),
      { numRuns: 100 },
    );
  });

  it('gives a level for every statistic, or a reason, and never a number that is none', () => {
    fc.assert(
      fc.property(pairs, (areas) => {
        const own = measured(measure);
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
    measureMethods()(measured(measure)).level(stat, {
      metric: measured(measure),
      pairs: () => [],
      everyone: () => stat,
    });

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
    const ones = Array.from({ length: n }, (_, index) => ({ value: index + 1, n: 1, censored: 0 }));
    const bars = censoredHistogramOf(ones);
    expect(level(quantile, { kind: 'durations', bars, missing: 0 })).toMatchObject({ n, high });
  });

  it('of a quantile say what those without a time could make of it', () => {
    const bars = { values: [60, 600], n: [90, 10], censored: null };
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
