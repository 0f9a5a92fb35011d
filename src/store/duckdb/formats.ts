import { hasShortYear, isQuarterFormat, precisionOf, serialFormat } from '../../spec/index.ts';
import type { BoundMapping } from '../warehouse.ts';
import { serialMoment } from './serials.ts';
import { literal } from './sql.ts';

/** Formats tried one after the other, for those that strptime does not know or does not read as declared. */

const hasOwnReading = (mapping: BoundMapping, format: string): boolean =>
  isQuarterFormat(format) ||
  format === serialFormat ||
  (mapping.pivot !== null && hasShortYear(format)) ||
  daysToMiddle(mapping, format) !== null;

export const isReadOneByOne = (mapping: BoundMapping, formats: readonly string[]): boolean =>
  formats.some((format) => hasOwnReading(mapping, format));

/** The first format that fits gives {at, precision}; NULL where none does. */
export function oneByOne(mapping: BoundMapping, formats: readonly string[], text: string): string {
  const tries = formats.map((format) => {
    const at = inItsWeek(mapping, format, inFiscalYear(mapping, format, moment(mapping, format, text)));
    return `CASE WHEN ${at} IS NOT NULL THEN {'at': ${at}, 'precision': ${literal(precision(mapping, format))}} END`;
  });
  return tries.length === 1 ? (tries[0] ?? 'NULL') : `coalesce(${tries.join(', ')})`;
}

/** A column of days is never more precise than a day, and one of weeks never more than a week. */
function precision(mapping: BoundMapping, format: string): string {
  if (daysToMiddle(mapping, format) !== null) return 'week';
  const own = precisionOf(format) ?? 'day';
  return own === 'time' && mapping.type !== 'timestamp' ? 'day' : own;
}

/** From the day that a text names to the middle of its week; null where it is about no week. */
function daysToMiddle({ week }: BoundMapping, format: string): number | null {
  const own = precisionOf(format) ?? 'day';
  if (own === 'week') return 3;
  if ((own !== 'day' && own !== 'time') || week === null || week === 'none') return null;
  return week === 'first-day' ? 3 : -3;
}

/** A week is kept as its middle day: the period that this day lies in has most of the week's days. */
function inItsWeek(mapping: BoundMapping, format: string, at: string): string {
  const days = daysToMiddle(mapping, format);
  return days === null ? at : `(${at} + to_days(${days}))`;
}

/** A fiscal year has the name of the calendar year in which it ends: its quarters and its first day lie before. */
function inFiscalYear({ fiscalStart }: BoundMapping, format: string, at: string): string {
  const isLong = ['year', 'quarter'].includes(precisionOf(format) ?? '');
  return fiscalStart === null || fiscalStart === 1 || !isLong
    ? at
    : `(${at} - to_months(${13 - Math.trunc(fiscalStart)}))`;
}

function moment(mapping: BoundMapping, format: string, text: string): string {
  if (format === serialFormat) return serialMoment(text);
  if (isQuarterFormat(format)) return quarter(format, text);
  const parsed = `try_strptime(${text}, ${literal(format)})`;
  return mapping.pivot !== null && hasShortYear(format)
    ? pivoted(parsed, text, mapping.pivot)
    : timeValue(parsed, text);
}

/**
 * A parsed text as a local time, or NULL. DuckDB reads "21" by %Y as the year 21, and the words infinity and epoch
 * by any format: a year must stand there in four digits, and a time must have a digit.
 */
export function timeValue(parsed: string, text: string): string {
  const early = `${parsed} >= TIMESTAMP '0001-01-01' AND contains(${text}, lpad(CAST(year(${parsed}) AS VARCHAR), 4, '0'))`;
  return `CASE WHEN ${parsed} >= TIMESTAMP '1901-01-01' OR (${early}) THEN ${parsed} END`;
}

/** The century that the declaration says; a 29 February of a year that has none is no date. */
function pivoted(parsed: string, text: string, pivot: number): string {
  const short = `(year(${parsed}) % 100)`;
  const year = `(${short} + CASE WHEN ${short} < ${pivot} THEN 2000 ELSE 1900 END)`;
  const moved = `(${parsed} + to_years(CAST(${year} - year(${parsed}) AS INTEGER)))`;
  return `CASE WHEN regexp_matches(${text}, '\\d') AND day(${moved}) = day(${parsed}) THEN ${moved} END`;
}

/** YYYY and Qn in a format of their own: the first day of that quarter. */
function quarter(format: string, text: string): string {
  const isYearFirst = format.indexOf('YYYY') < format.indexOf('Qn');
  const escaped = format.replace(
    /[^A-Za-z0-9 ]/g,
    (sign) => `[${sign === '^' || sign === ']' || sign === '\\' ? `\\${sign}` : sign}]`,
  );
  const shape = literal(escaped.replace('YYYY', '([1-9]\\d{3})').replace('Qn', '[Qq]([1-4])'));
  const group = (index: number): string => `TRY_CAST(regexp_extract(${text}, ${shape}, ${index}) AS INTEGER)`;
  const [year, number] = isYearFirst ? [group(1), group(2)] : [group(2), group(1)];
  return `CASE WHEN regexp_full_match(${text}, ${shape}) THEN CAST(make_date(${year}, 3 * ${number} - 2, 1) AS TIMESTAMP) END`;
}
