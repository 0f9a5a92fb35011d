import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../program.ts';
import { conformReal, everywhereOf, type RealRun, realDataHere, realTitle } from './conform-real.ts';

/** What is expected is counted from the files by loops, pair by pair. */

function gini(amounts: readonly number[]): number {
  const mean = amounts.reduce((sum, one) => sum + one, 0) / amounts.length;
  const apart = amounts.reduce((sum, one) => sum + amounts.reduce((own, other) => own + Math.abs(one - other), 0), 0);
  return apart / amounts.length ** 2 / (2 * mean);
}

const rowsOf = (file: string): readonly Record<string, string>[] =>
  parse(readFileSync(join(projectRoot, '../shared/data/nyc', file)), { columns: true, bom: true, trim: true });

function added(pairs: readonly (readonly [name: string, amount: number])[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [name, amount] of pairs) sums.set(name, (sums.get(name) ?? 0) + amount);
  return sums;
}

describe.skipIf(!realDataHere)(realTitle('how unequally it is spread: New York'), () => {
  let run: RealRun;
  beforeAll(async () => {
    run = await conformReal('crisis-management-resources');
  });
  afterAll(() => run?.close());

  it('awards over the organisations that hold them', async () => {
    const measure = { kind: 'concentration', over: 'partner', sum: 'committed', empty: 'zero' } as const;
    const { now } = await everywhereOf(
      run,
      { measure, source: 'awards', kind: 'resources', baseline: null },
      { from: '2023-07-01', to: '2024-06-30' },
    );
    // those of no precinct, or of two, belong to no area of the evaluation
    const located = rowsOf('crisis-management-awards-fy24.csv').filter(({ Precinct = '' }) => /^\d+$/.test(Precinct));
    const sums = added(
      located.map((row) => [row['Organization Name'] ?? '', Number((row['Award Value'] ?? '').replace(/[$,]/g, ''))]),
    );
    const everyone = new Set(
      rowsOf('crisis-management-awards-fy24.csv').flatMap((row) => row['Organization Name'] || []),
    );
    const amounts = [...everyone].map((name) => sums.get(name) ?? 0);
    expect(now).toMatchObject({ status: 'estimated', n: located.length, method: 'jackknife' });
    expect(now.status === 'estimated' && now.value).toBeCloseTo(gini(amounts), 9);
  });

  it('awards that reach the fifth of precincts with the most shootings before the first site', async () => {
    const victims = new Map<string, number>();
    for (const { PRECINCT = '', OCCUR_DATE = '' } of rowsOf('shootings-2006-2022.csv')) {
      const [month = 0, , year = 0] = OCCUR_DATE.split('/').map(Number);
      if (year * 12 + month < 2012 * 12 + 2) victims.set(PRECINCT, (victims.get(PRECINCT) ?? 0) + 1);
    }
    const most = [...victims].sort(([, a], [, b]) => b - a).slice(0, 15);
    const neediest = new Set(most.map(([name]) => name));
    const [reached = 0, all = 1] = [(row: string) => neediest.has(row), (row: string) => /^\d+$/.test(row)].map(
      (isIn) =>
        rowsOf('crisis-management-awards-fy24.csv')
          .filter(({ Precinct = '' }) => isIn(Precinct))
          .reduce((sum, row) => sum + Number((row['Award Value'] ?? '').replace(/[$,]/g, '')), 0),
    );
    const { now, subject } = await everywhereOf(
      run,
      {
        measure: {
          kind: 'amount-ratio',
          numerator: { sum: 'committed', where: { neediest: true } },
          denominator: {
            sum: 'committed',
            where: { neediest: { missing: false } },
            noun: { one: 'dollar', many: 'dollars' },
          },
          unit: 'dollars',
          per: 1,
          empty: 'zero',
        },
        source: 'awards',
        denominator: 'awards',
        kind: 'resources',
        baseline: null,
      },
      { from: '2023-07-01', to: '2024-06-30' },
    );
    expect(now).toMatchObject({ status: 'estimated' });
    expect(now.status === 'estimated' && now.value).toBeCloseTo(reached / all, 9);
    expect(reached / all).toBeCloseTo(0.6194, 4);
    expect(subject.panel.ranking?.areas).toEqual([...neediest].sort());
  });

  it('awards over the precincts, those without any included, and for each of their residents', async () => {
    const year = { from: '2023-07-01', to: '2024-06-30' };
    const own = { source: 'awards', kind: 'resources', baseline: null } as const;
    const awards = added(
      rowsOf('crisis-management-awards-fy24.csv').map((row) => [
        row.Precinct ?? '',
        Number((row['Award Value'] ?? '').replace(/[$,]/g, '')),
      ]),
    );
    const residents = new Map(
      rowsOf('precinct-population.csv').flatMap(({ precinct = '', year: counted, population }) =>
        counted === '2020' ? [[precinct, Number(population)] as const] : [],
      ),
    );
    const amounts = [...residents.keys()].map((precinct) => awards.get(precinct) ?? 0);
    const spread = await everywhereOf(
      run,
      { ...own, measure: { kind: 'concentration', over: 'area', sum: 'committed', empty: 'zero' } },
      year,
    );
    expect(spread.now.status === 'estimated' && spread.now.value).toBeCloseTo(gini(amounts), 9);
    const each = await everywhereOf(
      run,
      {
        ...own,
        measure: {
          kind: 'amount-ratio',
          numerator: { sum: 'committed' },
          denominator: { kind: 'populations', noun: { one: 'resident', many: 'residents' } },
          unit: 'dollars',
          per: 1,
          empty: 'zero',
        },
        shownAs: 'money',
        exposure: 'people',
      },
      year,
    );
    const [money, people] = [amounts, [...residents.values()]].map((all) => all.reduce((sum, one) => sum + one, 0));
    // the year from July 2023 has a day more than others on the average
    const expected = ((money ?? 0) / (people ?? 1)) * (365.25 / 366);
    expect(each.now.status === 'estimated' && each.now.value).toBeCloseTo(expected, 6);
    expect(expected).toBeCloseTo(8.06, 2);
  });

  it('shooting victims over the precincts, those without one included, and how much more than before', async () => {
    const { now, changes } = await everywhereOf(
      run,
      {
        measure: { kind: 'concentration', over: 'area', empty: 'zero' },
        source: 'shootings',
        baseline: { kind: 'fixed', from: '2021-01-01', to: '2021-12-31', reason: 'a year before' },
      },
      { from: '2022-01-01', to: '2022-12-31' },
    );
    const precincts = new Set(rowsOf('precinct-population.csv').map(({ precinct = '' }) => precinct));
    const inYear = (year: string): readonly number[] => {
      const rows = rowsOf('shootings-2006-2022.csv').filter(({ OCCUR_DATE = '' }) => OCCUR_DATE.endsWith(year));
      const counts = added(rows.map(({ PRECINCT = '' }) => [PRECINCT, 1]));
      return [...precincts].map((name) => counts.get(name) ?? 0);
    };
    expect(now.status === 'estimated' && now.value).toBeCloseTo(gini(inYear('2022')), 9);
    expect(now).toMatchObject({ beside: { kind: 'concentration', members: 77 } });
    expect(changes.baseline).toMatchObject({ status: 'estimated', method: 'jackknife-t', scale: 'difference' });
    expect(changes.baseline.status === 'estimated' && changes.baseline.estimate).toBeCloseTo(
      gini(inYear('2022')) - gini(inYear('2021')),
      9,
    );
  });
});
