import {
  isAboutDomestic,
  type Metric,
  type MetricRecords,
  type Pipeline,
  type PrivacyFacts,
  type RecordSet,
  type Where,
} from '../spec/index.ts';

/** What the floors of small counts follow from. */
export const privacyFacts = ({ metrics, sources }: Pick<Pipeline, 'metrics' | 'sources'>): readonly PrivacyFacts[] =>
  metrics.map((metric) => {
    const source = sources.find(({ id }) => id === metric.source);
    return {
      metric: metric.id,
      kind: metric.kind,
      custody: source?.custody ?? '',
      audience: source?.survey?.audience ?? '',
      isDomestic: isAboutDomestic(metric),
      declared: metric.minimum ?? null,
    };
  });

/** Which records each metric counts. */
export const metricRecords = ({ metrics }: Pick<Pipeline, 'metrics'>): readonly MetricRecords[] =>
  metrics.map((metric) => ({ metric: metric.id, source: metric.source, ...setsOf(metric) }));

function setsOf({ source, measure }: Metric): Pick<MetricRecords, 'counts' | 'among' | 'isSpread'> {
  const setOf = (where: Where = {}, of = '', sum = ''): RecordSet => ({ source, where, of, sum });
  const plain = { among: null, isSpread: false };
  switch (measure.kind) {
    case 'count':
    case 'rate': {
      const { where, of, sum } = measure.count;
      return { ...plain, counts: setOf(where, of, sum) };
    }
    case 'share': {
      const { where = {} } = measure.of;
      const hits = 'where' in measure.hits ? setOf({ ...where, ...measure.hits.where }, measure.each) : null;
      return { ...plain, counts: hits, among: setOf(where, measure.each) };
    }
    case 'concentration':
      return { ...plain, counts: setOf(measure.where, measure.each, measure.sum), isSpread: measure.over === 'area' };
    default:
      return { ...plain, counts: null };
  }
}
