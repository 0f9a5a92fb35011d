import type { LoadPlan, Warehouse } from '../warehouse.ts';
import { type OpenOptions, openDuckDb, seal } from './connection.ts';
import { zoneOf } from './conversion.ts';
import { countBy, dropRepeats, keepOnly, panel, range, recreate, rows } from './facts.ts';
import { load, refused } from './load.ts';
import { createMemory, runs, saveRun, saveSourceState, sourceState } from './memory.ts';
import { factsName } from './sql.ts';
import { hasTimeOfDay } from './times.ts';
import { type ClockChanges, clockChanges } from './zones.ts';

/** The warehouse in one DuckDB file, in this process. */
export async function openDuckDbWarehouse(options: OpenOptions): Promise<Warehouse> {
  const { ask, close } = await openDuckDb(options);
  await createMemory(ask);
  const clocks = new Map<string, ClockChanges>();
  const clocksFor = async (plan: LoadPlan): Promise<ReadonlyMap<string, ClockChanges>> => {
    const timed = plan.mappings.filter(hasTimeOfDay);
    for (const zone of new Set(timed.map((mapping) => zoneOf(mapping, plan)))) {
      // a local time of the pipeline's own zone stays as it is, unless one that a clock shows twice is to be rejected
      const repeated = zone !== plan.zone || timed.some(({ ambiguous }) => ambiguous === 'reject');
      const key = `${zone} ${repeated}`;
      const known = clocks.get(key) ?? (await clockChanges(ask, zone, { repeated }));
      clocks.set(key, known).set(zone, known);
    }
    return clocks;
  };
  const run = async (sql: string): Promise<void> => void (await ask(sql));
  return {
    begin: () => run('BEGIN'),
    commit: () => run('COMMIT'),
    rollback: () => run('ROLLBACK').catch(() => undefined),
    close: async () => close(),
    seal: () => seal(ask),
    recreate: (table) => recreate(ask, table),
    load: async (plan) => load(ask, plan, await clocksFor(plan)),
    unload: (table, file) => run(`DELETE FROM ${factsName(table)} WHERE _file = ${Math.trunc(file)}`),
    refused: async (plan) => refused(ask, plan, await clocksFor(plan)),
    keepOnly: (table, where) => keepOnly(ask, table, where),
    dropRepeats: (table, key) => dropRepeats(ask, table, key),
    countBy: (table, columns) => countBy(ask, table, columns),
    rows: (table, columns) => rows(ask, table, columns),
    range: (table, column) => range(ask, table, column),
    panel: (query) => panel(ask, query),
    sourceState: (pipeline, source) => sourceState(ask, pipeline, source),
    saveSourceState: (pipeline, source, state) => saveSourceState(ask, { pipeline, source, state }),
    runs: (pipeline) => runs(ask, pipeline),
    saveRun: (record) => saveRun(ask, record),
    version: async () => String((await ask('SELECT version()'))[0]?.[0] ?? ''),
  };
}
