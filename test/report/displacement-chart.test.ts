import { describe, expect, it } from 'vitest';
import { displacementRows } from '../../src/report/charts/displacement-rows.ts';
import { charts } from '../../src/report/charts/index.ts';
import { displacementCaption } from '../../src/report/effect-figures.ts';
import { drawSvg } from '../../src/report/svg.ts';
import type { Finding, SeriesPoint } from '../../src/spec/findings.ts';
import { english } from '../../src/words/index.ts';
import { staggeredEffect } from './fixture-effect.ts';
import { sidesOfFixture } from './fixture-process.ts';

const sides = sidesOfFixture();
const change = (
  role: Finding['areaRole'],
  made: (point: SeriesPoint, index: number) => SeriesPoint,
): readonly Finding[] =>
  sides.map((side) => (side.areaRole === role ? { ...side, series: side.series.map(made) } : side));

describe('the chart of what happened next door', () => {
  it.each(['wide', 'narrow'] as const)('draws three lines by name, %s', async (format) => {
    const spec = charts.displacement({
      findings: sides,
      events: [],
      calendar: { fiscalYearStarts: 1 },
      format,
      words: english,
    });
    const svg = await drawSvg(spec, { id: 'c1', title: 'T', description: 'D' });
    for (const name of ['programme', 'neighbour', 'comparison'])
      expect(svg).toMatch(new RegExp(`>${name}[a-z ]* \\d+<`));
    expect(svg).toContain('>First start<');
  });

  it('holds each side against its own level before the first start', () => {
    const even = sides.map((side) => ({
      ...side,
      series: side.series.map((point) => ({
        ...point,
        state: 'reported' as const,
        events: point.from < '2020-01-01' ? 10 : 5,
        exposure: 100,
      })),
    }));
    const rows = displacementRows(even, english)?.rows ?? [];
    expect(rows.map(({ index }) => index)).toEqual(
      Array.from({ length: 3 }, () => [100, 100, 100, 100, 100, 50, 50, 50]).flat(),
    );
    expect(rows[0]).toMatchObject({ events: 40, periods: '2015-Q1 to 2015-Q4' });
  });

  it('ends whole years with the last period that all sides have settled', () => {
    const open = change('all-buffer', (point, index) => (index === 31 ? { ...point, state: 'provisional' } : point));
    expect(displacementRows(open, english)?.rows.at(-1)?.periods).toBe('2021-Q4 to 2022-Q3');
  });

  it('has no sum for a year with a hidden period', () => {
    const hidden = change('all-program', (point, index) =>
      index === 5 ? { ...point, events: null, exposure: null, state: 'suppressed' } : point,
    );
    expect(displacementRows(hidden, english)?.rows.filter(({ role }) => role === 'all-program')).toHaveLength(7);
  });

  it('is not drawn without all three sides, a start, or a year on either side of it', () => {
    expect(displacementRows(sides.slice(0, 2), english)).toBeNull();
    expect(
      displacementRows(
        sides.map((side) => ({ ...side, launches: [] })),
        english,
      ),
    ).toBeNull();
    expect(
      displacementRows(
        sides.map((side) => ({ ...side, launches: ['2015-02-01'] })),
        english,
      ),
    ).toBeNull();
    expect(
      displacementRows(
        change('all-buffer', (point) => ({ ...point, events: 0 })),
        english,
      ),
    ).toBeNull();
    const effect = staggeredEffect({ displacement: { status: 'withheld', reason: 'no-buffer-areas' } });
    expect(displacementCaption({ finding: sides[0] as Finding, effect, sides }, english)).toBeNull();
    expect(
      displacementCaption({ finding: sides[0] as Finding, effect: staggeredEffect(), sides }, english)?.title,
    ).toMatch(/^Did it move next door\? Neighbouring areas saw/);
  });
});
