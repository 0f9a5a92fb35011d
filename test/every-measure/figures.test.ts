import { beforeAll, describe, expect, it } from 'vitest';
import { askSmall, csv, type Outcome, readings, runSmall, type SmallCoalition } from './small-coalition.ts';

/** Means that an agency publishes already, with the number of calls behind each; small enough to be worked by hand. */

type Row = readonly [month: string, area: string, measure: string, value: number | '', calls: number | ''];

const rows: readonly Row[] = [
  // North: (10 × 100.5 + 30 × 200) ÷ 40 = 175.125; South: 400; both: (7005 + 24000) ÷ 100 = 310.05
  ['2023-01', 'North', 'arrival', 100.5, 10],
  ['2023-07', 'North', 'arrival', 200, 30],
  ['2023-03', 'South', 'arrival', 400, 60],
  // of how many calls, nobody says; what it took, nobody says; nothing takes less than no time
  ['2023-10', 'North', 'arrival', 9999, ''],
  ['2023-04', 'South', 'arrival', '', 50],
  ['2023-05', 'South', 'arrival', -7, 50],
  // before, both: (20 × 120 + 10 × 300) ÷ 30 = 180
  ['2022-02', 'North', 'arrival', 120, 20],
  ['2022-11', 'South', 'arrival', 300, 10],
  // another measure of the same file
  ['2023-01', 'North', 'pickup', 5, 1000],
  ['2023-02', 'North', 'queue', 3, ''],
];

const columns = `
      period: { from: month, formats: ["%Y-%m"] }
      area: area
      measure: measure
      value: { from: value, unit: seconds }`;
const source = (name: string, more: string): string => `  ${name}:
    kind: aggregates
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/calls.csv
    rules: { negative: exclude }
    columns:${columns}${more}`;

const arrival = (measure: string, from = 'calls') => ({ kind: 'aggregates', source: from, measure });
const coalition: SmallCoalition = {
  sources: `${source('calls', '\n      weight: calls')}\n${source('bare', '')}`,
  metrics: {
    response: arrival('{ kind: mean, of: value, where: { measure: arrival }, empty: zero }'),
    strict: arrival('{ kind: mean, of: value, where: { measure: arrival }, missing: exclude, empty: zero }'),
    weightless: arrival('{ kind: mean, of: value, where: { measure: arrival }, empty: zero }', 'bare'),
    queue: arrival('{ kind: mean, of: value, where: { measure: queue }, empty: zero }'),
    nothing: arrival('{ kind: mean, of: value, where: { measure: departure }, empty: zero }'),
    plain: arrival('{ kind: mean, of: value, where: { measure: [pickup] }, unit: rings, empty: zero }'),
  },
  files: { 'data/calls.csv': csv('month,area,measure,value,calls', rows) },
  more: `areas:
  list:
    - { area: North, role: program, site: North, start: 2023-01-01 }
    - { area: South, role: comparison }
`,
};

describe('means of published means', () => {
  let run: Outcome;
  let of: ReturnType<typeof readings>;
  beforeAll(async () => {
    run = await runSmall(coalition);
    of = readings(run);
  }, 60_000);

  it('go by how many calls each sums up, over months and areas alike', () => {
    expect(of.now('response', 'North')).toMatchObject({ value: expect.closeTo(175.125, 12), n: 40 });
    expect(of.now('response', 'South')).toMatchObject({ value: 400, n: 60 });
    // the mean of both means would be 288, and that of the three figures 234
    expect(of.now('response')).toMatchObject({ value: expect.closeTo(310.05, 12), n: 100, low: null, high: null });
    expect(of.now('plain').value).toBe(5);
  });

  it('are no mean of figures without a weight, blank or not believed, and say so', () => {
    expect(of.now('response').beside).toEqual({ kind: 'figures', averaged: 3, unweighted: 1, unknown: 2 });
    expect(of.caveats('response')).toContain(
      'The 3 published figures are averaged by how many cases each sums up; left out: 1 without that number, and 2 blank or below zero. How much single cases differ was not published, so there is no range, and no verdict on a change.',
    );
    expect(of.reason('strict')).toBe('too-many-missing');
    expect(of.reason('queue')).toBe('no-weights');
    expect(of.reason('weightless')).toBe('no-weights');
    expect(of.reason('nothing')).toBe('no-eligible-records');
  });

  it('give no verdict on a change, and tell what it was before', () => {
    expect(of.changeReason('response')).toBe('not-estimable');
    expect(of.finding('response').changes.baseline).toMatchObject({ before: { value: 180, n: 30 } });
    expect(of.changeReason('weightless')).toBe('no-weights');
    expect(of.finding('response', '*').effect).toMatchObject({
      status: 'withheld',
      reason: 'not-for-this-measure',
    });
    expect(of.finding('response').sentence.text).toContain('No verdict is given: the records cannot tell');
  });

  it('have a point for each quarter that has a figure with a weight', () => {
    const points = of.finding('response').series.filter(({ from }) => from >= '2023-01-01');
    expect(points.map(({ value, n }) => [value, n])).toEqual([
      [expect.closeTo((1005 + 24000) / 70, 12), 70],
      [null, null],
      [200, 30],
      [null, null],
    ]);
  });

  it('are shown as times where they are declared so, and explained on the methods page', () => {
    expect(of.finding('response').shown).toEqual({ as: 'duration', unit: '' });
    expect(run.analyst).toContain('Means of published means');
    expect(run.table).toContain('averaged=3; unweighted=1; unknown=2');
  });

  it('are hidden where few calls are behind them', async () => {
    const hidden = readings(await runSmall({ ...coalition, minimum: 50 }));
    expect(hidden.reason('response', 'North')).toBe('suppressed');
    // one of the two must go as well, or the other gives it back: more is learnt from all of them
    expect(hidden.reason('response', 'South')).toBe('suppressed');
    expect(hidden.now('response').n).toBe(100);
    expect(hidden.finding('response').changes.baseline).not.toHaveProperty('before');
  }, 60_000);
});

it('averages no figures that may measure unlike things', async () => {
  const measures = [
    '{ kind: mean, of: value, empty: zero }',
    '{ kind: mean, of: value, where: { measure: [arrival, pickup] }, empty: zero }',
  ];
  for (const measure of measures) {
    const [told] = await askSmall({ ...coalition, metrics: { all: arrival(measure) } }, [['validate', 'small']]);
    expect(told?.code).not.toBe(0);
    expect(told?.stdout + (told?.stderr ?? '')).toContain(
      'metric "all" averages figures that may measure unlike things',
    );
  }
}, 60_000);
