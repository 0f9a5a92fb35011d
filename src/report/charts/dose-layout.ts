import type { Finding, SeriesPoint } from '../../spec/findings.ts';
import { countsEvents } from '../quantity.ts';
import type { ChartInput } from './chart.ts';
import { trendLayout } from './trend-layout.ts';

/** More rows of bars than this push the outcome out of sight; the rest is named. */
export const mostDoses = 3;

/** Of a row of bars and of the words above it, in pixels. */
export const barHeight = 38;
export const wordHeight = 18;
const gap = 8;
/** Of the triangles that say when areas started and stopped. */
export const markHeight = 18;

/** How much was done in a period: events where events are counted, else the value as it is drawn. */
export const doseOf = (finding: Pick<Finding, 'shown'>, { events, value }: SeriesPoint): number | null =>
  countsEvents(finding) ? events : value;

/** Whether there is anything to draw of an output: a number, or one that is hidden. */
export const isDrawable = (output: Finding): boolean =>
  output.series.some((point) => doseOf(output, point) !== null || point.state === 'suppressed');

/** Periods of an output that lie in the time of the outcome. */
export function pointsWithin(output: Finding, { series }: Finding): readonly SeriesPoint[] {
  const [first, last] = [series[0], series.at(-1)];
  if (first === undefined || last === undefined) return [];
  return output.series.filter(({ from, to }) => from >= first.from && to <= last.to);
}

export interface DoseRow {
  readonly output: Finding;
  readonly points: readonly SeriesPoint[];
  /** The most of any period: as high as its bar; 0 where nothing is known. */
  readonly most: number;
  /** Pixels from the top to the foot of its bars. */
  readonly foot: number;
}

/** Where everything of a strip stands: as wide as the trend of its outcome, with the same days above each other. */
export function doseLayout({ findings, format, events, stops = [], words }: ChartInput) {
  const [outcome, ...outputs] = findings;
  if (outcome === undefined) throw new Error('dose: an outcome is required');
  const { plot, padding, from, to } = trendLayout({ events, format }, outcome, words);
  const within = (date: string): boolean => date >= from && date <= to;
  const starts = [...new Set(outcome.launches)].filter(within);
  const stopped = stops.filter(within);
  const head = starts.length + stopped.length > 0 ? markHeight : 0;
  const rows: readonly DoseRow[] = outputs.slice(0, mostDoses).map((output, index) => {
    const points = pointsWithin(output, outcome);
    return {
      output,
      points,
      most: Math.max(0, ...points.map((point) => doseOf(output, point) ?? 0)),
      foot: head + (index + 1) * (wordHeight + barHeight) + index * gap,
    };
  });
  const height = rows.at(-1)?.foot ?? head;
  return {
    outcome,
    rows,
    starts,
    stops: stopped,
    from,
    to,
    plot: { width: plot.width, height },
    padding: { ...padding, top: 4 },
  };
}

export type DoseLayout = ReturnType<typeof doseLayout>;
