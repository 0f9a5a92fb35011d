import type { Panel } from '../crosstab/index.ts';
import { monthSpan, type Pipeline, type Span } from '../spec/index.ts';

/** Months, unless a window begins or ends inside one. */
export function grainFor(pipeline: Pipeline): Panel['grain'] {
  const own = pipeline.metrics.flatMap(({ window }) => window ?? []);
  const declared = [pipeline.windows.current, ...pipeline.windows.also, ...own].filter(
    (window) => typeof window === 'object',
  );
  const baselines = pipeline.metrics.flatMap(({ baseline }) => (baseline?.kind === 'fixed' ? [baseline] : []));
  const wholeMonths = ({ from, to }: Span): boolean => from.endsWith('-01') && monthSpan(to.slice(0, 7)).to === to;
  return [...declared, ...baselines].every(wholeMonths) ? 'month' : 'day';
}
