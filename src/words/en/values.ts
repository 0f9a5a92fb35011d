import { partFormat } from '../one-in.ts';
import { valueFormats } from '../value-formats.ts';

export { formatDuration, type Shown } from '../value-formats.ts';

/**
 * Values of every kind of metric as a reader writes them, and differences between them.
 *
 * @example formatShare(0.9996) // => "over 99.9 %"
 * @example formatShown(560, { as: 'duration', unit: '' }) // => "9 min 20 s"
 * @example formatDistance(0.042, { as: 'percent', unit: '' }) // => "4.2 points"
 * @example formatApart([0.0393, 0.0749], { as: 'number', unit: '' }) // => "0.036"
 * @example differenceWords({ low: 0.04, high: 0.11 }, { as: 'percent', unit: '' }) // => "between 4 and 11 points more"
 * @example differenceWords({ low: -130, high: -20 }, { as: 'duration', unit: '' }) // => "between 20 s and 2 min 10 s shorter"
 * @example differenceWords({ low: -0.03, high: 0.05 }, { as: 'percent', unit: '' }) // => "anything from 3 points fewer to 5 points more"
 */
export const {
  formatShare,
  formatShown,
  formatEnds,
  formatDistance,
  formatApart,
  directionOfChange,
  differenceWords,
  decimalsApart,
} = valueFormats({
  days: (text, isOne) => `${text} ${isOne ? 'day' : 'days'}`,
  points: (text, isOne) => `${text} ${isOne ? 'point' : 'points'}`,
  under: (least) => `under ${least}`,
  over: (most) => `over ${most}`,
  directions: {
    count: { down: 'fewer', up: 'more' },
    rate: { down: 'lower', up: 'higher' },
    percent: { down: 'fewer', up: 'more' },
    number: { down: 'lower', up: 'higher' },
    duration: { down: 'shorter', up: 'longer' },
    money: { down: 'less', up: 'more' },
    days: { down: 'shorter', up: 'longer' },
    score: { down: 'lower', up: 'higher' },
  },
  noDifference: 'no difference',
  atLeast: (amount) => `at least ${amount}`,
  anythingUp: (from) => `anything from ${from} up`,
  anything: (from, to) => `anything from ${from} to ${to}`,
  between: (from, to) => `between ${from} and ${to}`,
  about: (amount) => `about ${amount}`,
});

/**
 * A share as a part that people say, to stand beside its percentage; how far off it may be stands with `partFormat`.
 *
 * @example formatPart(0.119) // => "about 1 in 8"
 * @example formatPart(0.25) // => "1 in 4"
 * @example formatPart(85 / 268) // => "about 1 in 3"
 * @example formatPart(0.988) // => "nearly all"
 * @example formatPart(0.004) // => "fewer than 1 in 200"
 */
export const formatPart = partFormat({
  part: (parts, of) => `${parts} in ${of}`,
  about: (part) => `about ${part}`,
  fewer: (part) => `fewer than ${part}`,
  nearlyAll: 'nearly all',
});
