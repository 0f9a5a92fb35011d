import { lastComplete, type Pipeline, parsePeriod } from '../spec/index.ts';

/**
 * The folder of a run's documents: the last complete period by a day. A window that the pipeline names by its days stands
 * behind it, for two such windows may be evaluated on one day.
 */
export function folderName(pipeline: Pipeline, asOf: string): string {
  const { current } = pipeline.windows;
  const label = periodLabel(pipeline, asOf);
  return typeof current === 'object' ? `${label}_${current.from}_${current.to}` : label;
}

/** The name of the last complete period by a day. */
export const periodLabel = ({ calendar }: Pipeline, asOf: string): string =>
  lastComplete(asOf, calendar.grain, calendar.fiscalYearStarts).label;

/** The last day of a period by its name; empty for what is none. */
export const endOfPeriod = (label: string, { calendar }: Pipeline): string => parsePeriod(label, calendar)?.to ?? '';
