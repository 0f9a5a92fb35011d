import type { Project } from '../acquire/index.ts';
import { endOfPeriod, periodLabel, reportBefore } from '../recall/index.ts';
import { actionsOn, type Board, type Findings } from '../spec/index.ts';
import type { RunRecord } from '../store/index.ts';

/** What people say of a report, and all declarations that it rests on. */
export interface Said {
  /** Null where nobody says anything. */
  readonly board: Board | null;
  readonly declarations: Project['files'];
}

/**
 * What is said of the report of a day: its narrative, its replies, its corrections, and those of earlier reports that the
 * last one did not tell. It rests on these files alone: what is written of another quarter changes nothing here.
 */
export function saidOf(project: Project, asOf: string, earlier: readonly RunRecord[]): Said {
  const { pipeline, narratives, actions } = project;
  const label = periodLabel(pipeline, asOf);
  const own = narratives.find(({ period }) => period === label);
  const corrected = correctedBefore(project, asOf, earlier);
  const corrections = [...(own ? correctionsOf(own) : []), ...corrected.flatMap(({ told }) => told)];
  const taken = actions?.upTo(asOf) ?? null;
  const decided = actions && taken ? actionsOn(actions.lines, asOf) : [];
  const board = { narrative: own?.said ?? null, replies: own?.replies ?? [], corrections, actions: decided };
  const written = [...(own ? [own] : []), ...corrected.map(({ narrative }) => narrative)];
  const files = [...written.map(({ path, sha256 }) => ({ path, sha256 })), ...(taken ? [taken] : [])];
  const declarations = [...project.files, ...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const isSilent = own === undefined && corrections.length === 0 && decided.length === 0;
  return { board: isSilent ? null : board, declarations };
}

type Read = Project['narratives'][number];
type Correction = Board['corrections'][number];

const correctionsOf = ({ period, corrections }: Read): readonly Correction[] =>
  corrections.map((correction) => ({ report: period, ...correction }));

/** Corrections of earlier reports, but for those that the last report told of reports before it. */
function correctedBefore({ pipeline, narratives }: Project, asOf: string, earlier: readonly RunRecord[]) {
  const before = reportBefore(earlier, pipeline, asOf);
  const last = before ? (JSON.parse(before.findings) as Findings) : null;
  if (last === null) return [];
  const known = (last.board?.corrections ?? []).filter(({ report }) => report !== last.run.asOf);
  const isTold = (one: Correction): boolean =>
    known.some(({ report, on, what }) => report === one.report && on === one.on && what === one.what);
  const end = endOfPeriod(periodLabel(pipeline, asOf), pipeline);
  return narratives
    .filter(({ period }) => endOfPeriod(period, pipeline) < end)
    .map((narrative) => ({ narrative, told: correctionsOf(narrative).filter((one) => !isTold(one)) }))
    .filter(({ told }) => told.length > 0);
}
