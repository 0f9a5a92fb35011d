import { type Panel, steadyMetrics } from '../crosstab/index.ts';
import { usageError } from '../errors.ts';
import { type Pipeline, parseAsOf } from '../spec/index.ts';

/** The day that `--as-of` names in the pipeline's calendar, or null where it was not given. */
export function asOfDay(text: string | null, { calendar }: Pipeline): string | null {
  if (text === null) return null;
  const day = parseAsOf(text, calendar);
  if (day === undefined)
    throw usageError(
      'as-of',
      '--as-of',
      `must be a date or a period (got "${text}")`,
      calendar.fiscalYearStarts === 1
        ? 'write 2022-12-31, 2022-12, 2022-Q4 or 2022'
        : `write 2022-12-31, 2022-12, FY2023-Q2 or FY2023: fiscal years begin in month ${calendar.fiscalYearStarts} here`,
    );
  return day;
}

/** The last day for which the records of every metric have arrived, surveys aside. */
export const lastSettledDay = (panel: Panel, pipeline: Pick<Pipeline, 'sources' | 'metrics'>): string =>
  steadyMetrics(panel.metrics, pipeline)
    .map(({ coverage }) => coverage.settledThrough)
    .sort()[0] ?? '1970-01-01';
