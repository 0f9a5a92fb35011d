import { literal } from './sql.ts';

/**
 * The day numbers of workbooks. Day 1 is 1900-01-01 and day 60 a 29 February 1900 that never was, so that every later
 * day counts from 1899-12-30; fractions are the time of day.
 */

const shape = literal('\\d{1,7}(\\.\\d+)?');
const lastDay = 2_958_466;
const isSerial = (text: string): string => `regexp_full_match(${text}, ${shape})`;
const days = (text: string): string => `TRY_CAST(${text} AS DECIMAL(28,15))`;

/** SQL of the time that a day number stands for, to the second; NULL where it stands for none. */
export function serialMoment(text: string): string {
  const seconds = `to_seconds(CAST(round(${days(text)} * 86400) AS BIGINT))`;
  return `CASE WHEN ${isSerial(text)} THEN CASE
    WHEN ${days(text)} >= 61 AND ${days(text)} < ${lastDay} THEN TIMESTAMP '1899-12-30' + ${seconds}
    WHEN ${days(text)} >= 1 AND ${days(text)} < 60 THEN TIMESTAMP '1899-12-31' + ${seconds} END END`;
}

const unread = (text: string, read: string): string => `coalesce(${read}, ${text})`;

/** For a day and a time in two columns: a whole day number as a date in ISO form; another text stays as it is. */
export const serialDay = (text: string): string =>
  unread(text, `CASE WHEN NOT contains(${text}, '.') THEN strftime(${serialMoment(text)}, '%Y-%m-%d') END`);

/** A fraction of a day as a time of day, to the second; another text stays as it is. */
export const serialTime = (text: string): string =>
  unread(
    text,
    `CASE WHEN ${isSerial(text)} AND round(${days(text)} * 86400) < 86400 THEN strftime(TIMESTAMP '1970-01-01' + to_seconds(CAST(round(${days(text)} * 86400) AS BIGINT)), '%H:%M:%S') END`,
  );
