import { beforeAll, describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../src/spec/index.ts';
import { rateRatio } from '../../src/stats/index.ts';
import { csv, dayAfter, type Outcome, readings, runSmall, type SmallCoalition } from './small-coalition.ts';

/** Work against the weeks that there were for it, and amounts for each so much of another. */

const spread = (year: number, n: number): readonly string[] =>
  Array.from({ length: n }, (_, place) => dayAfter(`${year}-01-03`, Math.floor((place * 360) / n)));
const open = { 2022: 40, 2023: 50 } as const;
const mediated = { 2022: 12, 2023: 30 } as const;
const log = ([2022, 2023] as const).flatMap((year) => [
  ...spread(year, mediated[year]).map((day) => [day, 'mediation', '', '']),
  ...spread(year, open[year]).map((day) => [day, 'site week', 'yes', '']),
  ...spread(year, 2).map((day) => [day, 'site week', 'no', '']),
  ...spread(year, 6).map((day) => [day, 'training', '', year === 2022 ? 1 : 2]),
]);

const coalition: SmallCoalition = {
  sources: `  work:
    kind: activities
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/work.csv
    columns:
      date: { from: day, formats: ["%Y-%m-%d"] }
      kind: kind
      open: { from: open, "true": ["yes"], "false": ["no"] }
      hours: { from: hours, unit: hours }
  grants:
    kind: resources
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/grants.csv
    columns:
      period: { from: day, formats: ["%Y-%m-%d"] }
      partner: partner
      committed: promised
      delivered: given`,
  metrics: {
    'per-week': {
      kind: 'activities',
      source: 'work',
      measure:
        '{ kind: rate, count: { where: { kind: mediation } }, against: { where: { kind: site week, open: true }, noun: { one: open week, many: open weeks } }, per: 10, empty: zero }',
    },
    given: {
      kind: 'resources',
      source: 'grants',
      measure:
        '{ kind: amount-ratio, numerator: { sum: delivered }, denominator: { sum: committed }, unit: dollars, empty: zero }',
    },
    cost: {
      kind: 'resources',
      source: 'grants, denominator: work',
      measure:
        '{ kind: amount-ratio, numerator: { sum: delivered }, denominator: { kind: activities, where: { kind: site week, open: true }, noun: { one: open week, many: open weeks } }, unit: dollars, empty: zero }',
    },
    hours: {
      kind: 'activities',
      source: 'work',
      measure:
        '{ kind: amount-ratio, numerator: { sum: hours, where: { kind: training } }, denominator: { where: { kind: site week }, noun: { one: week, many: weeks } }, empty: zero }',
    },
  },
  files: {
    'data/work.csv': csv('day,kind,open,hours', log),
    'data/grants.csv': csv('day,partner,promised,given', [
      ['2022-02-01', 'City', 1000, 500],
      ['2022-08-01', 'Church', 1000, 700.5],
      ['2023-02-01', 'City', 1200, 600],
      ['2023-05-01', 'Church', 300, 300],
      ['2023-08-01', 'School', 500, ''],
    ]),
  },
};

let run: Outcome;
let of: ReturnType<typeof readings>;
beforeAll(async () => {
  run = await runSmall(coalition);
  of = readings(run);
}, 120_000);

describe('a rate against work', () => {
  it('is events for so much of it, with the exact range of a count', () => {
    expect(of.now('per-week')).toMatchObject({ value: 6, events: 30, exposure: 50, method: 'garwood' });
    expect(of.finding('per-week').unit).toBe('per 10 open weeks');
    expect(of.finding('per-week').definition).toContain('against open weeks (each record in "work" where kind is site');
  });

  it('is compared by the exact test of two rates, given the weeks', () => {
    const expected = rateRatio({ events: 30, exposure: 50 }, { events: 12, exposure: 40 }, 0.95);
    expect(of.change('per-week')).toMatchObject({
      estimate: expect.closeTo(2, 12),
      p: expect.closeTo(expected.p, 8),
      low: expect.closeTo(expected.low, 6),
      exposure: 40,
      value: 3,
    });
  });

  it('says nothing of residents', () => {
    expect(of.finding('per-week').residents).toBeNull();
    expect(run.analyst).not.toContain('residents a year');
  });
});

describe('an amount for each so much of another', () => {
  it('is a share of money promised; what is blank is not nothing given', () => {
    expect(of.now('given')).toMatchObject({ value: 0.45, n: 2, low: null, high: null, method: 'none' });
    expect(of.finding('given').shown.as).toBe('percent');
  });

  it('is money for each week of another source, in dollars', () => {
    expect(of.now('cost').value).toBeCloseTo(900 / 50, 12);
    expect(of.finding('cost').shown).toEqual({ as: 'money', unit: 'dollars' });
    expect(of.finding('cost').unit).toBe('amount for each open week');
  });

  it('is time for each of them, in seconds', () => {
    expect(of.now('hours').value).toBeCloseTo((12 * 3600) / 52, 9);
    expect(of.finding('hours').shown.as).toBe('duration');
  });

  it('has what it was before beside it, and no change that chance could explain', () => {
    expect(of.changeReason('given')).toBe('whole-coalition');
    expect(of.finding('given').changes.baseline).toMatchObject({ before: { value: 0.60025 } });
    expect(of.finding('given').sentence.text).toContain('No verdict is given');
  });
});

describe('what does not go together is refused', () => {
  const said = (measure: string): string =>
    parseDeclaration('metric', {
      path: 'metrics/x.yaml',
      text: `id: x\ntitle: X\nwhy: x\nquestion: how-well\nrole: context\nbetter: neutral\nkind: activities\nowner: x\nversion: 1\nmeasure: ${measure}\n`,
    })
      .problems.map(({ message }) => message)
      .join();
  it.each([
    ['{ kind: rate, against: {}, standardise: { by: area }, empty: zero }', 'against by itself'],
    ['{ kind: amount-ratio, numerator: {}, empty: zero }', 'the column that is added up'],
    ['{ kind: amount-ratio, numerator: { sum: hours, of: id }, empty: zero }', 'the column that is added up'],
  ])('%s', (measure, message) => {
    expect(said(measure)).toContain(message);
  });
});
