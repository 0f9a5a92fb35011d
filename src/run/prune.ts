import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hiddenMetrics, isNeeded, remainsOf } from '../recall/index.ts';
import { addIsoDays, type Findings, yearsBefore } from '../spec/index.ts';
import type { RunRecord } from '../store/index.ts';
import type { KeptPublication } from './kept-publication.ts';
import { listReports } from './list-reports.ts';
import type { Session } from './session.ts';

export interface PruneQuestion {
  /** How many of the latest reports stay, whatever their age; null for no number. */
  readonly keep: number | null;
  /** How long before the latest report one must lie to go, such as 2y or 90d; null for any age. */
  readonly olderThan: string | null;
  readonly dryRun: boolean;
}

export type WhyKept = 'latest' | 'kept' | 'young' | 'disclosure';
export interface Pruned {
  readonly pipeline: string;
  /** Periods whose reports go, or would. */
  readonly pruned: readonly string[];
  readonly kept: readonly { readonly period: string; readonly why: WhyKept }[];
}

/**
 * Removes the documents of old reports, and forgets their numbers: of each stay its hashes and what it hid. The latest
 * report stays, and every one that disclosure control must remember. Ages count from the latest report, never from a clock.
 */
export async function pruneReports({ project, warehouse, root }: Session, asked: PruneQuestion): Promise<Pruned> {
  const records = (await warehouse.runs(project.pipeline.id)).filter(({ state }) => state === 'published');
  const reports = reportsOf(records);
  const verdicts = reports.map((report, place) => ({ report, why: whyKept(report, reports, { place, asked }) }));
  const going = verdicts.filter(({ why }) => why === null).map(({ report }) => report);
  if (!asked.dryRun) {
    await warehouse.begin();
    for (const record of going.flatMap((report) => report.records))
      await warehouse.saveRun({ ...record, ...forgotten(record) });
    await warehouse.dropUnusedPanels(project.pipeline.id);
    await warehouse.commit();
    for (const { period } of going) await removeReport(root, period);
    if (going.length > 0) await listReports({ root, project });
  }
  return {
    pipeline: project.pipeline.id,
    pruned: going.map(({ period }) => period),
    kept: verdicts.flatMap(({ report, why }) => (why === null ? [] : [{ period: report.period, why }])),
  };
}

/** All that was ever made of one period; the last of it is what readers see. */
interface Report {
  readonly period: string;
  readonly day: string;
  readonly records: readonly RunRecord[];
  readonly told: readonly Findings[];
  /** Nothing is ever hidden: every case is published elsewhere. */
  readonly isOpen: boolean;
}

/** The latest last. */
function reportsOf(records: readonly RunRecord[]): readonly Report[] {
  const periods = [...new Set(records.map(({ period }) => period))];
  const reports = periods.map((period) => {
    const own = records.filter((record) => record.period === period);
    const told = own.map(({ findings }) => JSON.parse(findings) as Findings);
    const { asOfDay, dataThrough } = told.at(-1)?.run ?? { asOfDay: '', dataThrough: '' };
    return { period, day: asOfDay ?? dataThrough, records: own, told, isOpen: own.every(isOpenRecord) };
  });
  return reports.toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

function isOpenRecord({ publication }: RunRecord): boolean {
  if (typeof publication !== 'string') return false;
  return (JSON.parse(publication) as KeptPublication).methods.privacy.minimum === 0;
}

function whyKept(
  report: Report,
  all: readonly Report[],
  { place, asked }: { readonly place: number; readonly asked: PruneQuestion },
): WhyKept | null {
  const latest = all.at(-1);
  if (!latest || report === latest) return 'latest';
  if (asked.keep !== null && place >= all.length - asked.keep) return 'kept';
  if (asked.olderThan !== null && report.day >= before(latest.day, asked.olderThan)) return 'young';
  if (report.isOpen && latest.isOpen) return null;
  const hidden = hiddenMetrics(all.flatMap(({ told }) => told));
  return report.told.some((told) => isNeeded(told, hidden)) ? 'disclosure' : null;
}

/** @example before('2026-09-30', '2y') // => "2024-09-30" */
export function before(day: string, age: string): string {
  const n = Number(age.slice(0, -1));
  return age.endsWith('y') ? yearsBefore(day, n) : addIsoDays(day, -n);
}

const forgotten = ({ findings }: RunRecord): Omit<RunRecord, 'id' | 'pipeline' | 'period'> => ({
  state: 'pruned',
  findings: JSON.stringify(remainsOf(JSON.parse(findings) as Findings)),
  madeFrom: null,
  publication: null,
  panel: [],
});

/** With all its versions and exports. The manifest goes first: a folder without one is no report, should the rest be cut off. */
async function removeReport(root: string, period: string): Promise<void> {
  const folder = join(root, period);
  const isThere = await readFile(join(folder, 'manifest.json')).catch(() => null);
  if (isThere !== null) await rm(join(folder, 'manifest.json'));
  await rm(folder, { recursive: true, force: true });
  for (const room of ['private', 'history', 'exports'])
    await rm(join(root, room, period), { recursive: true, force: true });
}
