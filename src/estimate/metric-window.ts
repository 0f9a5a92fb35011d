import { type Pipeline, type Window, windowOfMetric } from '../spec/index.ts';
import type { Subject } from './subjects.ts';
import { isWithin } from './sums.ts';

/**
 * The current window of a metric: its own, counted back from the end of the report's, or else that of the report, but for answers that are known by their wave alone. Where none
 * of those fills the report's window they are about the latest wave that was over by its end, and carry the wave's name; else
 * a survey of every second year could stand in a yearly report only.
 */
export function metricWindow(
  { metric, panel }: Pick<Subject, 'metric' | 'panel'>,
  reported: Window,
  pipeline: Pipeline,
): Window {
  const current = windowOfMetric(metric, reported, pipeline.calendar);
  const survey = pipeline.sources.find(({ id }) => id === metric.source)?.survey;
  const { longer } = panel.coverage;
  if (!survey || longer.length === 0) return current;
  if (isWithin(current, panel.coverage) && longer.some((span) => isWithin(span, current))) return current;
  const latest = longer.filter(({ to }) => to <= current.to).at(-1);
  if (latest === undefined) return current;
  const wave = survey.waves.find(({ from, to }) => from === latest.from && to === latest.to);
  return { ...latest, label: wave?.wave ?? `${latest.from} to ${latest.to}` };
}
