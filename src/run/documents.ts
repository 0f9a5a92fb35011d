import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { type Conformed, withExcerpts } from '../conform/index.ts';
import { rejectsCsv, seed, unlistedCsv } from '../recall/index.ts';
import type { Disclosed } from '../redact/index.ts';
import { renderDocuments } from '../report/index.ts';
import type { Artifact, Check, Document, Findings } from '../spec/index.ts';
import { artifactsOf, dropUnfinished, finishDocuments, publish, type RunRecord, writeBeside } from '../store/index.ts';
import { formatCount } from '../words/index.ts';
import { type KeptPublication, keptText } from './kept-publication.ts';
import type { MadeFirst } from './later-notices.ts';
import { listReports } from './list-reports.ts';
import type { Made, Origin } from './made-before.ts';
import { orNothing } from './or-nothing.ts';
import { saidOf } from './said.ts';
import type { Session, SessionRequest } from './session.ts';

export interface RunRequest extends SessionRequest {
  readonly showValues: boolean;
  /** Whether documents are written although a check failed; they say so. */
  readonly reportOnFail: boolean;
  /** The checks of a report that is made again; what they say of files that are gone is taken over. */
  readonly recalled?: readonly Check[];
  /** A report that is made again as it was first, and then with the notice that it got. */
  readonly madeFirst?: MadeFirst;
}

export interface RunResult {
  readonly findings: Findings;
  readonly folder: string;
  readonly privateFolder: string;
  readonly artifacts: readonly Artifact[];
}

export interface Writing extends Session<RunRequest> {
  readonly conformed: Conformed;
  readonly versions: readonly { readonly name: string; readonly version: string }[];
  readonly origin: Origin;
  readonly earlier: readonly RunRecord[];
}

/** Makes the documents of what may be disclosed. */
export async function makeDocuments(
  disclosed: Disclosed,
  { period, counts }: Pick<Made, 'period' | 'counts'>,
  { log }: Pick<Session, 'log'>,
): Promise<Made> {
  const rendered = await renderDocuments(disclosed);
  log.stage('report', countReports(rendered));
  const publication = (inputs: KeptPublication['inputs']): string => keptText(disclosed, inputs);
  return { rendered, findings: disclosed.findings, period, publication, counts };
}

export const countReports = (documents: readonly Document[]): string =>
  counted(documents.filter((document) => document.path.endsWith('.html')).length, 'report');

/** @example counted(1, 'area') // => "1 area" */
export const counted = (n: number, one: string): string => `${formatCount(n)} ${n === 1 ? one : `${one}s`}`;

/** Documents are written beside the published ones; only when the warehouse has committed do they take their place. */
export async function keepDocuments(
  { rendered, findings: shown, period, publication, counts }: Made,
  { request, project, warehouse, scratch, root, conformed, versions, origin, earlier }: Writing,
): Promise<RunResult> {
  const read = [...conformed.sources.flatMap((source) => source.ledger), ...conformed.boundaries];
  const unsaid = new Set(shown.ledger.flatMap(({ file, bytes }) => (bytes === null ? [file] : [])));
  const inputs = read.map(({ file, sha256: hash, bytes }) => ({
    file,
    sha256: hash,
    bytes: unsaid.has(file) ? null : bytes,
  }));
  const { documents, findings } = finishDocuments(rendered, shown, {
    versions,
    seed,
    inputs,
    declarations: saidOf(project, shown.run.asOfDay ?? '', earlier).declarations,
  });
  const folders = { root, period, run: findings.run.id };
  const { showValues } = request;
  const rejects = conformed.sources.map((source) =>
    showValues ? withExcerpts(source, { project: request.folder, scratch }) : source.rejects.pages(),
  );
  const record: RunRecord = {
    id: findings.run.id,
    pipeline: findings.run.pipeline,
    period,
    state: 'pending',
    findings: JSON.stringify(findings),
    madeFrom: origin({ id: findings.run.id, period }),
    publication: typeof publication === 'function' ? publication(inputs) : publication,
    panel: counts.panel,
  };
  await orNothing(folders, async (commit) => {
    await warehouse.saveKeptPanels(record.pipeline, counts.panels);
    await warehouse.saveRun(record);
    const panel = join(scratch, 'panel.parquet');
    await warehouse.writePanel({ pipeline: record.pipeline, period, run: record.id }, panel);
    await writeBeside(folders, documents, [
      rejectsCsv(rejects, showValues),
      { path: 'panel.parquet', bytes: createReadStream(panel) },
      unlistedCsv(conformed.checks, { minimum: project.pipeline.privacy.minimum, showValues }),
    ]);
    await commit(() => warehouse.commit());
  });
  await publish(folders);
  await warehouse.saveRun({ ...record, state: 'published' });
  await listReports({ root, project });
  return {
    findings,
    folder: join(root, period),
    privateFolder: join(root, 'private', period),
    artifacts: artifactsOf(documents),
  };
}

/** Completes what a crash cut off after the commit, and drops what it cut off before. */
export async function finishEarlierRun({ warehouse, project, root, log }: Session): Promise<void> {
  for (const record of (await warehouse.runs(project.pipeline.id)).filter((earlier) => earlier.state === 'pending')) {
    await publish({ root, period: record.period, run: record.id });
    await warehouse.saveRun({ ...record, state: 'published' });
    log.warn(`a run was cut off after its report of ${record.period} was made: the report is in its place now`);
  }
  const dropped = await dropUnfinished(root);
  if (dropped > 0) log.warn(`a run was cut off: ${counted(dropped, 'folder')} that it left beside the reports is gone`);
}
