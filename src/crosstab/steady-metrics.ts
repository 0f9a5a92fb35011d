import type { Pipeline } from '../spec/index.ts';
import type { MetricPanel } from './panel.ts';

/**
 * The metrics that say how far the data reach: surveys ask now and then, and their last wave would hold back everything
 * else, so they say it only where there is nothing else.
 */
export function steadyMetrics(
  panels: readonly MetricPanel[],
  { sources, metrics }: Pick<Pipeline, 'sources' | 'metrics'>,
): readonly MetricPanel[] {
  const surveys = new Set(sources.filter(({ survey }) => survey !== null).map(({ id }) => id));
  const asked = new Set(metrics.filter(({ source }) => surveys.has(source)).map(({ id }) => id));
  const steady = panels.filter(({ metric }) => !asked.has(metric));
  return steady.length > 0 ? steady : panels;
}
