import type { Conformed } from '../conform/index.ts';
import { crosstab, type Panel, recordingsOf } from '../crosstab/index.ts';
import type { Evidence } from '../interpret/index.ts';
import { areasByRole, earlierReports, type Facts, privacyOf, recall } from '../recall/index.ts';
import { type Disclosed, disclose, type Protected } from '../redact/index.ts';
import { checkCover, type Publication, type Window } from '../spec/index.ts';
import type { RunRecord } from '../store/index.ts';
import { asOfDay, lastSettledDay } from './as-of.ts';
import { type Counted, countedBefore } from './counted-before.ts';
import { counted } from './documents.ts';
import { standingAgain } from './judge-again.ts';
import { judge } from './judge-metrics.ts';
import { startThreads, type Threads } from './judge-threads.ts';
import { grainFor } from './panel-grain.ts';
import { runIdOf } from './provenance.ts';
import { saidOf } from './said.ts';
import type { Session } from './session.ts';
import type { Shown } from './tell.ts';

/** What is remembered of earlier runs, what this one is made with, and which findings are asked for. */
export interface Remembered extends Pick<Facts, 'versions'> {
  readonly earlier: readonly RunRecord[];
  /** Without it, all of them. */
  readonly shown?: Shown;
}

/** From tables to what may be published once it has passed redaction: counted, compared, judged, remembered. */
export async function evaluateStages(
  session: Session,
  conformed: Conformed,
  remembered: Remembered,
): Promise<Evaluation> {
  const { request, project } = session;
  const { areas } = conformed.areaList;
  const size = { metrics: project.pipeline.metrics.length, areas: areas.length, threads: request.threads };
  const threads = startThreads(size);
  if (threads) session.log.debug(`judged by ${threads.count} threads`);
  try {
    return await evaluateBy(threads, session, { conformed, ...remembered });
  } finally {
    await threads?.close();
  }
}

async function evaluateBy(
  threads: Threads | null,
  session: Session,
  { conformed, earlier, versions, shown = 'all' }: Remembered & Pick<Facts, 'conformed'>,
): Promise<Evaluation> {
  const { request, project, warehouse, log } = session;
  const { pipeline } = project;
  const grain = grainFor(pipeline);
  const counts = await countedBefore(session, conformed, grain);
  const panel = await crosstab(pipeline, conformed, { warehouse, grain, before: counts.before });
  const asOf = asOfDay(request.asOf, pipeline) ?? lastSettledDay(panel, pipeline);
  const covers = panel.metrics.map((metric) => metric.coverage);
  checkCover(pipeline, { asOf, asked: request.asOf, covers, file: request.pipeline });
  log.stage(
    'count',
    `${counted(panel.metrics.length, 'metric')} × ${counted(panel.areas.length, 'area')}, as of ${asOf}`,
  );
  const { checks, areaList } = conformed;
  const evidence = once(
    async (): Promise<Evidence> => ({
      checks,
      recordings: await recordingsOf(pipeline, conformed, warehouse),
      areas: areaList.areas,
    }),
  );
  const onTested = (tested: number): void => log.stage('estimate', `${counted(tested, 'change')} tested`);
  const said = saidOf(project, asOf, earlier);
  const runId = runIdOf(said.declarations, conformed, asOf);
  const ledger = conformed.sources.flatMap((source) => source.ledger);
  const reports = earlierReports(earlier, { pipeline, runId, asOf });
  const telling = {
    rules: { privacy: privacyOf(pipeline), areas: areasByRole(panel.areas) },
    shown: shownIn(panel, shown),
  };
  const judged = await judge({ pipeline, panel, asOf, evidence, reports, ledger, telling, onTested }, threads);
  const { told, current, tested } = judged;
  const { headlines } = told;
  const { previous } = reports;
  const again = { pipeline, panel, evidence, ledger, telling };
  const standing = shown === 'all' ? await standingAgain({ previous, headlines, asOf }, again, threads) : [];
  const own = { current, tested, headlines, previous, standing };
  const facts = { pipeline, conformed, panel, ...own, ...said, runId, asOf, versions };
  return { publication: recall(facts), told, panel, counts, current, asOf };
}

/** Asked again, the same answer. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () => (asked ??= ask());
}

/** Of an area that there is not, all is asked for: whoever asked is told which there are. */
function shownIn({ areas }: Panel, shown: Shown): Shown {
  if (shown === 'all' || shown.area === null) return shown;
  return shown.area.startsWith('@') || areas.some(({ area }) => area === shown.area) ? shown : 'all';
}

/**
 * What may be shown, beside all that was shown before.
 *
 * @throws {YardlineError} (exit 4) where earlier reports give a small count away
 */
export const disclosed = ({ publication, told }: Evaluation): Disclosed => disclose(publication, told);

export interface Evaluation {
  /** All that stands beside the findings. */
  readonly publication: Publication;
  readonly told: Protected;
  readonly panel: Panel;
  readonly counts: Counted;
  readonly current: Window;
  /** The day that all of it stands on. */
  readonly asOf: string;
}
