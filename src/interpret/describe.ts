import { belowOf, daysOf, type Finding, type Hits, isMeanOfFigures, type Measure, type Metric } from '../spec/index.ts';
import { formatCount, formatOrdinal } from '../words/index.ts';

/** What a metric is, in words made from its declaration: nothing to keep true by hand. */

/** The unit of values that have one of their own. */
export function shownOf(metric: Metric): Finding['shown'] {
  const { measure, shownAs } = metric;
  // the column of figures is called the same whatever is in it
  const isNameless = isMeanOfFigures(metric) && measure.kind === 'mean' && measure.unit === undefined;
  return { as: shownAs, unit: isNameless ? '' : valueUnit(measure) };
}

function valueUnit(measure: Measure): string {
  switch (measure.kind) {
    case 'count':
      return measure.harm?.unit ?? '';
    case 'rate':
      return measure.harm ? `${measure.harm.unit} per ${formatCount(measure.per)} residents a year` : '';
    case 'mean':
    case 'quantile':
      return measure.unit ?? (measure.of === undefined ? '' : spoken(measure.of));
    case 'amount-ratio':
      return measure.unit ?? spoken(measure.numerator.sum ?? '');
    case 'share':
    case 'ratio':
    case 'concentration':
    case 'network':
    case 'elapsed':
    case 'scale':
    case 'survey-mean':
    case 'survey-share':
      return '';
  }
}

const spoken = (column: string): string => column.replaceAll('_', ' ');

/** What the value is per, or which statistic it is: printed under the title. */
export function unitOf({ measure, noun }: Metric): string {
  switch (measure.kind) {
    case 'count':
      return measure.harm ? `${noun.many}, by their harm` : noun.many;
    case 'rate': {
      if (measure.harm) return `${noun.many}, by their harm`;
      if (measure.against) return perWords(measure.per, measure.against.noun);
      return `per ${formatCount(measure.per)} residents a year`;
    }
    case 'share':
      return `share of ${noun.many}`;
    case 'mean':
      return `mean of ${noun.many}`;
    case 'quantile':
      return `${quantileName(measure.p)} of ${noun.many}`;
    case 'concentration':
      return `Gini coefficient over ${spoken(measure.over)}`;
    case 'network':
      return networkWords[measure.statistic].unit;
    case 'elapsed':
      return `${quantileName(measure.p)} of the days from ${daysBetween(measure)}`;
    case 'scale':
      return `mean score of ${measure.items.length} questions`;
    case 'survey-mean':
      return 'mean answer';
    case 'survey-share':
      return `share of ${noun.many}`;
    case 'ratio':
      return perWords(measure.per, measure.denominator.noun);
    case 'amount-ratio':
      return `${spoken(measure.numerator.sum ?? '')} ${amountWords(measure)}`;
  }
}

/** What it is for each of; of money for money a share. */
const amountWords = ({ per, denominator }: Extract<Measure, { readonly kind: 'amount-ratio' }>): string =>
  denominator.sum === undefined ? perWords(per, denominator.noun) : `of ${spoken(denominator.sum)}`;

const perWords = (per: number, noun: Metric['noun']): string =>
  per === 1 ? `for each ${noun.one}` : `per ${formatCount(per)} ${noun.many}`;

const networkWords = {
  density: {
    unit: 'share of pairs that worked together',
    subject: 'the share of pairs of partners that worked together',
  },
  centralisation: { unit: 'centralisation, from 0 to 1', subject: 'the centralisation of the network' },
  components: { unit: 'parts of the network', subject: 'the number of parts of the network' },
} as const;
const daysBetween = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  `${spoken(from)} to ${spoken(to)}`;
const quantileName = (p: number): string => (p === 0.5 ? 'median' : `${formatOrdinal(p * 100)} percentile`);

/** The statistic as the subject of a sentence. */
export function statisticOf(metric: Metric): string {
  const { measure, noun } = metric;
  switch (measure.kind) {
    case 'count':
    case 'rate':
      return measure.harm ? 'the harm' : noun.many;
    case 'share':
      return measure.standardise
        ? `the share with the baseline’s mix of ${spoken(measure.standardise.by)}`
        : 'the share';
    case 'mean':
      return 'the mean';
    case 'concentration':
      return 'the Gini coefficient';
    case 'network':
      return networkWords[measure.statistic].subject;
    case 'quantile':
    case 'elapsed':
      return `the ${quantileName(measure.p)}`;
    case 'scale':
      return 'the mean score';
    case 'survey-mean':
      return 'the mean answer';
    case 'survey-share':
      return 'the share';
    case 'amount-ratio':
      return unitOf(metric);
    case 'ratio':
      return `the number of ${noun.many} ${unitOf(metric)}`;
  }
}

/** What is counted or measured, and of which records. */
export function definitionOf(metric: Metric): string {
  const { measure, source, denominator, noun, asked } = metric;
  const among = (where: Where | undefined, from: string): string => `in "${from}"${conditions(where)}`;
  switch (measure.kind) {
    case 'count':
    case 'rate': {
      const below = belowOf(measure);
      const against = below
        ? `, against ${below.noun.many} (${counted(below)} ${among(below.where, denominator ?? source)})`
        : '';
      return `${noun.many}: ${counted(measure.count)} ${among(measure.count.where, source)}${weighed(measure.harm)}${against}`;
    }
    case 'share': {
      return `share of ${noun.many} (${counted({ of: measure.each, sum: measure.sum })} ${among(measure.of.where, source)}) ${hitWords(measure.hits)}${held(measure.standardise)}`;
    }
    case 'mean':
      return `mean of ${measure.of} ${among(measure.where, source)}${isMeanOfFigures(metric) ? ', each figure by how many cases it sums up' : ''}`;
    case 'quantile':
      return `${quantileName(measure.p)} of ${measure.interval ?? measure.of} ${among(measure.where, source)}${held(measure.standardise)}`;
    case 'concentration': {
      const counting = counted({ of: measure.each, sum: measure.sum });
      return `Gini coefficient of ${noun.many} (${counting} ${among(measure.where, source)}) over ${spoken(measure.over)}`;
    }
    case 'network': {
      const least = measure.least === 1 ? 'one or more' : `${measure.least} or more`;
      return `${networkWords[measure.statistic].subject}: two of ${spoken(measure.among)} are tied by ${least} ${noun.many} together ${among(measure.where, source)}`;
    }
    case 'elapsed':
      return `${quantileName(measure.p)} of the days from ${daysBetween(measure)} ${among(measure.where, source)}`;
    case 'scale': {
      const { items, answered = items.length } = measure;
      return `mean of ${items.join(', ')} ${among(measure.where, source)}, of those who answered ${answered === items.length ? 'all' : `at least ${answered}`} of them`;
    }
    case 'survey-mean':
      return `mean answer to ${measure.item} ${among(measure.where, source)}${weighedTo(asked)}`;
    case 'survey-share':
      return `share of ${noun.many} ${among(measure.where, source)} who answered ${measure.item} with ${measure.values.join(' or ')}${weighedTo(asked)}`;
    case 'amount-ratio':
      return `${counted(measure.numerator)} ${among(measure.numerator.where, source)} for ${counted(measure.denominator)} ${among(measure.denominator.where, denominator ?? source)}`;
    case 'ratio':
      return `${noun.many} (${counted(measure.numerator)} ${among(measure.numerator.where, source)}) for ${measure.denominator.noun.many} (${counted(measure.denominator)} ${among(measure.denominator.where, denominator ?? source)})`;
  }
}

type Where = NonNullable<Extract<Measure, { readonly kind: 'count' }>['count']['where']>;

const counted = ({ of, sum }: { readonly of?: string | undefined; readonly sum?: string | undefined }): string =>
  of ? `each ${of} once` : sum ? `the sum of ${sum}` : 'each record';

function hitWords(hits: Hits): string {
  if ('where' in hits) return `of which ${conditionList(hits.where)}`;
  if ('interval' in hits) return `with ${hits.interval} within ${hits.within}`;
  if ('again' in hits)
    return `with another of the same ${spoken(hits.again)} within ${daysOf(hits.within)} days; a first one has none in the ${daysOf(hits.after)} days before it, and counts when it has been followed to the end`;
  if ('from' in hits)
    return `with ${spoken(hits.to)} at most ${daysOf(hits.within)} days after ${spoken(hits.from)}, of those that are as old`;
  return `with ${spoken(hits.to)} no later than ${spoken(hits.by)}, of those that were due`;
}

const weighedTo = (asked: Metric['asked']): string =>
  asked === null || asked.margins.length === 0 ? '' : `, weighed by ${asked.margins.join(' and ')}`;
const weighed = (
  harm: { readonly by: string; readonly version: string; readonly source: string } | undefined,
): string => (harm ? `, weighed by ${harm.by} (${harm.source}, ${harm.version})` : '');
const held = (standardise: { readonly by: string } | undefined): string =>
  standardise ? `, with the baseline’s mix of ${spoken(standardise.by)}` : '';

const conditionList = (where: Where): string =>
  Object.entries(where)
    .map(([column, wanted]) => `${column} is ${wordCondition(wanted)}`)
    .join(' and ');
const conditions = (where: Where | undefined): string =>
  where === undefined || Object.keys(where).length === 0 ? '' : ` where ${conditionList(where)}`;

function wordCondition(wanted: Where[string]): string {
  if (Array.isArray(wanted)) return wanted.join(' or ');
  if (typeof wanted !== 'object') return String(wanted);
  if ('not' in wanted)
    return `not ${[wanted.not].flat().join(' or ')}${wanted.missing === false ? ', and not missing' : ''}`;
  if ('missing' in wanted) return wanted.missing ? 'missing' : 'not missing';
  return [
    wanted.min === undefined ? '' : `at least ${wanted.min}`,
    wanted.max === undefined ? '' : `at most ${wanted.max}`,
  ]
    .filter(Boolean)
    .join(' and ');
}
