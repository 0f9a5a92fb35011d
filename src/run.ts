import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { type Project, readDeclarations } from './acquire/index.ts';
import { type Conformed, conform, kinds } from './conform/index.ts';
import { crosstab, type Panel } from './crosstab/index.ts';
import { usageError } from './errors.ts';
import { estimate } from './estimate/index.ts';
import { interpret } from './interpret/index.ts';
import type { Log } from './log.ts';
import { periodLabel, recall, seed } from './recall/index.ts';
import { rejectsCsv } from './recall/rejects-csv.ts';
import { redact } from './redact/index.ts';
import { renderDocuments } from './report/index.ts';
import { type Artifact, type Document, type Findings, monthSpan, parseAsOf, type Pipeline, type Span } from './spec/index.ts';
import { artifactsOf, dropUnfinished, type Folders, openWarehouse, publish, sha256, type Warehouse, writeBeside } from './store/index.ts';


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
  readonly conformed: Conformed;
  readonly folder: string;
  readonly privateFolder: string;
  readonly artifacts: readonly Artifact[];
}

export const version = packageJson.version;

/** The whole way of the data: one line per stage, and the only place that tells of progress. */
export async function run(request: RunRequest, log: Log): Promise<RunResult> {
  const project = await readDeclarations(request.folder, request.pipeline, kinds);
  const { pipeline } = project;
  const asOfDay = request.asOf === null ? null : requestedDay(request.asOf, pipeline);
  const warehouse = await openWarehouse({ address: warehouseOf(request, pipeline), project: request.folder, threads: request.threads, memory: request.memory, debug: log.debug });
  const scratch = await mkdtemp(join(tmpdir(), 'yardline-'));
  const root = resolve(request.folder, request.out, pipeline.id);
  try {
    await finishEarlierRun(warehouse, pipeline, root);
    const earlier = await warehouse.runs(pipeline.id);
    await warehouse.begin();

    const conformed = await conform(pipeline, { warehouse, pipeline: pipeline.id, zone: pipeline.calendar.timezone, project: request.folder, scratch, onSource: ({ source, ledger, unchanged }) => log.stage('read', sourceLine(source.id, ledger, unchanged)) });
    const versions = [{ name: 'yardline', version }, { name: 'DuckDB', version: await warehouse.version() }];
    await warehouse.seal();
    const panel = await crosstab(pipeline, conformed, { warehouse, grain: grainFor(pipeline) });
    const asOf = asOfDay ?? lastSettledDay(panel);
    log.stage('count', `${panel.metrics.length} metrics × ${panel.areas.length} areas, as of ${asOf}`);
    const estimates = estimate(pipeline, panel, asOf);
    log.stage('estimate', `${estimates.tested} changes tested`);
    const findings = interpret(pipeline, estimates, conformed.checks);
    const runId = runIdOf(project, conformed, asOf);
    const publication = recall({ pipeline, conformed, panel, estimates, findings, runId, asOf, declarations: project.files, versions, earlier });
    const disclosed = redact(publication);
    const documents = await renderDocuments(disclosed);
    log.stage('report', `${documents.filter((document) => document.path.endsWith('.html')).length} reports`);

    const folders: Folders = { root, period: periodLabel(pipeline, asOf), run: runId };
    const finished = complete(documents, disclosed.findings, { project, conformed, versions });
    await writeBeside(folders, finished.documents, [rejectsCsv(conformed.sources.flatMap((source) => source.rejects), request.showValues)]);
    const record = { id: runId, pipeline: pipeline.id, period: folders.period, findings: JSON.stringify(finished.findings) };
    await warehouse.saveRun({ ...record, state: 'pending' });
    await warehouse.commit();
    await publish(folders);
    await warehouse.saveRun({ ...record, state: 'published' });
    return { findings: finished.findings, conformed, folder: join(root, folders.period), privateFolder: join(root, 'private', folders.period), artifacts: artifactsOf(finished.documents) };
  } catch (error) {
    await warehouse.rollback();
    throw error;
  } finally {
    await warehouse.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Completes what a crash cut off after the commit, and drops what it cut off before. */
async function finishEarlierRun(warehouse: Warehouse, pipeline: Pipeline, root: string): Promise<void> {
  for (const record of (await warehouse.runs(pipeline.id)).filter((earlier) => earlier.state === 'pending')) {
    await publish({ root, period: record.period, run: record.id });
    await warehouse.saveRun({ ...record, state: 'published' });
  }
  await dropUnfinished(root);
}

function requestedDay(text: string, { calendar }: Pipeline): string {
  const day = parseAsOf(text, calendar);
  if (day === undefined) throw usageError('as-of', '--as-of', `must be a date or a period (got "${text}")`, 'write 2022-12-31, 2022-12, 2022-Q4 or 2022 (FY2023-Q2 where the fiscal year does not start in January)');
  return day;
}

const warehouseOf = (request: RunRequest, pipeline: Pipeline): string => request.warehouse ?? (request.out === 'out' ? pipeline.warehouse : resolve(request.folder, request.out, 'warehouse.duckdb'));

function sourceLine(id: string, ledger: Conformed['sources'][number]['ledger'], unchanged: boolean): string {
  const total = (field: 'read' | 'loaded' | 'rejected' | 'duplicate' | 'filtered'): number => ledger.reduce((sum, line) => sum + line[field], 0);
  return `${id}: ${total('read')} = ${total('loaded')} loaded + ${total('rejected')} rejected + ${total('duplicate')} duplicate + ${total('filtered')} filtered${unchanged ? ' (unchanged)' : ''}`;
}

/** Months, unless a window begins or ends inside one. */
function grainFor(pipeline: Pipeline): Panel['grain'] {
  const declared = [pipeline.windows.current, ...pipeline.windows.also].filter((window) => typeof window === 'object');
  const baselines = pipeline.metrics.flatMap(({ baseline }) => (baseline?.kind === 'fixed' ? [baseline] : []));
  const wholeMonths = ({ from, to }: Span): boolean => from.endsWith('-01') && monthSpan(to.slice(0, 7)).to === to;
  return [...declared, ...baselines].every(wholeMonths) ? 'month' : 'day';
}

/** The last day for which the records of every metric have arrived. */
const lastSettledDay = ({ metrics }: Panel): string => metrics.map((metric) => metric.coverage.settledThrough).sort()[0] ?? '1970-01-01';

/** The same inputs and declarations are the same run, on any machine. */
function runIdOf({ files }: Project, { sources }: Conformed, asOf: string): string {
  const inputs = sources.flatMap((source) => source.ledger.map((line) => [line.file, line.sha256]));
  return sha256(JSON.stringify([version, asOf, files, inputs])).slice(0, 12);
}

interface CompleteContext {
  readonly project: Project;
  readonly conformed: Conformed;
  readonly versions: readonly { readonly name: string; readonly version: string }[];
}

/** Adds what can only be known when everything else is rendered: the list of documents, and the manifest. */
function complete(documents: readonly Document[], findings: Findings, { project, conformed, versions }: CompleteContext): { readonly documents: readonly Document[]; readonly findings: Findings } {
  const encode = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
  const others = documents.filter((document) => document.path !== 'findings.json');
  const whole: Findings = { ...findings, artifacts: artifactsOf(others) };
  const listed = [...others, { path: 'findings.json', bytes: encode(whole) }];
  const inputs = conformed.sources.flatMap((source) => source.ledger.map(({ file, sha256: hash, bytes }) => ({ file, sha256: hash, bytes })));
  const manifest = { schema: 'yardline.manifest/1', run: findings.run, versions, seed, inputs, declarations: project.files, artifacts: artifactsOf(listed) };
  return { documents: [...listed, { path: 'manifest.json', bytes: encode(manifest) }], findings: whole };
}
