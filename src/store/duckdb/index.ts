import type { Asked, LoadPlan, Questions, Warehouse } from '../warehouse.ts';
import { type Ask, type OpenOptions, openDuckDb, type Stream, seal } from './connection.ts';
import { courses } from './courses.ts';
import { durations } from './durations.ts';
import { countBy, range, rows } from './facts.ts';
import { fates, forgetTouched, settle, touch } from './fates.ts';
import { createKeptPanels, dropUnusedPanels, keptPanels, saveKeptPanels, writePanel } from './kept-panels.ts';
import { listedGroups, listing, renumber, saveListing, unload } from './listing.ts';
import { load } from './load.ts';
import { createMeasurements, measurements, saveMeasurements } from './measurements.ts';
import { createMemory, runs, saveRun, saveSourceState, sourceState } from './memory.ts';
import { nearDuplicates } from './near.ts';
import { panel } from './panel.ts';
import { loadPlaced } from './placing.ts';
import { profiles } from './profiles.ts';
import { listRefused } from './refusals.ts';
import { repeats } from './repeats.ts';
import { settledHours } from './settled-hours.ts';
import { stacked } from './stacked.ts';
import { recreate, regroup } from './tables.ts';
import { controlSums, tallies } from './tallies.ts';
import { hasTimeOfDay, saysDay } from './times.ts';
import { medians, weighted } from './weighted.ts';
import { wholePeriods } from './whole-periods.ts';
import { type ClockChanges, clockChanges, zoneOf } from './zones.ts';

/** The warehouse in one DuckDB file, in this process. */
export async function openDuckDbWarehouse(options: OpenOptions): Promise<Warehouse> {
  const { ask, stream, close } = await openDuckDb(options);
  await createMemory(ask);
  await createKeptPanels(ask);
  await createMeasurements(ask);
  const clocks = new Map<string, ClockChanges>();
  const clocksFor = async (plan: LoadPlan): Promise<ReadonlyMap<string, ClockChanges>> => {
    const timed = plan.mappings.filter(saysDay);
    for (const zone of new Set(timed.map((mapping) => zoneOf(mapping, plan)))) {
      // a local time of the pipeline's own zone stays as it is, unless one that a clock shows twice is to be rejected
      const hours = timed.filter(hasTimeOfDay);
      const repeated =
        hours.length > 0 && (zone !== plan.zone || hours.some(({ ambiguous }) => ambiguous === 'reject'));
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
    seal: (scratch) => seal(ask, scratch),
    load: async (plan, placer = null) => {
      const clocks = await clocksFor(plan);
      return placer ? loadPlaced(ask, plan, { clocks, placer }) : load(ask, plan, clocks);
    },
    listRefused: async (plan) => listRefused(ask, plan, await clocksFor(plan)),
    ...ledgerOf(ask, stream),
    ...questionsOf(ask),
    recording: () => {
      const asked: Asked[] = [];
      const recorded: Ask = (sql, values = []) => {
        asked.push({ text: sql.replace(/\n\s*/g, ' '), values });
        return ask(sql, values);
      };
      return { questions: questionsOf(recorded), asked };
    },
    measurements: (pipeline, source) => measurements(ask, pipeline, source),
    saveMeasurements: (pipeline, source, record) => saveMeasurements(ask, { pipeline, source, record }),
    sourceState: (pipeline, source) => sourceState(ask, pipeline, source),
    saveSourceState: (pipeline, source, state) => saveSourceState(ask, { pipeline, source, state }),
    runs: (pipeline) => runs(ask, pipeline),
    saveRun: (record) => saveRun(ask, record),
    keptPanels: (pipeline, countedFrom) => keptPanels(ask, pipeline, countedFrom),
    saveKeptPanels: (pipeline, panels) => saveKeptPanels(ask, pipeline, panels),
    dropUnusedPanels: (pipeline) => dropUnusedPanels(ask, pipeline),
    writePanel: (of, path) => writePanel(ask, of, path),
    version: async () => String((await ask('SELECT version()'))[0]?.[0] ?? ''),
  };
}

/** What is asked of facts, and changes nothing. */
const questionsOf = (ask: Ask): Questions => ({
  wholePeriods: (table, by) => wholePeriods(ask, table, by),
  profiles: (table, asked) => profiles(ask, table, asked),
  countBy: (table, columns, marks = []) => countBy(ask, table, { columns, marks }),
  rows: (table, columns) => rows(ask, table, columns),
  range: (table, column) => range(ask, table, column),
  panel: (query) => panel(ask, query),
  durations: (table, query) => durations(ask, { ...query, table }),
  courses: (table, query) => courses(ask, table, query),
  repeats: (table, query) => repeats(ask, table, query),
  stacked: (table, asked) => stacked(ask, table, asked),
  settledHours: (table, asked) => settledHours(ask, table, asked),
  weighted: (table, query) => weighted(ask, { ...query, table }),
  medians: (table, query) => medians(ask, { ...query, table }),
  tallies: (table, asked) => tallies(ask, table, asked),
  controlSums: (table, queries) => controlSums(ask, table, queries),
});

type Ledger = Pick<
  Warehouse,
  | 'recreate'
  | 'unload'
  | 'regroup'
  | 'renumber'
  | 'saveListing'
  | 'forgetTouched'
  | 'touch'
  | 'settle'
  | 'fates'
  | 'nearDuplicates'
  | 'listing'
  | 'listedGroups'
>;

/** What records were loaded, and what became of them. */
const ledgerOf = (ask: Ask, stream: Stream): Ledger => ({
  recreate: (table) => recreate(ask, table),
  unload: (table, file) => unload(ask, table, file),
  regroup: (table) => regroup(ask, table),
  renumber: (table, numbers) => renumber(ask, table, numbers),
  saveListing: (table, places) => saveListing(ask, table, places),
  forgetTouched: () => forgetTouched(ask),
  touch: (table, touched) => touch(ask, table, touched),
  settle: (table, identity) => settle(ask, table, identity),
  fates: (table) => fates(ask, table),
  nearDuplicates: (table, near) => nearDuplicates(ask, table, near),
  listing: (table) => listing(stream, table),
  listedGroups: (table) => listedGroups(ask, table),
});
