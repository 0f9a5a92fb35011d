import { spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { conform } from '../../src/conform/index.ts';
import type { Pipeline, Source } from '../../src/spec/index.ts';
import { openDuckDb, seal } from '../../src/store/duckdb/connection.ts';
import { openWarehouse, type Warehouse } from '../../src/store/index.ts';
import { ingestFolder, mapping, sourceOf, temporaryFolder, writeFiles } from '../conform/fixture.ts';

const columns = [mapping('area', 'text', 'area'), mapping('at', 'timestamp', 'at', { formats: ['%Y-%m-%d'] })];
const open = (folder: string): Promise<Warehouse> =>
  openWarehouse({ address: 'w.duckdb', project: folder, threads: 2, memory: null, debug: () => undefined });
const pipelineOf = (sources: readonly Source[]): Pipeline =>
  ({
    id: 'test',
    calendar: { grain: 'quarter', timezone: 'UTC', fiscalYearStarts: 1 },
    sources,
    metrics: [],
    windows: { current: 'last-quarter', also: [] },
    waivers: [],
    areas: {
      list: [],
      source: null,
      universe: null,
      outlines: null,
      parents: null,
      parentsVersion: null,
      defaultRole: 'comparison',
    },
  }) as unknown as Pipeline;

test('an error in the second source leaves the warehouse as it was', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'one.csv': 'area,at\nNorth,2021-01-01\n', 'two.csv': 'area,at\nSouth,2021-01-01\n' });
  const sources = ['one', 'two'].map((id) => sourceOf(columns, { id, when: 'at', files: [{ match: `${id}.csv` }] }));
  const run = async (): Promise<void> => {
    const warehouse = await open(folder);
    try {
      await warehouse.begin();
      await conform(pipelineOf(sources), {
        warehouse,
        pipeline: 'test',
        zone: 'UTC',
        project: folder,
        scratch: folder,
        onSource: () => undefined,
      });
      await warehouse.commit();
    } catch (error) {
      await warehouse.rollback();
      throw error;
    } finally {
      await warehouse.close();
    }
  };
  const kept = async (): Promise<unknown> => {
    const warehouse = await open(folder);
    const table = {
      pipeline: 'test',
      source: 'one',
      columns: [{ name: 'area', type: 'text' as const }],
      groups: [],
      whole: null,
      key: [],
      fingerprint: false,
      recordNumbers: false,
      settledTimes: false,
      refusedValues: false,
    };
    const state = {
      rows: await warehouse.rows(table, ['area']),
      one: await warehouse.sourceState('test', 'one'),
      two: await warehouse.sourceState('test', 'two'),
    };
    await warehouse.close();
    return state;
  };
  await run();
  const before = await kept();
  await writeFile(join(folder, 'one.csv'), 'area,at\nEast,2021-01-01\nWest,2021-01-01\n');
  await rm(join(folder, 'two.csv'));
  await expect(run()).rejects.toMatchObject({ exitCode: 3 });
  expect(await kept()).toEqual(before);
});

test('a warehouse that another process holds is told with its PID', async () => {
  const folder = await temporaryFolder();
  const script = `import { DuckDBInstance } from '@duckdb/node-api';
    await DuckDBInstance.create(process.argv[1]); console.log('held'); setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, join(folder, 'w.duckdb')], {
    cwd: join(import.meta.dirname, '../..'),
  });
  try {
    await new Promise((settle) => child.stdout.once('data', settle));
    await expect(open(folder)).rejects.toMatchObject({
      exitCode: 1,
      problems: [{ id: 'locked', message: expect.stringContaining(`PID ${child.pid}`) }],
    });
  } finally {
    child.kill();
    await new Promise((settle) => child.once('exit', settle));
  }
  await (await open(folder)).close();
});

test('a file that is no warehouse is told', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'w.duckdb': 'area,at\nNorth,2021-01-01\n'.repeat(1000) });
  await expect(open(folder)).rejects.toMatchObject({ exitCode: 1, problems: [{ id: 'warehouse' }] });
});

describe('a sealed warehouse', () => {
  test('answers questions and reads no further file', async () => {
    const folder = await temporaryFolder();
    await writeFiles(folder, { 'a.csv': 'area,at\nNorth,2021-01-01\n' });
    const warehouse = await open(folder);
    const source = sourceOf(columns);
    await warehouse.begin();
    const { loaded } = await ingestFolder(source, { folder, warehouse });
    await warehouse.seal();
    const question = {
      table: loaded.table,
      when: 'at',
      area: 'area',
      grain: 'month',
      cover: { from: '2021-01-01', to: '2021-12-31' },
      measures: [{ id: 'all', where: {}, of: null, sum: null }],
    } as const;
    expect(await warehouse.panel(question)).toEqual([{ start: '2021-01-01', area: 'North', groups: [], values: [1] }]);
    await writeFile(join(folder, 'a.csv'), 'area,at\nNorth,2021-01-01\nSouth,2021-01-01\n');
    await expect(ingestFolder(source, { folder, warehouse })).rejects.toThrow();
    await warehouse.rollback();
    await warehouse.close();
  });

  test('neither writes files nor attaches nor changes a setting', async () => {
    const folder = await temporaryFolder();
    const { ask, close } = await openDuckDb({
      path: join(folder, 's.duckdb'),
      threads: 1,
      memory: null,
      debug: () => undefined,
    });
    await ask('BEGIN');
    await ask('CREATE TABLE t AS SELECT 1 AS a');
    await seal(ask);
    await ask('COMMIT');
    const target = join(folder, 'out').replaceAll("'", "''");
    for (const sql of [
      `COPY t TO '${target}.csv'`,
      `COPY t TO '${target}.parquet'`,
      `ATTACH '${target}.db' AS x`,
      `SELECT * FROM read_text('/etc/hostname')`,
      `SELECT * FROM '/etc/passwd'`,
      `SELECT * FROM glob('/*')`,
      `EXPORT DATABASE '${target}'`,
      'INSTALL httpfs',
      'LOAD spatial',
      'SET enable_external_access = true',
      'SET threads = 4',
      `SET memory_limit = '1GB'`,
    ])
      await expect(ask(sql), sql).rejects.toMatchObject({ exitCode: 1 });
    expect(await ask('SELECT a FROM t')).toEqual([[1]]);
    close();
  });
});
