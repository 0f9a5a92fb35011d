import { afterEach, describe, expect, test } from 'vitest';
import { readDeclarations } from '../../src/acquire/index.ts';
import { conform, kinds } from '../../src/conform/index.ts';
import type { Check } from '../../src/spec/index.ts';
import { openWarehouse, type Warehouse } from '../../src/store/index.ts';
import { temporaryFolder, writeFiles } from './fixture.ts';

/** Hours that a clock shows twice or skips are settled as declared, and never in silence. */

const metric = (id: string, kind: string): string => `id: ${id}
title: ${id}
why: It is counted in this test.
question: better-off
role: context
better: lower
kind: ${kind}
measure: { kind: count, empty: zero }
owner: evaluation lead
version: 1
`;
const declared = (source: string, kind: string): string => `id: town
title: Town
calendar: { grain: month, timezone: America/New_York }
sources:
  own:
    kind: ${kind}
    repeats: keep
    ${source.trim().split('\n').join('\n    ')}
areas: { list: [{ area: North, role: program, start: 2024-02-01 }] }
windows: { baseline: { kind: fixed, from: 2024-01-01, to: 2024-01-31, reason: the first month } }
metrics: [{ use: ${kind}, source: own }]
reports: [board]
`;

const open: Warehouse[] = [];
afterEach(async () => {
  for (const warehouse of open.splice(0)) await warehouse.close();
});

async function checksOf(
  source: string,
  kind: string,
  files: Readonly<Record<string, string>>,
): Promise<(rule: string) => Check | undefined> {
  const folder = await temporaryFolder();
  await writeFiles(folder, {
    ...files,
    'pipelines/town.yaml': declared(source, kind),
    [`metrics/${kind}.yaml`]: metric(kind, kind),
    'reports/board.yaml': 'id: board\ntitle: Board report\naudience: coalition board\nsections: [page-one, methods]\n',
  });
  const { pipeline } = await readDeclarations(folder, 'pipelines/town.yaml', kinds);
  const warehouse = await openWarehouse({
    address: 'warehouse.duckdb',
    project: folder,
    threads: 2,
    memory: null,
    debug: () => undefined,
  });
  open.push(warehouse);
  await warehouse.begin();
  const { checks } = await conform(pipeline, {
    warehouse,
    pipeline: pipeline.id,
    zone: pipeline.calendar.timezone,
    project: folder,
    scratch: folder,
    onSource: () => undefined,
  });
  await warehouse.commit();
  return (rule) => checks.find((check) => check.rule === rule);
}

const incidents = (time: string): string => `files: a.csv
columns:
  occurred_at: ${time}
  area: BEAT
  offense: { value: robbery, codes: { robbery: [robbery] } }
`;
const rows = (...times: readonly string[]): string => `WHEN,BEAT\n${times.map((time) => `${time},North\n`).join('')}`;
// the clock of New York skipped 02:00 to 03:00 on 12 March 2023, and showed 01:00 to 02:00 twice on 5 November
const odd = rows(
  '2023-03-12 02:30',
  '2023-03-12 03:30',
  '2023-11-05 01:00',
  '2023-11-05 01:59',
  '2023-11-05 02:00',
  '2023-11-05',
);

describe('an hour that a clock shows twice', () => {
  test.each(['earlier', 'later'] as const)('is counted, and read as declared: %s', async (ambiguous) => {
    const check = await checksOf(
      incidents(`{ from: WHEN, formats: ["%Y-%m-%d %H:%M", "%Y-%m-%d"], ambiguous: ${ambiguous} }`),
      'incidents',
      { 'a.csv': odd },
    );
    expect(check('repeated-hour')).toMatchObject({
      severity: 'info',
      n: 5,
      observed: 2 / 5,
      detail: `2 of 5 times lie in an hour that a clock shows twice in autumn: read as the ${ambiguous} of the two`,
    });
    expect(check('rejected')?.detail).toContain('1 of 6 records');
    expect(check('skipped-hour')).toBeUndefined();
  });

  test('is told where it lies by the clock of the file, in another zone', async () => {
    const time = '{ from: WHEN, formats: ["%Y-%m-%d %H:%M"], zone: America/Chicago }';
    const check = await checksOf(incidents(time), 'incidents', {
      'a.csv': rows('2023-11-05 00:30', '2023-11-05 01:30', '2023-11-05 02:30'),
    });
    expect(check('repeated-hour')).toMatchObject({ n: 3, observed: 1 / 3 });
  });

  test('says nothing of times that are rejected, and of days', async () => {
    const reject = await checksOf(
      incidents('{ from: WHEN, formats: ["%Y-%m-%d %H:%M", "%Y-%m-%d"], ambiguous: reject }'),
      'incidents',
      { 'a.csv': odd },
    );
    expect(reject('repeated-hour')).toBeUndefined();
    const days = await checksOf(incidents('{ from: WHEN, formats: ["%Y-%m-%d"] }'), 'incidents', {
      'a.csv': rows('2023-11-05'),
    });
    expect(days('repeated-hour')).toBeUndefined();
  });
});

test('an hour that a clock skips is counted where it is read an hour later', async () => {
  const time = '{ from: WHEN, formats: ["%Y-%m-%d %H:%M", "%Y-%m-%d"], impossible: later }';
  const check = await checksOf(incidents(time), 'incidents', { 'a.csv': odd });
  expect(check('skipped-hour')).toMatchObject({ observed: 1 / 6, n: 6, severity: 'info' });
  expect(check('rejected')?.detail).toContain('0 of 6 records');
});

test('of several agencies in one pattern, the files of each are read by their own clock', async () => {
  const line = 'CALL,RECEIVED,ARRIVED,BEAT\n';
  const local = `${line}1,2023-11-05 00:50,2023-11-05 01:10,North\n`;
  const check = await checksOf(
    `files:
  - { match: "local/{agency}/*.csv" }
  - match: utc.csv
    agency: Far
    columns:
      received_at: { from: RECEIVED, formats: ["%Y-%m-%d %H:%M"], zone: UTC }
      arrived_at: { from: ARRIVED, formats: ["%Y-%m-%d %H:%M"], zone: UTC }
columns:
  id: CALL
  received_at: { from: RECEIVED, formats: ["%Y-%m-%d %H:%M"] }
  arrived_at: { from: ARRIVED, formats: ["%Y-%m-%d %H:%M"] }
  area: BEAT
intervals: { response: { from: received_at, to: arrived_at } }
answering: all
`,
    'responses',
    {
      'local/east/a.csv': local,
      'local/west/a.csv': local,
      'utc.csv': `${line}2,2023-11-05 09:50,2023-11-05 10:10,North\n`,
    },
  );
  // ten past one by the clock on the wall: of files in local time it is the earlier, as declared
  expect(check('response-hour-shown-twice')?.detail).toContain('0 of 3 records');
  expect(check('response-measured')?.detail).toContain('3 of 3 records');
});
