import { type Calendar, parsePeriod } from '../../spec/calendar.ts';
import type { Finding, ProcessChart } from '../../spec/findings.ts';

export type EstimatedProcess = Extract<ProcessChart, { readonly status: 'estimated' }>;
type Point = EstimatedProcess['points'][number];
export type Mark = 'common' | 'better' | 'worse' | 'either' | 'excluded';

export interface ProcessRow extends Point {
  readonly date: string;
  /** Centre and limits stand still inside one; they were made anew at its start. */
  readonly segment: number;
  /** Neighbours with a value. */
  readonly piece: number;
  readonly mark: Mark;
}

interface Side {
  readonly better: Finding['better'];
  readonly isWait: boolean;
}

/** Which way a marked point speaks: a run that rises or falls by its direction, all others by their side of the centre. */
function markOf(point: Point, before: Point | undefined, { better, isWait }: Side): Mark {
  if (point.excluded) return 'excluded';
  if (point.signals.length === 0) return 'common';
  if (better === 'neutral') return 'either';
  const isTrend = point.signals.every((rule) => rule.endsWith('rising-or-falling'));
  const from = isTrend ? before?.plotted : point.centre;
  const isUp = (point.plotted ?? 0) > (from ?? point.centre ?? 0);
  // fewer events are longer waits
  const upIsGood = (better === 'higher') !== isWait;
  return isUp === upIsGood ? 'better' : 'worse';
}

/** The points by date; a gap stays a gap, and a line of limits ends where new ones begin. */
export function processRows(
  { points, rebased, chart }: EstimatedProcess,
  better: Finding['better'],
  { fiscalYearStarts }: Pick<Calendar, 'fiscalYearStarts'>,
): readonly ProcessRow[] {
  const starts = rebased.map(({ from }) => from);
  const rows: ProcessRow[] = [];
  let piece = 0;
  for (const [index, point] of points.entries()) {
    const span = parsePeriod(point.period, { fiscalYearStarts });
    if (span === undefined) continue;
    if (point.plotted === null) piece += 1;
    const segment = starts.filter((start) => start <= span.to).length;
    const mark = markOf(point, points[index - 1], { better, isWait: chart === 'days-between' });
    rows.push({ ...point, date: span.from, segment, piece, mark });
  }
  return rows;
}
