import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckDeclaration } from '../../../src/spec/index.ts';
import { codeList, mapping, sourceOf } from '../fixture.ts';
import { checkNamed, judged } from './judged.ts';

/** Any records at all, counted by DuckDB and the rules, and counted by hand: the same numbers. */

const limit = (rule: CheckDeclaration['rule'], more: Partial<CheckDeclaration>): CheckDeclaration => ({
  rule,
  severity: 'warn',
  ...more,
});
const mappings = [
  mapping('occurred_at', 'timestamp', 'when', { formats: ['%Y-%m-%d'], filled: true }),
  mapping('area', 'text', 'area'),
  mapping('offense', 'text', 'code', { codes: codeList({ A: 'assault', B: 'burglary' }), codesInto: 'category' }),
  mapping('note', 'text', 'note'),
];
const source = sourceOf(mappings, {
  files: [
    { match: 'pd*.csv', agency: 'Police' },
    { match: 'so*.csv', agency: 'Sheriff' },
  ],
  covers: { from: '2022-01-01', to: '2022-04-30' },
  checks: [
    limit('rejected-share', { max: '100%' }),
    limit('mapped-share', { min: '0%' }),
    limit('mapped-share', { min: '0%', by: 'agency' }),
    limit('located-share', { min: '0%' }),
    limit('located-share', { min: '0%', by: 'agency' }),
    limit('joined-share', { min: '0%' }),
    limit('null-share', { column: 'note', max: '100%' }),
    limit('null-share', { column: 'note', max: '100%', by: 'area' }),
    limit('rows', { min: 0 }),
    limit('coverage', { max: 99 }),
  ],
});

const record = fc.record({
  agency: fc.constantFrom('Police', 'Sheriff'),
  month: fc.integer({ min: 1, max: 4 }),
  day: fc.constantFrom('05', '28', 'no day'),
  area: fc.constantFrom('', 'North', 'South', 'Elsewhere'),
  code: fc.constantFrom('', 'A', 'B', 'Z'),
  note: fc.constantFrom('', 'x'),
});
type Plain = typeof record extends fc.Arbitrary<infer T> ? T : never;

const text = (records: readonly Plain[]): string =>
  `when,area,code,note\n${records.map(({ month, day, area, code, note }) => `2022-0${month}-${day},${area},${code},${note}\n`).join('')}`;
const ratio = (count: number, n: number, empty: number): number => (n === 0 ? empty : count / n);

describe('measurements', () => {
  test('are those that one counts by hand', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 40 }), async (some) => {
        // each agency sends something
        const fixed: readonly Plain[] = ['Police', 'Sheriff'].map((agency) => ({
          agency: agency as Plain['agency'],
          month: 1,
          day: '05',
          area: 'North',
          code: 'A',
          note: 'x',
        }));
        const records = [...fixed, ...some];
        const of = (agency: string): readonly Plain[] => records.filter((one) => one.agency === agency);
        const found = await judged({ 'pd.csv': text(of('Police')), 'so.csv': text(of('Sheriff')) }, source);
        const good = records.filter(({ day }) => day !== 'no day');
        const isMapped = ({ code }: Plain): boolean => ['A', 'B'].includes(code);
        const isLocated = ({ area }: Plain): boolean => area !== '';
        const least = (test: (one: Plain) => boolean): number =>
          Math.min(
            ...['Police', 'Sheriff'].map((agency) => {
              const own = good.filter((one) => one.agency === agency);
              return ratio(own.filter(test).length, own.length, 1);
            }),
          );
        const located = good.filter(isLocated);
        const observed = (id: string): number => checkNamed(found, id).observed ?? Number.NaN;
        expect(observed('crime/rejected-share')).toBeCloseTo((records.length - good.length) / records.length, 12);
        expect(observed('crime/mapped-share')).toBeCloseTo(good.filter(isMapped).length / good.length, 12);
        expect(observed('crime/mapped-share/by-agency')).toBeCloseTo(least(isMapped), 12);
        expect(observed('crime/located-share')).toBeCloseTo(located.length / good.length, 12);
        expect(observed('crime/located-share/by-agency')).toBeCloseTo(least(isLocated), 12);
        expect(observed('crime/joined-share')).toBeCloseTo(
          located.filter(({ area }) => area !== 'Elsewhere').length / located.length,
          12,
        );
        expect(observed('crime/null-share/note')).toBeCloseTo(
          good.filter(({ note }) => note === '').length / good.length,
          12,
        );
        const areas = ['', 'North', 'South', 'Elsewhere'].flatMap((area) => {
          const own = good.filter((one) => one.area === area);
          return own.length === 0 ? [] : [own.filter(({ note }) => note === '').length / own.length];
        });
        expect(observed('crime/null-share/note/by-area')).toBeCloseTo(Math.max(...areas), 12);
        expect(observed('crime/rows')).toBe(good.length);
        const silent = ['Police', 'Sheriff'].flatMap((agency) =>
          [1, 2, 3, 4].filter((month) => !good.some((one) => one.agency === agency && one.month === month)),
        );
        expect(observed('crime/coverage')).toBe(silent.length);
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
