import type { Conformed } from '../conform/index.ts';
import { crosstab, type Panel, recordingsOf } from '../crosstab/index.ts';
import type { Evidence } from '../interpret/index.ts';
import { type Facts, recall } from '../recall/index.ts';
import { checkCover, type Publication, type Window } from '../spec/index.ts';
import { asOfDay, lastSettledDay } from './as-of.ts';
import { counted } from './documents.ts';
import { judge } from './judge-metrics.ts';
import { startThreads, type Threads } from './judge-threads.ts';
import { grainFor } from './panel-grain.ts';
import { runIdOf } from './provenance.ts';
import { saidOf } from './said.ts';
import type { Session } from './session.ts';

/** From tables to what may be published once it has passed redaction: counted, compared, judged, remembered. */
export async function evaluateStages(
  session: Session,
  conformed: Conformed,
  remembered: Pick<Facts, 'earlier' | 'versions'>,
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
  { request, project, warehouse, log }: Session,
  { conformed, earlier, versions }: Pick<Facts, 'conformed' | 'earlier' | 'versions'>,
): Promise<Evaluation> {
  const { pipeline } = project;
  const panel = await crosstab(pipeline, conformed, { warehouse, grain: grainFor(pipeline) });
  const asOf = asOfDay(request.asOf, pipeline) ?? lastSettledDay(panel);
  const covers = panel.metrics.map((metric) => metric.coverage);
  checkCover(pipeline, { asOf, asked: request.asOf, covers, file: request.pipeline });
  log.stage(
    'count',
    `${counted(panel.metrics.length, 'metric')} × ${counted(panel.areas.length, 'area')}, as of ${asOf}`,
  );
  const { checks, areaList } = conformed;
  const evidence = async (): Promise<Evidence> => ({
    checks,
    recordings: await recordingsOf(pipeline, conformed, warehouse),
    areas: areaList.areas,
  });
  const onTested = (tested: number): void => log.stage('estimate', `${counted(tested, 'change')} tested`);
  const judged = await judge({ pipeline, panel, asOf, evidence, onTested }, threads);
  const said = saidOf(project, asOf, earlier);
  const runId = runIdOf(said.declarations, conformed, asOf);
  const facts = { pipeline, conformed, panel, ...judged, ...said, runId, asOf, versions, earlier };
  return { publication: recall(facts), panel, current: judged.current, asOf };
}

export interface Evaluation {
  readonly publication: Publication;
  readonly panel: Panel;
  readonly current: Window;
  /** The day that all of it stands on. */
  readonly asOf: string;
}
