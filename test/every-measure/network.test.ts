import { beforeAll, describe, expect, it } from 'vitest';
import { csv, type Outcome, readings, runSmall, type SmallCoalition } from './small-coalition.ts';

/** Who works with whom, drawn on paper first. */

const meetings = [
  // a star: Police with each of Clinic, School and Church, twice with Clinic; Union comes alone, Bank never in 2023
  ['2023-01-10', 'star', 'Police/Clinic'],
  ['2023-02-10', 'star', 'Clinic/Police'],
  ['2023-03-10', 'star', 'Police/School'],
  ['2023-11-10', 'star', 'Church/Police/Church'],
  ['2023-11-11', 'star', 'Union'],
  ['2022-11-11', 'star', 'Bank/Union'],
  // all six at one table
  ['2023-05-05', 'table', 'Police/Clinic/School/Church/Union/Bank'],
  ['2023-06-06', 'alone', 'Police'],
  ['2023-07-07', 'nobody', ''],
] as const;

const measure = (kind: string, more = ''): SmallCoalition['metrics'][string] => ({
  kind: 'activities',
  source: 'work',
  measure: `{ kind: network, among: agencies, where: { kind: ${kind} }, empty: zero${more} }`,
});

const sourceOf = (id: string): string => `  ${id}:
    kind: activities
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/${id}.csv
    columns:
      date: { from: day, formats: ["%Y-%m-%d"] }
      kind: kind
      agencies: { from: who, separator: "/" }`;

const small = (source: string, statistic: string): SmallCoalition['metrics'][string] => ({
  kind: 'activities',
  source,
  measure: `{ kind: network, among: agencies, statistic: ${statistic}, empty: zero }`,
});

const coalition: SmallCoalition = {
  sources: ['work', 'pair', 'single', 'unnamed'].map(sourceOf).join('\n'),
  metrics: {
    star: measure('star'),
    'star-twice': measure('star', ', least: 2'),
    'star-centre': measure('star', ', statistic: centralisation'),
    'star-parts': measure('star', ', statistic: components'),
    table: measure('table'),
    'table-centre': measure('table', ', statistic: centralisation'),
    alone: measure('alone', ', statistic: components'),
    nobody: measure('nobody'),
    none: measure('party'),
    pair: small('pair', 'density'),
    'pair-centre': small('pair', 'centralisation'),
    single: small('single', 'density'),
    unnamed: small('unnamed', 'density'),
  },
  files: {
    'data/work.csv': csv('day,kind,who', meetings),
    'data/pair.csv': csv('day,kind,who', [['2023-05-05', 'talk', 'Police/Clinic']]),
    'data/single.csv': csv('day,kind,who', [['2023-05-05', 'talk', 'Police']]),
    'data/unnamed.csv': csv('day,kind,who', [['2023-05-05', 'talk', '']]),
  },
};

let run: Outcome;
let of: ReturnType<typeof readings>;
beforeAll(async () => {
  run = await runSmall(coalition);
  of = readings(run);
}, 120_000);

describe('with small counts hidden', () => {
  it('says nothing of a year with few records, and still tells the other', async () => {
    const hidden = readings(await runSmall({ ...coalition, minimum: 5 }));
    expect(hidden.now('star').value).toBe(0.2);
    expect(hidden.finding('star').changes.baseline).toEqual(expect.not.objectContaining({ before: expect.anything() }));
    expect(hidden.finding('star').sentence.text).toMatch(/was 20 % in 2023-Q1 to 2023-Q4\. No comparison is given/);
    expect(hidden.reason('table')).toBe('suppressed');
  }, 60_000);
});

describe('who works with whom', () => {
  it('is the share of pairs that took part together, of all that any record names', () => {
    // six partners have 15 pairs, and three are tied; degrees 3, 1, 1, 1, 0, 0: (0 + 2·3 + 3·2) ÷ (5 · 4) = 0.6
    const level = of.now('star');
    expect(level).toMatchObject({ value: 0.2, low: null, high: null, n: 5, method: 'none' });
    expect(level.beside).toEqual({
      kind: 'network',
      partners: 6,
      ties: 3,
      pairs: 15,
      density: 0.2,
      centralisation: 0.6,
      components: 3,
    });
    expect(of.caveats('star')).toContain(
      'Of 6 partners, 3 of 15 pairs are tied. The network is in 3 parts; its centralisation is 0.60 (0: ties are spread evenly, 1: all hang on one partner).',
    );
  });

  it('can ask for its centralisation, and for its parts', () => {
    expect(of.now('star-centre').value).toBe(0.6);
    expect(of.now('star-parts').value).toBe(3);
    expect(of.finding('star-parts').shown.as).toBe('number');
    expect(of.finding('star-parts').sentence.text).toContain('The number of parts of the network was 3 in');
  });

  it('ties only those with enough activities in common', () => {
    expect(of.now('star-twice').beside).toMatchObject({ ties: 1, components: 5 });
  });

  it('is whole where all sit at one table, and hangs on nobody', () => {
    expect(of.now('table').value).toBe(1);
    expect(of.now('table-centre').value).toBe(0);
    expect(of.now('alone').value).toBe(6);
  });

  it('gives no verdict on a change: nobody was drawn from anybody', () => {
    expect(of.changeReason('star')).toBe('whole-coalition');
    // one pair of fifteen then
    expect(of.finding('star').changes.baseline).toMatchObject({ before: { value: expect.closeTo(1 / 15, 12), n: 1 } });
    expect(of.finding('star').sentence.text).toBe(
      'The share of pairs of partners with one or more records in common was 20 % in 2023-Q1 to 2023-Q4, after 7 % in 2022. No verdict is given: all of them are counted, so no test of chance applies.',
    );
    expect(of.finding('table').sentence.text).toContain('No comparison is given');
    expect(of.finding('star').movement).toBe('withheld');
  });

  it('needs two partners, and three for one of them to be in the middle', () => {
    expect(of.now('pair').value).toBe(1);
    expect(of.reason('pair-centre')).toBe('too-few-members');
    expect(of.reason('single')).toBe('too-few-members');
    expect(of.reason('unnamed')).toBe('no-eligible-records');
    expect(of.reason('nobody')).toBe('no-eligible-records');
    expect(of.reason('none')).toBe('no-eligible-records');
  });

  it('has its own points over time', () => {
    const points = of.finding('star').series.filter(({ period }) => period >= '2022-Q4');
    expect(points.map(({ value }) => value)).toEqual([1 / 15, 2 / 15, null, null, 1 / 15]);
  });

  it('is in the table in one cell, beside its value', () => {
    expect(run.table).toContain('partners=6; ties=3; pairs=15; density=0.2; centralisation=0.6; components=3');
    expect(run.table.split('\n')[0]).toContain('beside');
  });

  it('is explained on the methods page', () => {
    expect(run.analyst).toContain('Who works with whom');
  });
});
