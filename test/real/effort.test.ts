import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRejects } from '../../src/conform/index.ts';
import { findingsSchema, type Pipeline } from '../../src/spec/index.ts';
import type { CellValue } from '../../src/store/index.ts';
import { projectRoot, temporaryFolder, yardline } from '../program.ts';
import { conformReal, everywhereOf, type RealRun, realDataHere, realTitle } from './conform-real.ts';

/** Expected numbers were worked out from the files by a script of their own. */

const sumOf = (values: readonly CellValue[]): number =>
  values.reduce<number>((sum, value) => sum + Number(value ?? 0), 0);

describe.skipIf(!realDataHere)(realTitle('what was put in and done: real records'), () => {
  describe('awards of the Crisis Management System, New York', () => {
    let run: RealRun;
    beforeAll(async () => {
      run = await conformReal('crisis-management-resources');
    });
    afterAll(() => run?.close());

    it('are half of what the file adds up to: its last row is a total, and nobody’s award', async () => {
      const { table, ledger, rejects } = run.source('awards');
      expect(ledger[0]).toMatchObject({ read: 270, loaded: 269, rejected: 1, lines: 273 });
      expect(await allRejects(rejects)).toMatchObject([
        { line: 273, column: 'partner', rule: 'value-missing', fate: 'rejected' },
      ]);
      const amounts = await run.warehouse.rows(table, ['committed']);
      expect(sumOf(amounts.flat())).toBe(8_606_718_300);
      expect(run.check('awards/control-total/all')).toMatchObject({ passed: true, observed: 0 });
    });

    it('would not agree with what the file itself states, were the total counted', async () => {
      const withoutPartner = (pipeline: Pipeline): Pipeline => ({
        ...pipeline,
        sources: pipeline.sources.map((source) => ({
          ...source,
          files: source.files.map((group) => ({
            ...group,
            mappings: group.mappings.map((mapping) =>
              mapping.column === 'partner' ? { ...mapping, filled: false } : mapping,
            ),
          })),
        })),
      });
      const naive = await conformReal('crisis-management-resources', withoutPartner);
      const amounts = await naive.warehouse.rows(naive.source('awards').table, ['committed']);
      expect(sumOf(amounts.flat())).toBe(17_213_436_600);
      expect(naive.check('awards/control-total/all')).toMatchObject({ passed: false, severity: 'fail' });
      expect(naive.check('awards/control-total/all').detail).toContain('172,134,366');
      await naive.close();
    });

    it('for two precincts are no precinct of their own: they are listed, not joined', async () => {
      const unknown = run.check('awards/unknown-area');
      expect(unknown).toMatchObject({ observed: 10 / 269, n: 269, passed: false });
      expect(unknown.items.map(({ value, n }) => [value, n])).toEqual([
        ['23/25', 6],
        ['40/42', 2],
        ['67/71', 1],
        ['Multiple', 1],
      ]);
      expect(run.check('awards/not-located')).toMatchObject({ observed: 15 / 269 });
      expect(run.conformed.areaList.areas.map(({ area }) => area)).not.toContain('23/25');
    });

    it('and officers of 77 precincts stand in one row for each fiscal year', async () => {
      const { table, ledger } = run.source('headcount');
      expect(ledger[0]).toMatchObject({ read: 77, loaded: 77, rejected: 0, facts: 1386 });
      const rows = await run.warehouse.countBy(table, ['period', 'period_precision', 'value']);
      expect(rows.every(({ values }) => values[1] === 'year')).toBe(true);
      const facts = await run.warehouse.rows(table, ['period', 'value', 'area']);
      const inYear = (year: string): number =>
        sumOf(
          facts.filter(([period]) => String(period) === `${Number(year) - 1}-07-01`).map(([, value]) => value ?? null),
        );
      expect([inYear('2006'), inYear('2014'), inYear('2023')]).toEqual([18_200, 15_357, 15_693]);
      expect(facts[0]).toMatchObject([expect.anything(), 220, '1']);
    });
  });

  it.each(['violence-interruption-dallas', 'somerville-happiness', 'published-figures-baltimore'])(
    '%s: the program reads it, balances its ledger and writes its reports',
    async (name) => {
      const { folder, remove } = await temporaryFolder();
      const { code, stdout, stderr } = await yardline(
        ['run', `test/real/${name}.yaml`, '--out', folder, '--json', '-q'],
        { cwd: projectRoot },
      );
      expect(code, stderr).toBe(0);
      const { ledger, checks } = findingsSchema.parse(JSON.parse(stdout));
      for (const line of ledger)
        if (line.read !== null)
          expect((line.loaded ?? 0) + line.rejected + line.duplicate + line.superseded + line.filtered).toBe(line.read);
      expect(checks.filter(({ passed, severity }) => !passed && severity === 'fail')).toEqual([]);
      await remove();
    },
  );

  describe('the log of violence interrupters, Dallas', () => {
    let run: RealRun;
    beforeAll(async () => {
      run = await conformReal('violence-interruption-dallas');
    });
    afterAll(() => run?.close());

    it('has 51 responses, with the time in two styles', async () => {
      const { ledger, table } = run.source('responses');
      expect(ledger[0]).toMatchObject({ read: 51, loaded: 51, rejected: 0 });
      const months = await run.warehouse.panel({
        table,
        when: 'date',
        area: null,
        grain: 'month',
        cover: { from: '2022-01-01', to: '2022-04-30' },
        measures: [{ id: 'n', where: { category: 'intervention' }, of: null, sum: null }],
      });
      expect(months.map(({ values }) => values[0])).toEqual([7, 1, 34, 9]);
    });

    it('had half of its responses within four days of the shooting, and all within four weeks', async () => {
      const file = readFileSync(join(projectRoot, '../shared/data/dallas/yap_incident_responses.csv'));
      const rows: readonly Record<string, string>[] = parse(file, { columns: true });
      const dayOf = (text = ''): number => Date.parse(text) / 86_400_000;
      const lags = rows.map((row) => dayOf(row.response_date) - dayOf(row.incident_date));
      lags.sort((a, b) => a - b);
      expect([lags.length, lags[0], lags[25], lags.at(-1)]).toEqual([51, 0, 4, 28]);
      const measure = {
        kind: 'elapsed',
        from: 'date',
        to: 'completed_on',
        p: 0.5,
        empty: 'zero',
        missing: 'bounds',
      } as const;
      const { now } = await everywhereOf(
        run,
        { measure, source: 'waits', kind: 'activities', baseline: null },
        { from: '2021-12-01', to: '2022-04-30' },
      );
      expect(now).toMatchObject({ status: 'estimated', n: 51, value: lags[25] });
    });

    it('spells a neighbourhood in its own way: it is listed with the nearest name, and joined to none', () => {
      const unknown = run.check('responses/unknown-area');
      expect(unknown.items.map(({ value, n, hint }) => [value, n, hint])).toEqual([
        ['Webb Chapel and Lombardi', 26, 'like "Webb Chapel and Lombardy"'],
        ['La Madera Apartments (3700 block Legendary Ln)', 2, 'no area has a name like it'],
        ['Reynolds Ave Dallas TX 77223', 1, 'no area has a name like it'],
      ]);
      expect(unknown).toMatchObject({ n: 51, passed: false });
    });

    it('has 35 events, three with a span of hours: their day is kept where the declaration says so, else they are rejected', async () => {
      expect(run.source('events').ledger[0]).toMatchObject({ read: 35, loaded: 35, rejected: 0 });
      const strict = await conformReal('violence-interruption-dallas', (pipeline) => ({
        ...pipeline,
        sources: pipeline.sources.map((source) => ({
          ...source,
          files: source.files.map((group) => ({
            ...group,
            mappings: group.mappings.map((mapping) => ({ ...mapping, missing: [] })),
          })),
        })),
      }));
      const { ledger, rejects } = strict.source('events');
      expect(ledger[0]).toMatchObject({ read: 35, loaded: 32, rejected: 3 });
      expect((await allRejects(rejects)).map(({ line, rule }) => [line, rule])).toEqual([
        [19, 'not-a-date'],
        [20, 'not-a-date'],
        [33, 'not-a-date'],
      ]);
      await strict.close();
    });
  });

  describe('figures that others publish, Baltimore', () => {
    let run: RealRun;
    beforeAll(async () => {
      run = await conformReal('published-figures-baltimore');
    });
    afterAll(() => run?.close());

    it.each([
      ['violent-crime', 495, 20.6573348954801, '2018'],
      ['domestic-violence', 165, 60.9853857063575, '2012'],
    ] as const)(
      '%s: a rate for each community and year, from a file with a byte order mark',
      async (id, facts, last, year) => {
        const { table, ledger } = run.source(id);
        expect(ledger[0]).toMatchObject({ read: 55, loaded: 55, rejected: 0, facts });
        const rows = await run.warehouse.rows(table, ['area', 'period', 'value']);
        const first = rows.filter(([area]) => area === 'Allendale/Irvington/S. Hilton');
        expect(first.at(-1)?.[2]).toBe(last);
        expect(String(first.at(-1)?.[1])).toContain(year);
      },
    );

    it('rates without the number of residents behind them are never averaged', () => {
      expect(run.check('violent-crime/figures-no-weight')).toMatchObject({ observed: 1, n: 495 });
      expect(run.check('violent-crime/figures-weighted')).toMatchObject({ observed: 0, n: 495 });
    });

    it('daily counts stay on their day: the unrest of April 2015, the snow of January 2016', async () => {
      const { table, ledger } = run.source('daily');
      expect(ledger[0]).toMatchObject({ read: 3288, loaded: 3288, facts: 3288 });
      const rows = await run.warehouse.rows(table, ['period', 'value']);
      expect(sumOf(rows.map(([, value]) => value ?? null))).toBe(439_198);
      const onDay = (day: string): CellValue | undefined => rows.find(([period]) => period === day)?.[1];
      expect([onDay('2015-04-27'), onDay('2016-01-23')]).toEqual([421, 32]);
    });

    it('stand out on five days of nine years; the unrest and the storm are declared, and explain three of them', () => {
      const check = run.check('daily/unusual-days');
      expect(check).toMatchObject({ observed: 2, n: 3288, passed: false });
      expect(check.items.map(({ value, n, hint }) => [value, n, hint])).toEqual([
        ['2014-02-13', 46, 'about 114 expected'],
        ['2015-04-27', 421, 'about 128 expected; declared: Unrest after the funeral of Freddie Gray'],
        ['2016-01-23', 32, 'about 108 expected; declared: Blizzard of January 2016'],
        ['2016-01-24', 44, 'about 114 expected; declared: Blizzard of January 2016'],
        ['2016-06-05', 255, 'about 130 expected'],
      ]);
    });
  });
});
