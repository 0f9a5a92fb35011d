import { describe, expect, it } from 'vitest';
import { metricWindow, type Subject } from '../../src/estimate/index.ts';
import { lastSettledDay } from '../../src/run/as-of.ts';
import type { Metric, Pipeline, Source, Window } from '../../src/spec/index.ts';
import { area, metric, panel, pipeline } from './town.ts';

const waves = [
  { wave: 'spring 2021', from: '2021-03-01', to: '2021-05-31', mode: null, invited: null },
  { wave: 'autumn 2023', from: '2023-09-01', to: '2023-10-31', mode: null, invited: null },
];
const survey = { id: 'crime', survey: { waves } } as unknown as Source;
const asked: Pipeline = pipeline({ sources: [survey] });
const spans = waves.map(({ from, to }) => ({ from, to }));
const cover = { from: '2021-03-01', to: '2023-10-31' };

/** A metric of the survey, whose answers say only the wave that asked. */
function subject(longer = spans): Pick<Subject, 'metric' | 'panel'> {
  const [own] = panel({ areas: [area('A1', 'program')], events: () => 3 }).metrics;
  if (!own) throw new Error('the panel has no metric');
  return { metric: metric({}), panel: { ...own, coverage: { ...own.coverage, ...cover, longer } } };
}
const quarter: Window = { from: '2023-10-01', to: '2023-12-31', label: '2023-Q4' };

describe('the window of a metric', () => {
  it('is the latest wave that was over, by its name, where answers say only the wave', () => {
    expect(metricWindow(subject(), quarter, asked)).toEqual({ ...spans[1], label: 'autumn 2023' });
    const earlier = { from: '2023-07-01', to: '2023-09-30', label: '2023-Q3' };
    expect(metricWindow(subject(), earlier, asked)).toEqual({ ...spans[0], label: 'spring 2021' });
  });
  it('is that of the report where a wave lies in it and the survey covers it', () => {
    const year = { from: '2023-01-01', to: '2023-10-31', label: 'this year' };
    expect(metricWindow(subject(), year, asked)).toBe(year);
  });
  it('is its own, counted back from the end of the report, where it has one', () => {
    const own = { ...subject([]), metric: metric({ window: 'last-3-years' }) };
    const late = { from: '2023-07-01', to: '2023-09-30', label: '2023-Q3' };
    expect(metricWindow(own, late, asked)).toEqual({ from: '2020-01-01', to: '2022-12-31', label: '2020 to 2022' });
    const days = { ...subject([]), metric: metric({ window: { from: '2022-01-01', to: '2022-06-30' } }) };
    expect(metricWindow(days, quarter, asked)).toMatchObject({ from: '2022-01-01', to: '2022-06-30' });
  });
  it('is that of the report before the first wave, for answers with their day, and for whatever is no survey', () => {
    const early = { from: '2020-10-01', to: '2020-12-31', label: '2020-Q4' };
    expect(metricWindow(subject(), early, asked)).toBe(early);
    expect(metricWindow(subject([]), quarter, asked)).toBe(quarter);
    expect(metricWindow(subject(), quarter, pipeline({}))).toBe(quarter);
  });
});

describe('the day that a report stands on', () => {
  const made = panel({ areas: [area('A1', 'program')], events: () => 3 });
  const [own] = made.metrics;
  const of = (id: string, source: string): Metric => metric({ id, source });
  const settled = (metric: string, settledThrough: string) =>
    own ? [{ ...own, metric, coverage: { ...own.coverage, settledThrough } }] : [];
  const both = { ...made, metrics: [...settled('counts', '2023-12-31'), ...settled('answers', '2021-05-31')] };
  const sources = [
    { id: 'police', survey: null },
    { id: 'crime', survey: { waves } },
  ] as unknown as readonly Source[];

  it('is not held back by the last wave of a survey, but where there is nothing else', () => {
    const metrics = [of('counts', 'police'), of('answers', 'crime')];
    expect(lastSettledDay(both, { sources, metrics })).toBe('2023-12-31');
    const alone = { ...made, metrics: settled('answers', '2021-05-31') };
    expect(lastSettledDay(alone, { sources, metrics: [of('answers', 'crime')] })).toBe('2021-05-31');
  });
});
