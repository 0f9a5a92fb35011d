import type { MetricsContext } from './metrics-context.ts';
import type { Metric, Source } from './model.ts';
import type { Path } from './source-text.ts';

/**
 * Reports and calls of domestic violence, and repeats that the police recorded, have no direction of good: more of them
 * may mean that people trust whoever they call. A declaration that says otherwise is an error, not a matter of taste.
 * Deaths are another thing: nobody reports more of them for trust.
 */
export function checkNeutral(metrics: readonly Metric[], paths: readonly Path[], { complain }: MetricsContext): void {
  for (const [index, metric] of metrics.entries()) {
    if (metric.better === 'neutral' || !countsReports(metric)) continue;
    complain.about([...(paths[index] ?? [])], 'value', {
      id: 'neutral',
      message: `"${metric.id}" counts reports of domestic violence, and must be neutral (got better: ${metric.better})`,
      hint: 'write better: neutral in the metric: reports may rise because trust does',
    });
  }
}

/** Kinds whose records exist because somebody called or reported. */
const reported = ['incidents', 'responses'];
/** Measures of how many there are; times, means and answers are something else. */
const counting = ['count', 'rate', 'share', 'ratio'];
const domestic = /(^|[^a-z])(domestic|intimate|dv|ipv|partner-violence|family-violence)([^a-z]|$)/i;
const deadly = /homicide|murder|manslaughter|death|fatal/i;

function countsReports({ kind, measure }: Metric): boolean {
  if (!reported.includes(kind) || !counting.includes(measure.kind)) return false;
  const conditions = conditionsIn(counted(measure));
  return conditions.some(isDomestic) && !conditions.some(([, value]) => deadly.test(JSON.stringify(value)));
}

/**
 * Of a share, what is counted is its hits: their denominator may well be domestic calls that were answered well. Of
 * those seen again, it is what was recorded once more.
 */
function counted(measure: Metric['measure']): unknown {
  return measure.kind === 'share' && !('again' in measure.hits) ? measure.hits : measure;
}

/** Whether any condition of a metric is about domestic violence. */
export const isAboutDomestic = ({ measure }: Pick<Metric, 'measure'>): boolean =>
  conditionsIn(measure).some(isDomestic);

/** Whether all records of a source are of domestic violence: its filter asks for them, or each of its files says so. */
export const isOfDomestic = ({ filter, files }: Pick<Source, 'filter' | 'files'>): boolean =>
  Object.entries(filter).some(isDomestic) ||
  (files.length > 0 &&
    files.every(({ mappings }) =>
      mappings.some(
        ({ how, column, value, codes, falseValues }) =>
          how === 'constant' &&
          value !== null &&
          codes === null &&
          !falseValues.includes(value) &&
          isDomestic([column, value]),
      ),
    ));

type Condition = readonly [column: string, value: unknown];

function isDomestic([column, value]: Condition): boolean {
  if (value === false || JSON.stringify(value).startsWith('{"not"')) return false;
  return domestic.test(column) || domestic.test(JSON.stringify(value));
}

/** Every condition of every filter in a measure, wherever it stands. */
function conditionsIn(value: unknown): readonly Condition[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): readonly Condition[] =>
    key === 'where' && typeof inner === 'object' && inner !== null ? Object.entries(inner) : conditionsIn(inner),
  );
}
