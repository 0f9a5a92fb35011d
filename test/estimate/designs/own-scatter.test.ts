import { describe, expect, it } from 'vitest';
import { ownScatter } from '../../../src/estimate/designs/own-scatter.ts';
import { pooledSeries } from '../../../src/estimate/designs/pooled-series.ts';
import { drawsFrom } from '../../simulation/draws.ts';
import { named, panelFrom, together } from './panels.ts';

const periods = 48;
const launch = 32;
/** Every period by itself. */
const single = Array.from({ length: periods }, (_, place) => [place]);

function seriesOf(events: (area: string, period: number) => number, areas = 6) {
  return pooledSeries(panelFrom({ periods, program: together(areas, launch), comparison: [], events }));
}

describe('what areas scatter by themselves', () => {
  it('leaves out what all of them share, and what began at the launch, whatever their levels', () => {
    const shared = (period: number): number => (period % 7 < 3 ? 3 : 1) * (period >= launch ? 0.5 : 1);
    const levels = [8, 20, 40, 64, 100, 240];
    const series = seriesOf((area, period) => (levels[named('P', 6).indexOf(area)] ?? 0) * shared(period));
    expect(ownScatter(series, single)).toMatchObject({ dispersion: 1, persistence: 0 });
  });

  it.each([1, 2, 4])('finds a variance of %d times the mean', (dispersion) => {
    const { count } = drawsFrom(5);
    const series = seriesOf((_, period) => count(period % 4 === 0 ? 60 : 30, dispersion), 20);
    const found = ownScatter(series, single);
    expect(found.dispersion).toBeGreaterThan(0.85 * dispersion);
    expect(found.dispersion).toBeLessThan(1.15 * dispersion);
    expect(found.persistence).toBeLessThan(0.1);
    // nineteen areas beyond the first, in 31 periods beyond the first before the launch and 15 since
    expect(found.df).toBeGreaterThan(0.95 * 19 * 46);
  });

  it('looks at periods in blocks where it is asked to', () => {
    const { count } = drawsFrom(6);
    const series = seriesOf(() => count(10, 2));
    const blocks = Array.from({ length: 16 }, (_, at) => [3 * at, 3 * at + 1, 3 * at + 2]);
    // the block that the launch falls into counts as before it
    expect(ownScatter(series, blocks).df).toBeLessThanOrEqual(5 * (10 + 4));
  });

  it('is not known of one area, or where nothing happens', () => {
    const nothing = { dispersion: 1, persistence: 0, df: 0 };
    expect(
      ownScatter(
        seriesOf(() => 9, 1),
        single,
      ),
    ).toEqual(nothing);
    expect(
      ownScatter(
        seriesOf(() => 0),
        single,
      ),
    ).toEqual(nothing);
    const oneHasEvents = seriesOf((area) => (area === 'P0' ? 5 : 0));
    expect(ownScatter(oneHasEvents, single)).toEqual(nothing);
  });
});
