import { readDeclarations } from './acquire/index.ts';
import { type Conformed, judgeStored, kinds, planSources, type SourcePreview } from './conform/index.ts';
import { crosstab, type Panel, recordingsOf } from './crosstab/index.ts';
import { dataError } from './errors.ts';
import { estimate } from './estimate/index.ts';
import { interpret } from './interpret/index.ts';
import type { Log } from './log.ts';
import { periodLabel, recall } from './recall/index.ts';
import { protectChecks, redact } from './redact/index.ts';
import { asOfDay } from './run/as-of.ts';
import {
  countReports,
  finishEarlierRun,
  keepDocuments,
  makeDocuments,
  type RunRequest,
  type RunResult,
} from './run/documents.ts';
import { madeBefore, originOf } from './run/made-before.ts';
import { readSources } from './run/read-sources.ts';
import { inSession, type Session, type SessionRequest, version } from './run/session.ts';
import { type Check, checkCover, monthSpan, type Pipeline, type Span } from './spec/index.ts';
import { sha256 } from './store/index.ts';

export type { RunRequest, RunResult } from './run/documents.ts';
export { fates, sumOf } from './run/read-sources.ts';
export type { SessionRequest } from './run/session.ts';

/** Runs a pipeline: everything it reads, loads and writes lands whole, or nothing does. */
export async function run(request: RunRequest, log: Log): Promise<RunResult> {
  const project = await readDeclarations(request.folder, request.pipeline, kinds);
  asOfDay(request.asOf, project.pipeline);
  return inSession(request, { log, use: 'write', project }, async (session) => {
    await finishEarlierRun(session);
    await session.warehouse.begin();
    return runStages(session);
  });
}

/** The way of the data, one line per stage. */
async function runStages(session: Session<RunRequest>): Promise<RunResult> {
  const { request, project, warehouse, log } = session;
  const { pipeline } = project;
  const versions = [
    { name: 'yardline', version },
    { name: 'DuckDB', version: await warehouse.version() },
  ];
  const earlier = await warehouse.runs(pipeline.id);
  const conformed = await readSources(session);
  await warehouse.seal();
  const origin = await originOf(session, conformed, { earlier, versions });
  const writing = { ...session, conformed, versions, origin };
  const known = await madeBefore(session.root, earlier, origin);
  if (known) {
    log.stage('report', `${countReports(known.rendered)} (unchanged)`);
    return keepDocuments(known, writing);
  }
  const panel = await crosstab(pipeline, conformed, { warehouse, grain: grainFor(pipeline) });
  const asOf = asOfDay(request.asOf, pipeline) ?? lastSettledDay(panel);
  const covers = panel.metrics.map((metric) => metric.coverage);
  checkCover(pipeline, { asOf, asked: request.asOf, covers, file: request.pipeline });
  log.stage('count', `${panel.metrics.length} metrics × ${panel.areas.length} areas, as of ${asOf}`);
  const estimates = estimate(pipeline, panel, asOf);
  log.stage('estimate', `${estimates.tested} changes tested`);
  const recordings = await recordingsOf(pipeline, conformed, warehouse);
  const findings = interpret(pipeline, estimates, {
    checks: conformed.checks,
    recordings,
    areas: conformed.areaList.areas,
  });
  const runId = runIdOf(project.files, conformed, asOf);
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
  const made = await makeDocuments(redact(publication), periodLabel(pipeline, asOf), log);
  return keepDocuments(made, writing);
}

/** The first half of a run alone: the sources are read, every record is accounted for, and the warehouse keeps it. */
export function ingest(request: SessionRequest, log: Log): Promise<Ingested> {
  return inSession(request, { log, use: 'write' }, async (session) => {
    await session.warehouse.begin();
    const { pipeline } = session.project;
    const conformed = await readSources(session);
    await session.warehouse.commit();
    const checks = protectChecks(conformed.checks, pipeline.privacy.minimum);
    return { pipeline, conformed: { ...conformed, checks } };
  });
}

export interface Ingested {
  readonly pipeline: Pipeline;
  readonly conformed: Conformed;
}

/** Looks at what would be read, and why; nothing is read, written or made. */
export function plan(request: SessionRequest, log: Log): Promise<Planned> {
  return inSession(request, { log, use: 'look' }, async ({ project: { pipeline }, warehouse }) => ({
    pipeline,
    sources: await planSources(pipeline, { warehouse, project: request.folder }),
  }));
}

export interface Planned {
  readonly pipeline: Pipeline;
  readonly sources: readonly SourcePreview[];
}

/** Judges what is stored by the limits declared now; nothing is read, and nothing is kept. */
export function recheck(request: SessionRequest, log: Log): Promise<Rechecked> {
  return inSession(request, { log, use: 'stored' }, async ({ project: { pipeline }, warehouse }) => {
    await warehouse.seal();
    const { checks } = await judgeStored(pipeline, warehouse, asOfDay(request.asOf, pipeline));
    if (checks.length === 0)
      throw dataError(
        'no-checks',
        pipeline.id,
        'must have something to check (nothing is stored of its sources)',
        `yardline ingest ${pipeline.id}`,
      );
    return { pipeline, checks: protectChecks(checks, pipeline.privacy.minimum) };
  });
}

export interface Rechecked {
  readonly pipeline: Pipeline;
  readonly checks: readonly Check[];
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
function runIdOf(declarations: Session['project']['files'], { sources, boundaries }: Conformed, asOf: string): string {
  const files = [...sources.flatMap((source) => source.ledger), ...boundaries];
  const inputs = files.map((line) => [line.file, line.sha256]);
  return sha256(JSON.stringify([version, asOf, declarations, inputs])).slice(0, 12);
}
