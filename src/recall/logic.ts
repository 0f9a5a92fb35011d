import type { Panel } from '../crosstab/index.ts';
import type { Findings, Pipeline } from '../spec/index.ts';

/**
 * The logic model with the days after which programme areas stopped: work that ends shows beside an outcome as much as
 * work that begins. Nothing where no model is declared.
 */
export function logicOf(pipeline: Pipeline, areas: Panel['areas'], asOf: string): Pick<Findings, 'logic'> {
  const { logic: paths } = pipeline;
  if (paths === undefined) return {};
  const ends = areas
    .filter(({ role }) => role === 'program')
    .flatMap(({ intervals }) => intervals.flatMap(({ end }) => (end === null || end > asOf ? [] : [end])));
  return { logic: { paths, stops: [...new Set(ends)].sort() } };
}
