import type { Mapping, Metric, MetricRecords, Pipeline, RecordSet, Source, Where } from '../spec/index.ts';

/** Which records each metric counts. */
export function metricRecords({ metrics, sources }: Pick<Pipeline, 'metrics' | 'sources'>): readonly MetricRecords[] {
  const plainer = (set: RecordSet): RecordSet => {
    const source = sources.find(({ id }) => id === set.source);
    return source ? plainSet(set, source) : set;
  };
  return metrics.map((metric) => {
    const { counts, among, isSpread } = setsOf(metric);
    const within = setsWithin(metric).map(plainer);
    const asks = askedIn(metric);
    return {
      metric: metric.id,
      source: metric.source,
      counts: counts && plainer(counts),
      among: among && plainer(among),
      isSpread,
      ...(within.length > 0 ? { within } : {}),
      ...(asks ? { asks: plainer(asks) } : {}),
    };
  });
}

/** A set without what the source says of all its records: calls about violence at home, each of which has a number of its own. */
function plainSet(set: RecordSet, { files, filter, key, repeats }: Source): RecordSet {
  const constantOf = (column: string): string | null => {
    const values = new Set(files.map(({ mappings }) => constantIn(mappings.find((own) => own.column === column))));
    return values.size === 1 ? ([...values][0] ?? null) : null;
  };
  const isSaid = ([column, condition]: readonly [string, Condition]): boolean =>
    JSON.stringify(filter[column]) === JSON.stringify(condition) || holds(condition, constantOf(column));
  const where = Object.fromEntries(Object.entries(set.where).filter((own) => !isSaid(own)));
  const [only, ...more] = key;
  const isEach = repeats === 'drop' && more.length === 0 && only === set.of;
  return { ...set, where, of: isEach ? '' : set.of };
}

type Condition = RecordSet['where'][string];

function constantIn(mapping: Mapping | undefined): string | null {
  if (mapping?.how !== 'constant' || mapping.value === null || mapping.codes !== null) return null;
  if (mapping.trueValues.includes(mapping.value)) return 'true';
  return mapping.falseValues.includes(mapping.value) ? 'false' : mapping.value;
}

function holds(condition: Condition, constant: string | null): boolean {
  if (constant === null) return false;
  if (Array.isArray(condition)) return condition.some((value) => String(value) === constant);
  if (typeof condition !== 'object') return String(condition) === constant;
  return 'not' in condition && ![condition.not].flat().some((value) => String(value) === constant);
}

/** People whose answers to one question are told: of two metrics on the same, one may ask some of them alone. */
function askedIn({ source, measure }: Metric): RecordSet | null {
  if (measure.kind !== 'survey-share' && measure.kind !== 'survey-mean') return null;
  return { source, where: measure.where ?? {}, of: measure.item, sum: '' };
}

interface Counting {
  readonly where?: Where | undefined;
  readonly of?: string | undefined;
  readonly sum?: string | undefined;
}

/** Records that a metric tells the number of, or a number that is never larger: each value once, those that have a value. */
function setsWithin({ source, measure, denominator }: Metric): readonly RecordSet[] {
  const plain = (where: Where = {}, of = source): RecordSet => ({ source: of, where, of: '', sum: '' });
  const counting = ({ where, of = '', sum = '' }: Counting, from = source): readonly RecordSet[] => {
    const own = plain(where, from);
    return of === '' && sum === '' ? [own] : [{ ...own, of, sum }, own];
  };
  switch (measure.kind) {
    case 'count':
    case 'rate':
      return counting(measure.count).slice(1);
    case 'mean':
    case 'quantile':
      return [plain(measure.where)];
    case 'ratio':
      return [...counting(measure.numerator), ...counting(measure.denominator, denominator ?? source)];
    default:
      return [];
  }
}

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
