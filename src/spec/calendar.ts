import { UTCDate } from '@date-fns/utc';
import { addDays, differenceInCalendarDays, endOfMonth, getDaysInMonth, isValid, subYears } from 'date-fns';

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

/** Months since year 0: periods are whole months, and counting them is all the arithmetic they need. */
const monthIndex = (iso: string): number => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1;
const monthAt = (index: number): string => `${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1, 2)}`;

/** Every month that a span touches, in order, as `2022-10`. */
export function monthsIn({ from, to }: Span): readonly string[] {
  const first = monthIndex(from);
  return Array.from({ length: Math.max(0, monthIndex(to) - first + 1) }, (_, step) => monthAt(first + step));
}

type Periods = Pick<Calendar, 'grain' | 'fiscalYearStarts'>;
const monthsPer: Readonly<Record<Grain, number>> = { month: 1, quarter: 3, year: 12 };

/** Months from the start of the fiscal year to a month. */
const intoFiscalYear = (month: number, { fiscalYearStarts }: Periods): number =>
  ((month % 12) + 13 - fiscalYearStarts) % 12;

/** The period that starts with a month. */
function periodFrom(month: number, calendar: Periods): Period {
  const { grain, fiscalYearStarts } = calendar;
  const span = { from: `${monthAt(month)}-01`, to: monthSpan(monthAt(month + monthsPer[grain] - 1)).to };
  if (grain === 'month') return { label: monthAt(month), ...span };
  const offset = intoFiscalYear(month, calendar);
  // a fiscal year is named after the calendar year in which it ends
  const year = fiscalYearStarts === 1 ? monthAt(month).slice(0, 4) : `FY${monthAt(month + 11 - offset).slice(0, 4)}`;
  return { label: grain === 'year' ? year : `${year}-Q${offset / 3 + 1}`, ...span };
}

/** The period of a grain that a day falls in. @example periodOf('2022-11-05', { grain: 'quarter', fiscalYearStarts: 1 }).label // => "2022-Q4" */
export function periodOf(iso: string, calendar: Periods): Period {
  const month = monthIndex(iso);
  return periodFrom(month - (intoFiscalYear(month, calendar) % monthsPer[calendar.grain]), calendar);
}

/** The period `steps` after (or before, when negative) the one given. */
export function shiftPeriod(period: Span, steps: number, calendar: Periods): Period {
  return periodFrom(monthIndex(period.from) + steps * monthsPer[calendar.grain], calendar);
}

/** Every period that lies wholly inside a span, in order. */
export function periodsIn(span: Span, calendar: Periods): readonly Period[] {
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
  return periodFrom(firstYear * 12 + starts - 1 + step * 3, {
    grain: quarter ? 'quarter' : 'year',
    fiscalYearStarts: starts,
  });
}
