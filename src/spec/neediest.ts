import type { Measure } from './measures.ts';
import type { AreasModel, Metric } from './model.ts';
import { suggest } from './nearest.ts';
import { neediestColumn } from './neediest-declaration.ts';
import type { PipelineDeclaration } from './pipeline.ts';
import type { Complaints } from './problems.ts';

/** The ranking as it is made, with the metric whose events are counted. */
export type RankedNeed = NonNullable<AreasModel['neediest']>;

/** What areas are ranked by must be counted, in this pipeline, by a source that says where. */
export function resolveNeediest(
  { areas }: PipelineDeclaration,
  metrics: readonly Metric[],
  complain: Complaints,
): RankedNeed | null {
  if (areas?.neediest === undefined) return null;
  const { by, share, through } = areas.neediest;
  const isCounted = ({ measure, scope }: Metric): boolean =>
    (measure.kind === 'count' || measure.kind === 'rate') && scope !== 'everywhere';
  const metric = metrics.find(({ id }) => id === by);
  if (metric && isCounted(metric)) return { metric, share, through };
  complain.about(['areas', 'neediest', 'by'], 'value', {
    id: 'neediest',
    message: metric ? `"${by}" does not count events by area` : `there is no metric "${by}" in this pipeline`,
    hint: suggest(
      by,
      metrics.filter(isCounted).map(({ id }) => id),
    ),
  });
  return null;
}

/**
 * A measure whose filters on the neediest areas name areas instead, and null where it has none: as the ranking is made
 * of records, what is asked of the warehouse is the list.
 *
 * @param among  names that records may have, of the neediest areas and of all others
 */
export function namingNeediest(
  measure: Measure,
  among: { readonly neediest: readonly string[]; readonly others: readonly string[] },
): Measure | null {
  let found = false;
  const namesFor = (wanted: unknown): readonly string[] => {
    if (typeof wanted === 'boolean') return wanted ? among.neediest : among.others;
    return [...among.neediest, ...among.others];
  };
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, inner]) => [key, walk(inner)] as const);
    if (!(neediestColumn in value)) return Object.fromEntries(entries);
    found = true;
    return Object.fromEntries(
      entries.map(([key, wanted]) => (key === neediestColumn ? ['area', namesFor(wanted)] : [key, wanted])),
    );
  };
  const named = walk(measure) as Measure;
  return found ? named : null;
}
