import type { ShownAs } from '../../spec/findings.ts';
import { formatCount, formatDecimal, formatValue } from './numbers.ts';

/** Values of every kind of metric as a reader writes them, and differences between them. */

/** How a metric's values are written, and the unit of those that have one of their own: dollars, participants. */
export interface Shown {
  readonly as: ShownAs;
  readonly unit: string;
}

const trimmed = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
const withUnit = (text: string, unit: string): string => (unit === '' ? text : `${text} ${unit}`);

/** A length of time. @example formatDuration(560) // => "9 min 20 s" */
export function formatDuration(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const sign = seconds < 0 && whole > 0 ? '−' : '';
  if (whole < 60) return `${sign}${whole} s`;
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const parts =
    hours > 0
      ? [`${formatCount(hours)} h`, minutes > 0 ? `${minutes} min` : '']
      : [`${minutes} min`, rest > 0 ? `${rest} s` : ''];
  return sign + parts.filter((part) => part !== '').join(' ');
}

/** A share as a percentage; what is not none or all never looks like it. @example formatShare(0.9996) // => "over 99.9 %" */
export function formatShare(share: number): string {
  const percent = share * 100;
  for (const decimals of percent > 10 && percent < 90 ? [0] : [0, 1]) {
    const text = formatDecimal(percent, decimals);
    const isEnd = Number(text) === 0 || Number(text) === 100;
    if (!isEnd || share === 0 || share === 1) return `${trimmed(text)} %`;
  }
  return percent < 50 ? 'under 0.1 %' : 'over 99.9 %';
}

/** A value of a metric. @example formatShown(560, { as: 'duration', unit: '' }) // => "9 min 20 s" */
export function formatShown(x: number, { as, unit }: Shown): string {
  switch (as) {
    case 'count':
      return formatCount(x);
    case 'percent':
      return formatShare(x);
    case 'duration':
      return formatDuration(x);
    case 'days':
      return `${trimmed(formatValue(x))} ${Math.abs(x) === 1 ? 'day' : 'days'}`;
    case 'score':
      return trimmed(formatDecimal(x, 2));
    case 'money':
    case 'number':
      return withUnit(trimmed(formatValue(x)), unit);
    case 'rate':
      return trimmed(formatValue(x));
  }
}

/** At least two digits that say something: a difference that is not none never reads as nought. */
function size(x: number): string {
  if (x >= 10) return formatCount(x);
  if (x >= 1) return trimmed(formatDecimal(x, 1));
  return x >= 0.01 ? trimmed(formatDecimal(x, 2)) : 'under 0.01';
}

/**
 * How far two values are apart, without its direction; never nought where they differ.
 *
 * @example formatDistance(0.042, { as: 'percent', unit: '' }) // => "4.2 points"
 */
export function formatDistance(distance: number, { as, unit }: Shown): string {
  const x = Math.abs(distance);
  switch (as) {
    case 'count':
      return formatCount(x > 0 ? Math.max(1, x) : 0);
    case 'percent':
      return `${x === 0 ? '0' : size(x * 100)} ${size(x * 100) === '1' ? 'point' : 'points'}`;
    case 'duration':
      return x > 0 && x < 0.5 ? 'under 1 s' : formatDuration(x);
    case 'days':
      return `${x === 0 ? '0' : size(x)} ${size(x) === '1' ? 'day' : 'days'}`;
    case 'money':
    case 'number':
      return withUnit(x === 0 ? '0' : size(x), unit);
    case 'score':
    case 'rate':
      return x === 0 ? '0' : size(x);
  }
}

/** What a value that went down, or up, is called. */
const directions: Readonly<Record<ShownAs, { readonly down: string; readonly up: string }>> = {
  count: { down: 'fewer', up: 'more' },
  rate: { down: 'lower', up: 'higher' },
  percent: { down: 'fewer', up: 'more' },
  number: { down: 'lower', up: 'higher' },
  duration: { down: 'shorter', up: 'longer' },
  money: { down: 'less', up: 'more' },
  days: { down: 'shorter', up: 'longer' },
  score: { down: 'lower', up: 'higher' },
};

export const directionOfChange = ({ as, unit }: Shown): { readonly down: string; readonly up: string } =>
  as === 'number' && unit !== '' ? directions.count : directions[as];

/**
 * An interval of a difference in words, with its direction; one that holds none says both.
 *
 * @param high  null where there is no upper end
 * @example differenceWords({ low: 0.04, high: 0.11 }, { as: 'percent', unit: '' }) // => "between 4 and 11 points more"
 * @example differenceWords({ low: -130, high: -20 }, { as: 'duration', unit: '' }) // => "between 20 s and 2 min 10 s shorter"
 * @example differenceWords({ low: -0.03, high: 0.05 }, { as: 'percent', unit: '' }) // => "anything from 3 points fewer to 5 points more"
 */
export function differenceWords(
  { low, high }: { readonly low: number; readonly high: number | null },
  shown: Shown,
): string {
  const { down, up } = directionOfChange(shown);
  const far = (x: number): string => formatDistance(x, shown);
  if (high === null) return low > 0 ? `at least ${far(low)} ${up}` : `anything from ${side(low, shown)} up`;
  if (low > 0) return `${between(low, high, shown)} ${up}`;
  if (high < 0) return `${between(-high, -low, shown)} ${down}`;
  return `anything from ${side(low, shown)} to ${side(high, shown)}`;
}

const side = (x: number, shown: Shown): string => {
  const { down, up } = directionOfChange(shown);
  if (x === 0) return 'no difference';
  return `${formatDistance(x, shown)} ${x < 0 ? down : up}`;
};

/** The unit once where both ends have the same: between 4 and 11 points. */
function between(least: number, most: number, shown: Shown): string {
  const [from, to] = [formatDistance(least, shown), formatDistance(most, shown)];
  if (from === to) return `about ${to}`;
  const unit = to.slice(to.indexOf(' '));
  const isShared = shown.as !== 'duration' && to.includes(' ') && from.endsWith(unit);
  return `between ${isShared ? from.slice(0, -unit.length) : from} and ${to}`;
}
