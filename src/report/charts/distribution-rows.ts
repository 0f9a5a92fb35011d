import type { Distribution, Finding } from '../../spec/findings.ts';

type Window = 'now' | 'before';

/** A place on a curve: so many do not exceed so much. */
export interface CurvePoint {
  readonly at: number;
  readonly share: number;
}

const countIn = (bands: Distribution['bands'], window: Window): number =>
  bands.reduce((sum, band) => sum + band[window], 0);

/** The share at each end of a band, and where the share that the metric asks for is reached. */
export function curveOf({ bands, p, ...sides }: Distribution, window: Window): readonly CurvePoint[] {
  const all = countIn(bands, window);
  const points: CurvePoint[] = [{ at: bands[0]?.from ?? 0, share: 0 }];
  let sum = 0;
  for (const band of bands) {
    sum += band[window];
    if (band.to !== null && all > 0) points.push({ at: band.to, share: sum / all });
  }
  const { value } = sides[window];
  const place = points.findIndex(({ at }) => at >= value);
  if (points[place]?.at === value) return points;
  const at = place === -1 ? points.length : place;
  // it lies between two of the records, so that it may be off by a part of one
  const share = Math.min(points[at]?.share ?? 1, Math.max(points[at - 1]?.share ?? 0, p));
  return points.toSpliced(at, 0, { at: value, share });
}

/** The share that does not exceed the target; null where no band ends there. */
export function shareWithin({ bands, target }: Distribution, window: Window): number | null {
  const end = target === null ? -1 : bands.findIndex(({ to }) => to === target);
  const all = countIn(bands, window);
  return end === -1 || all === 0 ? null : countIn(bands.slice(0, end + 1), window) / all;
}

/** How far to the right the chart reaches: every mark with a little room behind it. */
export function reachOf({ bands, target, now, before }: Distribution): number {
  const ends = bands.flatMap(({ to }) => to ?? []);
  return Math.max(...ends, ...[now.value, before.value, target ?? 0].map((mark) => mark * 1.04));
}

/** What one step of a time axis is, in seconds, and from which reach on. */
const timeSteps = [
  { from: 86_400 * 3, step: 86_400 },
  { from: 3600 * 3, step: 3600 },
  { from: 180, step: 60 },
] as const;

/** How many of the unit make one of the axis: minutes, hours or days where seconds would be thousands. */
export const axisStep = ({ shown }: Pick<Finding, 'shown'>, reach: number): number =>
  (shown.as === 'duration' ? timeSteps.find(({ from }) => reach >= from)?.step : undefined) ?? 1;
