import type { DurationUnit } from '../../spec/index.ts';
import type { BoundMapping, LoadPlan } from '../warehouse.ts';
import { widePlace } from './cells.ts';
import { literal } from './sql.ts';

/** SQL that reads whole numbers, decimals, amounts of money and durations; NULL for a text that is none. */

type Signs = Pick<BoundMapping, 'decimal' | 'thousands'>;
/** Three zeros behind the point would be thousands elsewhere; with an exponent there is no doubt. */
const wholeShape = '[-+]?\\d+(?:[.](?:0{0,2}|0{4,}))?|[-+]?(?:\\d+[.]?\\d*|[.]\\d+)[eE][-+]?\\d+';
const decimalShape = '[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?';

/** The numbers of most files need no rewriting before they are read. */
export const areSignsPlain = ({ decimal, thousands }: Signs): boolean => decimal === '.' && thousands === null;

/** A sign between thousands as a pattern: agencies that write blanks there often mean the kinds that do not break a line. */
function groupSign(sign: string): string {
  if (sign === ' ') return '[ \\x{00A0}\\x{2009}\\x{202F}]';
  return sign === "'" ? "['\\x{2019}]" : `[${sign}]`;
}

/** Digits in groups of three throughout, or in none: 1,23 is no number where the comma stands between thousands. */
const wholePart = (thousands: string | null): string =>
  thousands === null ? '\\d+' : `(?:[1-9]\\d{0,2}(?:${groupSign(thousands)}\\d{3})+|\\d+)`;

/** A number with the declared signs as one with a point and no groups; NULL where it has another shape. */
export function plainNumber(text: string, { decimal, thousands }: Signs): string {
  const whole = wholePart(thousands);
  const shape = `[-+]?(?:${whole}(?:[${decimal}]\\d*)?|[${decimal}]\\d+)(?:[eE][-+]?\\d+)?`;
  const joined = thousands === null ? text : `regexp_replace(${text}, ${literal(groupSign(thousands))}, '', 'g')`;
  return `CASE WHEN regexp_full_match(${text}, ${literal(shape)}) THEN replace(${joined}, ${literal(decimal)}, '.') END`;
}

/**
 * What a cast gives back unchanged is whole; 12.0, 12.00 and 1e3 are whole too, 12.5 is not (a cast would round it), and
 * 10.000 is ten thousand to half the world: it is refused. DuckDB's casts also take 1_000 and 0x1F, which no agency means.
 * Most counts are one digit: what a cast makes of one sign need not be written again, which takes a quarter of the time (measured).
 */
export const wholeNumber = (text: string): string =>
  `CASE WHEN strlen(${text}) = 1 THEN TRY_CAST(${text} AS BIGINT)
    WHEN CAST(TRY_CAST(${text} AS BIGINT) AS VARCHAR) = ${text} THEN TRY_CAST(${text} AS BIGINT)
    WHEN regexp_full_match(${text}, ${literal(wholeShape)}) AND TRY_CAST(${text} AS DECIMAL(38,9)) = trunc(TRY_CAST(${text} AS DECIMAL(38,9))) THEN TRY_CAST(TRY_CAST(${text} AS DECIMAL(38,9)) AS BIGINT) END`;
export const decimalNumber = (text: string): string =>
  `CASE WHEN regexp_full_match(${text}, ${literal(decimalShape)}) AND isfinite(TRY_CAST(${text} AS DOUBLE)) THEN TRY_CAST(${text} AS DOUBLE) END`;

/** Commas between thousands of money need no declaration where the decimal sign is a point. */
const moneySigns = ({ decimal, thousands }: Signs): Signs => ({
  decimal,
  thousands: thousands ?? (decimal === '.' ? ',' : null),
});

/**
 * The digits of an amount with its sign and a point, NULL where it is none. A currency may stand before or behind;
 * parentheses or a leading minus make it negative. A part of a cent is no amount: nothing is rounded;
 * three digits behind the sign may be thousands written in another way, and are none either.
 */
export function plainAmount(text: string, signs: Signs): string {
  const { decimal, thousands } = moneySigns(signs);
  const currency = '[ \\x{00A0}]?[$€£][ \\x{00A0}]?';
  const point = `[${decimal}]`;
  const part = `(?:\\d{0,2}|\\d{2}00+)`;
  const amount = `(?:${wholePart(thousands)}(?:${point}${part})?|${point}\\d{1,2})`;
  const before = `(?:[-+]?(?:${currency})?|${currency}[-+])`;
  const shape = `${before}${amount}(?:${currency})?|(?:${currency})?[(](?:${currency})?${amount}(?:${currency})?[)]`;
  const sign = `CASE WHEN contains(${text}, '-') OR contains(${text}, '(') THEN '-' ELSE '' END`;
  const digits = `replace(regexp_replace(${text}, ${literal(`[^0-9${decimal}]`)}, '', 'g'), ${literal(decimal)}, '.')`;
  return `CASE WHEN regexp_full_match(${text}, ${literal(shape)}) THEN ${sign} || ${digits} END`;
}

/** Whole cents of a plain amount; exact, for it never passes through a double. */
export const cents = (amount: string): string => `TRY_CAST(TRY_CAST(${amount} AS DECIMAL(24,2)) * 100 AS BIGINT)`;

const secondsIn = { seconds: 1, minutes: 60, hours: 3600 } as const;

/** Hours, minutes and seconds of a clock text such as 0:07:26, as seconds with their fraction. */
function clockSeconds(text: string, unit: 'H:MM:SS' | 'MM:SS'): string {
  const shape = unit === 'MM:SS' ? '-?\\d{1,6}:[0-5]\\d(\\.\\d+)?' : '-?\\d{1,6}:[0-5]\\d:[0-5]\\d(\\.\\d+)?';
  const part = (index: number): string => `TRY_CAST(split_part(ltrim(${text}, '-'), ':', ${index}) AS DECIMAL(28,9))`;
  const sum = unit === 'MM:SS' ? `${part(1)} * 60 + ${part(2)}` : `${part(1)} * 3600 + ${part(2)} * 60 + ${part(3)}`;
  return `CASE WHEN regexp_full_match(${text}, ${literal(shape)}) THEN (${sum}) * CASE WHEN prefix(${text}, '-') THEN -1 ELSE 1 END END`;
}

interface Spoken {
  /** The text, and the same as a plain number. */
  readonly text: string;
  readonly number: string;
}

const secondsBy = (unit: DurationUnit, { text, number }: Spoken): string =>
  unit === 'H:MM:SS' || unit === 'MM:SS'
    ? clockSeconds(text, unit)
    : `CASE WHEN regexp_full_match(${number}, ${literal(decimalShape)}) THEN TRY_CAST(${number} AS DECIMAL(28,9)) * ${secondsIn[unit]} END`;

/** The unit of each column of a wide file, in their order. */
const wideUnits = (mapping: BoundMapping, plan: Pick<LoadPlan, 'wide'>): readonly (DurationUnit | null)[] =>
  (plan.wide ?? []).map(({ header }) => mapping.units[header] ?? mapping.unit);

/** Seconds with their fraction. Where the columns of a wide file differ, each in its own unit. */
function seconds(mapping: BoundMapping, spoken: Spoken, plan: Pick<LoadPlan, 'wide'>): string {
  const units = mapping.how === 'wide-cell' ? wideUnits(mapping, plan) : [mapping.unit];
  const [only = null, ...others] = [...new Set(units)];
  if (others.length === 0) return secondsBy(only ?? 'seconds', spoken);
  const cases = units.map((unit, place) => `WHEN ${place} THEN ${secondsBy(unit ?? 'seconds', spoken)}`);
  return `CASE ${widePlace} ${cases.join(' ')} END`;
}

/** A duration in whole seconds: what is left of a second is rounded, a half away from zero. */
export const duration = (mapping: BoundMapping, spoken: Spoken, plan: Pick<LoadPlan, 'wide'>): string =>
  `TRY_CAST(round(${seconds(mapping, spoken, plan)}) AS BIGINT)`;

/** A decimal that is a value of time, in seconds with their fraction. */
export const decimalSeconds = (mapping: BoundMapping, spoken: Spoken, plan: Pick<LoadPlan, 'wide'>): string =>
  `CAST(${seconds(mapping, spoken, plan)} AS DOUBLE)`;
