import type { Measure } from './measures.ts';
import type { AreasModel, Metric } from './model.ts';
import { suggest } from './nearest.ts';
import { neediestColumn } from './neediest-declaration.ts';
import type { PipelineDeclaration } from './pipeline.ts';
import type { Complaints } from './problems.ts';
import type { ResolvedSource } from './resolve-sources.ts';

/** The ranking as it is made, with the metric whose events are counted. */
export type RankedNeed = NonNullable<AreasModel['neediest']>;

/** What areas are ranked by must be counted, in this pipeline, by a source that says where. */
export function resolveNeediest(
  { areas }: PipelineDeclaration,
  { metrics, sources }: { readonly metrics: readonly Metric[]; readonly sources: readonly ResolvedSource[] },
  complain: Complaints,
): RankedNeed | null {
  if (areas?.neediest === undefined) return null;
  const { by, share, through } = areas.neediest;
  const metric = metrics.find(({ id }) => id === by);
  const wrong = metric ? whyNot(metric, sources) : `there is no metric "${by}" in this pipeline`;
  if (metric && wrong === null) return { metric, share, through };
  const fitting = metrics.filter((one) => whyNot(one, sources) === null).map(({ id }) => id);
  complain.about(['areas', 'neediest', 'by'], 'value', {
    id: 'neediest',
    message: wrong ?? '',
    // of one that is there another name is meant, however unlike
    hint: metric && fitting.length > 0 ? `these do: ${fitting.join(', ')}` : suggest(by, fitting),
  });
  return null;
}

/** Why areas cannot be ranked by a metric; null where they can. */
function whyNot({ id, measure, scope, source }: Metric, sources: readonly ResolvedSource[]): string | null {
  const isCounted = measure.kind === 'count' || measure.kind === 'rate';
  if (!isCounted || scope === 'everywhere') return `"${id}" does not count events by area`;
  const found = sources.find((one) => one.source.id === source);
  const saysWhere = found?.source.columns.some(({ name }) => name === 'area') || found?.doubtful.has('area');
  return saysWhere ? null : `"${id}" counts records of source "${source}", which do not say where: it maps no area`;
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
