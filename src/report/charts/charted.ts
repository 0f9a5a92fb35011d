import type { Bound, Finding } from '../../spec/findings.ts';

/** Seconds of which the highest is below this are drawn as seconds, longer ones as minutes. */
const mostSeconds = 180;

interface AxisUnit {
  readonly size: number;
  readonly words: string;
}

/** What one step of the axis is: an axis of 0.05 or of 560 seconds says nothing to a reader. */
function axisUnit({ shown, series }: Finding): AxisUnit | null {
  if (shown.as === 'percent') return { size: 0.01, words: 'in per cent' };
  if (shown.as === 'duration') {
    const highest = Math.max(0, ...series.map(({ value }) => value ?? 0));
    return highest < mostSeconds ? { size: 1, words: 'in seconds' } : { size: 60, words: 'in minutes' };
  }
  if (shown.as === 'days') return { size: 1, words: 'in days' };
  return shown.unit === '' ? null : { size: 1, words: `in ${shown.unit}` };
}

/** A finding as charts draw it: shares in per cent, times in minutes, and the unit says so. */
export function charted(finding: Finding): Finding {
  const unit = axisUnit(finding);
  if (unit === null) return finding;
  const scaled = (x: number): number => (unit.size === 1 ? x : Number((x / unit.size).toPrecision(12)));
  const maybe = (x: number | null): number | null => (x === null ? null : scaled(x));
  const bound = (x: Bound | null): Bound | null => (typeof x === 'number' ? scaled(x) : x);
  const { target, series, process: own } = finding;
  return {
    ...finding,
    unit: `${finding.unit}, ${unit.words}`,
    target: target && { ...target, value: scaled(target.value) },
    series: series.map((point) => ({
      ...point,
      value: maybe(point.value),
      low: maybe(point.low),
      high: bound(point.high),
    })),
    process:
      own.status === 'withheld' || own.chart === 'days-between'
        ? own
        : {
            ...own,
            points: own.points.map((point) => ({
              ...point,
              plotted: maybe(point.plotted),
              centre: maybe(point.centre),
              low: maybe(point.low),
              high: maybe(point.high),
            })),
          },
  };
}
