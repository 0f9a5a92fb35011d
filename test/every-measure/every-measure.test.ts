import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EstimatedChange, Finding, Findings, Level } from '../../src/spec/index.ts';
import { projectRoot, temporaryFolder, writeFiles, yardline } from '../program.ts';
import { areas, coalition, files, metrics, pipeline, residents } from './coalition.ts';

/**
 * Each measure from its declaration to its finding, by the real program over real files. What is expected is counted here
 * by plain loops, with the textbook formula of its interval.
 */

const made = coalition();
let findings: Findings;
let board = '';
let remove: () => Promise<void>;

beforeAll(async () => {
  const temporary = await temporaryFolder();
  remove = temporary.remove;
  const { folder } = temporary;
  const library = Object.entries(metrics).map(([id, text]) => [`metrics/${id}.yaml`, text]);
  const reports = await Promise.all(
    ['board', 'analyst'].map(async (name) => [
      `reports/${name}.yaml`,
      await readFile(join(projectRoot, `reports/${name}.yaml`), 'utf8'),
    ]),
  );
  await writeFiles(folder, {
    ...files(made),
    ...Object.fromEntries([...library, ...reports]),
    'pipelines/coalition.yaml': pipeline,
  });
  const ended = await yardline(['run', 'coalition'], { cwd: folder });
  if (ended.code !== 0) throw new Error(ended.stderr + ended.stdout);
  const out = join(folder, 'out/coalition/2023-Q4');
  findings = JSON.parse(await readFile(join(out, 'findings.json'), 'utf8'));
  board = (await readFile(join(out, 'board.html'), 'utf8')).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}, 120_000);
afterAll(() => remove());

function finding(metric: string): Finding {
  const found = findings.findings.find((one) => one.metric === metric && one.area === '@all');
  if (!found) throw new Error(`no finding of ${metric}`);
  return found;
}
type Estimated = Extract<Level, { readonly status: 'estimated' }>;
function nowOf(metric: string): Estimated {
  const { now } = finding(metric);
  if (now.status === 'withheld') throw new Error(`${metric} is withheld: ${now.reason}`);
  return now;
}
function changeOf(metric: string): EstimatedChange {
  const { baseline } = finding(metric).changes;
  if (baseline.status === 'withheld') throw new Error(`the change of ${metric} is withheld: ${baseline.reason}`);
  return baseline;
}

const isIn = (year: number) => (row: { readonly date: string }) => row.date.startsWith(String(year));
const z = 1.959963984540054;
const wilson = (hits: number, n: number): readonly [number, number] => {
  const p = hits / n;
  const middle = p + (z * z) / (2 * n);
  const reach = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return [(middle - reach) / (1 + (z * z) / n), (middle + reach) / (1 + (z * z) / n)];
};
/** Newcombe's method 10, with φ = 1. */
const newcombe = (a: readonly [number, number], b: readonly [number, number]): readonly [number, number] => {
  const [p, q] = [a[0] / a[1], b[0] / b[1]];
  const [one, two] = [wilson(...a), wilson(...b)];
  return [p - q - Math.hypot(p - one[0], two[1] - q), p - q + Math.hypot(one[1] - p, q - two[0])];
};

describe('count', () => {
  it('counts', () => {
    const count = (year: number): number => made.crimes.filter(isIn(year)).filter((c) => c.category === 'theft').length;
    expect(nowOf('thefts')).toMatchObject({ value: count(2023), events: count(2023), n: count(2023) });
    expect(changeOf('thefts').estimate).toBeCloseTo(count(2023) / count(2022), 10);
  });
});

describe('harm', () => {
  const weights = { theft: 2, assault: 20, arrest: 0 };
  const harm = (year: number, power: number): number =>
    made.crimes.filter(isIn(year)).reduce((sum, { category }) => sum + weights[category] ** power, 0);

  it('adds up weights, with the counts beside', () => {
    const events = made.crimes.filter(isIn(2023)).filter(({ category }) => category !== 'arrest').length;
    expect(nowOf('harm')).toMatchObject({ value: harm(2023, 1), events, method: 'harm-weighted' });
    expect(finding('harm').shown).toEqual({ as: 'number', unit: 'days' });
  });
  it('compares by the log of the ratio, with the variance of weighted counts', () => {
    const change = changeOf('harm');
    const ratio = harm(2023, 1) / harm(2022, 1);
    const error = Math.sqrt(
      change.dispersion * (harm(2023, 2) / harm(2023, 1) ** 2 + harm(2022, 2) / harm(2022, 1) ** 2),
    );
    expect(change.estimate).toBeCloseTo(ratio, 10);
    expect(Math.log(Number(change.high) / ratio) / error).toBeGreaterThanOrEqual(z - 1e-6);
  });
});

describe('rate with the mix of areas held', () => {
  it('weighs each area as in the baseline', () => {
    const rate = (year: number): number => {
      const total = areas.reduce((sum, area) => sum + (residents[2022]?.[area] ?? 0), 0);
      return areas.reduce((sum, area) => {
        const events = made.crimes
          .filter(isIn(year))
          .filter((crime) => crime.category === 'theft' && crime.area === area).length;
        const years = ((residents[year]?.[area] ?? 0) * 365) / 365.25;
        return sum + ((residents[2022]?.[area] ?? 0) / total) * ((events / years) * 1000);
      }, 0);
    };
    expect(nowOf('theft-rate').value).toBeCloseTo(rate(2023), 8);
    expect(nowOf('theft-rate').method).toBe('gamma-standardised');
    expect(changeOf('theft-rate').value).toBeCloseTo(rate(2022), 8);
    expect(changeOf('theft-rate').estimate).toBeCloseTo(rate(2023) / rate(2022), 8);
  });
});

describe('share', () => {
  const calls = (year: number, priority?: string) =>
    made.calls.filter(isIn(year)).filter((call) => priority === undefined || call.priority === priority);
  const inTime = (year: number, priority?: string): readonly [number, number] => {
    const timed = calls(year, priority).filter(({ seconds }) => seconds !== null);
    return [timed.filter(({ seconds }) => (seconds ?? 0) <= 480).length, timed.length];
  };

  it('counts those in time of those that could be timed, with Wilson’s interval, and tells the others', () => {
    const [hits, n] = inTime(2023);
    const missing = calls(2023).length - n;
    const now = nowOf('in-time');
    expect(now).toMatchObject({ events: hits, exposure: n, n, method: 'wilson' });
    expect([now.low, now.high]).toEqual(wilson(hits, n).map((end) => expect.closeTo(end, 10)));
    expect(now.missing).toEqual({ n: missing, low: hits / (n + missing), high: (hits + missing) / (n + missing) });
  });
  it('compares by Newcombe’s interval where shares scatter as chance has it', () => {
    const change = changeOf('taken-up');
    const taken = (year: number): readonly [number, number] => {
      const known = made.activities.filter(isIn(year)).filter((one) => one.kind === 'referral' && one.outcome !== '');
      return [known.filter(({ outcome }) => outcome === 'taken up').length, known.length];
    };
    const [now, before] = [taken(2023), taken(2022)];
    expect(change.estimate).toBeCloseTo(now[0] / now[1] - before[0] / before[1], 12);
    expect(change).toMatchObject({ scale: 'difference', method: 'newcombe', n: before[1], events: before[0] });
    const ends = newcombe(now, before);
    if (change.dispersion === 1) expect(change.low).toBeCloseTo(ends[0], 10);
    else expect(change.low).toBeLessThan(ends[0]);
  });
  it('can hold the mix of groups as it was', () => {
    const before = inTime(2022);
    const weight = (priority: string): number => inTime(2022, priority)[1] / before[1];
    const held = ['1', '2'].reduce((sum, priority) => {
      const [hits, n] = inTime(2023, priority);
      return sum + (weight(priority) * hits) / n;
    }, 0);
    expect(nowOf('in-time-held').value).toBeCloseTo(held, 12);
    expect(changeOf('in-time-held').estimate).toBeCloseTo(held - before[0] / before[1], 12);
    // the mix did move: without holding it, the answer is another
    expect(Math.abs(nowOf('in-time-held').value - nowOf('in-time').value)).toBeGreaterThan(0.02);
  });
});

describe('mean', () => {
  it('is that of the values, with Welch’s test between years', () => {
    const moments = (year: number) => {
      const values = made.activities
        .filter(isIn(year))
        .filter(({ kind }) => kind === 'meeting')
        .map(({ participants }) => participants);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
      return { n: values.length, mean, error: variance / values.length };
    };
    const [now, before] = [moments(2023), moments(2022)];
    expect(nowOf('attendance')).toMatchObject({ n: now.n, value: expect.closeTo(now.mean, 10) });
    const df = (now.error + before.error) ** 2 / (now.error ** 2 / (now.n - 1) + before.error ** 2 / (before.n - 1));
    const change = changeOf('attendance');
    expect(change.estimate).toBeCloseTo(now.mean - before.mean, 10);
    expect(change.dispersionDf).toBeCloseTo(df, 8);
    // the reach over the standard error is t, which is a little more than z
    const reach = (Number(change.high) - Number(change.estimate)) / Math.sqrt(now.error + before.error);
    expect(reach).toBeGreaterThan(z);
    expect(reach).toBeLessThan(z * 1.06);
  });
});

describe('quantile', () => {
  const sorted = (year: number): readonly number[] =>
    made.calls
      .filter(isIn(year))
      .flatMap(({ seconds }) => seconds ?? [])
      .sort((a, b) => a - b);
  /** Hyndman and Fan’s type 7, as in R. */
  const quantile = (values: readonly number[], p: number): number => {
    const at = (values.length - 1) * p;
    const [low, high] = [values[Math.floor(at)] ?? 0, values[Math.ceil(at)] ?? 0];
    return low + (at - Math.floor(at)) * (high - low);
  };
  it('is that of all calls that could be timed, between two order statistics', () => {
    const values = sorted(2023);
    const now = nowOf('response-p90');
    expect(now).toMatchObject({ n: values.length, value: expect.closeTo(quantile(values, 0.9), 10) });
    const share = (x: number | null): number => values.filter((value) => value <= (x ?? 0)).length / values.length;
    const spread = Math.sqrt((0.9 * 0.1) / values.length);
    expect(share(now.low)).toBeCloseTo(0.9 - z * spread, 1.9);
    expect(share(Number(now.high))).toBeCloseTo(0.9 + z * spread, 1.9);
    expect(changeOf('response-p90').estimate).toBeCloseTo(quantile(values, 0.9) - quantile(sorted(2022), 0.9), 10);
    expect(changeOf('response-p90').method).toBe('quantile-difference');
  });
  it('can hold the mix of groups as it was', () => {
    const change = changeOf('response-held');
    expect(change.method).toBe('standardised-normal');
    // each priority became 40 s faster, while slow calls became more
    expect(change.estimate).toBeLessThan(0);
    expect(nowOf('response-held').value).toBeLessThan(quantile(sorted(2023), 0.5));
  });
});

describe('ratio', () => {
  it('is one count for so many of another, of two sources', () => {
    const counts = (year: number): readonly [number, number] => [
      made.crimes.filter(isIn(year)).filter(({ category }) => category === 'arrest').length,
      made.calls.filter(isIn(year)).length,
    ];
    const [[x, d], [x0, d0]] = [counts(2023), counts(2022)];
    expect(nowOf('arrests-per-call')).toMatchObject({ value: (100 * x) / d, events: x, exposure: d });
    const change = changeOf('arrests-per-call');
    expect(change.estimate).toBeCloseTo(x / d / (x0 / d0), 10);
    expect(change.method).toBe('log-ratio-normal');
    const error = Math.sqrt(1 / x + 1 / d + 1 / x0 + 1 / d0);
    if (change.dispersion === 1)
      expect(Math.log(Number(change.high))).toBeCloseTo(Math.log(x / d / (x0 / d0)) + z * error, 8);
  });
});

describe('answers to a survey', () => {
  /** Linearised by hand: sums of weighted distances by block, squared about their stratum's mean. */
  const estimate = (year: number, worth: (safe: number) => number) => {
    const all = made.answers.filter(isIn(year));
    const given = all.filter((one) => one.safe !== '');
    const weights = given.reduce((sum, { weight }) => sum + weight, 0);
    const mean = given.reduce((sum, { weight, safe }) => sum + weight * worth(Number(safe)), 0) / weights;
    let variance = 0;
    let [units, strata] = [0, 0];
    for (const stratum of ['east', 'west']) {
      const blocks = new Map<number, number>();
      for (const { block, weight, safe } of all.filter((one) => one.stratum === stratum)) {
        const distance = safe === '' ? 0 : (weight * (worth(Number(safe)) - mean)) / weights;
        blocks.set(block, (blocks.get(block) ?? 0) + distance);
      }
      const sums = [...blocks.values()];
      const middle = sums.reduce((sum, one) => sum + one, 0) / sums.length;
      variance += (sums.length / (sums.length - 1)) * sums.reduce((sum, one) => sum + (one - middle) ** 2, 0);
      units += sums.length;
      strata += 1;
    }
    return { n: given.length, mean, error: Math.sqrt(variance), df: units - strata };
  };

  it('are a share by the design of the sample, on the logit with t', () => {
    const { n, mean, error } = estimate(2023, (safe) => (safe >= 4 ? 1 : 0));
    const now = nowOf('feel-safe');
    expect(now).toMatchObject({ n, value: expect.closeTo(mean, 10), method: 'survey-logit' });
    const logit = (p: number): number => Math.log(p / (1 - p));
    const reach = (logit(Number(now.high)) - logit(mean)) / (error / (mean * (1 - mean)));
    // Student's t on 22 degrees of freedom
    expect(reach).toBeCloseTo(2.0739, 3);
  });
  it('change between two samples by both intervals', () => {
    const worth = (safe: number): number => safe;
    const [now, before] = [estimate(2023, worth), estimate(2022, worth)];
    const change = changeOf('safety');
    expect(change.estimate).toBeCloseTo(now.mean - before.mean, 10);
    expect(change).toMatchObject({ scale: 'difference', method: 'survey-difference-t', n: before.n });
    const t = (Number(change.high) - Number(change.estimate)) / Math.hypot(now.error, before.error);
    expect(t).toBeGreaterThan(1.9);
    expect(t).toBeLessThan(2.3);
  });
});

describe('the board’s page', () => {
  it('reads right for every measure', () => {
    const share = nowOf('taken-up');
    expect(board).toContain(`${share.events} of ${share.exposure} referrals`);
    expect(finding('response-p90').sentence.text).toMatch(
      /^(Better|Worse|No clear change).*the value that nine in ten stay within \(90th percentile\) was \d+ min/,
    );
    expect(
      finding('in-time')
        .caveats.map(({ text }) => text)
        .join(' '),
    ).toMatch(
      /more calls could not be timed: if none of them had been in time, the share would be \d+ %; if all had, \d+ %/,
    );
    expect(finding('attendance').sentence.text).toContain('participants');
  });
});
