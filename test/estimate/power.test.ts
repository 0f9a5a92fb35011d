import { describe, expect, it } from 'vitest';
import { estimate, judgingLevel, type Power, powerOfSubject, type Sight } from '../../src/estimate/index.ts';
import { detectableShare } from '../../src/estimate/measures/share.ts';
import { designDetectable } from '../../src/estimate/power-of-design.ts';
import type { EstimatedEffect, Metric } from '../../src/spec/index.ts';
import { normalQuantile, studentQuantile } from '../../src/stats/index.ts';
import { area, metric, type PanelOptions, panel, pipeline } from './town.ts';

interface Asked extends Partial<PanelOptions> {
  readonly metric?: Partial<Metric>;
  readonly decision?: Partial<Metric['decision']>;
  readonly current?: { readonly from: string; readonly to: string };
  readonly power?: number;
  readonly level?: number;
  readonly lengths?: readonly number[];
  readonly worthwhile?: number | null;
}

const twoYears = { kind: 'fixed', from: '2021-01-01', to: '2022-12-31', reason: 'two years before' } as const;

/** One area, 18 events a quarter, unless told otherwise. */
function asked({ metric: changes, decision, current, power = 0.8, level = 0.95, ...options }: Asked = {}) {
  const declared = metric({
    baseline: twoYears,
    ...changes,
    decision: { ...metric().decision, ...decision },
  });
  const made = pipeline({
    metrics: [declared],
    windows: { current: current ?? { from: '2023-01-01', to: '2023-03-31' }, also: [] },
  });
  const counted = panel({ areas: [area('A1', 'comparison')], events: () => 6, ...options });
  const estimates = estimate(made, counted, '2023-12-31');
  const entry = estimates.subjects.find(({ subject }) => subject.code === '@all');
  if (!entry) throw new Error('no subject');
  const context = { pipeline: made, current: estimates.current, programAreas: [] };
  const { lengths = [1, 2, 4, 8], worthwhile = null } = options as Asked;
  return { entry, found: powerOfSubject(entry.subject, context, { level, power, lengths, worthwhile }) };
}
function powerOf(options: Asked = {}): Power {
  const { found } = asked(options);
  if (typeof found === 'string') throw new Error(found);
  return found;
}
const seen = (sight: Sight | undefined): Extract<Sight, { readonly status: 'estimated' }> => {
  if (sight?.status !== 'estimated') throw new Error(sight?.reason ?? 'nothing');
  return sight;
};

describe('what a comparison could show', () => {
  // R 4: power of the central test of two Poisson counts, summed over both of them, and uniroot
  it.each([
    [1, 18, 36, 0.313820162],
    [2, 36, 72, 0.488779088],
    [4, 72, 144, 0.625149585],
    [8, 144, 144, 0.690657584],
  ])('in %i quarters, with %i events expected from %i, is a fall to %f of them', (periods, expected, before, fall) => {
    const sight = seen(powerOf().longer.find((row) => row.periods === periods)?.sight);
    // eight quarters have a day more than the baseline
    expect(sight.expected.events).toBeCloseTo(expected, periods === 8 ? 0 : 9);
    expect(sight.before.events).toBe(before);
    expect(Math.abs((sight.fall ?? 0) - fall)).toBeLessThan(periods === 8 ? 5e-4 : 1e-8);
  });

  it('is more where it must show more often, or at a stricter level', () => {
    expect(seen(powerOf().now).rise).toBeCloseTo(2.012034982, 8);
    expect(seen(powerOf({ power: 0.9 }).now).fall).toBeCloseTo(0.247137783, 8);
    const strict = seen(powerOf({ level: 0.99 }).now);
    expect(strict.fall).toBeLessThan(0.3138);
    expect(strict.rise).toBeGreaterThan(2.0121);
  });

  it('is what the published change says, for the window as it is', () => {
    for (const measure of [
      { kind: 'rate', count: {}, per: 1000, over: 'year', empty: 'zero' },
      { kind: 'count', count: {}, empty: 'zero' },
    ] as const)
      for (const better of ['lower', 'higher'] as const) {
        const { entry, found } = asked({ metric: { measure, better }, events: (_, month) => Number(month.slice(5)) });
        const { baseline } = entry.changes;
        if (typeof found === 'string' || baseline.status !== 'estimated') throw new Error('withheld');
        const now = seen(found.now);
        expect([better === 'lower' ? now.fall : now.rise, found.dispersion]).toEqual([
          baseline.smallestDetectable,
          baseline.dispersion,
        ]);
      }
  });

  it('is nothing where not even an end to all events would show', () => {
    const few = powerOf({ events: (_, month) => (month.endsWith('-01') ? 1 : 0) });
    expect(seen(few.now)).toMatchObject({ expected: { events: 1 }, fall: null });
    expect(seen(few.now).rise).toBeGreaterThan(5);
  });

  it('counts scatter as the verdict does', () => {
    const bursts = powerOf({ events: (_, month) => (Number(month.slice(2, 4)) % 2 === 0 ? 12 : 1) });
    expect(bursts.dispersion).toBeGreaterThan(2);
    expect(seen(bursts.now).fall ?? 0).toBeLessThan(0.31);
  });

  it('is withheld for windows that reach into what they are compared with, and where nothing can be compared', () => {
    const seasonal = powerOf({ decision: { primary: 'sameSeason' } });
    expect(seasonal.longer.map(({ sight }) => sight.status)).toEqual([
      'estimated',
      'estimated',
      'estimated',
      'withheld',
    ]);
    expect(seasonal.longer[3]?.sight).toMatchObject({
      reason: 'windows-overlap',
      window: { from: '2023-01-01', to: '2024-12-31' },
    });
    expect(asked({ metric: { baseline: null } }).found).toBe('no-baseline');
    expect(asked({ metric: { baseline: { ...twoYears, 'min-points': 12 } } }).found).toBe('too-few-points');
    expect(asked({ events: (_, month) => (month === '2021-02' ? null : 6) }).found).toBe('not-reported');
  });

  it('is worked out for shares as well: from what went on, with as many records a day', () => {
    const measure = {
      kind: 'share',
      of: {},
      hits: { where: { done: true } },
      missing: 'bounds',
      empty: 'zero',
    } as const;
    const declared = metric({ baseline: twoYears, measure });
    const made = pipeline({
      metrics: [declared],
      windows: { current: { from: '2023-01-01', to: '2023-03-31' }, also: [] },
    });
    const counted = panel({ areas: [area('A1', 'comparison')], events: () => 6 });
    const metrics = counted.metrics.map((own) => {
      const [hits = new Float64Array()] = own.cells.columns;
      const columns = [hits, hits.map(() => 20), hits.map(() => 0)];
      return { ...own, cells: { ...own.cells, kind: 'share' as const, columns } };
    });
    const estimates = estimate(made, { ...counted, metrics }, '2023-12-31');
    const subject = estimates.subjects.find((one) => one.subject.code === '@all')?.subject;
    if (!subject) throw new Error('no subject');
    const context = { pipeline: made, current: estimates.current, programAreas: [] };
    const found = powerOfSubject(subject, context, { level: 0.95, power: 0.8, lengths: [4], worthwhile: null });
    if (typeof found === 'string') throw new Error(found);
    const four = seen(found.longer[0]?.sight);
    // 60 of them in 90 days are 243 in a year, held against 144 of 480
    const fall = detectableShare(
      { before: { hits: 144, n: 480 }, n: 243 },
      { reach: normalQuantile(0.975), widening: 1, side: 'lower', power: 0.8 },
    );
    expect(four).toMatchObject({ scale: 'difference', expected: { value: 0.3 }, fall });
    expect(four.expected.events).toBeCloseTo(72.9, 9);
    expect(seen(found.now).fall ?? 0).toBeLessThan(fall ?? 0);
  });
});

describe('the periods that it takes to see what is worthwhile', () => {
  it('are the fewest in which it would show', () => {
    const { needed, longer } = powerOf({ worthwhile: -0.4, lengths: [3, 4] });
    expect(needed).toEqual({ worthwhile: -0.4, periods: 4, most: 40 });
    const [less, enough] = longer.map(({ sight }) => seen(sight).fall ?? 0);
    expect(less).toBeLessThan(0.6);
    expect(enough).toBeGreaterThanOrEqual(0.6);
  });

  it('are none where the baseline itself is too uncertain', () => {
    expect(powerOf({ worthwhile: -0.05 }).needed).toEqual({ worthwhile: -0.05, periods: null, most: 40 });
    expect(powerOf({ worthwhile: 0.8, events: () => 60 }).needed).toMatchObject({ periods: 1 });
    expect(powerOf().needed).toBeNull();
  });
});

describe('the level of a verdict', () => {
  it('is that of its family, and between looks that of the next one', () => {
    const { entry } = asked();
    const { baseline } = entry.changes;
    expect(judgingLevel(metric(), baseline, '2023-03-31')).toBeCloseTo(0.95, 12);
    const looks = ['2022-12-31', '2023-12-31', '2024-12-31'];
    const watched = metric({ decision: { ...metric().decision, looks } });
    const between = judgingLevel(watched, baseline, '2023-03-31');
    const onLook = judgingLevel(watched, { status: 'withheld', reason: 'too-few-events', window: null }, '2023-12-31');
    expect(between).toBeCloseTo(onLook, 12);
    expect(1 - between).toBeLessThan(0.05);
  });
});

describe('what a design could have shown', () => {
  const effect = (more: object): EstimatedEffect =>
    ({
      scale: 'ratio',
      df: null,
      adjusted: { level: 0.95 },
      smallestDetectable: 0.7,
      levels: null,
      ...more,
    }) as EstimatedEffect;

  it('with another power reaches as many standard errors further', () => {
    const error = -Math.log(0.7) / (normalQuantile(0.975) + normalQuantile(0.8));
    expect(designDetectable(effect({}), 0.9)).toBeCloseTo(
      Math.exp(-error * (normalQuantile(0.975) + normalQuantile(0.9))),
      12,
    );
    const wide = -Math.log(0.7) / (studentQuantile(0.975, 5) + studentQuantile(0.8, 5));
    expect(designDetectable(effect({ df: 5 }), 0.95)).toBeCloseTo(
      Math.exp(-wide * (studentQuantile(0.975, 5) + studentQuantile(0.95, 5))),
      12,
    );
  });

  it('with the usual power is what the effect says, and nothing where a difference would pass all there was', () => {
    expect(designDetectable(effect({}), 0.8)).toBeCloseTo(0.7, 12);
    expect(designDetectable(effect({ scale: 'difference' }), 0.8)).toBeCloseTo(0.7, 12);
    expect(designDetectable(effect({ scale: 'difference', smallestDetectable: 0.1 }), 0.99)).toBeNull();
    expect(designDetectable(effect({ smallestDetectable: null }), 0.9)).toBeNull();
  });
});
