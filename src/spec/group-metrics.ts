import type { Breakdown, Group } from './breakdown.ts';
import type { Where } from './fields.ts';
import type { Counting } from './measure-parts.ts';
import type { Measure } from './measures.ts';
import type { Metric } from './model.ts';

/**
 * A metric group by group: each is the metric of only those records that are in the group, so that whatever can be said
 * of a metric can be said of it. A promise is made for everybody, and not for a group.
 *
 * @returns none for a metric without a breakdown
 */
export function groupMetrics(metric: Metric): readonly Metric[] {
  const { by } = metric;
  return by === null ? [] : by.groups.map((group) => groupMetric(metric, by, group));
}

function groupMetric(metric: Metric, { column }: Breakdown, group: Group): Metric {
  const measure = narrowed(measureFor(metric.measure, group), { [column]: conditionOf(group) });
  return {
    ...metric,
    id: `${metric.id}/${column}/${group.name}`,
    group: { ...group, metric: metric.id },
    by: null,
    measure,
    shownAs: measure.kind === 'count' && metric.measure.kind === 'rate' && !measure.harm ? 'count' : metric.shownAs,
    target: null,
    caveats: [],
  };
}

function conditionOf({ kind, values }: Group): Where[string] {
  switch (kind) {
    case 'named':
      return [...values];
    case 'other':
      return { not: [...values], missing: false };
    case 'not-recorded':
      return { missing: true };
  }
}

/** Nobody counts the residents of whom it is not recorded: those events are counted, and have no rate. */
function measureFor(measure: Measure, { kind }: Group): Measure {
  if (measure.kind !== 'rate' || kind === 'named') return measure;
  const { count, harm, empty } = measure;
  return { kind: 'count', count, empty, ...(harm ? { harm } : {}) };
}

/** The measure of records that meet one condition more. Of other kinds a breakdown is refused. */
function narrowed(measure: Measure, condition: Where): Measure {
  const counting = <C extends Counting>(count: C): C => ({ ...count, where: { ...count.where, ...condition } });
  switch (measure.kind) {
    case 'count':
    case 'rate':
      return { ...measure, count: counting(measure.count) };
    case 'share':
      return { ...measure, of: { ...measure.of, where: { ...measure.of.where, ...condition } } };
    case 'mean':
    case 'quantile':
    case 'elapsed':
    case 'survey-mean':
    case 'survey-share':
    case 'scale':
      return { ...measure, where: { ...measure.where, ...condition } };
    case 'ratio':
      return { ...measure, numerator: counting(measure.numerator), denominator: counting(measure.denominator) };
    default:
      return measure;
  }
}
