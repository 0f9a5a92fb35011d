import { afterEach, describe, expect, test } from 'vitest';
import { checkResponses } from '../../src/conform/response-checks.ts';
import { protectItems } from '../../src/redact/index.ts';
import type { Check, ResponseRules } from '../../src/spec/index.ts';
import type { Warehouse } from '../../src/store/index.ts';
import { ingestFolder, mapping, openInMemory, sourceOf, temporaryFolder, writeFiles } from './fixture.ts';

const time = { formats: ['%Y-%m-%d %H:%M'] };
const stamps = [
  mapping('id', 'text', 'id'),
  mapping('type', 'text', 'type'),
  mapping('received_at', 'timestamp', 'received', time),
  mapping('arrived_at', 'timestamp', 'arrived', time),
];
const header = 'id,type,received,arrived,travel';
const response = { name: 'response', stamps: { from: 'received_at', to: 'arrived_at' }, duration: null };
const rulesOf = (more: Partial<ResponseRules> = {}): ResponseRules => ({
  intervals: [response],
  answering: 'all',
  negative: 'exclude',
  zero: 'keep',
  longestSeconds: null,
  selfInitiated: 'exclude',
  cancelled: 'exclude',
  stacked: 'keep',
  ...more,
});

let warehouse: Warehouse;
afterEach(() => warehouse.close());

interface Read {
  readonly mappings?: typeof stamps;
  readonly zone?: string;
}
async function check(
  rows: readonly string[],
  rules: ResponseRules = rulesOf(),
  { mappings = stamps, zone = 'UTC' }: Read = {},
): Promise<readonly Check[]> {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'a.csv': `${header}\n${rows.join('\n')}\n` });
  warehouse = await openInMemory(folder);
  const source = sourceOf(mappings, { id: 'calls', kind: 'responses', when: 'received_at', responses: rules });
  const { loaded } = await ingestFolder(source, { folder, warehouse, zone });
  return checkResponses(loaded, { warehouse, zone });
}
const counts = (checks: readonly Check[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    checks.map(({ rule, observed, n, unit }) => [
      rule,
      unit === 'share' ? Math.round(Number(observed) * Number(n)) : Number(observed),
    ]),
  );
const named = (checks: readonly Check[], rule: string): Check | undefined => checks.find((one) => one.rule === rule);

describe('checks of responses', () => {
  const rows = [
    '1,A,2021-06-01 10:00,2021-06-01 10:07,',
    '2,A,2021-06-01 23:58,2021-06-02 00:03,',
    '3,A,2021-06-01 10:00,2021-06-01 10:00,',
    '4,A,2021-06-01 10:00,2021-06-01 09:00,',
    '5,A,2021-06-01 10:00,,',
    '6,A,2021-06-01 10:00,,',
  ];

  test('have a line for each outcome that there can be, with n, and every call in exactly one of them; those of no time are measured', async () => {
    const checks = await check(rows, rulesOf({ longestSeconds: 360 }));
    expect(counts(checks)).toEqual({
      'response-missing-start': 0,
      'response-no-arrival': 2,
      'response-negative': 1,
      'response-zero': 1,
      'response-too-long': 1,
      'response-measured': 2,
      'response-overnight': 1,
      'response-clock-change': 0,
    });
    expect(checks.every(({ n, severity, passed }) => n === 6 && severity === 'info' && passed)).toBe(true);
    expect(named(checks, 'response-no-arrival')?.detail).toBe('response: 2 of 6 records have no arrival: not measured');
  });

  test('take those of no time out of the measured where the rule says so', async () => {
    const told = (checks: readonly Check[]) =>
      ['response-measured', 'response-zero'].map((rule) => named(checks, rule)?.detail);
    expect(told(await check(rows))).toEqual([
      'response: 3 of 6 records are measured, 1 of them in no time at all',
      'response: 1 of 6 records take no time at all: kept, and counted as measured',
    ]);
    await warehouse.close();
    expect(told(await check(rows, rulesOf({ zero: 'exclude' })))).toEqual([
      'response: 2 of 6 records are measured',
      'response: 1 of 6 records take no time at all: not measured',
    ]);
  });

  test('fail on an end before its beginning where the rule says so, and pass where there is none', async () => {
    const rules = rulesOf({ negative: 'fail' });
    expect(named(await check(rows, rules), 'response-negative')).toMatchObject({
      severity: 'fail',
      passed: false,
      limit: 0,
    });
    await warehouse.close();
    const clean = await check(rows.slice(0, 3), rules);
    expect(named(clean, 'response-negative')).toMatchObject({ severity: 'fail', passed: true, observed: 0 });
  });

  test('count calls whose hour the clock shows twice, where the file said it in another zone', async () => {
    const autumn = [
      '1,A,2023-11-05 05:50,2023-11-05 06:55,',
      '2,A,2023-11-05 04:50,2023-11-05 07:10,',
      '3,A,2023-11-05 05:50,,',
    ];
    const inUtc = stamps.map((one) => (one.type === 'timestamp' ? { ...one, zone: 'UTC' } : one));
    const zone = 'America/New_York';
    const checks = await check(autumn, rulesOf(), { mappings: inUtc, zone });
    expect(counts(checks)).toMatchObject({
      'response-no-arrival': 1,
      'response-hour-shown-twice': 1,
      'response-measured': 1,
      'response-clock-change': 1,
    });
    expect(named(checks, 'response-hour-shown-twice')?.detail).toContain(
      'the clock shows twice, and which of the two is no longer known: not measured',
    );
    await warehouse.close();
    // in its own zone the file does not know either: the declared reading stands
    expect(named(await check(autumn, rulesOf(), { zone }), 'response-hour-shown-twice')).toBeUndefined();
  });

  test('tell files of another zone from files of the pipeline’s own in one source', async () => {
    const folder = await temporaryFolder();
    const line = (from: string, to: string): string => `${header}\n1,A,2023-11-05 ${from},2023-11-05 ${to},\n`;
    await writeFiles(folder, { 'own.csv': line('00:50', '01:10'), 'utc.csv': line('04:50', '05:10') });
    warehouse = await openInMemory(folder);
    const inUtc = stamps.map((one) => (one.type === 'timestamp' ? { ...one, zone: 'UTC' } : one));
    const files = [{ match: 'own.csv' }, { match: 'utc.csv', mappings: inUtc }];
    const options = { id: 'calls', kind: 'responses', when: 'received_at', responses: rulesOf(), files } as const;
    const zone = 'America/New_York';
    const { loaded } = await ingestFolder(sourceOf(stamps, options), { folder, warehouse, zone });
    expect(counts(await checkResponses(loaded, { warehouse, zone }))).toMatchObject({
      'response-hour-shown-twice': 1,
      'response-measured': 1,
    });
  });

  const withoutEnd = [
    ['the file has no arrival at all', stamps.slice(0, 3), rows],
    ['the column of arrivals is empty', stamps, rows.map((row) => row.replace(/,[^,]*,$/, ',,'))],
  ] as const;
  test.each(withoutEnd)('withhold the interval where %s', async (_title, mappings, lines) => {
    const checks = await check(lines, rulesOf(), { mappings: [...mappings] });
    expect(checks.map(({ rule }) => rule)).toEqual(['response-withheld']);
    expect(checks[0]).toMatchObject({ severity: 'warn', passed: false, n: 6 });
    expect(checks[0]?.detail).toContain('withheld, no arrival recorded');
  });

  test('say so where a source records no arrival and declares no interval', async () => {
    const checks = await check(rows, rulesOf({ intervals: [] }), { mappings: stamps.slice(0, 3) });
    expect(checks.map(({ rule, detail }) => [rule, detail])).toEqual([
      ['no-arrival', 'response times are withheld: no arrival is recorded'],
    ]);
  });

  test('fail where a call has several records and nobody said whose time counts', async () => {
    const several = [...rows, '1,A,2021-06-01 10:00,2021-06-01 10:09,'];
    const undeclared = await check(several, rulesOf({ answering: null }));
    expect(named(undeclared, 'answering')).toMatchObject({ severity: 'fail', passed: false, observed: 1, n: 7 });
    await warehouse.close();
    expect(named(await check(rows, rulesOf({ answering: null })), 'answering')?.passed).toBe(true);
    await warehouse.close();
    const first = await check(several, rulesOf({ answering: 'first' }));
    expect(named(first, 'answering')).toBeUndefined();
    expect(named(first, 'response-measured')).toMatchObject({ n: 6 });
    expect(named(first, 'response-measured')?.detail).toBe(
      'response: 3 of 6 calls are measured, 1 of them in no time at all',
    );
  });
});

describe('two units of time in one column', () => {
  const travel = mapping('travel', 'duration', 'travel', { unit: 'seconds' });
  const month = (number: number, { type, seconds, n = 6 }: { type: string; seconds: number; n?: number }): string[] =>
    Array.from({ length: n }, (_, call) => {
      const at = `2021-0${number}-0${call + 1} 10:00`;
      return `${number}${type}${call},${type},${at},,${seconds + call}`;
    });
  const check12 = async (rows: readonly string[]): Promise<Check | undefined> => {
    const intervals = [{ name: 'travel', stamps: null, duration: 'travel' }];
    return named(await check(rows, rulesOf({ intervals }), { mappings: [...stamps, travel] }), 'travel-mixed-units');
  };
  const steady = [1, 2, 3, 4, 5].flatMap((number) => [
    ...month(number, { type: 'A', seconds: 420 }),
    ...month(number, { type: 'B', seconds: 7 }),
  ]);

  test('kinds of call that always differ, however much, are no alarm', async () => {
    expect(await check12(steady)).toMatchObject({ passed: true, observed: 0, n: 60 });
  });
  test('a month of one kind of call that is 60 times off its other months fails, and is named', async () => {
    const found = await check12([
      ...steady,
      ...month(6, { type: 'A', seconds: 420 * 60 }),
      ...month(6, { type: 'B', seconds: 7 }),
    ]);
    expect(found).toMatchObject({ severity: 'fail', passed: false });
    expect(found?.items).toContainEqual({
      value: 'A 2021-06',
      n: 6,
      hint: 'about 60 times longer than in its other months',
    });
    expect(found?.detail).toMatch(/ groups? looks? as if .*: declare (its unit|their units), or ask the agency$/);
    // what was typed as a kind of call may be a name: a few calls of it stay hidden
    expect(JSON.stringify(found ? protectItems(found, 10) : null)).not.toContain('A 2021-06');
  });
  test('hours among seconds are found too, and a factor of ten is not a unit', async () => {
    const hours = await check12([...steady, ...month(6, { type: 'A', seconds: 420 * 3600 })]);
    expect(hours?.items.map(({ hint }) => hint)).toContain('about 3600 times longer than in its other months');
    await warehouse.close();
    expect(
      await check12([...steady, ...month(6, { type: 'A', seconds: 4200 }), ...month(6, { type: 'B', seconds: 70 })]),
    ).toMatchObject({ passed: true });
  });
  test('a handful of calls says nothing about their unit', async () => {
    expect(await check12([...steady, ...month(6, { type: 'A', seconds: 420 * 60, n: 2 })])).toMatchObject({
      passed: true,
    });
  });
});
