import { UTCDate } from '@date-fns/utc';
import {
  addDays,
  addMonths,
  differenceInCalendarDays,
  endOfMonth,
  getDaysInMonth,
  isValid,
  startOfMonth,
  subMonths,
  subYears,
} from 'date-fns';

/**
 * Calendar dates are ISO texts; arithmetic on them happens in UTC, so that no zone of the machine can
 * shift a day. Which day an instant falls on, in the pipeline's zone, is the warehouse's to say.
 */

export const grains = ['month', 'quarter', 'year'] as const;
export type Grain = (typeof grains)[number];

/** A span of whole days, both ends included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}
export interface Period extends Span {
  /** `2022-Q4`, `2022-10`, `2022`, or `FY2023-Q1` where the fiscal year does not start in January. */
  readonly label: string;
}
export interface Calendar {
  readonly grain: Grain;
  readonly timezone: string;
  readonly fiscalYearStarts: number;
}

const toDate = (iso: string): UTCDate => {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  return new UTCDate(year, month - 1, day);
};
const pad = (n: number, width: number): string => String(n).padStart(width, '0');
const toIso = (date: Date): string => {
  const utc = date as UTCDate;
  return `${pad(utc.getFullYear(), 4)}-${pad(utc.getMonth() + 1, 2)}-${pad(utc.getDate(), 2)}`;
};

/** Whether a text of the right shape is a day that exists. @example isRealDate('2021-02-30') // => false */
export function isRealDate(iso: string): boolean {
  const date = toDate(iso);
  return isValid(date) && toIso(date) === iso;
}

export const addIsoDays = (iso: string, days: number): string => toIso(addDays(toDate(iso), days));
/** Whole days in a span, both ends included. @example daysIn({ from: '2024-02-01', to: '2024-02-29' }) // => 29 */
export const daysIn = ({ from, to }: Span): number => differenceInCalendarDays(toDate(to), toDate(from)) + 1;
export const monthOf = (iso: string): string => iso.slice(0, 7);
export const daysInMonth = (month: string): number => getDaysInMonth(toDate(`${month}-01`));
export const monthSpan = (month: string): Span => ({
  from: `${month}-01`,
  to: toIso(endOfMonth(toDate(`${month}-01`))),
});
export const yearsBefore = (iso: string, years: number): string => toIso(subYears(toDate(iso), years));
/** The end of a span that is moved back by whole years keeps its month's last day (29 February becomes 28). */
export const spanYearsBefore = ({ from, to }: Span, years: number): Span => ({
  from: yearsBefore(from, years),
  to: addIsoDays(yearsBefore(addIsoDays(to, 1), years), -1),
});

/** Every month that a span touches, in order, as `2022-10`. */
export function monthsIn({ from, to }: Span): readonly string[] {
  const months: string[] = [];
  for (let month = startOfMonth(toDate(from)); toIso(month) <= to; month = addMonths(month, 1))
    months.push(monthOf(toIso(month)));
  return months;
}

const monthsPer: Readonly<Record<Grain, number>> = { month: 1, quarter: 3, year: 12 };

const label = (start: UTCDate, grain: Grain, fiscalYearStarts: number): string => {
  if (grain === 'month') return monthOf(toIso(start));
  const offset = (start.getMonth() + 1 - fiscalYearStarts + 12) % 12;
  // a fiscal year is named after the calendar year in which it ends
  const ends = addMonths(start, 11 - offset);
  const year = fiscalYearStarts === 1 ? pad(start.getFullYear(), 4) : `FY${pad(ends.getFullYear(), 4)}`;
  return grain === 'year' ? year : `${year}-Q${offset / 3 + 1}`;
};

/** The period of a grain that a day falls in. @example periodOf('2022-11-05', { grain: 'quarter', fiscalYearStarts: 1 }).label // => "2022-Q4" */
export function periodOf(iso: string, calendar: Pick<Calendar, 'grain' | 'fiscalYearStarts'>): Period {
  const { grain, fiscalYearStarts } = calendar;
  const day = toDate(iso);
  const length = monthsPer[grain];
  const offset = (day.getMonth() + 1 - fiscalYearStarts + 12) % 12;
  const start = subMonths(startOfMonth(day), offset % length) as UTCDate;
  const to = toIso(addDays(addMonths(start, length), -1));
  return { label: label(start, grain, fiscalYearStarts), from: toIso(start), to };
}

/** The period `steps` after (or before, when negative) the one given. */
export function shiftPeriod(
  period: Span,
  steps: number,
  calendar: Pick<Calendar, 'grain' | 'fiscalYearStarts'>,
): Period {
  return periodOf(toIso(addMonths(toDate(period.from), steps * monthsPer[calendar.grain])), calendar);
}

/** Every period that lies wholly inside a span, in order. */
export function periodsIn(span: Span, calendar: Pick<Calendar, 'grain' | 'fiscalYearStarts'>): readonly Period[] {
  const periods: Period[] = [];
  let period = periodOf(span.from, calendar);
  if (period.from < span.from) period = shiftPeriod(period, 1, calendar);
  for (; period.to <= span.to; period = shiftPeriod(period, 1, calendar)) periods.push(period);
  return periods;
}

/** The season of a month, for adjusting: its calendar month, or its quarter of the year. */
export const seasonOf = (month: string, grain: Grain): string =>
  grain === 'month' ? month.slice(5) : `Q${Math.ceil(Number(month.slice(5)) / 3)}`;

/** Reads `2022-Q4`, `FY2023-Q1`, `2022-10`, `2022` or a date; undefined when it is none of them. */
export function parsePeriod(text: string, calendar: Pick<Calendar, 'fiscalYearStarts'>): Period | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return isRealDate(text) ? { label: text, from: text, to: text } : undefined;
  const quarter = /^(FY)?(\d{4})-Q([1-4])$/.exec(text);
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  const year = /^(FY)?(\d{4})$/.exec(text);
  const starts = calendar.fiscalYearStarts;
  if (month) return periodOf(`${text}-01`, { grain: 'month', fiscalYearStarts: starts });
  const named = quarter ?? year;
  if (!named || Boolean(named[1]) !== (starts !== 1)) return undefined;
  const firstYear = Number(named[2]) - (starts === 1 ? 0 : 1);
  const step = quarter ? Number(quarter[3]) - 1 : 0;
  const first = addMonths(new UTCDate(firstYear, starts - 1, 1), step * 3);
  return periodOf(toIso(first), { grain: quarter ? 'quarter' : 'year', fiscalYearStarts: starts });
}
