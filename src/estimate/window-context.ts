import type { Area, Pipeline, Window } from '../spec/index.ts';
import type { BaselineContext } from './baseline.ts';
import { launchesBy, type Subject } from './subjects.ts';

/** What is the same for all metrics of a run. */
export interface WindowContext {
  readonly pipeline: Pipeline;
  readonly current: Window;
  readonly programAreas: readonly Area[];
}

/** What the baseline of a metric is resolved against. */
export function baselineContext(
  { metric, panel }: Pick<Subject, 'metric' | 'panel'>,
  { pipeline, current, programAreas }: WindowContext,
): BaselineContext {
  const survey = pipeline.sources.find(({ id }) => id === metric.source)?.survey;
  return {
    calendar: pipeline.calendar,
    current,
    cover: panel.coverage,
    longer: panel.coverage.longer,
    waves: survey?.waves ?? [],
    launches: launchesBy(programAreas, { calendar: pipeline.calendar, day: current.from }),
  };
}
