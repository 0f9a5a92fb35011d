import { afterEach, describe, expect, test } from 'vitest';
import { intervalQuery } from '../../src/conform/interval-query.ts';
import { checkResponses } from '../../src/conform/response-checks.ts';
import type { Check } from '../../src/spec/index.ts';
import type { Warehouse } from '../../src/store/index.ts';
import { declaredSource } from './declared.ts';
import { ingestFolder, openInMemory, temporaryFolder, writeFiles } from './fixture.ts';

/** Calls of two units; the times are those of one day. */

const time = (from: string): string => `{ from: ${from}, formats: ["%Y-%m-%d %H:%M"] }`;
const declared = (more: string): string => `kind: responses
repeats: drop
files: a.csv
columns:
  id: id
  unit: unit
  received_at: ${time('received')}
  dispatched_at: ${time('sent')}
  arrived_at: ${time('there')}
  cleared_at: ${time('free')}
intervals: [total_response]
${more}`;
const row = (id: string, unit: string, ...clocks: readonly string[]): string =>
  [id, unit, ...clocks.map((clock) => (clock === '' ? '' : `2024-03-05 ${clock}`))].join(',');

let warehouse: Warehouse;
afterEach(() => warehouse.close());

async function checksOf(rows: readonly string[], more = 'answering: all'): Promise<readonly Check[]> {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'a.csv': `id,unit,received,sent,there,free\n${rows.join('\n')}\n` });
  warehouse = await openInMemory(folder);
  const { loaded } = await ingestFolder(declaredSource(declared(more)), { folder, warehouse });
  return checkResponses(loaded, { warehouse, zone: 'UTC' });
}
const lines = (checks: readonly Check[]): Readonly<Record<string, number>> =>
  Object.fromEntries(checks.map(({ rule, observed, n }) => [rule, Math.round(Number(observed) * Number(n))]));

describe('calls that came in while their unit was bound', () => {
  const rows = [
    row('1', 'A', '08:00', '08:02', '08:10', '09:00'),
    // sent when A is free again: it waited for it
    row('2', 'A', '08:30', '09:01', '09:05', '09:30'),
    // sent while A is still on call 2: both at once
    row('3', 'A', '09:20', '09:25', '09:40', '09:50'),
    row('4', 'B', '08:30', '08:31', '08:40', '08:50'),
    // comes in at the minute in which A is free again
    row('5', 'A', '09:50', '09:51', '09:59', '10:20'),
  ];

  test('are counted, and measured like the others unless the source says otherwise', async () => {
    const checks = await checksOf(rows);
    const stacked = checks.find(({ rule }) => rule === 'stacked');
    expect(stacked).toMatchObject({ observed: 2 / 5, n: 5, limit: null, severity: 'info', passed: true });
    expect(stacked?.detail).toBe(
      '2 of 5 records came in while the unit that answered was bound by an earlier call: measured like the others',
    );
    expect(lines(checks)['total_response-measured']).toBe(5);
    expect(lines(checks)).not.toHaveProperty('total_response-stacked');
  });

  test('are left out where it does, in a line of their own, and the lines still add up', async () => {
    const found = lines(await checksOf(rows, 'answering: all\nrules: { stacked: exclude }'));
    expect(found).toMatchObject({ 'total_response-stacked': 2, 'total_response-measured': 3, stacked: 2 });
  });

  test('with several units, are those of which every unit was bound', async () => {
    const more = [
      row('6', 'A', '08:40', '09:01', '09:20', '09:30'),
      row('6', 'B', '08:40', '08:52', '08:59', '09:30'),
      row('7', 'A', '08:45', '09:31', '09:40', '09:50'),
      row('7', 'C', '08:45', '08:46', '08:47', '09:50'),
    ];
    // B is bound by call 4 until 08:50, C by none
    const checks = await checksOf(
      [rows[0] ?? '', rows[3] ?? '', ...more],
      'answering: first\nrules: { stacked: exclude }',
    );
    expect(checks.find(({ rule }) => rule === 'stacked')).toMatchObject({ observed: 1 / 4, n: 4 });
    expect(lines(checks)).toMatchObject({ 'total_response-stacked': 1, 'total_response-measured': 3 });
  });

  test('a unit twice on one call does not wait for itself', async () => {
    const twice = [
      row('1', 'A', '08:00', '08:02', '08:10', '09:00'),
      row('1', 'A', '08:00', '08:20', '08:30', '08:59'),
    ];
    expect(lines(await checksOf(twice)).stacked).toBe(0);
  });

  test('a unit that is never free again binds nobody for more than a day, and blank units nobody at all', async () => {
    const checks = await checksOf([
      row('1', 'A', '08:00', '08:02', '08:10', '09:00').replace('2024-03-05 09:00', '2025-03-05 09:00'),
      row('2', 'A', '08:30', '08:31', '08:40', '09:00'),
      row('3', '', '08:30', '08:31', '08:40', '09:00'),
      row('4', '', '08:35', '08:36', '08:40', '09:00'),
      row('5', 'B', '08:35', '08:36', '08:40', ''),
      row('6', 'B', '08:37', '08:38', '08:40', '08:50'),
    ]);
    const stacked = checks.find(({ rule }) => rule === 'stacked');
    expect(stacked?.observed).toBe(0);
    expect(stacked?.detail).toContain('3 do not say which unit answered, or when it was free again');
  });

  test('calls without a number are calls of their own', async () => {
    const found = lines(
      await checksOf([
        row('', 'A', '08:00', '08:02', '08:10', '09:00'),
        row('', 'A', '08:30', '09:01', '09:05', '09:30'),
      ]),
    );
    expect(found.stacked).toBe(1);
  });
});

test('a source without units says nothing of it', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'a.csv': 'id,unit,received,sent,there,free\n1,A,2024-03-05 08:00,,,\n' });
  warehouse = await openInMemory(folder);
  const source = declaredSource(declared('answering: all').replace('  unit: unit\n', ''));
  const { loaded } = await ingestFolder(source, { folder, warehouse });
  const checks = await checkResponses(loaded, { warehouse, zone: 'UTC' });
  expect(checks.map(({ rule }) => rule)).not.toContain('stacked');
  const [interval] = source.responses?.intervals ?? [];
  if (!interval) throw new Error('the source has an interval');
  expect(intervalQuery(loaded, interval, 'UTC').stacked).toBeNull();
});
