import type { Panel } from '../crosstab/index.ts';
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

/**
 * The last day for which the records of every metric have arrived. Surveys ask now and then: the last wave would hold
 * back everything else, so it decides only where there is nothing else.
 */
export function lastSettledDay(panel: Panel, { sources, metrics }: Pick<Pipeline, 'sources' | 'metrics'>): string {
  const surveys = new Set(sources.filter(({ survey }) => survey !== null).map(({ id }) => id));
  const asked = new Set(metrics.filter(({ source }) => surveys.has(source)).map(({ id }) => id));
  const steady = panel.metrics.filter(({ metric }) => !asked.has(metric));
  const decide = steady.length > 0 ? steady : panel.metrics;
  return decide.map(({ coverage }) => coverage.settledThrough).sort()[0] ?? '1970-01-01';
}
