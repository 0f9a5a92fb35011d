import { describe, expect, it } from 'vitest';
import type { MetricPanel } from '../../src/crosstab/index.ts';
import { estimate } from '../../src/estimate/index.ts';
import type { AskedWave } from '../../src/spec/index.ts';
import { area, metric, pipeline } from './town.ts';

const areas = [area('A1', 'program', [{ start: '2022-01-01', end: null }])];
const spans = [
  { from: '2020-02-01', to: '2020-03-31' },
  { from: '2021-09-01', to: '2021-10-31' },
  { from: '2023-05-01', to: '2023-05-31' },
];

/** One area, asked in three waves: the cover begins and ends with them, and the second goes on into the next quarter. */
function points(firstDay = '2020-02-01', longer = spans): readonly string[] {
  const coverage = {
    from: '2020-02-01',
    to: '2023-05-31',
    settledThrough: '2023-05-31',
    lagDeclared: true,
    weeks: null,
  };
  const waves = spans.map((span, index): AskedWave => {
    const from = index === 0 ? firstDay : span.from;
    return { ...span, from, wave: `${index}`, wording: 0, mode: null, invited: null };
  });
  const survey = metric({
    asked: {
      scale: { min: 1, max: 5 },
      hasFrame: true,
      margins: [],
      lonelyStrata: 'adjust',
      wordings: ['Safe?'],
      waves,
    },
  });
  // the row after the last area is that of records in none
  const ofBoth = (value: number): Float64Array =>
    Float64Array.from(spans.flatMap(() => [value, 0]))
      .sort()
      .reverse();
  const own: MetricPanel = {
    metric: survey.id,
    coverage: { ...coverage, longer },
    spans,
    cells: {
      kind: 'count',
      columns: [ofBoth(5), ofBoth(10_000)],
      stats: null,
      reported: Uint8Array.of(1, 1, 1, 0, 0, 0),
      interpolated: new Uint8Array(6),
    },
    hasAreas: true,
    elsewhere: 0,
    incomplete: 0,
  };
  const declared = pipeline({ metrics: [survey], windows: { current: 'last-quarter', also: [] } });
  const found = estimate(declared, { grain: 'month', areas, metrics: [own], groups: [] }, '2023-05-31');
  return (found.subjects.find(({ subject }) => subject.code === 'A1')?.series ?? [])
    .filter(({ state }) => state !== 'not-reported')
    .map(({ period, state, events }) => `${period} ${state} ${events}`);
}

describe('the series of a survey', () => {
  it('has a point for each wave that is whole', () => {
    expect(points()).toEqual(['2020-Q1 reported 5', '2021-Q3 reported 5', '2023-Q2 reported 5']);
  });

  it('has none for a wave whose first days are not covered', () => {
    expect(points('2020-01-15')[0]).toBe('2020-Q1 incomplete null');
  });

  it('has none for a wave of two periods whose answers have days of their own', () => {
    expect(points('2020-02-01', [])).toEqual(['2020-Q1 reported 5', '2023-Q2 reported 5']);
  });
});
