import type { Project } from '../acquire/index.ts';
import { endOfPeriod, periodLabel, reportsBefore } from '../recall/index.ts';
import { actionsOn, type Board, type Findings } from '../spec/index.ts';
import type { RunRecord } from '../store/index.ts';

/** What people say of a report, and all declarations that it rests on. */
export interface Said {
  /** Null where nobody says anything. */
  readonly board: Board | null;
  readonly declarations: Project['files'];
}

/**
 * What is said of the report of a day: its narrative, its replies, its corrections, and what came of earlier reports after
 * they were published, if no report has told it yet. It rests on these files alone: what is written of another quarter
 * changes nothing here.
 */
export function saidOf(project: Project, asOf: string, earlier: readonly RunRecord[]): Said {
  const { pipeline, narratives, actions } = project;
  const label = periodLabel(pipeline, asOf);
  const own = narratives.find(({ period }) => period === label);
  const late = saidLate(project, asOf, earlier);
  const corrections = [...(own ? correctionsOf(own) : []), ...late.flatMap((one) => one.corrections)];
  const replies = [...(own?.replies ?? []), ...late.flatMap((one) => one.replies)];
  const taken = actions?.upTo(asOf) ?? null;
  const decided = actions && taken ? actionsOn(actions.lines, asOf) : [];
  const board = { narrative: own?.said ?? null, replies, corrections, actions: decided };
  const written = [...(own ? [own] : []), ...late.map(({ narrative }) => narrative)];
  const files = [...written.map(({ path, sha256 }) => ({ path, sha256 })), ...(taken ? [taken] : [])];
  const declarations = [...project.files, ...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const isSilent = own === undefined && late.length === 0 && decided.length === 0;
  return { board: isSilent ? null : board, declarations };
}

type Read = Project['narratives'][number];
type Correction = Board['corrections'][number];
type Reply = Board['replies'][number];

const correctionsOf = ({ period, corrections }: Read): readonly Correction[] =>
  corrections.map((correction) => ({ report: period, ...correction }));
const repliesOf = ({ period, replies }: Read): readonly Reply[] =>
  replies.map((reply) => ({ ...reply, report: period }));

interface Late {
  readonly narrative: Read;
  readonly corrections: readonly Correction[];
  readonly replies: readonly Reply[];
}

/** Of earlier reports, what was written after they were published: each is told once, by the next report. */
function saidLate({ pipeline, narratives }: Project, asOf: string, earlier: readonly RunRecord[]): readonly Late[] {
  const end = endOfPeriod(periodLabel(pipeline, asOf), pipeline);
  const before = narratives.filter(
    ({ period, corrections, replies }) =>
      endOfPeriod(period, pipeline) < end && corrections.length + replies.length > 0,
  );
  if (before.length === 0) return [];
  const reports = reportsBefore(earlier, pipeline, asOf).map(({ findings }) => JSON.parse(findings) as Findings);
  if (reports.length === 0) return [];
  const told = new Set(reports.flatMap(toldIn));
  const published = new Set(reports.map(({ run }) => run.asOf));
  return before
    .map((narrative) => ({
      narrative,
      corrections: correctionsOf(narrative).filter((one) => !told.has(correctionKey(one))),
      // of a report that is not remembered, nobody knows what it had told
      replies: published.has(narrative.period) ? repliesOf(narrative).filter((one) => !told.has(replyKey(one))) : [],
    }))
    .filter(({ corrections, replies }) => corrections.length + replies.length > 0);
}

const correctionKey = ({ report, on, what }: Correction): string => JSON.stringify(['correction', report, on, what]);
const replyKey = ({ report, metric, from, on, text }: Reply): string =>
  JSON.stringify(['reply', report, metric, from, on, text]);

/** A correction stands on the report itself, too, and the next tells it all the same. */
const toldIn = ({ run, board }: Findings): readonly string[] => [
  ...(board?.corrections ?? []).filter(({ report }) => report !== run.asOf).map(correctionKey),
  ...(board?.replies ?? []).map((reply) => replyKey({ ...reply, report: reply.report ?? run.asOf })),
];
