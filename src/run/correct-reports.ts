import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Board, Findings } from '../spec/index.ts';
import { keepInHistory, publish, type RunRecord, writeBeside } from '../store/index.ts';
import { listReports } from './list-reports.ts';
import { documentsOf, shownIn } from './report-again.ts';
import type { Session } from './session.ts';

type Correction = Board['corrections'][number];

/**
 * Reports that were found wrong get a notice, with the numbers that they had: they are made again from what was kept of
 * them, beside the old bytes, which move to `history/`. What was told before is not told twice.
 */
export async function correctReports(session: Session): Promise<void> {
  const { project, warehouse, root, log } = session;
  const wrong = project.narratives.filter(({ corrections }) => corrections.length > 0);
  if (wrong.length === 0) return;
  const records = (await warehouse.runs(project.pipeline.id)).filter(({ state }) => state === 'published');
  for (const { period, corrections } of wrong) {
    const told = corrections.map((correction) => ({ report: period, ...correction }));
    const record = records.findLast((run) => shownIn(run).run.asOf === period);
    const published = record && (await publishedIn(join(root, record.period)));
    if (!record || !published || published.run.id !== record.id) continue;
    if ([published, shownIn(record)].every((one) => tellsAll(one, told))) continue;
    if (typeof record.publication !== 'string') {
      log.warn(`the report of ${period} was made by an earlier release: run it again for the notice to stand on it`);
      continue;
    }
    await renderWithNotice(session, { record, published, told });
    log.stage('correct', `the report of ${period} has a notice`);
  }
}

const publishedIn = async (folder: string): Promise<Findings | null> =>
  JSON.parse(await readFile(join(folder, 'findings.json'), 'utf8').catch(() => 'null')) as Findings | null;

const ownOf = ({ board, run }: Findings): readonly Correction[] =>
  (board?.corrections ?? []).filter(({ report }) => report === run.asOf);

const tellsAll = (findings: Findings, told: readonly Correction[]): boolean =>
  JSON.stringify(ownOf(findings)) === JSON.stringify(told);

interface Notice {
  readonly record: RunRecord;
  /** What readers see now. */
  readonly published: Findings;
  readonly told: readonly Correction[];
}

async function renderWithNotice(
  { warehouse, root, project }: Session,
  { record, published, told }: Notice,
): Promise<void> {
  const shown = shownIn(record);
  const others = (shown.board?.corrections ?? []).filter(({ report }) => report !== shown.run.asOf);
  const board: Board = {
    narrative: null,
    replies: [],
    actions: [],
    ...shown.board,
    corrections: [...told, ...others],
  };
  const { documents, findings } = await documentsOf(record, { ...shown, board });
  const folders = { root, period: record.period, run: record.id };
  await keepInHistory(folders, String(ownOf(published).length));
  await writeBeside(folders, documents, null);
  await publish(folders);
  await warehouse.saveRun({ ...record, findings: JSON.stringify(findings) });
  await listReports({ root, project });
}
