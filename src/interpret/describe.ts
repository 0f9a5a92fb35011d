import { type Finding, isMeanOfFigures, type Measure, type Metric } from '../spec/index.ts';
import { spoken, type Words } from '../words/index.ts';

/** What a metric is, in words made from its declaration: nothing to keep true by hand. */

/** The unit of values that have one of their own. */
export function shownOf(metric: Metric, words: Words): Finding['shown'] {
  const { measure, shownAs } = metric;
  // the column of figures is called the same whatever is in it
  const isNameless = isMeanOfFigures(metric) && measure.kind === 'mean' && measure.unit === undefined;
  return { as: shownAs, unit: isNameless ? '' : valueUnit(measure, words) };
}

function valueUnit(measure: Measure, { describeWords, formatCount }: Words): string {
  switch (measure.kind) {
    case 'count':
      return measure.harm?.unit ?? '';
    case 'rate':
      return measure.harm ? describeWords.harmPerResidents(measure.harm.unit, formatCount(measure.per)) : '';
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

/** What the value is per, or which statistic it is: printed under the title. */
export function unitOf(metric: Metric, all: Words): string {
  const { measure, noun } = metric;
  const { describeWords: words, formatCount } = all;
  switch (measure.kind) {
    case 'count':
      return measure.harm ? words.byHarm(noun.many) : noun.many;
    case 'rate':
      if (measure.harm) return words.byHarm(noun.many);
      return measure.against
        ? perText(measure.per, measure.against.noun, all)
        : words.perResidents(formatCount(measure.per));
    case 'share':
    case 'survey-share':
      return words.share(noun.many);
    case 'mean':
      return words.mean(noun.many);
    case 'quantile':
    case 'elapsed':
      return words.quantileOf(words.quantile(measure.p), noun.many);
    case 'concentration':
      return words.giniOver(spoken(measure.over));
    case 'network':
      return measure.statistic === 'density' ? words.network.pairs(noun.many) : words.network[measure.statistic].unit;
    case 'scale':
      return words.meanScore(measure.items.length);
    case 'survey-mean':
      return words.meanAnswer;
    case 'ratio':
      return perText(measure.per, measure.denominator.noun, all);
    case 'amount-ratio':
      return metric.shownAs === 'percent'
        ? words.share(measure.denominator.noun.many)
        : words.amount(perText(measure.per, measure.denominator.noun, all));
  }
}

const perText = (per: number, noun: Metric['noun'], { describeWords, formatCount }: Words): string =>
  per === 1 ? describeWords.forEach(noun.one) : describeWords.per(formatCount(per), noun.many);

/** The statistic as the subject of a sentence. */
export function statisticOf(metric: Metric, words: Words): string {
  const { describeWords } = words;
  const { measure, noun } = metric;
  switch (measure.kind) {
    case 'count':
    case 'rate':
      return measure.harm ? describeWords.harm : noun.many;
    case 'share':
      return measure.standardise ? describeWords.shareWithMix(spoken(measure.standardise.by)) : describeWords.theShare;
    case 'survey-share':
      return describeWords.theShare;
    case 'mean':
      return describeWords.theMean;
    case 'concentration':
      return describeWords.gini;
    case 'network':
      return measure.statistic === 'density'
        ? describeWords.network.inCommon(measure.least, noun.many)
        : describeWords.network[measure.statistic].subject;
    case 'quantile':
    case 'elapsed':
      return describeWords.theQuantile(measure.p);
    case 'scale':
      return describeWords.theMeanScore;
    case 'survey-mean':
      return describeWords.theMeanAnswer;
    case 'amount-ratio':
      // a part of one amount: "delivered of delivered" says nothing
      return measure.numerator.sum === measure.denominator.sum
        ? describeWords.theShare
        : describeWords.the(unitOf(metric, words));
    case 'ratio':
      return describeWords.numberPer(noun.many, unitOf(metric, words));
  }
}
