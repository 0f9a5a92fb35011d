import { type SurvivalScale, type SurvivalStep, survivalInterval } from './kaplan-meier.ts';

/** As survfit: levels this close are the same level. */
const TOLERANCE = Math.sqrt(Number.EPSILON);

/** A quantile of durations of which some are still open; an end is null where the curve does not come down to it. */
export type SurvivalQuantile = {
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/**
 * Quantile of durations of which some are still open, from a Kaplan–Meier curve.
 *
 * The time at which the curve falls to 1 − p; half-way along the step where the curve runs level exactly there. The
 * interval is where the two bands about the curve fall to 1 − p (Brookmeyer & Crowley 1982).
 *
 * @param curve    from survivalCurve
 * @param p        which quantile, from 0 to 1
 * @param options  confidence level, in (0, 1), and the scale of the bands
 * @returns on the scale of the durations; null where too many are open to say, and never a number in its place
 * @throws {RangeError} for a p or a level outside its range
 * @see R survival::quantile.survfit
 * @example survivalQuantile([{ time: 5, survival: 0.75, logVariance: 0.0833 }, { time: 8, survival: 0.25, logVariance: 0.75 }], 0.5, { level: 0.95, scale: 'log-log' }).estimate // => 8
 */
export function survivalQuantile(
  curve: readonly SurvivalStep[],
  p: number,
  options: { readonly level: number; readonly scale: SurvivalScale },
): SurvivalQuantile {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p: must be from 0 to 1 (got ${p})`);
  const bands = curve.map((step) => survivalInterval(step, options));
  const times = curve.map(({ time }) => time);
  const crossing = (shares: readonly (number | null)[]): number | null =>
    reach(pointsOf(times, shares), p, times.at(-1));
  return {
    estimate: crossing(curve.map(({ survival }) => survival)),
    low: crossing(bands.map((band) => band?.low ?? null)),
    high: crossing(bands.map((band) => band?.high ?? null)),
  };
}

/** A time, and the share that has ended by then; null where a band has no value. */
type Point = { readonly time: number; readonly ended: number | null };

/** The points at which the share changes: each share where it is first met, beginning with none at time zero. */
function pointsOf(times: readonly number[], shares: readonly (number | null)[]): readonly Point[] {
  const met = new Set<number | null>([0]);
  const points: Point[] = [{ time: 0, ended: 0 }];
  for (const [index, share] of shares.entries()) {
    const ended = share === null ? null : 1 - share;
    if (met.has(ended)) continue;
    met.add(ended);
    points.push({ time: times[index] ?? 0, ended });
  }
  return points;
}

function reach(points: readonly Point[], p: number, last: number | undefined): number | null {
  if (p === 0) return 0;
  const from = lowestAtLeast(points, p - TOLERANCE);
  const { ended: final = null } = points.at(-1) ?? {};
  // a curve that stays level exactly here until the end is taken half-way to the last time seen
  const to = final !== null && Math.abs(p - final) < TOLERANCE ? last : lowestAtLeast(points, p + TOLERANCE);
  return from === undefined || to === undefined ? null : (from + to) / 2;
}

/** The time of the smallest share that is no less than this one; a band need not fall all the way, so it is searched. */
function lowestAtLeast(points: readonly Point[], share: number): number | undefined {
  let lowest: { readonly time: number; readonly ended: number } | undefined;
  for (const { time, ended } of points) {
    if (ended !== null && ended >= share && (lowest === undefined || ended < lowest.ended)) lowest = { time, ended };
  }
  return lowest?.time;
}
