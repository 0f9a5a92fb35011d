import { beforeAll, describe, expect, it } from 'vitest';
import { studentQuantile } from '../../src/stats/index.ts';
import { csv, type Outcome, readings, runSmall, type SmallCoalition } from './small-coalition.ts';

/** How unequally dollars, hours and events are spread over partners and areas; small enough to be worked by hand. */

type Grant = readonly [period: string, partner: string, delivered: number | ''];

const grants: readonly Grant[] = [
  // four partners gave 1, 1, 1 and 5 in 2023, in two parts; a fifth gave in 2022 alone, and counts with nothing
  ['2023-01-15', 'Church', 1],
  ['2023-02-15', 'Clinic', 1],
  ['2023-03-15', 'School', 1],
  ['2023-04-15', 'City', 2],
  ['2023-10-15', 'City', 3],
  ['2022-05-15', 'Union', 7],
];

const areas = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L'];
/** Events of each area: as many in both years, but that one area has what another had. */
const now = [40, 30, 22, 18, 15, 12, 10, 9, 8, 6, 5, 0];
const before = [24, 22, 20, 19, 17, 16, 14, 12, 11, 10, 8, 2];
const eventsOf = (year: number, counts: readonly number[]): readonly (readonly string[])[] =>
  counts.flatMap((count, place) =>
    Array.from({ length: count }, (_, n) => [`${year}-0${1 + (n % 9)}-15`, areas[place] ?? '', 'theft']),
  );

const visits = [
  // each of those that took part has the whole hour; one is named twice, and took part once
  ['2023-01-10', 'visit', 'Church/Clinic', 2],
  ['2023-02-10', 'visit', 'Church/City/Church', 1],
  ['2023-03-10', 'visit', 'School', 1],
  ['2023-04-10', 'visit', '', 9],
  ['2023-01-11', 'pair', 'Church/City', 1],
  ['2023-01-12', 'even', 'Church/City/School', 3],
  ['2023-02-12', 'alone', 'School', 3],
] as const;

const coalition: SmallCoalition = {
  sources: `  grants:
    kind: resources
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/grants.csv
    columns:
      period: { from: day, formats: ["%Y-%m-%d"] }
      partner: partner
      delivered: dollars
  two:
    kind: resources
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/two.csv
    columns:
      period: { from: day, formats: ["%Y-%m-%d"] }
      partner: partner
      delivered: dollars
  three:
    kind: resources
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/three.csv
    columns:
      period: { from: day, formats: ["%Y-%m-%d"] }
      partner: partner
      delivered: dollars
  placed:
    kind: resources
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/placed.csv
    columns:
      period: { from: day, formats: ["%Y-%m-%d"] }
      partner: partner
      area: area
      delivered: dollars
  visits:
    kind: activities
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/visits.csv
    columns:
      date: { from: day, formats: ["%Y-%m-%d"] }
      kind: kind
      agencies: { from: who, separator: "/" }
      hours: { from: hours, unit: hours }
  crimes:
    kind: incidents
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/crimes.csv
    columns:
      occurred_at: { from: day, formats: ["%Y-%m-%d"] }
      area: area
      offense: { from: type, codes: { theft: [theft], arson: [arson] } }`,
  metrics: {
    dollars: {
      kind: 'resources',
      source: 'grants',
      measure: '{ kind: concentration, over: partner, sum: delivered, empty: zero }',
    },
    'dollars-of-two': {
      kind: 'resources',
      source: 'two',
      measure: '{ kind: concentration, over: partner, sum: delivered, empty: zero }',
    },
    'dollars-of-three': {
      kind: 'resources',
      source: 'three',
      measure: '{ kind: concentration, over: partner, sum: delivered, empty: zero }',
    },
    'dollars-by-area': {
      kind: 'resources',
      source: 'placed',
      measure: '{ kind: concentration, over: partner, sum: delivered, empty: zero }',
    },
    hours: {
      kind: 'activities',
      source: 'visits',
      measure: '{ kind: concentration, over: agencies, sum: hours, where: { kind: visit }, empty: zero }',
    },
    even: {
      kind: 'activities',
      source: 'visits',
      measure: '{ kind: concentration, over: agencies, where: { kind: [even, pair, visit] }, empty: zero }',
    },
    none: {
      kind: 'activities',
      source: 'visits',
      measure: '{ kind: concentration, over: agencies, where: { kind: party }, empty: zero }',
    },
    one: {
      kind: 'activities',
      source: 'visits',
      measure: '{ kind: concentration, over: agencies, where: { kind: alone }, empty: zero }',
    },
    places: {
      kind: 'incidents',
      source: 'crimes',
      measure: '{ kind: concentration, over: area, where: { category: theft }, empty: zero }',
    },
    fires: {
      kind: 'incidents',
      source: 'crimes',
      measure: '{ kind: concentration, over: area, where: { category: arson }, empty: zero }',
    },
  },
  more: `areas:
  list:
${areas.map((area) => `    - { area: ${area}, role: ${area < 'C' ? 'program' : 'comparison'}${area < 'C' ? ', site: x, start: 2023-01-01' : ''} }`).join('\n')}
`,
  files: {
    'data/grants.csv': csv('day,partner,dollars', grants),
    'data/two.csv': csv('day,partner,dollars', [
      ['2023-01-15', 'Church', 1],
      ['2023-02-15', 'City', 3],
    ]),
    'data/three.csv': csv('day,partner,dollars', [
      ['2023-01-15', 'Church', 1],
      ['2023-02-15', 'City', 3],
      ['2023-03-15', 'Clinic', 5],
    ]),
    // six partners: four of them in A, one alone in B
    'data/placed.csv': csv('day,partner,area,dollars', [
      ...['Church', 'City', 'Clinic', 'School'].map(
        (partner, place) => ['2023-01-15', partner, 'A', place + 1] as const,
      ),
      ['2023-01-15', 'Union', 'B', 5],
      ['2023-01-15', 'Bank', 'L', 5],
    ]),
    'data/visits.csv': csv('day,kind,who,hours', visits),
    'data/crimes.csv': csv('day,area,type', [
      ...eventsOf(2023, now),
      ...eventsOf(2022, before),
      // a tenth as many fires in the second year: fewer events look more uneven by themselves
      ...eventsOf(2022, before).map(([day = '', area = '']) => [day, area, 'arson']),
      ...areas.slice(0, 11).map((area) => ['2023-03-15', area, 'arson']),
    ]),
  },
};

/** Mean absolute difference over twice the mean, pair by pair. */
function gini(amounts: readonly number[]): number {
  const mean = amounts.reduce((sum, one) => sum + one, 0) / amounts.length;
  const apart = amounts.flatMap((one) => amounts.map((other) => Math.abs(one - other)));
  return apart.reduce((sum, one) => sum + one, 0) / amounts.length ** 2 / (2 * mean);
}

let run: Outcome;
let of: ReturnType<typeof readings>;
beforeAll(async () => {
  run = await runSmall(coalition);
  of = readings(run);
}, 120_000);

describe('concentration over partners', () => {
  it('counts a partner who gave nothing: 1, 1, 1, 5 and 0 of five', () => {
    // by hand: |differences| of the ten pairs add up to 1+1+1+5 + 4+4+4 = 20; 2·20 ÷ 25 ÷ (2 · 8/5) = 0.5
    const level = of.now('dollars');
    expect(level).toMatchObject({ value: expect.closeTo(0.5, 12), n: 5, events: null });
    expect(level.beside).toEqual({ kind: 'concentration', members: 5, most: 0.8, byChance: null });
    expect(of.finding('dollars').sentence.text).toBe(
      'Inequality (Gini coefficient) was 0.50 in 2023-Q1 to 2023-Q4, after 0.80 in 2022. No verdict is given: all of them are counted, so no test of chance applies.',
    );
    expect(of.caveats('dollars')).toContain(
      '0 means that all 5 partners have as much as each other; one with everything would be 0.80.',
    );
  });

  it('has a range by leaving out one partner at a time', () => {
    const amounts = [0, 1, 1, 1, 5];
    const without = amounts.map((_, left) => gini(amounts.filter((__, at) => at !== left)));
    const mean = without.reduce((sum, one) => sum + one, 0) / 5;
    const error = Math.sqrt((4 / 5) * without.reduce((sum, one) => sum + (one - mean) ** 2, 0));
    // on the logit, with t = 2.776445 on 4 degrees of freedom; at one half the logit is 0
    const reach = (2.776445 * error) / 0.25;
    expect(of.now('dollars').low).toBeCloseTo(1 / (1 + Math.exp(reach)), 5);
    expect(of.now('dollars').high).toBeCloseTo(1 / (1 + Math.exp(-reach)), 5);
    expect(of.now('dollars').method).toBe('jackknife');
  });

  it('gives each of those that took part the whole of it, once', () => {
    // Church 3, Clinic 2, City 1, School 1 hours; what names nobody is nobody's
    expect(of.now('hours')).toMatchObject({ value: expect.closeTo(gini([3, 2, 1, 1]), 12), n: 3 });
  });

  it('is 0 without a range where all have as much', async () => {
    const same = readings(
      await runSmall({
        ...coalition,
        metrics: { even: coalition.metrics.even as SmallCoalition['metrics'][string] },
        files: {
          ...coalition.files,
          'data/visits.csv': csv('day,kind,who,hours', [['2023-01-10', 'even', 'A/B/C/D', 1]]),
        },
      }),
    );
    expect(same.now('even')).toMatchObject({ value: 0, low: null, high: null, method: 'none' });
  }, 60_000);

  it('is withheld for two or three partners, whose shares it would give away, and without records', () => {
    expect(of.reason('dollars-of-two')).toBe('too-few-members');
    expect(of.reason('dollars-of-three')).toBe('too-few-members');
    expect(of.reason('none')).toBe('no-eligible-records');
  });

  it('is withheld for one area where too few gave: of one alone it would be 0.83 whatever that one gave', () => {
    expect(of.now('dollars-by-area', 'A').value).toBeCloseTo(gini([1, 2, 3, 4, 0, 0]), 12);
    expect(of.reason('dollars-by-area', 'B')).toBe('too-few-members');
    expect(of.now('dollars-by-area', '*').value).toBeCloseTo(gini([1, 2, 3, 4, 5, 0]), 12);
  });

  it('is most unequal where one has all', () => {
    expect(of.now('one')).toMatchObject({ value: 0.75, low: null, high: null });
  });
});

describe('concentration over areas', () => {
  it('counts areas without events, and says what chance alone would give', () => {
    const level = of.now('places');
    expect(level).toMatchObject({ value: expect.closeTo(gini(now), 12), n: 175 });
    // Ramasubban: e^(−2m) (I0(2m) + I1(2m)) at m = 175 ÷ 12, by the series of the Bessel functions
    const m = 175 / 12;
    let [bessel, term] = [0, 1];
    for (let k = 0; k < 200; k += 1) {
      bessel += term * (1 + m / (k + 1));
      term *= (m / (k + 1)) ** 2;
    }
    expect(level.beside).toMatchObject({ members: 12, byChance: expect.closeTo(Math.exp(-2 * m) * bessel, 9) });
    expect(of.caveats('places')).toContain('chance alone would give about 0.15');
  });

  it('compares the same areas at two times, leaving one out of both', () => {
    const change = of.change('places');
    const difference = gini(now) - gini(before);
    const without = areas.map((_, left) => {
      const rest = (counts: readonly number[]): readonly number[] => counts.filter((__, at) => at !== left);
      return gini(rest(now)) - gini(rest(before));
    });
    const mean = without.reduce((sum, one) => sum + one, 0) / 12;
    const moment = (power: number): number => without.reduce((sum, one) => sum + (one - mean) ** power, 0);
    const error = Math.sqrt((11 / 12) * moment(2));
    expect(change).toMatchObject({ scale: 'difference', method: 'jackknife-t', n: 175 });
    expect(change.estimate).toBeCloseTo(difference, 12);
    const df = Math.min(11, 24 / ((12 * moment(4)) / moment(2) ** 2 - 9 / 11));
    expect(change.dispersionDf).toBeCloseTo(df, 8);
    const reach = (Number(change.high) - difference) / error;
    // the area with 40 decides much of it: t is not that of 11 degrees of freedom
    expect(df).toBeLessThan(5);
    expect(reach).toBeCloseTo(studentQuantile(0.975, df), 8);
    expect(of.finding('places').movement).toBe('worse');
  });

  it('does not compare times with very unlike numbers of events, nor few areas', () => {
    expect(of.now('fires').value).toBeCloseTo(gini([...Array.from({ length: 11 }, () => 1), 0]), 12);
    expect(of.changeReason('fires')).toBe('uneven-by-chance');
    expect(of.reason('places', '*')).toBe('too-few-members');
    expect(of.reason('places', 'A')).toBe('too-few-members');
  });
});

it('is explained on the methods page', () => {
  expect(run.analyst).toContain('How unequally it is spread');
});
