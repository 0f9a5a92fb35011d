import {
  type Counting,
  daysOf,
  isMeanOfFigures,
  isOfResidents,
  itemsOf,
  type Measure,
  type Metric,
  secondsOf,
  type Where,
} from '../spec/index.ts';
import type { Measured } from '../store/index.ts';
import type { Question } from './question.ts';
import { columnsOf, type ScalarKind, type StatKind } from './stat.ts';

/** One whole number that a metric asks of a source, and the column of its statistic that the number goes into. */
export interface Asked {
  readonly source: string;
  readonly measured: Measured;
  /** Null where it is only asked whether there is anything. */
  readonly column: number | null;
}

export interface MetricPlan {
  readonly metric: Metric;
  readonly kind: StatKind;
  /** The first of them says how many records a cell rests on. */
  readonly asked: readonly Asked[];
  /** What cannot be asked as whole numbers in a fixed number of columns; null for most. */
  readonly question: Question | null;
}

const counted = ({ where, of, sum }: Counting): Omit<Measured, 'id'> => ({
  where: where ?? {},
  of: of ?? null,
  sum: sum ?? null,
});

/** What a metric asks of its sources, so that all metrics of a source are one question. */
export function planOf(metric: Metric): MetricPlan {
  const { measure } = metric;
  switch (measure.kind) {
    case 'rate':
      if (measure.against)
        return plan(metric, 'count', { events: counted(measure.count), exposure: counted(measure.against) });
      return measure.harm
        ? harmPlan(metric, measure.count, measure.harm)
        : plan(metric, 'count', { events: counted(measure.count) });
    case 'count':
      return measure.harm
        ? harmPlan(metric, measure.count, measure.harm)
        : plan(metric, 'count', { events: counted(measure.count) });
    case 'share':
      return sharePlan(metric, measure);
    case 'mean':
      return meanPlan(metric, measure);
    case 'quantile': {
      const { where = {}, interval = null, of = null, standardise } = measure;
      const by = standardise?.by ?? null;
      return durationsPlan(metric, by === null ? 'durations' : 'strata', { where, interval, of, by, within: null });
    }
    case 'concentration': {
      const { where = {}, over, sum = null, each: of = null } = measure;
      const question: Question = { kind: 'members', source: metric.source, where, over, sum, of };
      return questionPlan(metric, 'members', { question, where, of });
    }
    case 'network': {
      const { where = {}, among } = measure;
      return questionPlan(metric, 'pairs', { question: { kind: 'pairs', source: metric.source, where, among }, where });
    }
    case 'elapsed': {
      const { where = {}, from, to } = measure;
      const question: Question = { kind: 'elapsed', source: metric.source, where, from, to };
      return questionPlan(metric, 'durations', { question, where });
    }
    case 'scale':
    case 'survey-mean':
    case 'survey-share': {
      const { where = {} } = measure;
      const items = itemsOf(measure);
      const required = measure.kind === 'scale' ? (measure.answered ?? items.length) : null;
      const question: Question = { kind: 'answers', source: metric.source, items, required, where };
      return questionPlan(metric, 'answers', { question, where });
    }
    case 'amount-ratio': {
      const { where = {}, sum = null } = measure.numerator;
      const above = { where, of: null, sum };
      return plan(metric, 'amounts', {
        n: { ...above, sum: null, filled: sum === null ? [] : [sum] },
        above,
        ...(isOfResidents(measure) ? {} : { below: counted(measure.denominator) }),
      });
    }
    case 'ratio':
      return plan(metric, 'ratio', {
        numerator: counted(measure.numerator),
        denominator: counted(measure.denominator),
      });
  }
}

type Kind<K extends Measure['kind']> = Extract<Measure, { readonly kind: K }>;
type Asks = Readonly<Record<string, Omit<Measured, 'id'>>>;

/** The columns of what stands below a line. */
const below = ['denominator', 'exposure', 'below'];

function plan(metric: Metric, kind: ScalarKind, asks: Asks): MetricPlan {
  const names: readonly string[] = columnsOf[kind];
  const asked = Object.entries(asks).map(([name, measured]) => ({
    source: below.includes(name) ? (metric.denominator ?? metric.source) : metric.source,
    measured: { id: metric.id, ...measured },
    column: names.indexOf(name),
  }));
  return { metric, kind, asked, question: null };
}

/** Events, each of them by its weight, and how many there are of each weight: in columns after those that every metric has. */
function harmPlan(
  metric: Metric,
  count: Counting,
  { by, weights: of }: NonNullable<Kind<'count'>['harm']>,
): MetricPlan {
  const events = counted(count);
  const own = plan(metric, 'harm', {
    events,
    harm: { ...events, weights: { by, of, power: 1 } },
    harmSquares: { ...events, weights: { by, of, power: 2 } },
  });
  const marked = kindsOf(of).map((values) => {
    const isOfKind = Object.fromEntries(Object.keys(of).map((value) => [value, values.includes(value) ? 1 : 0]));
    return { ...events, id: metric.id, weights: { by, of: isOfKind, power: 1 as const } };
  });
  const first = columnsOf.harm.length;
  const kinds = marked.map((measured, at) => ({ source: metric.source, measured, column: first + at }));
  return { ...own, asked: [...own.asked, ...kinds] };
}

/** Values that weigh the same, from the lightest on. */
function kindsOf(weights: Readonly<Record<string, number>>): readonly (readonly string[])[] {
  const distinct = [...new Set(Object.values(weights))].sort((a, b) => a - b);
  return distinct.map((weight) => Object.keys(weights).filter((value) => weights[value] === weight));
}

function sharePlan(metric: Metric, measure: Kind<'share'>): MetricPlan {
  const { hits, of, standardise, each = null } = measure;
  const by = standardise?.by ?? null;
  const { source } = metric;
  const where = of.where ?? {};
  if ('interval' in hits) {
    const [interval, within] = [hits.interval, secondsOf(hits.within)];
    return durationsPlan(metric, by === null ? 'share' : 'strata', { where, interval, of: null, by, within });
  }
  if ('again' in hits) {
    const [within, after] = [daysOf(hits.within), daysOf(hits.after)];
    const question: Question = { kind: 'repeats', source, where, of: hits.again, within, after };
    return questionPlan(metric, 'share', { question, where });
  }
  if ('to' in hits) {
    const limit = 'from' in hits ? { from: hits.from, days: daysOf(hits.within) } : { by: hits.by };
    const question: Question = { kind: 'dated', source, where, of: each, limit, to: hits.to };
    return questionPlan(metric, 'share', { question, where, of: each });
  }
  const asks = shareAsks(measure, hits.where);
  if (by === null) return plan(metric, 'share', asks);
  const measures = columnsOf.share.flatMap((name) => (asks[name] ? [{ id: metric.id, ...asks[name] }] : []));
  const question: Question = { kind: 'shares', source, by, measures };
  return questionPlan(metric, 'strata', { question, where });
}

type Durations = Extract<Question, { readonly kind: 'durations' }>;
const durationsPlan = (metric: Metric, kind: StatKind, asked: Omit<Durations, 'kind' | 'source'>): MetricPlan =>
  questionPlan(metric, kind, {
    question: { kind: 'durations', source: metric.source, ...asked },
    where: asked.where,
  });

/** How many records there are is asked with everything else; what they hold, by itself. */
function questionPlan(
  metric: Metric,
  kind: StatKind,
  { question, where, of = null }: { readonly question: Question; readonly where: Where; readonly of?: string | null },
): MetricPlan {
  const records = { id: metric.id, where, of, sum: null };
  return { metric, kind, asked: [{ source: metric.source, measured: records, column: null }], question };
}

/** Of records whose answer is not known, it is not known whether they did; unless that is what they did. */
function shareAsks({ of, each, sum }: Kind<'share'>, did: Where): Asks {
  const eligible = { where: of.where ?? {}, of: each ?? null, sum: sum ?? null };
  const columns = Object.keys(did).filter((name) => !asksForMissing(did[name]));
  return {
    n: { ...eligible, filled: columns },
    hits: { ...eligible, filled: columns, and: did },
    ...(columns.length === 0 ? {} : { missing: { ...eligible, lacking: columns } }),
  };
}

const asksForMissing = (condition: Where[string] | undefined): boolean =>
  typeof condition === 'object' && !Array.isArray(condition) && 'missing' in condition && !('not' in condition);

/** Means that are published already go by their weights. */
function meanPlan(metric: Metric, measure: Kind<'mean'>): MetricPlan {
  if (!isMeanOfFigures(metric)) return plan(metric, 'mean', meanAsks(measure));
  const { where = {} } = measure;
  return questionPlan(metric, 'figures', { question: { kind: 'figures', source: metric.source, where }, where });
}

function meanAsks({ of: column, where = {} }: Kind<'mean'>): Asks {
  const all = { where, of: null };
  return {
    n: { ...all, sum: null, filled: [column] },
    sum: { ...all, sum: column },
    missing: { ...all, sum: null, lacking: [column] },
    squaresHigh: { ...all, sum: column, squares: 'high' },
    squaresLow: { ...all, sum: column, squares: 'low' },
  };
}
