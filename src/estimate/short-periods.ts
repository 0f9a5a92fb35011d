import { type Metric, type Pipeline, type SeriesPoint, withoutNumbers } from '../spec/index.ts';

/**
 * The series of a metric as far as it may be told. What has a long window of its own is rare: where a single period has a
 * count too small to be shown, no period is told at all, and the sum over the window can be.
 */
export function withoutShortPeriods(
  series: readonly SeriesPoint[],
  { window, minimum }: Metric,
  { privacy }: Pipeline,
): readonly SeriesPoint[] {
  const least = minimum ?? privacy.minimum;
  const isSmall = (count: number | null): boolean => count !== null && count > 0 && count < least;
  const hasSmall = ({ n, events }: SeriesPoint): boolean =>
    isSmall(events ?? n) || (events !== null && n !== null && isSmall(n - events));
  return window !== undefined && series.some(hasSmall) ? series.map(untold) : series;
}

const untold = (point: SeriesPoint): SeriesPoint => ({
  ...withoutNumbers(point),
  state: point.state === 'incomplete' ? 'incomplete' : 'suppressed',
});
