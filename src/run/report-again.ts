import { join } from 'node:path';
import { exitCodes, usageError, YardlineError } from '../errors.ts';
import { folderName } from '../recall/index.ts';
import { type Disclosed, disclosedBefore } from '../redact/index.ts';
import { renderDocuments } from '../report/index.ts';
import type { Document, Findings } from '../spec/index.ts';
import { type Finished, finishDocuments, publish, type RunRecord, writeBeside } from '../store/index.ts';
import { asOfDay } from './as-of.ts';
import type { KeptPublication } from './kept-publication.ts';
import { listReports } from './list-reports.ts';
import type { Session } from './session.ts';

export interface ReportedAgain {
  readonly findings: Findings;
  readonly folder: string;
  readonly artifacts: Findings['artifacts'];
}

/**
 * Writes the documents of a run anew from what was kept of it: no source is read and nothing is computed. They are the
 * bytes that the run made, or none is written.
 */
export async function reportAgain(session: Session): Promise<ReportedAgain> {
  const { root, log } = session;
  const record = await recordOf(session);
  const { documents, findings } = await documentsOf(record);
  const made = new Map(findings.artifacts.map(({ path, sha256 }) => [path, sha256]));
  const was = (JSON.parse(record.findings) as Findings).artifacts;
  const other = was.find(({ path, sha256 }) => made.get(path) !== sha256) ?? findings.artifacts[was.length];
  if (other) throw notTheSame(record, other.path, findings.tool.version);
  await writeBeside({ root, period: record.period, run: record.id }, documents, null);
  await publish({ root, period: record.period, run: record.id });
  await listReports(session);
  log.stage('report', `${documents.length} documents, as the run made them`);
  return { findings, folder: join(root, record.period), artifacts: findings.artifacts };
}

const notTheSame = ({ pipeline }: RunRecord, path: string, version: string): YardlineError =>
  new YardlineError(exitCodes.difference, [
    {
      id: 'not-the-same',
      place: path,
      message: `made again, it is not what the run made with yardline ${version}; nothing was written`,
      hint: `yardline run ${pipeline}`,
      frame: '',
    },
  ]);

/** The run that is asked for: the one of a period, or the latest. */
async function recordOf({ request, project, warehouse }: Session): Promise<RunRecord> {
  const { pipeline } = project;
  const published = (await warehouse.runs(pipeline.id)).filter(({ state }) => state === 'published');
  const day = asOfDay(request.asOf, pipeline);
  const named = (run: RunRecord): boolean =>
    day === null || run.period === folderName(pipeline, day) || run.period.split('_')[0] === request.asOf;
  const dayOf = ({ findings }: RunRecord): string => (JSON.parse(findings) as Findings).run.asOfDay ?? '';
  const found = published
    .filter(named)
    .toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))
    .at(-1);
  if (found) return found;
  const periods = [...new Set(published.map(({ period }) => period))].join(', ') || 'none';
  const message = `must have been run${day === null ? '' : ` for ${request.asOf}`} (there are: ${periods})`;
  throw usageError('no-run', pipeline.id, message, `yardline run ${pipeline.id}`);
}

/** All documents of a run, from what was kept of it. */
export async function documentsOf(record: RunRecord, findings = shownIn(record)): Promise<Finished> {
  const kept = keptIn(record);
  const disclosed: Disclosed = disclosedBefore({ ...kept, findings });
  const rendered: readonly Document[] = await renderDocuments(disclosed);
  const { methods, inputs } = kept;
  const { versions, seed, declarations } = methods;
  return finishDocuments(rendered, findings, { versions, seed, inputs, declarations });
}

/** The list of documents is made with them. */
export const shownIn = ({ findings }: RunRecord): Findings => ({
  ...(JSON.parse(findings) as Findings),
  artifacts: [],
});

function keptIn({ publication, pipeline, period }: RunRecord): KeptPublication {
  if (typeof publication === 'string') return JSON.parse(publication) as KeptPublication;
  const message = `must be a run whose parts were kept (${period} was made by an earlier release)`;
  throw usageError('older-report', pipeline, message, `yardline run ${pipeline}`);
}
