import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, temporaryFolder, writeFiles, yardline } from '../program.ts';

/** One metric of each measure, with rows that a hand can count; and some that do not keep what their file says. */

const metric = (id: string, kind: string, body: string): string => `id: ${id}
title: ${id}
why: Because it is measured.
question: how-well
role: context
better: neutral
kind: ${kind}
${body}
owner: nobody
version: 1
`;

const answers = (item: string): string =>
  [1, 2, 4, 5].map((answer) => `      - { completed_at: 2024-02-01, ${item}: ${answer}, times: 5 }`).join('\n');

const sound: Readonly<Record<string, string>> = {
  'counts/events': metric(
    'events',
    'incidents',
    `measure: { kind: count, count: { where: { category: robbery } }, empty: zero }
tests:
  - what: codes stand for themselves
    rows:
      - { offense: robbery, occurred_at: "2024-01-02 10:00", area: B1 }
      - { offense: arson, occurred_at: "2024-01-02 10:00", area: B1 }
      - { offense: robbery, occurred_at: 2024-05-02, area: B2, times: 3 }
    expect: { 2024-Q1: { events: 1, value: 1 }, 2024-Q2: { events: 3 }, 2024-Q3: { events: 0 }, 2024: { events: 4 } }
  - area: B2
    rows:
      - { offense: robbery, occurred_at: 2024-05-02, area: B2 }
      - { offense: robbery, occurred_at: 2024-05-02, area: B1 }
    expect: { 2024-05: { events: 1 } }`,
  ),
  'counts/victims': metric(
    'victims',
    'incidents',
    `measure: { kind: count, count: { sum: victims, where: { firearm: true } }, empty: zero }
tests:
  - rows:
      - { occurred_at: 2024-01-02, victims: 3, firearm: true }
      - { occurred_at: 2024-01-02, victims: 2, firearm: false }
    expect: { 2024-Q1: { events: 3 } }`,
  ),
  'counts/people': metric(
    'people',
    'incidents',
    `measure: { kind: count, count: { of: person }, empty: zero }
tests:
  - rows: [{ occurred_at: 2024-01-02, person: Ann, times: 2 }, { occurred_at: 2024-01-02, person: Bo }]
    expect: { 2024-Q1: { events: 2 } }`,
  ),
  'counts/rates': metric(
    'rates',
    'incidents',
    `measure: { kind: rate, per: 1000, count: { where: { category: robbery } }, empty: zero }
tests:
  - rows: [{ category: robbery, occurred_at: 2023-01-02, area: B1, times: 7 }]
    exposure: [{ area: B1, year: 2023, population: 2000 }]
    expect: { 2023: { events: 7, exposure: 730000, value: 3.5024 } }`,
  ),
  'counts/harm': metric(
    'harm',
    'incidents',
    `measure:
  kind: count
  harm: { by: category, weights: { robbery: 365, theft: 2 }, unit: days, version: "1", source: a table }
  empty: zero
tests:
  - rows: [{ category: robbery, occurred_at: 2024-01-02 }, { category: theft, occurred_at: 2024-01-02, times: 2 }]
    expect: { 2024-Q1: { value: 369, events: 3 } }`,
  ),
  'counts/ratio': metric(
    'ratio',
    'incidents',
    `measure:
  kind: ratio
  numerator: { where: { category: arrest } }
  denominator: { kind: responses, of: id, where: { priority: ["1"] }, noun: { one: call, many: calls } }
  per: 100
  empty: zero
tests:
  - rows: [{ category: arrest, occurred_at: 2024-01-02, times: 3 }]
    denominator:
      - { received_at: "2024-01-02 10:00", id: 1, priority: 1, times: 2 }
      - { received_at: "2024-01-02 10:00", id: 2, priority: 1 }
      - { received_at: "2024-01-02 10:00", id: 3, priority: 2 }
    expect: { 2024-Q1: { events: 3, exposure: 2, value: 150 } }`,
  ),
  'counts/share': metric(
    'share',
    'activities',
    `measure: { kind: share, of: { where: { kind: referral } }, hits: { where: { outcome: taken up } }, empty: zero }
tests:
  - rows:
      - { kind: referral, date: 2024-01-02, outcome: taken up, times: 2 }
      - { kind: referral, date: 2024-01-02, outcome: declined }
      - { kind: referral, date: 2024-01-02 }
      - { kind: meeting, date: 2024-01-02, outcome: taken up }
    expect:
      2024-Q1: { hits: 2, n: 3, missing: 1, value: 0.6667, lowest: 0.5, highest: 0.75 }
      2024-Q2: { withheld: no-eligible-records }`,
  ),
  'times/in-time': metric(
    'in-time',
    'responses',
    `measure: { kind: share, hits: { interval: response, within: 8m }, standardise: { by: priority }, empty: zero }
tests:
  - declare: { intervals: { response: total_response } }
    baseline: "2023"
    rows:
      - { received_at: "2023-01-02 10:00:00", arrived_at: "2023-01-02 10:05:00", priority: 1, times: 30 }
      - { received_at: "2023-01-02 10:00:00", arrived_at: "2023-01-02 10:20:00", priority: 2, times: 10 }
      - { received_at: "2024-01-02 10:00:00", arrived_at: "2024-01-02 10:05:00", priority: 1, times: 10 }
      - { received_at: "2024-01-02 10:00:00", arrived_at: "2024-01-02 10:20:00", priority: 2, times: 30 }
    expect: { 2024: { value: 0.75, n: 40 } }`,
  ),
  'times/median': metric(
    'median',
    'responses',
    `measure: { kind: quantile, p: 0.5, interval: total_response, where: { priority: ["1"] }, empty: zero }
tests:
  - declare: { intervals: [total_response] }
    rows:
      - { received_at: "2024-01-02 10:00:00", arrived_at: "2024-01-02 10:05:00", priority: 1 }
      - { received_at: "2024-01-02 10:00:00", arrived_at: "2024-01-02 10:06:00", priority: 1 }
      - { received_at: "2024-01-02 10:00:00", arrived_at: "2024-01-02 10:09:00", priority: 1 }
      - { received_at: "2024-01-02 10:00:00", priority: 1 }
    expect: { 2024-Q1: { value: 360, n: 3, missing: 1 } }`,
  ),
  'times/waiting': metric(
    'waiting',
    'activities',
    `measure: { kind: elapsed, from: date, to: completed_on, where: { kind: referral }, empty: zero }
tests:
  - rows:
      - { kind: referral, date: 2024-01-02, completed_on: 2024-01-05 }
      - { kind: referral, date: 2024-01-02, completed_on: 2024-01-06 }
      - { kind: referral, date: 2024-01-02 }
    expect: { 2024-Q1: { value: 4, n: 3, beside: { ended: 2, open: 1 } } }`,
  ),
  'money/mean': metric(
    'mean',
    'resources',
    `measure: { kind: mean, of: delivered, unit: dollars, empty: zero }
tests:
  - rows: [{ period: 2024-Q1, partner: City, delivered: 10.50 }, { period: 2024-02, partner: Church, delivered: 20 }]
    expect: { 2024-Q1: { value: 15.25, n: 2 } }`,
  ),
  'money/spread': metric(
    'spread',
    'resources',
    `measure: { kind: concentration, over: partner, sum: delivered, empty: zero }
tests:
  - rows:
      - { period: 2024, partner: A, delivered: 1 }
      - { period: 2024, partner: B, delivered: 1 }
      - { period: 2024, partner: C, delivered: 1 }
      - { period: 2024, partner: D, delivered: 5 }
    expect: { 2024: { value: 0.375, n: 4, beside: { members: 4 } } }`,
  ),
  'money/published': metric(
    'published',
    'aggregates',
    `measure: { kind: mean, of: value, where: { measure: wait }, empty: missing }
tests:
  - rows:
      - { period: 2024, measure: wait, value: 10, weight: 1 }
      - { period: 2024, measure: wait, value: 20, weight: 3 }
    expect: { 2024: { value: 17.5, n: 4 } }`,
  ),
  'people/together': metric(
    'together',
    'activities',
    `measure: { kind: network, among: agencies, statistic: density, least: 1, empty: zero }
tests:
  - rows:
      - { kind: meeting, date: 2024-01-02, agencies: [Police, Clinic] }
      - { kind: meeting, date: 2024-01-02, agencies: [School] }
    expect: { 2024-Q1: { value: 0.3333, beside: { partners: 3, ties: 1 } } }`,
  ),
  'people/safe': metric(
    'safe',
    'surveys',
    `measure: { kind: survey-share, item: safe, values: [4, 5] }
tests:
  - rows:
${answers('safe')}
    expect: { 2024-Q1: { value: 0.5, n: 20 } }
  - rows: [{ completed_at: 2024-02-01, safe: 4, times: 9 }]
    expect: { 2024-Q1: { withheld: too-few-answers } }`,
  ),
  'people/score': metric(
    'score',
    'surveys',
    `measure: { kind: survey-mean, item: safe }
tests:
  - declare: { items: { safe: { wording: Do you feel safe?, scale: { min: 1, max: 5 } } } }
    rows:
${answers('safe')}
    expect: { 2024: { value: 3, n: 20 } }`,
  ),
  'people/trust': metric(
    'trust',
    'surveys',
    `measure: { kind: scale, items: [reliable, open, closed] }
tests:
  - declare: { items: { closed: { wording: Are they closed?, scale: { min: 1, max: 5 }, reverse: true } } }
    rows:
      - { completed_at: 2024-02-01, reliable: 5, open: 5, closed: 1, times: 6 }
      - { completed_at: 2024-02-01, reliable: 2, open: 2, closed: 4, times: 6 }
    expect: { 2024: { value: 3.5, n: 12, beside: { alpha: 1, items: 3 } } }`,
  ),
};

const wrong: Readonly<Record<string, string>> = {
  'wrong/few': metric(
    'few',
    'incidents',
    `measure: { kind: count, count: { where: { category: robbery } }, empty: zero }
tests:
  - rows: [{ category: robbery, occurred_at: 2024-01-02, times: 2 }]
    expect: { 2024-Q1: { events: 1, n: 2 }, 2024-Q2: { events: 0 } }`,
  ),
  'wrong/rows': metric(
    'rows',
    'incidents',
    `measure: { kind: count, empty: zero }
tests:
  - rows: [{ category: robbery, occurred_at: 2024-02-30 }]
    expect: { 2024-Q1: { events: 1 } }
  - rows: [{ category: robbery, occurred_at: 2024-01-02 }]
    expect: { spring: { events: 1 } }
  - area: B9
    rows: [{ category: robbery, occurred_at: 2024-01-02, area: B1 }]
    expect: { 2024-Q1: { events: 1 } }`,
  ),
  'wrong/items': metric(
    'items',
    'surveys',
    `measure: { kind: survey-share, item: safe, values: [7] }
tests:
  - rows: [{ completed_at: 2024-01-02, safe: 1 }]
    expect: { 2024-Q1: { withheld: too-few-answers } }`,
  ),
  'none/untested': metric('untested', 'incidents', 'measure: { kind: count, empty: zero }'),
};

let folder = '';
let remove: () => Promise<void> = async () => undefined;
const ended = new Map<string, Ended>();
const said = (name: string): Ended => ended.get(name) ?? { code: null, stdout: '', stderr: '' };
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
  const all = Object.entries({ ...sound, ...wrong }).map(([path, text]) => [`metrics/${path}.yaml`, text]);
  await writeFiles(folder, Object.fromEntries(all));
  const folders = [...new Set(Object.keys(sound).map((path) => path.split('/')[0] ?? ''))];
  const asks: Readonly<Record<string, readonly string[]>> = {
    sound: folders,
    wrong: ['wrong', 'untested', '--reporter', 'junit=out/tests.xml', '--reporter', 'github'],
    json: ['few', 'untested', '--json'],
    strict: ['untested', '--strict'],
    unknown: ['untestd'],
  };
  for (const [name, args] of Object.entries(asks)) ended.set(name, await yardline(['test', ...args], { cwd: folder }));
});
afterAll(() => remove());

describe('yardline test', () => {
  it.each(Object.keys(sound))('%s: what the rows make is what a hand makes of them', (path) => {
    const { stdout, stderr } = said('sound');
    expect(stdout + stderr).toMatch(new RegExp(`✔ ${path}: (\\d+) of \\1 as expected`));
  });

  it('ends with 0 where all came out, and says how many', () => {
    const { code, stdout } = said('sound');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/tests {4}23 passed · 0 failed\n$/)]);
  });

  it('names each that did not, with its place, what it should be and what it is', () => {
    const { code, stdout, stderr } = said('wrong');
    expect(code).toBe(2);
    expect(stdout).toContain('✖ wrong/few: 1 of 2 as expected\n');
    expect(stdout).toContain('    metrics/wrong/few.yaml:11:15 2024-Q1: events must be 1 (got 2)\n');
    expect(stdout).toContain('metrics/wrong/rows.yaml:11:15 2024-Q1: 1 row is refused (occurred_at: ');
    expect(stdout).toContain('13:15 spring: "spring" is no period');
    expect(stdout).toContain('16:15 2024-Q1: no row is about the area "B9"');
    expect(stdout).toContain('metric "items" counts answer 7, and "safe" goes from 1 to 5');
    expect(stdout).toContain('· none/untested: no tests\n');
    expect(stdout).toMatch(/tests {4}1 passed · 5 failed · 1 metric without tests\n$/);
    expect(stderr).toContain('exit 2 (a metric test failed)');
  });

  it('annotates the line of a failed test in a job', () => {
    expect(said('wrong').stderr).toContain(
      '::error file=metrics/wrong/few.yaml,line=11,col=15,title=wrong/few 2024-Q1::events must be 1 (got 2)\n',
    );
  });

  it('answers in JSON with the same', () => {
    const { code, stdout } = said('json');
    const answer = JSON.parse(stdout);
    expect([code, answer]).toMatchObject([
      2,
      { schema: 'yardline.test/1', status: 'failed', exitCode: 2, passed: 1, failed: 1, untested: 1 },
    ]);
    expect(answer.metrics[0].cases[0]).toEqual({
      period: '2024-Q1',
      what: null,
      place: 'metrics/wrong/few.yaml:11:15',
      passed: false,
      differences: [{ what: 'events', expected: 1, got: 2 }],
      problem: null,
    });
  });

  it('lets a metric without tests pass, and fails it with --strict', () => {
    expect(said('strict')).toMatchObject({ code: 2, stderr: expect.stringContaining('a metric without tests') });
  });

  it('names the nearest of an unknown metric', () => {
    expect(said('unknown')).toMatchObject({ code: 2, stderr: expect.stringContaining('none/untested') });
  });
});
