import { afterEach, describe, expect, test } from 'vitest';
import { readDeclarations } from '../../src/acquire/index.ts';
import { type Conformed, conform, kinds } from '../../src/conform/index.ts';
import { crosstab, type Panel } from '../../src/crosstab/index.ts';
import type { Check } from '../../src/spec/index.ts';
import { openWarehouse, type Warehouse } from '../../src/store/index.ts';
import { listCells } from '../crosstab/list-cells.ts';
import { temporaryFolder, writeFiles } from './fixture.ts';

/** A small project with crimes counted by the day of their report, and calls whose stamps are in two columns. */
const declared = `id: town
title: Town
calendar: { grain: month, timezone: America/Chicago }
sources:
  crime:
    kind: incidents
    repeats: keep
    when: reported_at
    files: crime.csv
    columns:
      occurred_at: { from: HAPPENED, formats: ["%Y-%m-%d"] }
      reported_at: { from: REPORTED, formats: ["%Y-%m-%d"] }
      area: BEAT
      offense: { value: robbery, codes: { robbery: [robbery] } }
  calls:
    kind: responses
    repeats: keep
    files: calls.csv
    columns:
      id: CALL
      area: BEAT
      received_at: { join: [{ from: DAY, formats: ["%Y-%m-%d"] }, { from: TIME, formats: ["%H:%M"] }] }
      arrived_at: { from: ARRIVED, formats: ["%Y-%m-%d %H:%M"] }
    intervals: { response: { from: received_at, to: arrived_at } }
    answering: first
areas: { list: [{ area: North, role: program, start: 2024-02-01 }, { area: South, role: comparison }] }
windows: { baseline: { kind: fixed, from: 2024-01-01, to: 2024-01-31, reason: the first month } }
metrics: [{ use: robberies, source: crime }, { use: calls, source: calls }]
reports: [board]
`;
const metric = (id: string, kind: string, count: string): string => `id: ${id}
title: ${id}
why: It is counted in this test.
question: better-off
role: context
better: lower
kind: ${kind}
measure: { kind: count, count: ${count}, empty: zero }
owner: evaluation lead
version: 1
`;
const files = {
  'pipelines/town.yaml': declared,
  'metrics/robberies.yaml': metric('robberies', 'incidents', '{}'),
  'metrics/calls.yaml': metric('calls', 'responses', '{ of: id }'),
  'reports/board.yaml': 'id: board\ntitle: Board report\naudience: coalition board\nsections: [page-one, methods]\n',
  'crime.csv': `HAPPENED,REPORTED,BEAT
2023-06-30,2024-01-02,North
2024-01-05,2024-01-05,North
2024-01-09,2024-03-15,South
2024-02-10,,North
`,
  'calls.csv': `CALL,BEAT,DAY,TIME,ARRIVED
1,North,2024-01-05,10:00,2024-01-05 10:07
1,North,2024-01-05,10:00,2024-01-05 10:05
2,South,2024-02-05,,2024-02-05 10:05
3,South,2024-02-05,00:00,2024-02-05 00:09
`,
};

interface Loaded {
  readonly conformed: Conformed;
  readonly panel: Panel;
  readonly asked: readonly string[];
}
let warehouse: Warehouse;
afterEach(() => warehouse.close());

async function load(folder: string): Promise<Loaded> {
  const asked: string[] = [];
  const { pipeline } = await readDeclarations(folder, 'pipelines/town.yaml', kinds);
  const debug = (sql: string): number => asked.push(sql);
  warehouse = await openWarehouse({ address: 'warehouse.duckdb', project: folder, threads: 2, memory: null, debug });
  await warehouse.begin();
  const zone = pipeline.calendar.timezone;
  const context = { warehouse, pipeline: 'town', zone, project: folder, scratch: folder };
  const conformed = await conform(pipeline, { ...context, onSource: () => undefined });
  const panel = await crosstab(pipeline, conformed, { warehouse, grain: 'month' });
  await warehouse.commit();
  return { conformed, panel, asked };
}
async function loaded(): Promise<Loaded & { readonly folder: string }> {
  const folder = await temporaryFolder();
  await writeFiles(folder, files);
  return { folder, ...(await load(folder)) };
}
const cells = ({ panel }: Loaded, id: string) =>
  panel.metrics
    .filter(({ metric }) => metric === id)
    .flatMap((metric) => listCells(panel, metric))
    .map(({ area, from, stat }) => `${area} ${from} ${stat?.events ?? null}`);
const check = ({ conformed }: Loaded, id: string): Check | undefined => conformed.checks.find((one) => one.id === id);

describe('records by the time that their source names', () => {
  test('are counted, and covered, by the day of report; those without one are told', async () => {
    const town = await loaded();
    expect(cells(town, 'robberies')).toEqual([
      'North 2024-01-02 2',
      'North 2024-02-01 0',
      'North 2024-03-01 0',
      'South 2024-01-02 0',
      'South 2024-02-01 0',
      'South 2024-03-01 1',
    ]);
    expect(check(town, 'crime/without-time')).toMatchObject({ observed: 0.25, n: 4, severity: 'warn', passed: false });
    expect(check(town, 'calls/without-time')).toMatchObject({ observed: 0, n: 4, passed: true });
  });
});

describe('calls', () => {
  test('are counted once by area and month, though several units answered', async () => {
    expect(cells(await loaded(), 'calls')).toEqual([
      'North 2024-01-05 1',
      'North 2024-02-01 0',
      'South 2024-01-05 0',
      'South 2024-02-01 2',
    ]);
  });
  test('that have a day and no time of day are not measured from midnight', async () => {
    const town = await loaded();
    expect(check(town, 'calls/response-missing-start')?.detail).toBe(
      'response: 1 of 3 calls have no receipt: not measured',
    );
    expect(check(town, 'calls/response-measured')?.detail).toBe('response: 2 of 3 calls are measured');
  });
  test('are asked about once: a run with nothing new finds the same, and reads no stamp again', async () => {
    const first = await loaded();
    await warehouse.close();
    const again = await load(first.folder);
    expect(again.conformed.checks).toEqual(first.conformed.checks);
    const histograms = ({ asked }: Loaded): number => asked.filter((sql) => sql.includes('AS outcome')).length;
    expect(histograms(first)).toBe(1);
    expect(histograms(again)).toBe(0);
  });
});
