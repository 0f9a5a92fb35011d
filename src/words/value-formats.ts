import type { ShownAs } from '../spec/findings.ts';
import { decimalsOf, readsAs } from './ends.ts';
import { formatCount, formatDecimal, formatValue } from './numbers.ts';

/** How a metric's values are written, and the unit of those that have one of their own: dollars, participants. */
export interface Shown {
  readonly as: ShownAs;
  readonly unit: string;
}

/** What a value that went down, or up, is called. */
export interface Direction {
  readonly down: string;
  readonly up: string;
}

interface Interval {
  readonly low: number;
  /** Null where there is no upper end. */
  readonly high: number | null;
}

/** The few words that values and differences between them need. */
export interface ValueWords {
  readonly days: (text: string, isOne: boolean) => string;
  readonly points: (text: string, isOne: boolean) => string;
  readonly under: (least: string) => string;
  readonly over: (most: string) => string;
  readonly directions: Readonly<Record<ShownAs, Direction>>;
  readonly noDifference: string;
  readonly atLeast: (amount: string) => string;
  readonly anythingUp: (from: string) => string;
  readonly anything: (from: string, to: string) => string;
  readonly between: (from: string, to: string) => string;
  readonly about: (amount: string) => string;
}

/** About three digits, and as many decimals below ten as those beside it: a rate of one is 1.00. */
const decimal = (x: number): string => (x !== 0 && Math.abs(x) < 9.995 ? formatDecimal(x, 2) : trimmed(formatValue(x)));
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

/** A share as a percentage; what is not none or all never looks like it. */
const shareFormat =
  ({ under, over }: ValueWords) =>
  (share: number): string => {
    const percent = share * 100;
    for (const decimals of percent > 10 && percent < 90 ? [0] : [0, 1]) {
      const text = formatDecimal(percent, decimals);
      const isEnd = Number(text) === 0 || Number(text) === 100;
      if (!isEnd || share === 0 || share === 1) return `${trimmed(text)} %`;
    }
    return percent < 50 ? under('0.1 %') : over('99.9 %');
  };

/** A value of a metric, as a reader writes it. */
const shownFormat =
  (words: ValueWords) =>
  (x: number, { as, unit }: Shown): string => {
    switch (as) {
      case 'count':
        return formatCount(x);
      case 'percent':
        return shareFormat(words)(x);
      case 'duration':
        return formatDuration(x);
      case 'days':
        return words.days(trimmed(formatValue(x)), Math.abs(x) === 1);
      case 'score':
        return formatDecimal(x, 2);
      case 'money':
      case 'number':
        return withUnit(Number.isInteger(x) ? formatCount(x) : decimal(x), unit);
      case 'rate':
        return decimal(x);
    }
  };

/** At least two digits that say something, or so many decimals: a difference that is not none never reads as nought. */
function size(x: number, { under }: ValueWords, decimals: number | null): string {
  if (x === 0) return '0';
  if (decimals !== null)
    return readsAs(x, decimals, [0]) ? under(formatDecimal(10 ** -decimals, decimals)) : formatDecimal(x, decimals);
  if (x >= 10) return formatCount(x);
  if (x >= 1) return trimmed(formatDecimal(x, 1));
  return x >= 0.01 ? trimmed(formatDecimal(x, 2)) : under('0.01');
}

/** How far two values are apart, without its direction; never nought where they differ. */
const distanceFormat =
  (words: ValueWords) =>
  (distance: number, { as, unit }: Shown, decimals: number | null = null): string => {
    const x = Math.abs(distance);
    const said = size(as === 'percent' ? x * 100 : x, words, decimals);
    switch (as) {
      case 'count':
        return formatCount(x > 0 ? Math.max(1, x) : 0);
      case 'percent':
        return words.points(said, said === '1');
      case 'duration':
        return x > 0 && x < 0.5 ? words.under('1 s') : formatDuration(x);
      case 'days':
        return words.days(said, said === '1');
      case 'money':
      case 'number':
        return withUnit(said, unit);
      case 'score':
        if (decimals !== null && decimals > 2) return said;
        return x === 0 || x >= 0.01 ? formatDecimal(x, 2) : words.under('0.01');
      case 'rate':
        return said;
    }
  };

/** The number that a text begins with, as it is read: of lengths of time none, for they have several. */
function readIn(text: string, { as }: Shown): number | null {
  const digits = as === 'duration' ? null : /^−?[\d,]+(?:\.\d+)?/.exec(text);
  return digits === null ? null : Number(digits[0].replace('−', '-').replaceAll(',', ''));
}

const decimalsIn = (text: string): number => /\.(\d+)/.exec(text)?.[1]?.length ?? 0;

/** How far apart two values are that stand beside it: where they, as they are written, give another number, with as many digits as they, or one more. */
const apartFormat =
  (words: ValueWords) =>
  ([now, before]: readonly [number, number], shown: Shown): string => {
    const far = distanceFormat(words);
    const text = far(now - before, shown);
    const values = [now, before].map((value) => shownFormat(words)(value, shown));
    const [a, b] = values.map((one) => readIn(one, shown));
    const decimals = Math.max(...values.map(decimalsIn));
    if (a == null || b == null || decimalsIn(text) > decimals) return text;
    const isTheirs = (own: string): boolean =>
      Math.abs(a - b).toFixed(decimals) === readIn(own, shown)?.toFixed(decimals);
    const found = [text, far(now - before, shown, decimals)].find(isTheirs);
    return found ?? far(now - before, shown, decimals + 1);
  };

/** Decimal places of two differences that are told together; null where there is but one. */
function decimalsApart({ low, high }: Interval, { as }: Shown): number | null {
  if (high === null || low === high) return null;
  const unit = as === 'percent' ? 100 : 1;
  return decimalsOf([low * unit, high * unit], { most: 2, never: [0] });
}

/** Both ends of a likely range of a value. */
const endsFormat = (words: ValueWords) => {
  const one = shownFormat(words);
  return (ends: readonly [number, number], shown: Shown): readonly [string, string] => {
    const { as, unit } = shown;
    if (as === 'count' || as === 'duration' || as === 'score') return [one(ends[0], shown), one(ends[1], shown)];
    const isShare = as === 'percent';
    const never = isShare ? [0, 100] : [0];
    const [low, high] = isShare ? [ends[0] * 100, ends[1] * 100] : ends;
    const decimals = decimalsOf([low, high], { most: isShare ? 1 : 2, never });
    const least = formatDecimal(10 ** -decimals, decimals);
    const number = (x: number): string => {
      if (!readsAs(x, decimals, never)) return formatDecimal(x, decimals);
      if (isShare && x > 50) return words.over('99.9');
      return x > 0 ? words.under(least) : `−${words.under(least)}`;
    };
    const said = (x: number): string => {
      if (isShare) return `${number(x)} %`;
      return as === 'days' ? words.days(number(x), number(x) === '1') : withUnit(number(x), as === 'rate' ? '' : unit);
    };
    return [said(low), said(high)];
  };
};

/** The unit once where both ends have the same: between 4 and 11 points. */
function between([from, to]: readonly [string, string], { about, between: word }: ValueWords, isDuration: boolean) {
  if (from === to) return about(to);
  const unit = to.slice(to.indexOf(' '));
  const isShared = !isDuration && to.includes(' ') && from.endsWith(unit);
  return word(isShared ? from.slice(0, -unit.length) : from, to);
}

/** Values, and differences between them, in the words of a language. */
export function valueFormats(words: ValueWords) {
  const formatDistance = distanceFormat(words);
  const directionOfChange = ({ as, unit }: Shown): Direction =>
    words.directions[as === 'number' && unit !== '' ? 'count' : as];
  const differenceWords = ({ low, high }: Interval, shown: Shown): string => {
    const { down, up } = directionOfChange(shown);
    const decimals = decimalsApart({ low, high }, shown);
    const far = (x: number): string => formatDistance(x, shown, decimals);
    const side = (x: number): string => (x === 0 ? words.noDifference : `${far(x)} ${x < 0 ? down : up}`);
    if (high === null) return low > 0 ? `${words.atLeast(far(low))} ${up}` : words.anythingUp(side(low));
    const isDuration = shown.as === 'duration';
    if (low > 0) return `${between([far(low), far(high)], words, isDuration)} ${up}`;
    if (high < 0) return `${between([far(high), far(low)], words, isDuration)} ${down}`;
    return words.anything(side(low), side(high));
  };
  return {
    formatShare: shareFormat(words),
    formatShown: shownFormat(words),
    formatEnds: endsFormat(words),
    formatDistance,
    formatApart: apartFormat(words),
    directionOfChange,
    differenceWords,
    decimalsApart,
  };
}
