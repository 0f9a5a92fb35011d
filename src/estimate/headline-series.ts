import type { MetricPanel } from '../crosstab/index.ts';
import type { Area, Finding, Metric, Pipeline, SeriesPoint } from '../spec/index.ts';
import { currentWindow } from './draft.ts';
import { measureMethods } from './measures/index.ts';
import { sceneIn } from './metric-scene.ts';
import { sceneTimes } from './scene-time.ts';
import { seriesOf } from './series.ts';
import { headlineSubject } from './subjects.ts';

/** What the first finding of a metric will say of its periods: what was counted in them. */
export interface HeadlineSeries extends Pick<Finding, 'area'> {
  readonly series: readonly SeriesPoint[];
}

/**
 * The series of the first subject of each metric, before anything is estimated: by it, metrics that count the same are
 * known.
 *
 * @param asOf  the day that all of it stands on
 * @returns from a metric to its series; null where it has no subject
 */
export function headlineSeries(
  pipeline: Pipeline,
  areas: readonly Area[],
  asOf: string,
): (metric: Metric, own: MetricPanel) => HeadlineSeries | null {
  const programAreas = areas.filter(({ role }) => role === 'program');
  const context = { pipeline, current: currentWindow(pipeline, asOf), programAreas };
  const [methods, timeOf] = [measureMethods(), sceneTimes()];
  return (metric, own) => {
    const subject = headlineSubject(metric, own, areas);
    if (!subject) return null;
    const scene = sceneIn(timeOf(subject, context), subject, { context, methods: methods(metric) });
    return { area: subject.code, series: seriesOf(subject, scene, false) };
  };
}
