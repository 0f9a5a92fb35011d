import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intervalQuery } from '../../src/conform/interval-query.ts';
import { crosstab } from '../../src/crosstab/index.ts';
import { estimate } from '../../src/estimate/index.ts';
import { type Histogram, histogramOf, observations, quantile, weightedMean } from '../../src/stats/index.ts';
import type { DurationRow, WeightedRow } from '../../src/store/index.ts';
import { firstCells } from '../crosstab/list-cells.ts';
import { metric } from '../estimate/town.ts';
import { projectRoot } from '../program.ts';
import { conformReal, type RealRun, realDataHere, realTitle } from './conform-real.ts';

const weeks = (): readonly Record<string, string>[] =>
  parse(readFileSync(join(projectRoot, '../shared/data/nyc/911-end-to-end-weekly.csv')), { columns: true, bom: true });

// the expected numbers were counted from the files by another program
const measured = (rows: readonly DurationRow[]): Histogram =>
  histogramOf(
    rows.flatMap(({ lengths }) => lengths?.values.map((value, at) => ({ value, n: lengths.n[at] ?? 0 })) ?? []),
  );
const byOutcome = (rows: readonly DurationRow[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { outcome, n } of rows) counts[outcome] = (counts[outcome] ?? 0) + n;
  return counts;
};

describe.skipIf(!realDataHere)(realTitle('fire calls of San Francisco'), () => {
  let project: RealRun;
  beforeAll(async () => {
    project = await conformReal('fire-calls-san-francisco');
  });
  afterAll(() => project.close());

  async function ask(source: string, interval: string): Promise<readonly DurationRow[]> {
    const loaded = project.source(source);
    const declared = loaded.source.responses?.intervals.find(({ name }) => name === interval);
    if (!declared) throw new Error(`there is no interval ${interval}`);
    return project.warehouse.durations(
      loaded.table,
      intervalQuery(loaded, declared, project.pipeline.calendar.timezone),
    );
  }
  const summary = (rows: readonly DurationRow[]) => {
    const histogram = measured(rows);
    return {
      n: observations(histogram),
      median: quantile(histogram, 0.5),
      p90: quantile(histogram, 0.9),
      longest: quantile(histogram, 1),
    };
  };

  it('measures every unit from the call to its arrival', async () => {
    expect(project.source('units').ledger[0]).toMatchObject({ read: 10_410, loaded: 10_410, rejected: 0 });
    const rows = await ask('units', 'response');
    expect(byOutcome(rows)).toEqual({ measured: 8595, zero: 99, 'missing-end': 1716 });
    const { p90, ...rest } = summary(rows);
    expect(rest).toEqual({ n: 8694, median: 446, longest: 13_466 });
    // rank 7824.7 of 8694: between 1,054 and 1,055 seconds
    expect(p90).toBeCloseTo(1054.7, 6);
    expect(quantile(measured(rows), 0.9, 1)).toBe(1055);
    expect(rows.reduce((sum, { overnight }) => sum + overnight, 0)).toBe(45);
  });
  it('measures each call once, to the first unit that arrived', async () => {
    const rows = await ask('calls', 'response');
    expect(byOutcome(rows)).toEqual({ measured: 5021, zero: 97, 'missing-end': 174 });
    expect(summary(rows)).toEqual({ n: 5118, median: 420, p90: 1027, longest: 6903 });
    expect(rows.reduce((sum, { overnight }) => sum + overnight, 0)).toBe(23);
  });
  it('measures turnout and travel of every unit', async () => {
    expect(byOutcome(await ask('units', 'turnout'))).toEqual({ measured: 9141, zero: 1066, 'missing-end': 203 });
    expect(byOutcome(await ask('units', 'travel'))).toEqual({
      measured: 8426,
      zero: 268,
      'missing-start': 203,
      'missing-end': 1513,
    });
  });
  it('counts the calls that came in while their unit was bound', () => {
    expect(project.check('units/stacked').detail).toBe(
      '605 of 10,410 records came in while the unit that answered was bound by an earlier call: measured like the others; 2 do not say which unit answered, or when it was free again',
    );
    expect(project.check('calls/stacked')).toMatchObject({ observed: 62 / 5292, n: 5292 });
  });
  it('tells what became of every call, whether or not it was measured', () => {
    expect(project.check('units/response-no-arrival').detail).toBe(
      'response: 1,716 of 10,410 records have no arrival: not measured',
    );
    expect(project.check('calls/response-no-arrival').detail).toBe(
      'response: 174 of 5,292 calls have no arrival: not measured',
    );
    expect(project.check('calls/response-measured')).toMatchObject({ n: 5292, severity: 'info', passed: true });
  });
  it('counts calls, not units, by area and month', async () => {
    const { pipeline, conformed, warehouse } = project;
    const panel = await crosstab(pipeline, conformed, { warehouse, grain: 'month' });
    const [calls] = panel.metrics;
    const events = firstCells(panel).map(({ area, stat }) => [area, stat?.events]);
    expect(events).toEqual([
      ['Mission', 466],
      ['Tenderloin', 849],
    ]);
    expect(calls?.elsewhere).toBe(5292 - 849 - 466);
  });
});

describe.skipIf(!realDataHere)(realTitle('weekly 911 figures of New York'), () => {
  let project: RealRun;
  beforeAll(async () => {
    project = await conformReal('weekly-911-new-york');
  });
  afterAll(() => project.close());

  const ask = (by: readonly string[], where: Readonly<Record<string, string>> = {}): Promise<readonly WeightedRow[]> =>
    project.warehouse.weighted(project.source('weekly').table, {
      when: 'period',
      grain: 'all',
      cover: null,
      where,
      area: null,
      by,
      value: 'value',
      weight: 'weight',
      negative: 'exclude',
    });
  const mean = (rows: readonly WeightedRow[], measure: string): number => {
    const row = rows.find(({ groups, state }) => groups[0] === measure && state === 'weighted');
    if (!row) throw new Error(`there is no ${measure}`);
    return weightedMean(row);
  };

  it('reads a record for each week, agency and kind of incident, and a figure from each of its cells', () => {
    expect(project.source('weekly').ledger[0]).toMatchObject({
      read: 11_606,
      loaded: 11_606,
      rejected: 0,
      facts: 181_272,
    });
  });
  it('averages by the number of incidents, seconds and minutes alike', async () => {
    const rows = await ask(['measure']);
    expect(mean(rows, 'Call to Agency Arrival')).toBeCloseTo(1771.2146004987587, 9);
    expect(mean(rows, 'Average Travel')).toBeCloseTo(1253.551546777796, 9);
    expect(mean(rows, 'Average Pickup')).toBeCloseTo(3.9649810893898128, 12);
    const travel = rows.find(({ groups, state }) => groups[0] === 'Average Travel' && state === 'weighted');
    expect([travel?.sum, travel?.weight, travel?.n]).toEqual([45_453_809_171_400_000n, 36_260_024n, 11_605]);
    expect(mean(await ask(['measure'], { agency: 'EMS' }), 'Average Travel')).toBeCloseTo(517.9393346680474, 9);
  });
  it('is a metric: the mean of a year by the number of incidents of each week that has most of its days in it', async () => {
    const measure = {
      kind: 'mean',
      of: 'value',
      where: { measure: 'Call to Agency Arrival' },
      missing: 'bounds',
    } as const;
    const own = metric({
      measure: { ...measure, empty: 'missing' },
      kind: 'aggregates',
      source: 'weekly',
      exposure: null,
    });
    const current = { from: '2024-01-01', to: '2024-12-31' };
    const pipeline = { ...project.pipeline, metrics: [own], windows: { current, also: [] } };
    const panel = await crosstab(pipeline, project.conformed, { warehouse: project.warehouse, grain: 'month' });
    const found = estimate(pipeline, panel, '2025-Q3').subjects.find(({ subject }) => subject.code === '@all');
    let [sum, weight] = [0, 0];
    for (const row of weeks()) {
      const [month, day, year] = (row['Week Start Date'] ?? '').split('/').map(Number);
      const middle = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, (day ?? 0) + 3)).getUTCFullYear();
      const [value, n] = [row['Call to Agency Arrival'] ?? '', Number(row['# of Incidents Calculated'])];
      if (middle !== 2024 || value === '' || Number(value) < 0) continue;
      sum += Number(value) * n;
      weight += n;
    }
    expect(found?.now).toMatchObject({
      status: 'estimated',
      n: weight,
      value: expect.closeTo(sum / weight, 8),
      low: null,
    });
  });
  it('counts a week where most of its days lie, and says how many lie in two months', () => {
    expect(project.check('weekly/weeks-across-months')).toMatchObject({
      n: 181_272,
      observed: 35_530 / 181_272,
      detail:
        '35,530 of 181,272 figures are about a week that lies in two months (11,716 in two quarters): each counts whole, in the one that has most of its days; 19.6 % of their weight',
    });
  });
  it('counts the shootings of the hour that autumn shows twice; none is of the one that spring skips', () => {
    expect(project.check('shootings/repeated-hour')).toMatchObject({ observed: 20 / 27_312, n: 27_312 });
    expect(project.check('shootings/skipped-hour').detail).toContain('0 of 27,312 times');
  });
  it('leaves figures below zero out, and counts them and blank kinds of incident', () => {
    const negative = project.check('weekly/negative-figures');
    expect(Math.round(Number(negative.observed) * Number(negative.n))).toBe(34);
    expect(negative.items).toContainEqual({ value: 'Average EMS Processing', n: 11, hint: '' });
    const blank = project.check('weekly/blank-type');
    expect(Math.round(Number(blank.observed) * Number(blank.n))).toBe(1130);
    expect(blank.items).toContainEqual({ value: 'Call to Agency Arrival', n: 72, hint: '' });
    expect(project.check('weekly/figures-no-weight').observed).toBe(0);
    expect(project.check('weekly/mixed-units')).toMatchObject({ passed: true });
  });
});

describe.skipIf(!realDataHere)(realTitle('crimes and calls of Los Angeles'), () => {
  let project: RealRun;
  beforeAll(async () => {
    project = await conformReal('west-los-angeles');
  });
  afterAll(() => project.close());

  it('tells the two columns of one name apart, and finds the same days in both', async () => {
    expect(project.source('crimes').ledger[0]).toMatchObject({ read: 12_954, loaded: 12_954, rejected: 0 });
    expect(project.source('serials').ledger[0]).toMatchObject({ read: 12_954, loaded: 12_954, rejected: 0 });
    const days = async (source: string): Promise<unknown> => {
      const { table } = project.source(source);
      const by = [{ kind: 'days', from: 'occurred_at', to: 'reported_at' }] as const;
      const [rows = []] = await project.warehouse.tallies(table, [{ by, filled: [], ends: null, through: null }]);
      const range = await project.warehouse.range(table, 'occurred_at');
      return { range, late: rows.map(({ keys: [late], n }) => [late, n]) };
    };
    expect(await days('serials')).toEqual(await days('crimes'));
  });
  it('counts assaults by an intimate partner, simple and aggravated', async () => {
    const counts = await project.warehouse.countBy(project.source('crimes').table, ['category']);
    expect(new Map(counts.map(({ values, n }) => [values[0], n]))).toEqual(
      new Map<unknown, number>([
        [null, 12_954 - 397],
        ['intimate-partner-simple', 346],
        ['aggravated-assault', 51],
      ]),
    );
  });
  it('learns how late crimes are reported', () => {
    expect(project.check('crimes/reporting-lag')).toMatchObject({ observed: 57, n: 12_954, unit: 'days' });
  });
  it('makes no response time up where no arrival is recorded', () => {
    expect(project.source('calls').ledger[0]).toMatchObject({ read: 998, loaded: 998, rejected: 0 });
    expect(project.check('calls/dispatch_to_arrival-withheld')).toMatchObject({
      severity: 'warn',
      passed: false,
      n: 998,
    });
    expect(project.check('calls/dispatch_to_arrival-withheld').detail).toBe(
      'dispatch to arrival: 998 of 998 records cannot be measured: withheld, no arrival recorded',
    );
    expect(project.check('calls/response-withheld').detail).toContain('withheld, no receipt recorded');
    expect(project.conformed.checks.filter(({ id }) => /calls\/.*measured/.test(id))).toEqual([]);
  });
});
