import type { Bound } from '../spec/index.ts';

/** @example nearest(7, 5) // => 5 */
export const nearest = (count: number, base: number): number => Math.round(count / base) * base;
export const down = (count: number, base: number): number => Math.floor(count / base + 1e-9) * base;
export const up = (count: number, base: number): number => Math.ceil(count / base - 1e-9) * base;

/** Two digits: a number that is worked out of counts says no more of them then than rounded ones do. */
export function digits(value: number, towards: (x: number) => number, many = 2): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - many + 1);
  return Number((towards(value / unit) * unit).toPrecision(many));
}

const widths = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];

/**
 * The widest step that is no finer than one of so many: of a share or a mean that is told to its nearest multiple, any
 * other number of records, down to these, has one that is told alike. Finer, it tells how many it is of.
 *
 * @param fewest  records that it may be of
 * @example stepOf(38) // => 0.05
 */
export const stepOf = (fewest: number): number =>
  widths.findLast((width) => width * Math.max(1, fewest) >= 1 - 1e-9) ?? 1;

/** The nearest multiple of a step below 1, without the digits that the machine adds. */
export const inSteps = (value: number, step: number, towards: (x: number) => number = Math.round): number =>
  Number((towards(Number((value / step).toFixed(9))) * step).toFixed(3));

export const bounded = (bound: Bound, to: (end: number) => number): Bound =>
  typeof bound === 'number' ? to(bound) : bound;

/** Keys of counts of records, wherever they stand; and of numbers that no record is behind. */
const counts = new Set([
  'n',
  'events',
  'observed',
  'expected',
  'records',
  'noAnswer',
  'withoutGroup',
  'respondents',
  'complete',
  'ended',
  'open',
  'all',
  'none',
]);
const plain = new Set(['level', 'limit', 'base']);

/** Whatever is worked out of counts, no finer than two digits; ends of ranges outward. */
export function coarse<Own>(own: Own, base: number, key = ''): Own {
  if (typeof own === 'number') return coarseNumber(own, base, key) as Own;
  if (Array.isArray(own)) return own.map((one) => coarse(one, base, key)) as Own;
  if (typeof own !== 'object' || own === null) return own;
  return Object.fromEntries(
    Object.entries(own as Readonly<Record<string, unknown>>).map(([name, value]) => [name, coarse(value, base, name)]),
  ) as Own;
}

function coarseNumber(value: number, base: number, key: string): number {
  if (plain.has(key)) return value;
  if (counts.has(key)) return nearest(value, base);
  if (key === 'low' || key === 'lower') return away(value, digits(value, Math.floor));
  if (key === 'high' || key === 'upper') return away(value, digits(value, Math.ceil));
  if (key === 'p' || key === 'q') return Math.min(1, digits(value, Math.ceil));
  return Number.isInteger(value) ? value : away(value, digits(value, Math.round));
}

/** A ratio in steps of about a hundredth, also where it is a little more than no change. */
export function coarseRatio(ratio: number, towards: (x: number) => number): number {
  const rounded = digits(ratio, towards, ratio >= 1 && ratio < 2 ? 3 : 2);
  return ratio === 1 ? 1 : away(ratio, rounded);
}

/** Never across “no change”: no range may contradict its verdict. */
function away(exact: number, rounded: number): number {
  if (exact > 1 && rounded <= 1) return 1.01;
  if (exact < 1 && rounded >= 1 && exact > 0) return 0.99;
  return rounded;
}
