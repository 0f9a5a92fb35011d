import type { Bound, Finding } from '../../spec/findings.ts';
import type { Words } from '../../words/index.ts';
import { valueOf } from '../quantity.ts';
import { tickTexts } from './axis.ts';

/** Seconds of which the highest is below this are drawn as seconds, longer ones as minutes. */
const mostSeconds = 180;

interface AxisUnit {
  readonly size: number;
  readonly words: string;
}

/** What one step of the axis is: an axis of 0.05 or of 560 seconds says nothing to a reader. */
function axisUnit({ shown, series }: Finding, { axisWords }: Words): AxisUnit | null {
  if (shown.as === 'percent') return { size: 0.01, words: '' };
  if (shown.as === 'duration') {
    const highest = Math.max(0, ...series.map(({ value }) => value ?? 0));
    return highest < mostSeconds ? { size: 1, words: axisWords.inSeconds } : { size: 60, words: axisWords.inMinutes };
  }
  if (shown.as === 'days') return { size: 1, words: axisWords.inDays };
  return shown.unit === '' ? null : { size: 1, words: axisWords.inUnit(shown.unit) };
}

/** Days that a period of each length has at most. */
const mostDays = { month: 31, quarter: 92, year: 366 } as const;

/** A count is of a period, and its axis says of how long a one: 4 homicides are many of a week and few of a year. */
function countedOver({ unit, series: [first] }: Finding, { axisWords, grainWords }: Words): string {
  if (first === undefined) return unit;
  const days = (Date.parse(first.to) - Date.parse(first.from)) / 86_400_000 + 1;
  const grain = (['month', 'quarter', 'year'] as const).find((length) => days <= mostDays[length]);
  return grain === undefined ? unit : axisWords.countedOver(unit, grainWords[grain][0]);
}

/** What stands beside a point or a line of a finding as charts draw it: “77 %”, “1.00” beside other rates. */
export function chartedText({ shown }: Pick<Finding, 'shown'>, x: number, words: Words): string {
  return shown.as === 'percent'
    ? words.formatShown(x / 100, shown)
    : valueOf({ shown: { ...shown, unit: '', as: shown.as === 'rate' ? 'rate' : 'number' } }, x, words);
}

/** The numbers of its axis. */
export const chartedTicks = (
  { shown }: Pick<Finding, 'shown'>,
  values: readonly number[],
  words: Words,
): ((x: number) => string) => tickTexts(values, words, shown.as === 'percent' ? ' %' : '');

/** A finding as charts draw it: shares in per cent, times in minutes, and the unit says so. */
export function charted(finding: Finding, words: Words): Finding {
  if (finding.shown.as === 'count') return { ...finding, unit: countedOver(finding, words) };
  const unit = axisUnit(finding, words);
  if (unit === null) return finding;
  const scaled = (x: number): number => (unit.size === 1 ? x : Number((x / unit.size).toPrecision(12)));
  const maybe = (x: number | null): number | null => (x === null ? null : scaled(x));
  const bound = (x: Bound | null): Bound | null => (typeof x === 'number' ? scaled(x) : x);
  const { now, target, series, process: own } = finding;
  return {
    ...finding,
    unit: unit.words === '' ? finding.unit : `${finding.unit}, ${unit.words}`,
    now: now.status === 'withheld' ? now : { ...now, value: scaled(now.value) },
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
