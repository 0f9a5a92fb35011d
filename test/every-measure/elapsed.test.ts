import { beforeAll, describe, expect, it } from 'vitest';
import { csv, dayAfter, type Outcome, readings, runSmall, type SmallCoalition } from './small-coalition.ts';

/**
 * Days from a referral to the first contact. A referral that is open on the last day, 31 December 2023, is known to have
 * lasted until then, and no more.
 */

type Referral = readonly [began: string, days: number | 'open', kind: string];

const spread = (year: number, kind: string, days: readonly (number | 'open')[]): readonly Referral[] =>
  days.map((length, n) => [dayAfter(`${year}-02-01`, n), length, kind]);
const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, n) => from + n);

const referrals: readonly Referral[] = [
  // seven ended after 1 to 7 days, three are open after 10, 20 and 30
  ...spread(2023, 'few', range(1, 7)),
  ['2023-12-21', 'open', 'few'],
  ['2023-12-11', 'open', 'few'],
  ['2023-12-01', 'open', 'few'],
  ...spread(2022, 'few', range(11, 50)),
  // forty in each year: after 11 to 50 days, and after 1 to 30 with ten that are open
  ...spread(2022, 'many', range(11, 50)),
  ...spread(2023, 'many', range(1, 30)),
  ...spread(
    2023,
    'many',
    range(1, 10).map(() => 'open'),
  ),
  // all ended, on the same day or a week later
  ...spread(
    2023,
    'prompt',
    range(1, 20).map(() => 0),
  ),
  ...spread(
    2022,
    'prompt',
    range(1, 20).map(() => 7),
  ),
  ...spread(
    2023,
    'stuck',
    range(1, 9).map(() => 'open'),
  ),
  ...spread(2023, 'new', range(1, 20)),
];

const row = ([began, days, kind]: Referral, id: number): readonly (string | number)[] => [
  id,
  began,
  kind,
  days === 'open' ? '' : dayAfter(began, days),
];

const measure = (kind: string, more = ''): { kind: string; source: string; measure: string } => ({
  kind: 'activities',
  source: 'work',
  measure: `{ kind: elapsed, from: date, to: completed_on, where: { kind: ${kind} }, empty: zero${more} }`,
});

const coalition: SmallCoalition = {
  sources: `  work:
    kind: activities
    covers: { from: 2022-01-01, to: 2023-12-31 }
    repeats: keep
    files: data/work.csv
    columns:
      id: id
      date: { from: date, formats: ["%Y-%m-%d"] }
      kind: kind
      completed_on: { from: done, formats: ["%Y-%m-%d"] }`,
  metrics: {
    few: measure('few'),
    many: measure('many'),
    'many-p90': measure('many', ', p: 0.9'),
    prompt: measure('prompt'),
    stuck: measure('stuck'),
    new: measure('new'),
    odd: measure('odd'),
    none: measure('nothing'),
  },
  files: {
    'data/work.csv': csv('id,date,kind,done', [
      ...referrals.map(row),
      // ended before it began; and closed after the last day of complete records
      ...range(1, 9).map((n) => [900 + n, `2023-03-0${n}`, 'odd', `2023-03-1${n}`]),
      [990, '2023-05-02', 'odd', '2023-05-01'],
      [991, '2023-12-29', 'odd', '2024-01-04'],
    ]),
  },
};

let run: Outcome;
let of: ReturnType<typeof readings>;
beforeAll(async () => {
  run = await runSmall(coalition);
  of = readings(run);
}, 120_000);

describe('how long it took', () => {
  it('counts what is open as open: the median of 1 to 7 and three that last is 5½ days, not 4', () => {
    const now = of.now('few');
    expect(now).toMatchObject({
      value: 5.5,
      n: 10,
      method: 'kaplan-meier',
      beside: { kind: 'elapsed', ended: 7, open: 3 },
    });
    expect(of.finding('few').shown).toEqual({ as: 'days', unit: '' });
    expect(of.caveats('few')).toContain('3 of the 10 records were still open');
  });

  it('has the range of Kaplan and Meier’s bands, without an end where they do not come down', () => {
    const z = 1.959963984540054;
    let variance = 0;
    const bands = range(1, 7).map((day) => {
      const atRisk = 11 - day;
      const survival = (atRisk - 1) / 10;
      variance += 1 / (atRisk * (atRisk - 1));
      const reach = (z * Math.sqrt(variance)) / -Math.log(survival);
      return { day, least: survival ** Math.exp(reach), most: survival ** Math.exp(-reach) };
    });
    expect(of.now('few').low).toBe(bands.find(({ least }) => least <= 0.5)?.day);
    expect(bands.every(({ most }) => most > 0.5)).toBe(true);
    expect(of.now('few').high).toEqual({ bound: 'none' });
    expect(of.changeReason('few')).toBe('too-few-ended');
  });

  it('compares two years by both curves', () => {
    expect(of.now('many')).toMatchObject({ value: 20.5, n: 40 });
    const change = of.change('many');
    expect(change).toMatchObject({ value: 30.5, estimate: -10, scale: 'difference', n: 40 });
    expect(change.method).toBe('survival-quantile-difference');
    expect(change.p).toBeLessThan(0.05);
    expect(Number(change.high)).toBeLessThan(0);
    expect(of.finding('many').sentence.text).toBe(
      'Better: the median was 20.5 days in 2023-Q1 to 2023-Q4, after 30.5 days in 2022. That is between 1 day and 19 days shorter.',
    );
  });

  it('has no 90th percentile where more than one in ten are open', () => {
    expect(of.reason('many-p90')).toBe('too-many-open');
    expect(of.finding('many-p90').sentence.text).toContain('too many are still open to tell');
  });

  it('is between two order statistics where all have ended', () => {
    expect(of.now('prompt')).toMatchObject({ value: 0, low: 0, high: 0, method: 'order-statistic' });
    expect(of.change('prompt')).toMatchObject({ estimate: -7, method: 'quantile-difference' });
    expect(of.caveats('prompt')).not.toContain('open');
  });

  it('is withheld where all are open, where there is none, and against a year without any', () => {
    expect(of.reason('stuck')).toBe('too-many-open');
    expect(of.reason('none')).toBe('no-eligible-records');
    expect(of.now('new').value).toBe(10.5);
    expect(of.changeReason('new')).toBe('no-eligible-records');
  });

  it('tells an end before its beginning apart, and does not know of ends after the last day', () => {
    const now = of.now('odd');
    expect(now.missing).toMatchObject({ n: 1 });
    expect(now).toMatchObject({ n: 10, beside: { ended: 9, open: 1 } });
  });

  it('is explained on the methods page', () => {
    expect(run.analyst).toContain('How long it took, where some are still open');
  });
});

describe('with small counts hidden', () => {
  it('does not say how few are open', async () => {
    const hidden = readings(await runSmall({ ...coalition, minimum: 5 }));
    expect(hidden.now('few')).toMatchObject({ value: 5.5, n: 10 });
    expect(hidden.now('few').beside).toBeUndefined();
    expect(hidden.caveats('few')).not.toContain('still open');
    expect(hidden.now('many').beside).toEqual({ kind: 'elapsed', ended: 30, open: 10 });
  }, 60_000);
});
