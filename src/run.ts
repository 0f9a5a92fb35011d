import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { type Project, readDeclarations } from './acquire/index.ts';
import { type Conformed, conform, kinds, type LoadedSource } from './conform/index.ts';
import { crosstab, type Panel } from './crosstab/index.ts';
import { usageError } from './errors.ts';
import { estimate } from './estimate/index.ts';
import { interpret } from './interpret/index.ts';
import type { Log } from './log.ts';
import { periodLabel, recall, rejectsCsv, seed } from './recall/index.ts';
import { type Disclosed, redact } from './redact/index.ts';
import { renderDocuments } from './report/index.ts';
import {
  type Artifact,
  checkCover,
  type Findings,
  monthSpan,
  type Pipeline,
  parseAsOf,
  type Span,
} from './spec/index.ts';
import {
  artifactsOf,
  dropUnfinished,
  finishDocuments,
  openWarehouse,
  publish,
  type RunRecord,
  sha256,
  type Warehouse,
  writeBeside,
} from './store/index.ts';

export interface RunRequest {
  /** The project's folder, absolute. */
  readonly folder: string;
  /** The pipeline's file, from that folder. */
  readonly pipeline: string;
  readonly asOf: string | null;
  readonly out: string;
  readonly warehouse: string | null;
  readonly threads: number | null;
  readonly memory: string | null;
  readonly showValues: boolean;
}

export interface RunResult {
  readonly findings: Findings;
  readonly folder: string;
  readonly privateFolder: string;
  readonly artifacts: readonly Artifact[];
}

/** A run in progress: what it was asked, where it stands, and where it tells of its progress. */
interface Session {
  readonly request: RunRequest;
  readonly project: Project;
  readonly warehouse: Warehouse;
  readonly scratch: string;
  /** The folder of all documents of this pipeline. */
  readonly root: string;
  readonly log: Log;
}

const version = packageJson.version;

/** Runs a pipeline: everything it reads, loads and writes lands whole, or nothing does. */
export async function run(request: RunRequest, log: Log): Promise<RunResult> {
  const project = await readDeclarations(request.folder, request.pipeline, kinds);
  checkAsOf(request.asOf, project.pipeline);
  const { folder, threads, memory } = request;
  const warehouse = await openWarehouse({
    address: warehouseOf(request, project.pipeline),
    project: folder,
    threads,
    memory,
    debug: log.debug,
  });
  const scratch = await mkdtemp(join(tmpdir(), 'yardline-'));
  const session: Session = {
    request,
    project,
    warehouse,
    scratch,
    root: resolve(folder, request.out, project.pipeline.id),
    log,
  };
  try {
    await finishEarlierRun(session);
    await warehouse.begin();
    return await runStages(session);
  } catch (error) {
    await warehouse.rollback();
    throw error;
  } finally {
    await warehouse.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The way of the data, one line per stage. */
async function runStages(session: Session): Promise<RunResult> {
  const { request, project, warehouse, scratch, log } = session;
  const { pipeline } = project;
  const versions = [
    { name: 'yardline', version },
    { name: 'DuckDB', version: await warehouse.version() },
  ];
  const earlier = await warehouse.runs(pipeline.id);
  const conformed = await conform(pipeline, {
    warehouse,
    pipeline: pipeline.id,
    zone: pipeline.calendar.timezone,
    project: request.folder,
    scratch,
    onSource: (loaded) => log.stage('read', sourceLine(loaded)),
  });
  await warehouse.seal();
  const panel = await crosstab(pipeline, conformed, { warehouse, grain: grainFor(pipeline) });
  const asOf = checkAsOf(request.asOf, pipeline) ?? lastSettledDay(panel);
  const covers = panel.metrics.map((metric) => metric.coverage);
  checkCover(pipeline, { asOf, asked: request.asOf, covers, file: request.pipeline });
  log.stage('count', `${panel.metrics.length} metrics × ${panel.areas.length} areas, as of ${asOf}`);
  const estimates = estimate(pipeline, panel, asOf);
  log.stage('estimate', `${estimates.tested} changes tested`);
  const findings = interpret(pipeline, estimates, conformed.checks);
  const runId = runIdOf(project, conformed, asOf);
  const publication = recall({
    pipeline,
    conformed,
    panel,
    estimates,
    findings,
    runId,
    asOf,
    declarations: project.files,
    versions,
    earlier,
  });
  const disclosed = redact(publication);
  return writeDocuments(disclosed, { ...session, conformed, versions, period: periodLabel(pipeline, asOf) });
}

interface Writing extends Session {
  readonly conformed: Conformed;
  readonly versions: readonly { readonly name: string; readonly version: string }[];
  readonly period: string;
}

/** Documents are written beside the published ones; only when the warehouse has committed do they take their place. */
async function writeDocuments(
  disclosed: Disclosed,
  { request, project, warehouse, root, log, conformed, versions, period }: Writing,
): Promise<RunResult> {
  const rendered = await renderDocuments(disclosed);
  log.stage('report', `${rendered.filter((document) => document.path.endsWith('.html')).length} reports`);
  const inputs = conformed.sources.flatMap((source) =>
    source.ledger.map(({ file, sha256: hash, bytes }) => ({ file, sha256: hash, bytes })),
  );
  const { documents, findings } = finishDocuments(rendered, disclosed.findings, {
    versions,
    seed,
    inputs,
    declarations: project.files,
  });
  const folders = { root, period, run: findings.run.id };
  await writeBeside(folders, documents, [
    rejectsCsv(
      conformed.sources.flatMap((source) => source.rejects),
      request.showValues,
    ),
  ]);
  const record: RunRecord = {
    id: findings.run.id,
    pipeline: findings.run.pipeline,
    period,
    state: 'pending',
    findings: JSON.stringify(findings),
  };
  await warehouse.saveRun(record);
  await warehouse.commit();
  await publish(folders);
  await warehouse.saveRun({ ...record, state: 'published' });
  return {
    findings,
    folder: join(root, period),
    privateFolder: join(root, 'private', period),
    artifacts: artifactsOf(documents),
  };
}

/** Completes what a crash cut off after the commit, and drops what it cut off before. */
async function finishEarlierRun({ warehouse, project, root }: Session): Promise<void> {
  for (const record of (await warehouse.runs(project.pipeline.id)).filter((earlier) => earlier.state === 'pending')) {
    await publish({ root, period: record.period, run: record.id });
    await warehouse.saveRun({ ...record, state: 'published' });
  }
  await dropUnfinished(root);
}

function checkAsOf(text: string | null, { calendar }: Pipeline): string | null {
  if (text === null) return null;
  const day = parseAsOf(text, calendar);
  if (day === undefined)
    throw usageError(
      'as-of',
      '--as-of',
      `must be a date or a period (got "${text}")`,
      'write 2022-12-31, 2022-12, 2022-Q4 or 2022 (FY2023-Q2 where the fiscal year does not start in January)',
    );
  return day;
}

const warehouseOf = (request: RunRequest, pipeline: Pipeline): string =>
  request.warehouse ??
  (request.out === 'out' ? pipeline.warehouse : resolve(request.folder, request.out, 'warehouse.duckdb'));

function sourceLine({ source, ledger, unchanged }: LoadedSource): string {
  const total = (field: 'read' | 'loaded' | 'rejected' | 'duplicate' | 'filtered'): number =>
    ledger.reduce((sum, line) => sum + line[field], 0);
  return `${source.title}: ${total('read')} = ${total('loaded')} loaded + ${total('rejected')} rejected + ${total('duplicate')} duplicate + ${total('filtered')} filtered${unchanged ? ' (unchanged)' : ''}`;
}

/** Months, unless a window begins or ends inside one. */
function grainFor(pipeline: Pipeline): Panel['grain'] {
  const declared = [pipeline.windows.current, ...pipeline.windows.also].filter((window) => typeof window === 'object');
  const baselines = pipeline.metrics.flatMap(({ baseline }) => (baseline?.kind === 'fixed' ? [baseline] : []));
  const wholeMonths = ({ from, to }: Span): boolean => from.endsWith('-01') && monthSpan(to.slice(0, 7)).to === to;
  return [...declared, ...baselines].every(wholeMonths) ? 'month' : 'day';
}

/** The last day for which the records of every metric have arrived. */
const lastSettledDay = ({ metrics }: Panel): string =>
  metrics.map((metric) => metric.coverage.settledThrough).sort()[0] ?? '1970-01-01';

/** The same inputs and declarations are the same run, on any machine. */
function runIdOf({ files }: Project, { sources }: Conformed, asOf: string): string {
  const inputs = sources.flatMap((source) => source.ledger.map((line) => [line.file, line.sha256]));
  return sha256(JSON.stringify([version, asOf, files, inputs])).slice(0, 12);
}
