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
      'write 2022-12-31, 2022-12, 2022-Q4 or 2022 (FY2023-Q2 where the fiscal year does not start in January)',
    );
  return day;
}

/** The last day for which the records of every metric have arrived, surveys aside. */
export const lastSettledDay = (panel: Panel, pipeline: Pick<Pipeline, 'sources' | 'metrics'>): string =>
  steadyMetrics(panel.metrics, pipeline)
    .map(({ coverage }) => coverage.settledThrough)
    .sort()[0] ?? '1970-01-01';
