import {
  addIsoDays,
  type Calendar,
  daysIn,
  type Grain,
  monthsIn,
  type Period,
  parsePeriod,
  periodOf,
  type Span,
  shiftPeriod,
  yearsBefore,
} from './calendar.ts';
import type { WindowName } from './window-name.ts';

/** A span of days under comparison, with its name in words. */
export interface Window extends Span {
  readonly label: string;
}

const grainOf: Readonly<Record<Exclude<WindowName, object>, { readonly grain: Grain; readonly count: number }>> = {
  'last-month': { grain: 'month', count: 1 },
  'last-quarter': { grain: 'quarter', count: 1 },
  'last-year': { grain: 'year', count: 1 },
  'last-3-years': { grain: 'year', count: 3 },
  'last-5-years': { grain: 'year', count: 5 },
  'last-4-quarters': { grain: 'quarter', count: 4 },
  'last-8-quarters': { grain: 'quarter', count: 8 },
  'last-12-months': { grain: 'month', count: 12 },
};

/** The last period of a grain that has ended by a day. */
export function lastComplete(day: string, grain: Grain, fiscalYearStarts: number): Period {
  const calendar = { grain, fiscalYearStarts };
  const period = periodOf(day, calendar);
  return period.to <= day ? period : shiftPeriod(period, -1, calendar);
}

/** The days that a declared window covers, counted back from the day that the evaluation stands on. */
export function resolveWindow(name: WindowName, asOf: string, calendar: Calendar): Window {
  if (typeof name === 'object') return { ...name, label: `${name.from} to ${name.to}` };
  const { grain, count } = grainOf[name];
  const last = lastComplete(asOf, grain, calendar.fiscalYearStarts);
  const first = shiftPeriod(last, 1 - count, { grain, fiscalYearStarts: calendar.fiscalYearStarts });
  return { from: first.from, to: last.to, label: count === 1 ? last.label : `${first.label} to ${last.label}` };
}

/** The window of a metric: its own, counted back from the end of the report's, or that of the report. */
export function windowOfMetric(
  { window }: { readonly window?: WindowName },
  reported: Window,
  calendar: Calendar,
): Window {
  return window === undefined ? reported : resolveWindow(window, reported.to, calendar);
}

/**
 * As long a time just before a span of days: by whole months where that is whole months, else by days.
 *
 * @example spanJustBefore({ from: '2020-01-01', to: '2024-12-31' }) // => { from: '2015-01-01', to: '2019-12-31' }
 */
export function spanJustBefore(span: Span): Span {
  const last = addIsoDays(span.from, -1);
  const wholeMonths = span.from.endsWith('-01') && addIsoDays(span.to, 1).endsWith('-01');
  if (!wholeMonths) return { from: addIsoDays(span.from, -daysIn(span)), to: last };
  const months = monthsIn(span).length;
  const [first = ''] = monthsIn({ from: yearsBefore(span.from, Math.ceil(months / 12)), to: last }).slice(-months);
  return { from: `${first}-01`, to: last };
}

/** The day that `--as-of` stands for: a period stands for its last day. Undefined when it is neither. */
export function parseAsOf(text: string, calendar: Calendar): string | undefined {
  return parsePeriod(text, calendar)?.to;
}

/** The last day that is no longer provisional: records of later days may still be arriving. */
export const settledThrough = (extracted: string, lagDays: number): string => addIsoDays(extracted, -lagDays);

/** What a source covers, and the last day of it whose records have all arrived, as far as declared. */
export interface Cover extends Span {
  readonly settledThrough: string;
  readonly lagDeclared: boolean;
}

/** The days that a source covers: as declared, or from its first record to its last. */
export function coverOf(
  source: {
    readonly covers: Span | null;
    readonly extracted: string | null;
    readonly reportingLagDays: number | null;
  },
  range: Span | null,
): Cover {
  const cover = source.covers ?? range ?? { from: '1970-01-01', to: '1970-01-01' };
  const lag = source.reportingLagDays;
  const settled = settledThrough(source.extracted ?? addIsoDays(cover.to, 1), lag ?? 0);
  return {
    from: cover.from,
    to: cover.to,
    settledThrough: settled < cover.to ? settled : cover.to,
    lagDeclared: lag !== null,
  };
}
