import { describe, expect, it } from 'vitest';
import { processOf } from '../../src/estimate/process-behaviour.ts';
import { addIsoDays, type Metric, type SeriesPoint } from '../../src/spec/index.ts';
import { metric } from './town.ts';

const point = (index: number, events: number, changes: Partial<SeriesPoint> = {}): SeriesPoint => {
  const year = 2018 + Math.floor(index / 4);
  const from = `${year}-${String((index % 4) * 3 + 1).padStart(2, '0')}-01`;
  return {
    period: `${year}-Q${(index % 4) + 1}`,
    from,
    to: `${year}-${String((index % 4) * 3 + 3).padStart(2, '0')}-30`,
    value: events / 2,
    low: 0,
    high: 99,
    events,
    exposure: 1000,
    n: events,
    state: 'reported',
    interpolated: false,
    ...changes,
  };
};
const steady = [20, 23, 19, 21, 18, 22, 20, 24, 19, 21, 20, 22];
const chart = (counts: readonly number[], changes: Partial<Metric> = {}, points: Partial<SeriesPoint>[] = []) =>
  processOf({
    metric: metric(changes),
    series: counts.map((events, index) => point(index, events, points[index])),
    target: null,
  });
const estimated = (made: ReturnType<typeof chart>) => {
  if (made.status !== 'estimated') throw new Error(made.reason);
  return made;
};

describe('the process chart of a metric', () => {
  it('plots rates in the metric’s unit, with Laney’s limits, and finds nothing in steady numbers', () => {
    const made = estimated(chart(steady));
    expect(made).toMatchObject({
      chart: 'u-prime',
      ruleSet: 'mdc-7 (0.2.2)',
      variation: 'common-cause',
      temporary: false,
    });
    expect(made.points[0]?.plotted).toBeCloseTo(10, 9);
    expect(made.points[0]?.centre).toBeCloseTo(steady.reduce((sum, n) => sum + n, 0) / steady.length / 2, 9);
  });

  it('marks the last point by the direction of good', () => {
    expect(estimated(chart([...steady, 60])).variation).toBe('concern');
    expect(estimated(chart([...steady, 60], { better: 'higher' })).variation).toBe('improvement');
    expect(estimated(chart([...steady, 60], { better: 'neutral' })).variation).toBe('changed-up');
  });

  it('gives no limits that leave out more than half of the numbers', () => {
    const waits = Array.from({ length: 24 }, (_, n) => ({ value: { 6: 1045, 14: 594 }[n] ?? 2 }));
    const process = { ...metric().process, chart: 'xmr' as const };
    expect(chart([...steady, ...steady], { process }, waits)).toEqual({ status: 'withheld', reason: 'not-estimable' });
    expect(estimated(chart(steady, { process })).chart).toBe('xmr');
  });

  it('draws declared exclusions, and learns nothing from them', () => {
    const process = {
      ...metric().process,
      exclude: [{ from: '2020-10-01', to: '2020-12-31', reason: 'stay-at-home order' }],
    };
    const made = estimated(chart([...steady.slice(0, 11), 90, 21], { process }));
    expect(made.points[11]).toMatchObject({ excluded: true, plotted: 45, signals: [] });
    expect(made.points[12]?.centre).toBeLessThan(12);
    expect(made.exclusions[0]?.reason).toBe('stay-at-home order');
  });

  it('begins anew only where that is declared', () => {
    const rebase = [{ from: '2021-01-01', reason: 'night patrols began', by: 'lead' }];
    const counts = [...steady, ...steady.map((n) => n - 12)];
    expect(new Set(estimated(chart(counts)).points.map(({ centre }) => centre)).size).toBe(1);
    const made = estimated(chart(counts, { process: { ...metric().process, rebase } }));
    expect(new Set(made.points.map(({ centre }) => centre)).size).toBe(2);
    expect(made.rebased).toEqual(rebase);
  });

  it('leaves periods that may still grow out of limits and rules', () => {
    const provisional = steady.map((_, index) => (index === 11 ? { state: 'provisional' as const } : {}));
    const made = estimated(chart([...steady.slice(0, 11), 2], {}, provisional));
    expect(made.points[11]).toMatchObject({ plotted: null, signals: [] });
  });

  it('holds limits of single values to what such values can be', () => {
    const parts = [0.9, 0.7, 0.95, 0.6, 1, 0.75, 0.9, 0.55];
    const shares = (changes: Partial<Metric>, values: readonly number[] = parts) =>
      estimated(
        processOf({
          metric: metric({ process: { ...metric().process, chart: 'xmr' }, ...changes }),
          series: values.map((value, index) => point(index, 0, { value })),
          target: null,
        }),
      ).points[0];
    const mean: Metric['measure'] = { kind: 'mean', of: 'hours', missing: 'exclude', empty: 'missing' };
    expect(shares({ measure: mean })?.high).toBeGreaterThan(1.2);
    expect(shares({ measure: { kind: 'concentration', over: 'partner', empty: 'missing' } })?.high).toBe(1);
    const waits = parts.map((value) => value - 0.5);
    expect(shares({ measure: mean }, waits)?.low).toBeLessThan(0);
    expect(shares({}, waits)?.low).toBe(0);
    // what was beyond the end moves it, and does not stop the report
    expect(shares({}, [...waits, -0.1])?.low).toBe(-0.1);
  });

  it('uses a run chart below two events a period, and none at all below six points', () => {
    expect(estimated(chart(steady.map((_, index) => index % 2))).chart).toBe('run');
    expect(chart(steady.slice(0, 5))).toEqual({ status: 'withheld', reason: 'too-few-points' });
  });

  it('charts the days between rare events, where longer is better', () => {
    const process = { ...metric().process, chart: 'days-between' } as const;
    const series = Array.from({ length: 12 }, (_, index) => point(index, 1));
    const at = (offset: number): string => addIsoDays('2018-01-01', offset);
    const gaps = [20, 31, 25, 18, 40, 22, 27, 33, 24, 29, 21, 35, 26, 400];
    const days = [at(0), ...gaps.map((_, index) => at(gaps.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0)))];
    const made = estimated(
      processOf({ metric: metric({ process }), series, days: [...days, days[3] ?? ''].sort(), target: null }),
    );
    expect(made.chart).toBe('days-between');
    // two events of one day are one day with events
    expect(made.points.map(({ plotted }) => plotted)).toEqual(gaps.slice(0, made.points.length));
    expect(made.points).toHaveLength(14);
    expect(made.points[13]?.period).toBe(days[14]);
    expect(made.variation).toBe('improvement');
  });

  it('has no days to chart where events were not asked for by day, or are too few', () => {
    const process = { ...metric().process, chart: 'days-between' } as const;
    const series = Array.from({ length: 12 }, (_, index) => point(index, 1));
    const input = { metric: metric({ process }), series, target: null };
    expect(processOf(input)).toEqual({ status: 'withheld', reason: 'not-for-this-measure' });
    expect(processOf({ ...input, days: ['2018-01-01', '2018-03-01'] })).toEqual({
      status: 'withheld',
      reason: 'too-few-events',
    });
  });
});
