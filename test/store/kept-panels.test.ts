import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDuckDb, seal } from '../../src/store/duckdb/connection.ts';
import {
  createKeptPanels,
  dropUnusedPanels,
  keptPanels,
  saveKeptPanels,
  writePanel,
} from '../../src/store/duckdb/kept-panels.ts';
import { createMeasurements } from '../../src/store/duckdb/measurements.ts';
import { createMemory, runs, saveRun } from '../../src/store/duckdb/memory.ts';
import type { KeptPanel } from '../../src/store/index.ts';
import { temporaryFolder } from '../conform/fixture.ts';
import { projectRoot } from '../program.ts';

const counts: KeptPanel = {
  countedFrom: 'a1',
  metric: 'shootings',
  kind: 'count',
  areas: ["O'Neill", 'South', ''],
  spans: [
    { from: '2024-01-01', to: '2024-01-31' },
    { from: '2024-02-01', to: '2024-02-29' },
  ],
  reported: Uint8Array.of(1, 1, 1, 0, 1, 1),
  interpolated: Uint8Array.of(0, 0, 0, 0, 0, 1),
  quantities: ['events', 'exposure'],
  columns: [Float64Array.of(3, 0, 1, 0, 0, 2), Float64Array.of(31, 29, 31, 0, 31, 29)],
  stats: null,
  rest: '{}',
};
const times: KeptPanel = {
  ...counts,
  countedFrom: 'b2',
  metric: 'response-p90',
  kind: 'durations',
  quantities: ['durations'],
  columns: [],
  stats: JSON.stringify([{ bars: [480, 1, 0] }, null, null, null, null, null]),
};
const run = {
  id: 'r1',
  pipeline: 'town',
  period: '2024-Q1',
  state: 'published',
  findings: '{}',
  madeFrom: null,
} as const;

test('the panel of a run can be read by area and month, by whoever opens the warehouse, and as Parquet', async () => {
  const folder = await temporaryFolder();
  const { ask, close } = await openDuckDb({ path: ':memory:', threads: 2, memory: null, debug: () => undefined });
  await createMemory(ask);
  await createKeptPanels(ask);
  await saveKeptPanels(ask, 'town', [counts, times]);
  await saveRun(ask, { ...run, panel: ['b2', 'a1'] });
  const asked = `metric, area, strftime(first_day, '%Y-%m-%d'), strftime(last_day, '%Y-%m-%d'), reported, interpolated, quantity, value, detail`;
  const rows = await ask(`SELECT ${asked} FROM yardline.panel ORDER BY place, cell, quantity_place`);
  expect(rows).toHaveLength(6 + 12);
  expect(rows[0]).toEqual([
    'response-p90',
    "O'Neill",
    '2024-01-01',
    '2024-01-31',
    true,
    false,
    'durations',
    null,
    '{"bars":[480,1,0]}',
  ]);
  expect(rows.slice(6, 8)).toEqual([
    ['shootings', "O'Neill", '2024-01-01', '2024-01-31', true, false, 'events', 3, null],
    ['shootings', "O'Neill", '2024-01-01', '2024-01-31', true, false, 'exposure', 31, null],
  ]);
  // not reported is not none
  expect(rows[12]).toEqual(['shootings', 'South', '2024-02-01', '2024-02-29', false, false, 'events', 0, null]);
  expect(rows.at(-1)).toEqual(['shootings', '', '2024-02-01', '2024-02-29', true, true, 'exposure', 29, null]);

  await seal(ask, folder);
  const path = join(folder, 'panel.parquet');
  await writePanel(ask, { pipeline: 'town', period: '2024-Q1', run: 'r1' }, path);
  await expect(ask(`COPY (SELECT 1) TO '${join(folder, '..', 'x.parquet')}'`)).rejects.toMatchObject({ exitCode: 1 });
  expect(await ask(`SELECT ${asked} FROM '${path}'`)).toEqual(rows);
  close();
});

test('panels that no run stands on go, and those of others stay', async () => {
  const { ask, close } = await openDuckDb({ path: ':memory:', threads: 1, memory: null, debug: () => undefined });
  await createMemory(ask);
  await createKeptPanels(ask);
  for (const pipeline of ['town', 'city']) await saveKeptPanels(ask, pipeline, [counts, times]);
  await saveRun(ask, { ...run, panel: ['a1', 'b2'] });
  await saveRun(ask, { ...run, period: '2024-Q2', panel: ['b2'] });
  await dropUnusedPanels(ask, 'town');
  expect((await keptPanels(ask, 'town', ['a1', 'b2'])).length).toBe(2);
  const [first] = await runs(ask, 'town');
  expect(first?.panel).toEqual(['a1', 'b2']);
  if (first) await saveRun(ask, { ...first, state: 'pruned', panel: [] });
  await dropUnusedPanels(ask, 'town');
  expect((await keptPanels(ask, 'town', ['a1', 'b2'])).map(({ countedFrom }) => countedFrom)).toEqual(['b2']);
  expect(await keptPanels(ask, 'city', ['a1', 'b2'])).toHaveLength(2);
  // a run of an earlier release kept none
  await saveRun(ask, { ...run, pipeline: 'city', panel: [] });
  await dropUnusedPanels(ask, 'city');
  expect(await keptPanels(ask, 'city', ['a1', 'b2'])).toEqual([]);
  close();
});

test('docs/warehouse.md lists the tables and their columns', async () => {
  const { ask, close } = await openDuckDb({ path: ':memory:', threads: 1, memory: null, debug: () => undefined });
  await createMemory(ask);
  await createKeptPanels(ask);
  await createMeasurements(ask);
  const found = await ask(
    `SELECT table_name, string_agg(column_name, ' ' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_schema = 'yardline' GROUP BY 1`,
  );
  const page = readFileSync(join(projectRoot, 'docs/warehouse.md'), 'utf8');
  const listed = [...page.matchAll(/^\| `yardline\.(\w+)` \| (.*?) \|/gm)].map(([, name, columns = '']) => [
    name,
    columns.replaceAll(/[`,]/g, ''),
  ]);
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(found));
  close();
});
