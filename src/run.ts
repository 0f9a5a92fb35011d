import { readDeclarations } from './acquire/index.ts';
import {
  type Conformed,
  judgeStored,
  kinds,
  planSources,
  recalledChecks,
  type SourcePreview,
} from './conform/index.ts';
import { dataError } from './errors.ts';
import { missedVerdicts } from './interpret/index.ts';
import type { Log } from './log.ts';
import { folderName, privacyOf } from './recall/index.ts';
import { minimumsOfSources, protectItems } from './redact/index.ts';
import { asOfDay } from './run/as-of.ts';
import { correctReports } from './run/correct-reports.ts';
import {
  counted,
  countReports,
  finishEarlierRun,
  keepDocuments,
  makeDocuments,
  type RunRequest,
  type RunResult,
} from './run/documents.ts';
import { disclosed, evaluateStages } from './run/evaluate-stages.ts';
import { declaredInFiles, type Explained } from './run/explain/declared-in.ts';
import { type ExplainQuestion, explanationOf } from './run/explain/explanation.ts';
import { type Asked, type Evidence, evidenceOf } from './run/export/evidence.ts';
import { beforeNotices } from './run/later-notices.ts';
import { madeBefore, originOf } from './run/made-before.ts';
import { type PowerAnswer, type PowerQuestion, powerIn } from './run/power.ts';
import { versionsOf } from './run/provenance.ts';
import { type Pruned, type PruneQuestion, pruneReports } from './run/prune.ts';
import { readSources } from './run/read-sources.ts';
import { readStored } from './run/read-stored.ts';
import { type ReportedAgain, reportAgain } from './run/report-again.ts';
import { inSession, type Session, type SessionRequest } from './run/session.ts';
import type { Shown } from './run/tell.ts';
import { type Verified, verifyReport } from './run/verify.ts';
import type { Check, Finding, Findings, Pipeline } from './spec/index.ts';
import type { RunRecord } from './store/index.ts';

export type { RunRequest, RunResult } from './run/documents.ts';
export type { Explained } from './run/explain/declared-in.ts';
export type { Explanation } from './run/explain/explanation.ts';
export type { Asked, Evidence } from './run/export/evidence.ts';
export { type TestCase, type TestedMetric, testMetric } from './run/metric-tests/index.ts';
export type { PowerAnswer } from './run/power.ts';
export type { Pruned, WhyKept } from './run/prune.ts';
export { fates, sumOf } from './run/read-sources.ts';
export type { SessionRequest } from './run/session.ts';
export type { Compared, Verified } from './run/verify.ts';

/** Runs a pipeline: everything it reads, loads and writes lands whole, or nothing does. */
export async function run(request: RunRequest, log: Log): Promise<RunResult> {
  const { madeFirst } = request;
  const told = await readDeclarations(request.folder, request.pipeline, kinds);
  const project = madeFirst === undefined ? told : beforeNotices(told, madeFirst);
  asOfDay(request.asOf, project.pipeline);
  return inSession(request, { log, use: 'write', project }, async (session) => {
    await finishEarlierRun(session);
    await session.warehouse.begin();
    const result = await runStages(session);
    // earlier reports that were found wrong are told so when the next one stands
    if (madeFirst === undefined || madeFirst.hasNotice) await correctReports({ ...session, project: told });
    return result;
  });
}

/** The way of the data, one line per stage. */
async function runStages(session: Session<RunRequest>): Promise<RunResult> {
  const { project, warehouse, log } = session;
  const { pipeline } = project;
  const versions = await versionsOf(warehouse);
  const earlier = await warehouse.runs(pipeline.id);
  const conformed = withRecalled(await readSources(session), session.request);
  await warehouse.seal(session.scratch);
  const origin = await originOf(session, conformed, { earlier, versions });
  const writing = { ...session, conformed, versions, origin, earlier };
  const known = await madeBefore(session.root, earlier, origin);
  if (known) {
    if (!session.request.reportOnFail) requirePassed(known.findings.checks);
    log.stage('report', `${countReports(known.rendered)} (unchanged)`);
    return keepDocuments(known, writing);
  }
  const evaluation = await evaluateStages(session, conformed, { earlier, versions });
  if (!session.request.reportOnFail) requirePassed(evaluation.publication.findings.checks);
  const { asOf, panel, counts } = evaluation;
  const own = { period: folderName(pipeline, asOf), counts: counts.toKeep(panel) };
  const made = await makeDocuments(disclosed(evaluation), own, session);
  return keepDocuments(made, writing);
}

const withRecalled = (conformed: Conformed, { recalled }: RunRequest): Conformed =>
  recalled === undefined ? conformed : { ...conformed, checks: recalledChecks(conformed.checks, recalled) };

/** What a failed check stops, where no documents are wanted then. */
function requirePassed(checks: readonly Check[]): void {
  const [first, ...others] = checks.filter((one) => !one.passed && one.severity === 'fail' && one.waiver === null);
  if (!first) return;
  const more = others.length > 0 ? `, and ${counted(others.length, 'other check')}` : '';
  throw dataError('check-failed', first.id, `must pass: ${first.detail}${more}`, 'yardline check has all of them');
}

/** Headline findings that stop a run which is gated by verdicts. */
export const missedIn = ({ findings }: RunResult): readonly Finding[] => missedVerdicts(findings.findings);

/** The first half of a run alone: the sources are read, every record is accounted for, and the warehouse keeps it. */
export function ingest(request: SessionRequest, log: Log): Promise<Ingested> {
  return inSession(request, { log, use: 'write' }, async (session) => {
    await session.warehouse.begin();
    const { pipeline } = session.project;
    const conformed = await readSources(session);
    await session.warehouse.commit();
    const checks = analystChecks(conformed.checks, pipeline);
    return { pipeline, conformed: { ...conformed, checks } };
  });
}

/** Checks as the analyst sees them, who holds the records: only texts that few of them have are left out. */
const analystChecks = (checks: readonly Check[], pipeline: Pipeline): readonly Check[] =>
  checks.map((check) => protectItems(check, minimumsOfSources({ privacy: privacyOf(pipeline) })(check.source)));

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
    const { checks } = await judgeStored(pipeline, warehouse, { asOf: asOfDay(request.asOf, pipeline) });
    if (checks.length === 0)
      throw dataError(
        'no-checks',
        pipeline.id,
        'must have something to check (nothing is stored of its sources)',
        `yardline ingest ${pipeline.id}`,
      );
    return { pipeline, checks: analystChecks(checks, pipeline) };
  });
}

export interface Rechecked {
  readonly pipeline: Pipeline;
  readonly checks: readonly Check[];
}

export interface ToVerify {
  /** The folder of the report. */
  readonly report: string;
  /** How many corrections stand on it. */
  readonly notices: number;
  /** The reports before it, where they came with it; else those that the warehouse remembers. */
  readonly earlier: readonly RunRecord[];
}

/** Makes a published report again from the sources, knowing what was known then, and compares the two. */
export async function verifyAgain(request: SessionRequest, asked: ToVerify, log: Log): Promise<Verified> {
  const { earlier, ...report } = asked;
  const make = (again: RunRequest): Promise<RunResult> => run(again, log);
  if (earlier.length > 0) return verifyReport(request, { ...report, remembered: earlier, make });
  const remembered = await inSession(request, { log, use: 'look' }, ({ project, warehouse }) =>
    warehouse.runs(project.pipeline.id),
  );
  return verifyReport(request, { ...report, remembered, make });
}

/** Writes the documents of a run anew, from what was kept of it. */
export const report = (request: SessionRequest & { readonly anew: boolean }, log: Log): Promise<ReportedAgain> =>
  inSession(request, { log, use: 'stored' }, (session) => reportAgain(session, request));

/** What the warehouse adds to the bundle of a report. */
export const evidence = (request: SessionRequest, of: Asked, log: Log): Promise<Evidence> =>
  inSession(request, { log, use: 'look' }, (session) => evidenceOf(session, of));

/** Removes old reports, as far as nothing that is hidden could be worked out for it. */
export const prune = (request: SessionRequest & PruneQuestion, log: Log): Promise<Pruned> =>
  inSession(request, { log, use: 'stored' }, (session) => pruneReports(session, request));

/**
 * The second half of a run alone, on what is stored: no source is read, and no document is written.
 *
 * @param shown  which findings are asked for
 */
export function evaluate({ shown, ...request }: EvaluateRequest, log: Log): Promise<Evaluated> {
  return inSession(request, { log, use: 'stored' }, async (session) => {
    const { findings, previews } = await evaluateStored(session, shown);
    return { findings, previews };
  });
}

/** What is stored, evaluated, with the findings as they may be told beside all that reports have told. */
async function evaluateStored(session: Session, shown: Shown = 'all') {
  const { conformed, previews, ...remembered } = await readStored(session);
  const evaluation = await evaluateStages(session, conformed, { ...remembered, shown });
  const { findings } = disclosed(evaluation);
  return { ...evaluation, conformed, previews, findings };
}

export interface EvaluateRequest extends SessionRequest {
  readonly shown: Shown;
}

export interface Evaluated extends Pick<Stored, 'previews'> {
  readonly findings: Findings;
}

/** An answer from what is stored. */
interface Stored {
  readonly pipeline: string;
  /** What a load would find now: sources that have changed since they were read. */
  readonly previews: readonly SourcePreview[];
}

/** The smallest changes that what is stored of a metric could show. */
export function power(request: SessionRequest & PowerQuestion, log: Log): Promise<PowerAnswer & Stored> {
  return inSession(request, { log, use: 'stored' }, async (session) => {
    const { previews, ...evaluated } = await evaluateStored(session);
    const { pipeline } = session.project;
    return { pipeline: pipeline.id, previews, ...powerIn({ pipeline, ...evaluated }, request) };
  });
}

/** Where what is stored of a metric comes from, and why it moved. */
export function explain(request: SessionRequest & ExplainQuestion, log: Log): Promise<Explained & Stored> {
  return inSession(request, { log, use: 'stored' }, async (session) => {
    const { previews, ...evaluated } = await evaluateStored(session);
    const { warehouse, project } = session;
    const { pipeline } = project;
    const explanation = await explanationOf({ pipeline, warehouse, ...evaluated }, request);
    const declaredIn = await declaredInFiles(explanation.finding, { project, path: request.pipeline });
    return { pipeline: pipeline.id, previews, ...explanation, declaredIn };
  });
}
