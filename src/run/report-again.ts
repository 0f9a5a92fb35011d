import { join } from 'node:path';
import { exitCodes, usageError, YardlineError } from '../errors.ts';
import { folderName } from '../recall/index.ts';
import { type Disclosed, disclosedBefore } from '../redact/index.ts';
import { renderDocuments } from '../report/index.ts';
import type { Document, Findings } from '../spec/index.ts';
import {
  type Finished,
  finishDocuments,
  keepInHistory,
  publish,
  type RunRecord,
  readBack,
  sha256,
  writeBeside,
} from '../store/index.ts';
import { asOfDay } from './as-of.ts';
import type { KeptPublication } from './kept-publication.ts';
import { listReports } from './list-reports.ts';
import { type Session, version } from './session.ts';

export interface ReportedAgain {
  readonly findings: Findings;
  readonly folder: string;
  readonly artifacts: Findings['artifacts'];
}

/**
 * Writes the documents of a run anew from what was kept of it: no source is read and nothing is computed. They are the
 * bytes that the run made, or none is written; unless `anew` asks for them as this program writes them. Then what was
 * published goes to `history/`.
 */
export async function reportAgain(session: Session, { anew }: { readonly anew: boolean }): Promise<ReportedAgain> {
  const { root, log, warehouse } = session;
  const record = await recordOf(session);
  const { documents, findings } = await documentsOf(record);
  const folders = { root, period: record.period, run: record.id };
  const folder = join(root, record.period);
  const was = (JSON.parse(record.findings) as Findings).artifacts;
  const other = firstOther(was, findings.artifacts);
  const standing = other === undefined ? null : await readBack(folder, was);
  if (other !== undefined && !anew) throw notTheSame(record, other.path, standing !== null);
  if (standing) await keepInHistory(folders, sha256(JSON.stringify(was)).slice(0, 6));
  await writeBeside(folders, documents, null);
  await publish(folders);
  if (other) await warehouse.saveRun({ ...record, findings: JSON.stringify(findings), madeFrom: null });
  await listReports(session);
  const as = other ? 'this program writes them' : 'the run made them';
  log.stage('report', `${documents.length} documents, as ${as}`);
  return { findings, folder, artifacts: findings.artifacts };
}

function firstOther(was: Findings['artifacts'], now: Findings['artifacts']): Findings['artifacts'][number] | undefined {
  const made = new Map(now.map(({ path, sha256: hash }) => [path, hash]));
  return was.find(({ path, sha256: hash }) => made.get(path) !== hash) ?? now[was.length];
}

function notTheSame({ pipeline, period, findings }: RunRecord, path: string, stands: boolean): YardlineError {
  const { tool } = JSON.parse(findings) as Findings;
  const made =
    tool.version === version ? `both are yardline ${version}` : `that was ${tool.version}, this is ${version}`;
  const now = stands ? 'what was published stands as it was' : 'what was published is not there as it was';
  return new YardlineError(exitCodes.difference, [
    {
      id: 'not-the-same',
      place: path,
      message: `this program writes it otherwise than the one that published it (${made}); nothing was written, ${now}`,
      hint: `the same numbers as this program writes them: yardline report ${pipeline} --as-of ${period.split('_')[0]} --anew`,
      frame: '',
    },
  ]);
}

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
  const asOf = day === null ? '' : ` --as-of ${request.asOf}`;
  throw usageError('no-run', pipeline.id, message, `yardline run ${pipeline.id}${asOf}`);
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
