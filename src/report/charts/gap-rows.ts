import { type Calendar, parsePeriod, periodOf } from '../../spec/calendar.ts';
import type { EstimatedEffect } from '../../spec/findings.ts';

type FiscalYear = Pick<Calendar, 'fiscalYearStarts'>;
type GapPoint = EstimatedEffect['gap'][number];

/** What was counted in programme areas in one period, and what was expected there. */
export interface GapRow {
  readonly period: string;
  /** First and last day. */
  readonly from: string;
  readonly to: string;
  readonly observed: number | null;
  readonly expected: number | null;
  readonly treated: boolean;
}

/** More periods than this are noise to look at: months are put together into quarters. */
const mostPeriods = 48;

function dated(gap: readonly GapPoint[], { fiscalYearStarts }: FiscalYear): readonly GapRow[] {
  return gap.flatMap((point) => {
    const span = parsePeriod(point.period, { fiscalYearStarts });
    return span === undefined ? [] : [{ ...point, from: span.from, to: span.to }];
  });
}

/** Months as quarters; one that lacks a month has no sum, for it would pass for a fall. */
function byQuarter(months: readonly GapRow[], { fiscalYearStarts }: FiscalYear): readonly GapRow[] {
  const quarters = new Map<string, GapRow[]>();
  for (const month of months) {
    const { label } = periodOf(month.from, { grain: 'quarter', fiscalYearStarts });
    quarters.set(label, [...(quarters.get(label) ?? []), month]);
  }
  const sum = (values: readonly (number | null)[]): number | null =>
    values.length === 3 && values.every((value) => value !== null)
      ? values.reduce((total, value) => total + value, 0)
      : null;
  return [...quarters].map(([period, members]) => ({
    period,
    from: members[0]?.from ?? '',
    to: members.at(-1)?.to ?? '',
    observed: sum(members.map(({ observed }) => observed)),
    expected: sum(members.map(({ expected }) => expected)),
    treated: members.some(({ treated }) => treated),
  }));
}

/**
 * The rows of a gap as they are drawn and tabled, without those at either end that have no number. Shares of three months
 * are not their mean, and stay months.
 */
export function gapRows(
  { gap, levels }: Pick<EstimatedEffect, 'gap' | 'levels'>,
  calendar: FiscalYear,
): readonly GapRow[] {
  const days = dated(gap, calendar);
  const isMonthly =
    levels === null && days.length > mostPeriods && days.every(({ period }) => /^\d{4}-\d{2}$/.test(period));
  const rows = isMonthly ? byQuarter(days, calendar) : days;
  const isKnown = ({ observed, expected }: GapRow): boolean => observed !== null && expected !== null;
  return rows.slice(Math.max(0, rows.findIndex(isKnown)), rows.findLastIndex(isKnown) + 1);
}

/** What one row is of. */
export function gapGrain(rows: readonly GapRow[]): 'month' | 'quarter' | 'year' {
  const period = rows[0]?.period ?? '';
  if (period.includes('-Q')) return 'quarter';
  return period.includes('-') ? 'month' : 'year';
}
