import { existsSync, readdirSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, parse, resolve } from 'node:path';
import { toolError, usageError } from '../errors.ts';
import type { Findings } from '../spec/index.ts';
import { onePipeline, projectFolder } from './project.ts';
import type { VerbCall } from './verb.ts';

export interface Published {
  readonly findings: Findings;
  readonly folder: string;
  readonly privateFolder: string;
}

/** The documents of a stored run: the one asked for, or the latest. Nothing is computed, and no lock is needed. */
export async function readPublished(call: VerbCall, notYet = 'there is no report yet'): Promise<Published> {
  const { id, root } = await publishedRoot(call);
  const periods = await publishedPeriods(root);
  const asked = call.options.asOf;
  const period = asked === undefined ? periods.at(-1) : (folderFor(asked, periods) ?? asked);
  if (period === undefined || !periods.includes(period))
    throw usageError(
      'no-run',
      id,
      period === undefined
        ? `must have been run (${notYet})`
        : `must have a report for ${period} (there are: ${periods.join(', ') || 'none'})`,
      `yardline run ${id}${period === undefined ? '' : ` --as-of ${period}`}`,
    );
  const folder = join(root, period);
  return { findings: await readFindings(folder), folder, privateFolder: join(root, 'private', period) };
}

async function publishedRoot(call: VerbCall): Promise<{ readonly id: string; readonly root: string }> {
  const out = resolve(projectFolder(call), call.options.out);
  const [named = ''] = call.args;
  // documents outlive the pipeline that made them
  const known = existsSync(join(out, named, 'private'));
  const id = known ? named : parse(await onePipeline(call)).name;
  return { id, root: join(out, id) };
}

/** All reports of a pipeline, the latest last. */
export async function readAllPublished(
  call: VerbCall,
): Promise<readonly { readonly period: string; readonly findings: Findings }[]> {
  const { id, root } = await publishedRoot(call);
  const periods = await publishedPeriods(root);
  if (periods.length === 0)
    throw usageError('no-run', id, 'must have been run (there is no report yet)', `yardline run ${id}`);
  return Promise.all(periods.map(async (period) => ({ period, findings: await readFindings(join(root, period)) })));
}

/** The folder of a report by its path, its findings.json, or its pipeline and period in the folder of documents. */
export function reportFolder(call: VerbCall, named: string): string {
  const { options, streams } = call;
  const places = [resolve(streams.cwd, named), resolve(projectFolder(call), options.out, named)];
  const folders = places.map((place) => (/\.(json|html)$/.test(place) ? dirname(place) : place));
  const found = folders.find((folder) => existsSync(join(folder, 'findings.json')));
  if (found !== undefined) return found;
  throw usageError(
    'no-report',
    named,
    'must be a report: its folder, its findings.json, or pipeline/period (there is none)',
    nearestReport(resolve(projectFolder(call), options.out), named) ?? 'yardline runs PIPELINE lists them',
  );
}

/** A period alone, or a pipeline alone, is half of a name. */
function nearestReport(out: string, named: string): string | null {
  const isReport = (name: string): boolean => existsSync(join(out, name, 'findings.json'));
  const listed = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);
  const ofPeriod = listed(out).map((id) => `${id}/${named}`);
  const ofPipeline = named === '' ? [] : listed(join(out, named)).map((period) => `${named}/${period}`);
  const found = [...ofPeriod, ...ofPipeline].filter(isReport).at(-1);
  return found === undefined ? null : `did you mean "${found}"?`;
}

export const readReport = (call: VerbCall, named: string): Promise<Findings> => readFindings(reportFolder(call, named));

/** The findings of the latest report of a pipeline; undefined where there is none. */
export async function latestFindings(call: VerbCall, pipeline: string): Promise<Findings | undefined> {
  const root = join(resolve(projectFolder(call), call.options.out), pipeline);
  const period = (await publishedPeriods(root)).at(-1);
  return period === undefined ? undefined : readFindings(join(root, period));
}

/** A folder by its name, or by the period before the days of a window: the latest of those. */
const folderFor = (asked: string, periods: readonly string[]): string | undefined =>
  periods.find((period) => period === asked) ?? periods.findLast((period) => period.startsWith(`${asked}_`));

async function readFindings(folder: string): Promise<Findings> {
  const path = join(folder, 'findings.json');
  const broken = (cause?: unknown) =>
    toolError('document', path, 'this document of a run cannot be read', 'run the pipeline again', cause);
  let said: unknown;
  try {
    said = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw broken(cause);
  }
  const { run, findings } = (said ?? {}) as Partial<Findings>;
  if (typeof run !== 'object' || !Array.isArray(findings)) throw broken();
  return said as Findings;
}

interface Dated {
  readonly period: string;
  /** What tells runs apart, most telling first: how far they look, what they know, when they were written. */
  readonly order: readonly (string | number)[];
}

/** The periods that have a report, the latest last: by the days that the runs stand on, whatever their labels. */
async function publishedPeriods(root: string): Promise<readonly string[]> {
  const names = (await readdir(root).catch(() => [])).filter((name) => !name.startsWith('.') && name !== 'private');
  const dated = await Promise.all(names.map((name) => dateRun(root, name)));
  return dated
    .flatMap((run) => run ?? [])
    .sort(later)
    .map(({ period }) => period);
}

function later(a: Dated, b: Dated): number {
  for (const [index, own] of a.order.entries()) {
    const other = b.order[index] ?? own;
    if (own !== other) return own < other ? -1 : 1;
  }
  return 0;
}

/** Undefined for a folder without a manifest: that is renamed last, so the folder is no whole run. */
async function dateRun(root: string, period: string): Promise<Dated | undefined> {
  const path = join(root, period, 'manifest.json');
  try {
    const { run } = JSON.parse(await readFile(path, 'utf8')) as { readonly run: Findings['run'] };
    const last = await lastDay(run.asOf, join(root, period));
    // two grains may end on one day with the same data: the run that was written last is the one meant
    return { period, order: [last, run.dataThrough, (await stat(path)).mtimeMs] };
  } catch {
    return undefined;
  }
}

/** The last day of a run's period. Fiscal years do not say when they begin; the points of the run's series do. */
async function lastDay(asOf: string, folder: string): Promise<string> {
  const { parsePeriod } = await import('../spec/index.ts');
  const period = parsePeriod(asOf, { fiscalYearStarts: 1 });
  if (period) return period.to;
  const { findings } = await readFindings(folder);
  return findings.flatMap(({ series }) => series).find((point) => point.period === asOf)?.to ?? '';
}
