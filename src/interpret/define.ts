import {
  belowOf,
  daysOf,
  type Hits,
  isMeanOfFigures,
  isOfResidents,
  type Measure,
  type Metric,
} from '../spec/index.ts';
import { spoken, type Words } from '../words/index.ts';

type Where = NonNullable<Extract<Measure, { readonly kind: 'count' }>['count']['where']>;
type Counting = { readonly of?: string | undefined; readonly sum?: string | undefined };

type Of<Kind extends Measure['kind']> = Extract<Measure, { readonly kind: Kind }>;

/** Of which records, and what of each: by the words of the language. */
interface Telling {
  readonly words: Words;
  readonly among: (where: Where | undefined, from?: string) => string;
  readonly counting: (count: Counting) => string;
}

/** What is counted or measured, and of which records. */
export function definitionOf(metric: Metric, words: Words): string {
  const { countedWords: said, describeWords } = words;
  const { measure, source, noun, asked } = metric;
  const { many } = noun;
  const among: Telling['among'] = (where, from = source) => said.among(from, conditionList(where ?? {}, words));
  const telling: Telling = { words, among, counting: (count) => countingText(count, words) };
  switch (measure.kind) {
    case 'count':
    case 'rate':
      return countText(metric, measure, telling);
    case 'share':
    case 'concentration':
      return partText(metric, measure, telling);
    case 'ratio':
    case 'amount-ratio':
      return ratioText(metric, measure, telling);
    case 'mean':
      return `${said.meanOf(spoken(measure.of), among(measure.where))}${isMeanOfFigures(metric) ? said.byCases : ''}`;
    case 'quantile': {
      const [quantile, what] = [describeWords.quantile(measure.p), spoken(measure.interval ?? measure.of ?? '')];
      return said.quantileOf({ quantile, what, among: among(measure.where), held: held(measure, words) });
    }
    case 'network': {
      const { subject } = describeWords.network[measure.statistic];
      return said.network(measure.least, {
        subject,
        partners: spoken(measure.among),
        many,
        among: among(measure.where),
      });
    }
    case 'elapsed': {
      const { p, from, to } = measure;
      const days = describeWords.days(describeWords.quantile(p), spoken(from), spoken(to));
      return said.days({ days, among: among(measure.where) });
    }
    case 'scale': {
      const { items, answered = items.length } = measure;
      const told = { items: items.map(spoken).join(', '), among: among(measure.where) };
      return said.scale(told, answered === items.length ? null : answered);
    }
    case 'survey-mean':
      return said.meanAnswer({
        item: spoken(measure.item),
        among: among(measure.where),
        weighed: weighedTo(asked, words),
      });
    case 'survey-share': {
      const values = said.or(measure.values.map(String));
      const told = { many, item: spoken(measure.item), values, weighed: weighedTo(asked, words) };
      return said.answered({ ...told, among: among(measure.where) });
    }
  }
}

/** Events, by what they weigh, and against what. */
function countText(
  { noun: { many }, denominator, source }: Metric,
  measure: Of<'count' | 'rate'>,
  { words: { countedWords: said }, among, counting }: Telling,
): string {
  const { by, source: list, version } = measure.harm ?? { by: '', source: '', version: '' };
  const weighed = measure.harm === undefined ? '' : said.weighed({ by: spoken(by), source: list, version });
  const told = { many, counting: counting(measure.count), among: among(measure.count.where), weighed };
  const below = belowOf(measure);
  if (below == null) return said.counted(told);
  const records = among(below.where, denominator ?? source);
  return `${said.counted(told)}${said.against({ many: below.noun.many, counting: counting(below), among: records })}`;
}

/** A share of events, or how they are spread. */
function partText(
  { noun: { many } }: Metric,
  measure: Of<'share' | 'concentration'>,
  { words, among, counting }: Telling,
): string {
  const own = { many, counting: counting({ of: measure.each, sum: measure.sum }) };
  if (measure.kind === 'concentration')
    return words.countedWords.gini({ ...own, among: among(measure.where), over: spoken(measure.over) });
  const hits = hitWords(measure.hits, words);
  return words.countedWords.share({
    ...own,
    among: among(measure.of.where),
    hits,
    held: held(measure, words) + followed(measure.hits, words),
  });
}

/** Something for each of something else. */
function ratioText(
  { noun: { many }, denominator, exposure, source }: Metric,
  measure: Of<'ratio' | 'amount-ratio'>,
  { words: { countedWords: said }, among, counting }: Telling,
): string {
  const { numerator, denominator: below } = measure;
  const isEach = isOfResidents(measure);
  const told = {
    many,
    counting: counting(numerator),
    among: among(numerator.where),
    below: isEach ? said.eachResident : counting(below),
    amongBelow: among(below.where, (isEach ? exposure : denominator) ?? source),
  };
  return measure.kind === 'amount-ratio' ? said.amountRatio(told) : said.ratio({ ...told, of: below.noun.many });
}

function countingText({ of, sum }: Counting, { countedWords }: Words): string {
  if (of) return countedWords.once(spoken(of));
  return sum ? countedWords.sumOf(spoken(sum)) : countedWords.eachRecord;
}

/** Sentences of their own, after all that belongs to the first. */
function followed(hits: Hits, { countedWords: { hits: said } }: Words): string {
  return 'again' in hits ? said.followed(daysOf(hits.after)) : '';
}

function hitWords(hits: Hits, words: Words): string {
  const said = words.countedWords.hits;
  if ('where' in hits) return said.where(conditionList(hits.where, words));
  if ('interval' in hits) return said.within(spoken(hits.interval), hits.within);
  if ('again' in hits) return said.again(spoken(hits.again), daysOf(hits.within));
  if ('from' in hits) return said.after(spoken(hits.to), spoken(hits.from), daysOf(hits.within));
  return said.by(spoken(hits.to), spoken(hits.by));
}

const weighedTo = (asked: Metric['asked'], { countedWords }: Words): string =>
  asked === null || asked.margins.length === 0
    ? ''
    : countedWords.weighedTo(countedWords.and(asked.margins.map(spoken)));

const held = (
  { standardise }: { readonly standardise?: { readonly by: string } | undefined },
  { countedWords }: Words,
): string => (standardise ? countedWords.held(spoken(standardise.by)) : '');

function conditionList(where: Where, words: Words): string {
  const { and, is } = words.countedWords;
  return and(Object.entries(where).map(([column, wanted]) => is(spoken(column), wordCondition(wanted, words))));
}

function wordCondition(wanted: Where[string], { countedWords }: Words): string {
  const { and, or, not, notMissing, missing, min, max } = countedWords;
  if (Array.isArray(wanted)) return or(wanted.map(String));
  if (typeof wanted !== 'object') return String(wanted);
  if ('not' in wanted)
    return `${not(or([wanted.not].flat().map(String)))}${wanted.missing === false ? notMissing : ''}`;
  if ('missing' in wanted) return wanted.missing ? missing.yes : missing.no;
  return and([
    ...(wanted.min === undefined ? [] : [min(wanted.min)]),
    ...(wanted.max === undefined ? [] : [max(wanted.max)]),
  ]);
}
