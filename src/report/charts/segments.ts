import type { SeriesPoint } from '../../spec/findings.ts';

export interface DrawnPoint {
  readonly period: string;
  readonly date: string;
  readonly value: number;
  readonly state: SeriesPoint['state'];
}

export interface SegmentPoint extends DrawnPoint {
  readonly segment: number;
  readonly firm: boolean;
}

/** Reported and final: a line may end in such a point, and a value may stand for the present. */
export function isSettled(point: SeriesPoint): boolean {
  return point.state === 'reported' && point.value !== null;
}

/** The value after the last settled period, which will still change. */
export function openEnd(series: readonly SeriesPoint[]): SeriesPoint | null {
  const last = series.findLast((point) => point.value !== null);
  return last === undefined || isSettled(last) ? null : last;
}

/** Points are drawn at their period's first day. Only those with a value can be drawn. */
export function drawnPoints(series: readonly SeriesPoint[]): readonly DrawnPoint[] {
  return series.flatMap(({ period, from, value, state }) =>
    value === null ? [] : [{ period, date: from, value, state }],
  );
}

/**
 * The line in pieces: it breaks where a period has no value, and becomes dashed where an end is not final.
 * A gap must stay a gap: a line drawn across would invent what was not reported.
 */
export function segments(series: readonly SeriesPoint[]): readonly SegmentPoint[] {
  const out: SegmentPoint[] = [];
  let segment = 0;
  let previous: SeriesPoint | null = null;
  let firmBefore: boolean | null = null;
  for (const point of series) {
    if (previous !== null && previous.value !== null && point.value !== null) {
      const firm = previous.state === 'reported' && point.state === 'reported';
      if (firm !== firmBefore) {
        segment += 1;
        out.push({
          period: previous.period,
          date: previous.from,
          value: previous.value,
          state: previous.state,
          segment,
          firm,
        });
      }
      out.push({ period: point.period, date: point.from, value: point.value, state: point.state, segment, firm });
      firmBefore = firm;
    } else {
      firmBefore = null;
    }
    previous = point;
  }
  return out;
}

/** Points with a gap on both sides: no line would show them. */
export function lonePoints(series: readonly SeriesPoint[]): readonly DrawnPoint[] {
  const has = (index: number): boolean => series[index]?.value != null;
  return drawnPoints(series.filter((_, index) => has(index) && !has(index - 1) && !has(index + 1)));
}

/** Stretches of neighbouring periods in one state, as dates. */
export function runsOf(
  series: readonly SeriesPoint[],
  state: SeriesPoint['state'],
): readonly { readonly from: string; readonly to: string }[] {
  const runs: { from: string; to: string }[] = [];
  let open = false;
  for (const point of series) {
    const last = runs.at(-1);
    if (point.state !== state) open = false;
    else if (open && last !== undefined) last.to = point.to;
    else {
      runs.push({ from: point.from, to: point.to });
      open = true;
    }
  }
  return runs;
}
