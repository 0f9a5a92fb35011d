import { describe, expect, it } from 'vitest';
import { monthNumber } from '../../src/estimate/dispersion.ts';
import { estimate } from '../../src/estimate/index.ts';
import type { Change, Span } from '../../src/spec/index.ts';
import { area, metric, panel, pipeline } from './town.ts';

/** Twelve months of work that went on as ever, and twelve of the next year. */
const calm = [35, 34, 29, 34, 31, 33, 40, 35, 23, 32, 34, 21];
const next = [33, 34, 33, 29, 36, 30, 29, 29, 29, 32, 34, 27];
const lastYear = { from: '2023-01-01', to: '2023-12-31' };

interface Made {
  readonly before?: readonly number[];
  readonly now?: readonly number[];
  readonly current?: Span;
  readonly grain?: 'month' | 'quarter';
}

/** The change of one area against the year before the current window. */
function changeOf({ before = calm, now = next, current = lastYear, grain = 'quarter' }: Made): Change {
  const events = (_: string, month: string): number => (month < '2023' ? before : now)[Number(month.slice(5)) - 1] ?? 0;
  const baseline = { kind: 'fixed', from: '2022-01-01', to: '2022-12-31', 'min-points': 1, reason: 'x' } as const;
  const declared = pipeline({
    calendar: { ...pipeline().calendar, grain },
    windows: { current, also: [] },
    metrics: [metric({ baseline })],
  });
  const { subjects } = estimate(declared, panel({ areas: [area('A', 'program')], events }), '2023-12-31');
  const found = subjects.find(({ subject }) => subject.code === 'A')?.changes.baseline;
  if (!found) throw new Error('the area must be told of');
  return found;
}
const widthOf = (change: Change): number =>
  change.status === 'estimated' && typeof change.high === 'number' ? change.high / change.low : Number.NaN;

describe('a change against a single year', () => {
  it('has a range that two calm years bear out, and no guess at what lasts', () => {
    const change = changeOf({});
    expect(change).toMatchObject({ status: 'estimated', scatterOf: 'both-windows' });
    // months alone gave a range six times as wide
    expect(widthOf(change)).toBeLessThan(1.6);
  });

  it('does not take a season for scatter, and is wider where like quarters of both years differ', () => {
    const seasonal = (months: readonly number[]) => months.map((count, at) => count * (at < 6 ? 3 : 1));
    const swapped = next.map((count, at) => count * (at % 6 < 3 ? 3 : 1));
    const [calmer, wider] = [
      changeOf({ before: seasonal(calm), now: seasonal(next) }),
      changeOf({ before: seasonal(calm), now: swapped }),
    ];
    expect(widthOf(calmer)).toBeLessThan(1.6);
    expect(widthOf(wider)).toBeGreaterThan(3);
    expect(wider).toMatchObject({ method: 'quasi-poisson-t' });
  });

  it('counts quarters from the first month of the window', () => {
    const current = { from: '2023-02-01', to: '2023-10-31' };
    expect(changeOf({ current, grain: 'month' })).toMatchObject({ status: 'estimated', scatterOf: 'both-windows' });
  });

  it('is withheld where a single quarter is all there is beside it, with what was before', () => {
    const current = { from: '2023-10-01', to: '2023-12-31' };
    expect(changeOf({ current })).toMatchObject({
      status: 'withheld',
      reason: 'short-baseline',
      before: { n: calm.slice(9).reduce((sum, count) => sum + count, 0) },
    });
  });

  it('is exact all the same where events are few: they move by chance for the most part', () => {
    const few = calm.map((_, at) => at % 3);
    const current = { from: '2023-10-01', to: '2023-12-31' };
    expect(changeOf({ before: few, now: few, current })).toMatchObject({
      status: 'estimated',
      method: 'exact-central',
      estimate: 1,
    });
  });
});

describe('a change against two years', () => {
  const first = { month: monthNumber('2019-07-01'), noise: [0, 3, -4, 2, 5, -3, 1, -2, 4, -1, 2] };
  const noiseOf = (month: string): number => first.noise[(monthNumber(month) - first.month) % 11] ?? 0;
  /** Work that went on as ever until 2021, held against that of 2023. */
  const against = (from: string, now: (month: string) => number = () => 0): Change => {
    const baseline = { kind: 'fixed', from, to: '2021-12-31', 'min-points': 1, reason: 'x' } as const;
    const events = (_: string, month: string): number => 33 + noiseOf(month) + (month < '2023' ? 0 : now(month));
    const declared = pipeline({ metrics: [metric({ baseline })] });
    const cover = { from: '2019-07-01', to: '2023-12-31' };
    const { subjects } = estimate(declared, panel({ areas: [area('A', 'program')], events, cover }), '2023-12-31');
    const found = subjects.find(({ subject }) => subject.code === 'A')?.changes.baseline;
    if (!found) throw new Error('the area must be told of');
    return found;
  };

  it('has the quarters of both windows in its range, and leaves a longer baseline to itself', () => {
    expect(against('2020-01-01')).toMatchObject({ status: 'estimated', scatterOf: 'both-windows' });
    expect(against('2019-07-01')).toMatchObject({ status: 'estimated' });
    expect(against('2019-07-01')).not.toHaveProperty('scatterOf');
  });

  it('is wider where the quarters of the window differ from one another, and not where it went up as a whole', () => {
    const uneven = against('2020-01-01', (month) => (month < '2023-07' ? 15 : -15));
    expect(widthOf(uneven)).toBeGreaterThan(1.3 * widthOf(against('2020-01-01')));
    expect(widthOf(against('2020-01-01', () => 15))).toBeLessThan(1.1 * widthOf(against('2020-01-01')));
  });
});

describe('a change of areas that began at different times, after a year or two', () => {
  const noise = [0, 3, -4, 2, 5, -3, 1, -2, 4, -1, 2];
  /** What all areas share, and what lasts for a year: some years were better than others. */
  const lasting: Readonly<Record<string, number>> = { '2020': 8, '2021': -8 };
  const widthWith = (launches: readonly string[], years = 1): number => {
    const areas = launches.map((from, at) => area(['A', 'B', 'C'][at] ?? '', 'program', [{ start: from, end: null }]));
    const declared = pipeline({
      windows: { current: lastYear, also: [] },
      metrics: [metric({ baseline: { kind: 'before-launch', years, 'min-points': 1, reason: 'x' } })],
    });
    const events = (_: string, month: string): number =>
      33 + (noise[monthNumber(`${month}-01`) % 11] ?? 0) + (lasting[month.slice(0, 4)] ?? 0);
    const cover = { from: '2019-07-01', to: '2023-12-31' };
    const { subjects } = estimate(declared, panel({ areas, events, cover }), '2023-12-31');
    const change = subjects.find(({ subject }) => subject.code === '*')?.changes.baseline;
    expect(change).toMatchObject({ status: 'estimated', scatterOf: 'both-windows' });
    return change ? widthOf(change) : Number.NaN;
  };

  it('does not take what lasted for a year for what areas differ by', () => {
    const [once, apart] = [
      widthWith(['2022-01-01', '2022-01-01', '2022-01-01']),
      widthWith(['2020-10-01', '2021-04-01', '2022-01-01']),
    ];
    // with one level for all baselines, what the three years had of their own made it 1.4 times as wide
    expect(apart).toBeGreaterThan(1.5 * once);
  });

  it('has a wider range after two years as well: what is usual to last counts more', () => {
    const [once, apart] = [
      widthWith(['2022-01-01', '2022-01-01', '2022-01-01'], 2),
      widthWith(['2022-01-01', '2022-01-01', '2022-04-01'], 2),
    ];
    expect(apart).toBeGreaterThan(1.15 * once);
  });
});
