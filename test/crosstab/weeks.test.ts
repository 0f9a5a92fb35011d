import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stretchOf } from '../../src/crosstab/exposure.ts';
import type { Check, Finding, Findings } from '../../src/spec/index.ts';
import { smallProject, temporaryFolder, yardline } from '../program.ts';

/** Figures for weeks, evaluated by the real program: each counts whole, where most of its days lie. */

let folder = '';
let remove: () => Promise<void> = async () => undefined;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const pipeline = (period: string, windows: string): string => `id: weekly
title: Weekly calls
calendar: { grain: month, timezone: America/New_York }
sources:
  calls:
    kind: aggregates
    repeats: keep
    files: data/weekly.csv
    columns:
      period: ${period}
      measure: { value: calls }
      value: SECONDS
      weight: CALLS
windows: ${windows}
metrics: [{ use: calls, source: calls }]
privacy: { minimum: 0, public-record: the city publishes them }
reports: [analyst]
`;
const metric = `id: calls
title: Calls
why: To know.
noun: { one: call, many: calls }
question: how-much
role: context
better: neutral
kind: aggregates
measure: { kind: count, count: { sum: weight }, empty: missing }
owner: nobody
version: 1
`;
// Mondays; the week of 29 January has three days of January, that of 26 February four
const mondays = ['01-01', '01-08', '01-15', '01-22', '01-29', '02-05', '02-12', '02-19', '02-26', '03-04', '03-11'];
const sundays = ['01-07', '01-14', '01-21', '01-28', '02-04', '02-11', '02-18', '02-25', '03-03', '03-10', '03-17'];
const rows = (days: readonly string[]): string =>
  `WEEK,SECONDS,CALLS\n${days.map((day, index) => `2024-${day},60,${2 ** index}`).join('\n')}\n`;

const last = '{ current: last-month, baseline: { kind: trailing, periods: 1, reason: the month before it } }';

async function evaluate(period: string, days = mondays, windows = last) {
  await smallProject(folder, {
    'pipelines/weekly.yaml': pipeline(period, windows),
    'metrics/calls.yaml': metric,
    'data/weekly.csv': rows(days),
  });
  const { stdout, stderr, code } = await yardline(['run', 'weekly', '--json', '-q'], { cwd: folder });
  expect(code, stderr).toBe(0);
  const [made] = await glob('out/weekly/20*/analyst.html', { cwd: folder });
  const page = await readFile(join(folder, made ?? ''), 'utf8');
  const { findings, checks } = JSON.parse(stdout) as Findings;
  const check = (rule: string): Check | undefined => checks.find((one) => one.rule === rule);
  return { found: findings.find(({ area }) => area === '@all') as Finding, check, page };
}
const january = 1 + 2 + 4 + 8;
const february = 16 + 32 + 64 + 128 + 256;

describe('figures that are for a week', () => {
  it.each([
    ['its first day', '{ from: WEEK, formats: ["%Y-%m-%d"], week: first-day }', mondays],
    ['its last day', '{ from: WEEK, formats: ["%Y-%m-%d"], week: last-day }', sundays],
    [
      'its first hour',
      '{ from: WEEK, formats: ["%Y-%m-%d %H:%M"], week: first-day }',
      mondays.map((day) => `${day} 00:00`),
    ],
  ])('named by %s, count in the month that has most of its days', async (_, period, days) => {
    const { found, check, page } = await evaluate(period, days);
    expect(found.now).toMatchObject({ status: 'estimated', from: '2024-02-01', to: '2024-02-29', events: february });
    expect(found.series.map(({ period: month, events }) => [month, events])).toEqual([
      ['2024-01', january],
      ['2024-02', february],
      ['2024-03', null],
    ]);
    expect(check('weeks-across-months')).toMatchObject({
      severity: 'info',
      n: 11,
      observed: 2 / 11,
      detail:
        '2 of 11 figures are about a week that lies in two months: each counts whole, in the one that has most of its days; 13.3 % of their weight',
    });
    expect(page).toContain('a week that lies in two periods counts whole in the one that has most of its days');
    expect(page).toContain('Weeks that lie in two months');
  });

  it('named by the number of the week, count the same', async () => {
    const numbers = mondays.map((_, index) => `W${String(index + 1).padStart(2, '0')}`);
    const { found, check } = await evaluate('{ from: WEEK, formats: ["%G-W%V"] }', numbers);
    expect(found.now).toMatchObject({ events: february });
    expect(check('weeks-across-months')).toMatchObject({ n: 11, observed: 2 / 11 });
  });

  it('have a month of four weeks or of five', async () => {
    const { found } = await evaluate('{ from: WEEK, formats: ["%Y-%m-%d"], week: first-day }');
    expect(found.series.map(({ exposure }) => exposure)).toEqual([28, 35, null]);
  });

  it('say nothing of less than a week', async () => {
    const days = '{ from: 2024-02-06, to: 2024-02-09 }';
    const { found } = await evaluate(
      '{ from: WEEK, formats: ["%Y-%m-%d"], week: first-day }',
      mondays,
      `{ current: ${days}, baseline: { kind: fixed, from: 2024-01-01, to: 2024-01-31, reason: before } }`,
    );
    expect(found.now).toMatchObject({ status: 'withheld', reason: 'period-too-coarse' });
  });

  it('and do not say so are told: they count on their day', async () => {
    const { found, check } = await evaluate('{ from: WEEK, formats: ["%Y-%m-%d"] }');
    expect(found.now).toMatchObject({ events: 32 + 64 + 128 + 256 });
    expect(check('weeks-not-declared')).toMatchObject({ passed: false, severity: 'warn', observed: 11, n: 11 });
    expect(check('weeks-across-months')).toBeUndefined();
  });

  it('or of one day a week, count on it where the declaration says so', async () => {
    const { check } = await evaluate('{ from: WEEK, formats: ["%Y-%m-%d"], week: none }');
    expect(check('weeks-not-declared')).toBeUndefined();
  });
});

describe('days of whole weeks', () => {
  it.each([
    ['2024-01-01', '2024-01-31', 28],
    ['2024-02-01', '2024-02-29', 35],
    ['2023-12-01', '2023-12-31', 28],
    ['2024-02-06', '2024-02-06', 0],
    ['2024-02-08', '2024-02-08', 7],
  ])('%s to %s: %i', (from, to, days) => {
    for (const week of ['2024-01-01', '2030-12-30', '1999-12-27'])
      expect(stretchOf({ from, to }, week)).toEqual({ from, to, days });
  });
});
