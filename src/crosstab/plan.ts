import {
  type Counting,
  isMeanOfFigures,
  itemsOf,
  type Measure,
  type Metric,
  secondsOf,
  type Where,
} from '../spec/index.ts';
import type { Measured } from '../store/index.ts';
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

/** A question that is asked by itself. Metrics that ask the same share the answer. */
export type Question =
  | {
      readonly kind: 'durations';
      readonly source: string;
      readonly where: Where;
      /** An interval of the source by name, or a column of lengths. */
      readonly interval: string | null;
      readonly of: string | null;
      /** The column of groups that are kept apart; null for all together. */
      readonly by: string | null;
      /** Not the lengths but who was within it, in seconds; null for the lengths themselves. */
      readonly within: number | null;
    }
  | {
      readonly kind: 'members';
      readonly source: string;
      readonly where: Where;
      /** The column of those that have something: each of them, where it is a list. */
      readonly over: string;
      readonly sum: string | null;
      readonly of: string | null;
    }
  | { readonly kind: 'pairs'; readonly source: string; readonly where: Where; readonly among: string }
  | {
      readonly kind: 'answers';
      readonly source: string;
      readonly items: readonly string[];
      /** How many of them make a score; null where it is the answer to one question that is asked for. */
      readonly required: number | null;
      /** Whom of all who were asked it is about. */
      readonly where: Where;
    }
  | {
      readonly kind: 'elapsed';
      readonly source: string;
      readonly where: Where;
      /** The columns of the days on which it began and ended. */
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: 'figures'; readonly source: string; readonly where: Where }
  | {
      readonly kind: 'shares';
      readonly source: string;
      readonly by: string;
      /** Records of which it is known, those that did, and those of which it is not known. */
      readonly measures: readonly Measured[];
    };

const counted = ({ where, of, sum }: Counting): Omit<Measured, 'id'> => ({
  where: where ?? {},
  of: of ?? null,
  sum: sum ?? null,
});

/** What a metric asks of its sources, so that all metrics of a source are one question. */
export function planOf(metric: Metric): MetricPlan {
  const { measure } = metric;
  switch (measure.kind) {
    case 'count':
    case 'rate':
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
    case 'ratio':
      return plan(metric, 'ratio', {
        numerator: counted(measure.numerator),
        denominator: counted(measure.denominator),
      });
  }
}

type Kind<K extends Measure['kind']> = Extract<Measure, { readonly kind: K }>;
type Asks = Readonly<Record<string, Omit<Measured, 'id'>>>;

function plan(metric: Metric, kind: ScalarKind, asks: Asks): MetricPlan {
  const names: readonly string[] = columnsOf[kind];
  const asked = Object.entries(asks).map(([name, measured]) => ({
    source: name === 'denominator' ? (metric.denominator ?? metric.source) : metric.source,
    measured: { id: metric.id, ...measured },
    column: names.indexOf(name),
  }));
  return { metric, kind, asked, question: null };
}

/** Events, and each of them by its weight. */
function harmPlan(
  metric: Metric,
  count: Counting,
  { by, weights: of }: NonNullable<Kind<'count'>['harm']>,
): MetricPlan {
  const events = counted(count);
  return plan(metric, 'harm', {
    events,
    harm: { ...events, weights: { by, of, power: 1 } },
    harmSquares: { ...events, weights: { by, of, power: 2 } },
  });
}

function sharePlan(metric: Metric, measure: Kind<'share'>): MetricPlan {
  const { hits, of, standardise } = measure;
  const by = standardise?.by ?? null;
  if (!('where' in hits)) {
    const [interval, within] = [hits.interval, secondsOf(hits.within)];
    return durationsPlan(metric, by === null ? 'share' : 'strata', {
      where: of.where ?? {},
      interval,
      of: null,
      by,
      within,
    });
  }
  const asks = shareAsks(measure);
  if (by === null) return plan(metric, 'share', asks);
  const measures = columnsOf.share.flatMap((name) => (asks[name] ? [{ id: metric.id, ...asks[name] }] : []));
  const question: Question = { kind: 'shares', source: metric.source, by, measures };
  return questionPlan(metric, 'strata', { question, where: of.where ?? {} });
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

/** Of records whose answer is not known, it is not known whether they did. */
function shareAsks({ of, hits, each }: Kind<'share'>): Asks {
  const did = 'where' in hits ? hits.where : {};
  const eligible = { where: of.where ?? {}, of: each ?? null, sum: null };
  const columns = Object.keys(did);
  return {
    n: { ...eligible, filled: columns },
    hits: { ...eligible, filled: columns, and: did },
    missing: { ...eligible, lacking: columns },
  };
}

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
