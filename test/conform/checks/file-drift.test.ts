import { describe, expect, test } from 'vitest';
import type { CheckDeclaration, Source } from '../../../src/spec/index.ts';
import { codeList, mapping, sourceOf } from '../fixture.ts';
import { checkNamed, openTown, type Town } from './judged.ts';

/** A file beside the one that it follows: what no record by itself can show. */

const mappings = [
  mapping('occurred_at', 'timestamp', 'when', { formats: ['%Y-%m-%d'], filled: true }),
  mapping('area', 'text', 'area'),
  mapping('offense', 'text', 'code', { codes: codeList({ A: 'assault', B: 'burglary' }), codesInto: 'category' }),
];
const source = (checks: readonly CheckDeclaration[] = [], more: Partial<Omit<Source, 'files'>> = {}): Source =>
  sourceOf(mappings, { checks, ...more });
const header = 'when,area,code,note\n';
const rows = (month: string, n: number, rest: string): string =>
  Array.from({ length: n }, (_, index) => `${month}-${String(1 + (index % 28)).padStart(2, '0')},${rest}\n`).join('');
const first = header + rows('2024-01', 60, 'North,A,x') + rows('2024-02', 60, 'South,B,x');

async function inTheNextRun(second: Readonly<Record<string, string>>, own: Source = source()): ReturnType<Town['run']> {
  const town = await openTown();
  await town.run({ 'crime-1.csv': first }, own);
  const found = await town.run(second, own);
  await town.close();
  return found;
}
const ids = (found: Awaited<ReturnType<Town['run']>>): readonly string[] =>
  found.checks.filter(({ rule }) => rule.startsWith('file-')).map(({ id }) => id);

describe('a file beside the one that it follows', () => {
  test('is compared with none in the first run, nor when nothing has changed', async () => {
    const town = await openTown();
    expect(ids(await town.run({ 'crime-1.csv': first }, source()))).toEqual([]);
    expect(ids(await town.run({}, source()))).toEqual([]);
    await town.close();
  });

  test('columns that came, went and moved are named, under a new name and under the same one', async () => {
    const other = first.replaceAll('North,A,x', 'A,North,y').replaceAll('South,B,x', 'B,South,y');
    const content = other.replace(header, 'when,code,area,remark\n');
    for (const file of ['crime-1.csv', 'crime-2.csv']) {
      const check = checkNamed(await inTheNextRun({ [file]: content }), 'crime/file-columns');
      expect(check).toMatchObject({ observed: 1, limit: 0, n: 1, unit: 'files', severity: 'warn', passed: false });
      expect(check.detail).toBe(`${file}: came: remark; went: note; moved: area (beside crime-1.csv)`);
    }
  });

  test('half of the records, or twice as many, are told with both numbers', async () => {
    const check = checkNamed(
      await inTheNextRun({
        'crime-2.csv': header + rows('2024-03', 20, 'North,A,x') + rows('2024-03', 21, 'South,B,x'),
      }),
      'crime/file-volume',
    );
    expect(check).toMatchObject({ observed: expect.closeTo(79 / 120, 10), limit: 0.5, n: 41, passed: false });
    expect(check.detail).toBe('crime-2.csv: 41 records, 120 in crime-1.csv');
  });

  test.each([
    ['crime-jan-2024.csv', 'crime-feb-2024.csv', 'crime-dec-2023.csv'],
    ['delitos-marzo.csv', 'delitos-abril.csv', 'delitos-febrero.csv'],
    ['crime-03-2024.csv', 'crime-04-2024.csv', 'crime-12-2023.csv'],
  ])('months in names are told apart by the calendar: %s stands before %s', async (before, after, earliest) => {
    const town = await openTown();
    await town.run({ [before]: first, [earliest]: header + rows('2023-12', 100, 'North,A,x') }, source());
    const found = await town.run({ [after]: header + rows('2024-03', 20, 'North,A,x') }, source());
    await town.close();
    expect(checkNamed(found, 'crime/file-volume').detail).toBe(`${after}: 20 records, 120 in ${before}`);
  });

  test('values that are no longer filled in are told, by column', async () => {
    const half = header + rows('2024-03', 60, 'North,A,x') + rows('2024-03', 60, ',B,x');
    const check = checkNamed(await inTheNextRun({ 'crime-2.csv': half }), 'crime/file-nulls');
    expect(check).toMatchObject({ observed: 0.5, limit: 0.1, n: 120, unit: 'points', passed: false });
    expect(check.detail).toBe('crime-2.csv: no area in 50.0 % of 120 records, 0.0 % of 120 in crime-1.csv');
  });

  test('another mix of categories is told, with the category that moved most', async () => {
    const found = await inTheNextRun({ 'crime-2.csv': header + rows('2024-03', 120, 'North,A,x') });
    const check = checkNamed(found, 'crime/file-categories');
    expect(check).toMatchObject({ observed: 0.5, limit: 0.2, n: 120, passed: false });
    expect(check.detail).toContain('assault are 100.0 %, and were 50.0 %');
  });

  test('what chance explains in a small file is no change', async () => {
    const found = await inTheNextRun({
      'crime-2.csv': header + rows('2024-03', 3, 'North,A,x') + rows('2024-03', 1, ',B,x'),
    });
    expect(checkNamed(found, 'crime/file-nulls')).toMatchObject({ observed: 0.25, passed: false });
    const fewer = await inTheNextRun({ 'crime-2.csv': header + rows('2024-03', 3, 'North,A,x') });
    expect(checkNamed(fewer, 'crime/file-categories')).toMatchObject({ observed: 0, passed: true });
    expect(checkNamed(fewer, 'crime/file-nulls').detail).toBe(
      '1 file, each beside the one before: as many values, but for chance',
    );
  });

  test('of another agency, or with bytes that are known, it is no change', async () => {
    const files = [
      { match: 'crime-*.csv', agency: 'Police' },
      { match: 'sheriff-*.csv', agency: 'Sheriff' },
    ];
    const own = source([], {});
    const groups = sourceOf(mappings, { files });
    const town = await openTown();
    await town.run({ 'crime-1.csv': first, 'sheriff-1.csv': header + rows('2024-01', 5, 'North,A,x') }, groups);
    const found = await town.run({ 'sheriff-2.csv': header + rows('2024-02', 5, 'North,A,x') }, groups);
    expect(checkNamed(found, 'crime/file-volume')).toMatchObject({ observed: 0, passed: true });
    await town.close();
    expect(ids(await inTheNextRun({ 'crime-2.csv': first }, own))).toEqual([]);
  });

  test('a limit of the source takes the place of the usual one, and is judged again without reading', async () => {
    const town = await openTown();
    const strict = source([{ rule: 'file-volume', drift: '10%', severity: 'fail' }]);
    await town.run({ 'crime-1.csv': first }, source());
    const second = { 'crime-2.csv': header + rows('2024-03', 100, 'North,A,x') };
    expect(checkNamed(await town.run(second, source()), 'crime/file-volume').passed).toBe(true);
    expect(checkNamed(await town.recheck(strict), 'crime/file-volume')).toMatchObject({
      limit: 0.1,
      severity: 'fail',
      passed: false,
    });
    await town.close();
  });
});
