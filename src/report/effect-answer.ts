import type { EstimatedEffect, Finding } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import { allowsPercent, directionOf, fewerOrMore, levelRange, ratioRange } from './effect-size.ts';
import { countOf } from './quantity.ts';
import { percentText } from './range-text.ts';

/**
 * "Is it us?" in two sentences: the verdict on the programme's part, and the counts that it was made from. Both are made
 * of one interval, so that they cannot disagree.
 */
export function answerText(finding: Finding, effect: EstimatedEffect, words: Words): readonly string[] {
  const verdict = verdictOf(finding, words);
  if (finding.contribution === 'depends-on-comparison') return [verdict, ...bothComparisons(finding, effect, words)];
  return [verdict, countedText(finding, effect, words), ...smallest(finding, effect, words)];
}

/** The same on one line, for page one: what stands between it and a stronger claim follows in its section. */
export function shortAnswer(finding: Finding, effect: EstimatedEffect, words: Words): string {
  const { shortAlone, shortComparisons, since, sinceFitting } = words.answerWords;
  const verdict = verdictOf(finding, words);
  if (finding.contribution === 'depends-on-comparison') {
    const both = comparisons(finding, effect, words);
    if (both === null) return verdict;
    return `${verdict} ${(both.isAlone ? shortAlone : shortComparisons)(both.all, both.like, words.formatDate(effect.from))}`;
  }
  const start = words.formatDate(effect.from);
  const fitting = fittingOf(effect, words);
  if (fitting !== null) return `${verdict} ${sinceFitting(words.formatCount(effect.observed ?? 0), start, fitting)}`;
  return `${verdict} ${since(capital(endsOf(finding, effect, words)), start)}`;
}

const verdictOf = ({ contribution }: Finding, { answerWords, contributionWords }: Words): string =>
  answerWords.verdict(capital(contributionWords[contribution]));

/** What was counted, what was expected without the programme, and how far they lie apart. */
function countedText(finding: Finding, effect: EstimatedEffect, words: Words): string {
  const { answerWords, formatCount, formatDate, formatShown } = words;
  const { noun, shown, unit } = finding;
  const { observed, expected, levels, areas } = effect;
  const where = areas.program === 1 ? answerWords.whereOne : answerWords.whereMany(formatCount(areas.program));
  const time = answerWords.time(formatDate(effect.from), formatDate(effect.to));
  const ends = endsOf(finding, effect, words);
  if (levels !== null) {
    const [was, would] = [formatShown(levels.observed, shown), formatShown(levels.expected, shown)];
    return answerWords.level(where, time, { unit, was, of: countOf(levels.records, noun, words), would, ends });
  }
  if (observed === null || expected === null) return answerWords.plain(where, time, ends);
  const counted = `${formatCount(observed)} ${Math.round(observed) === 1 ? noun.one : noun.many}`;
  return answerWords.counted(where, time, { counted, expected: aboutText(expected, words), ends });
}

const endsOfLevels = (effect: EstimatedEffect, shown: Finding['shown'], words: Words): string =>
  levelRange({ ...effect.adjusted, estimate: effect.estimate }, shown, words);

/** How many fewer or more, and in percent; of few events and no clear effect, what would fit in place of what was expected. */
function endsOf({ shown }: Finding, effect: EstimatedEffect, words: Words): string {
  if (effect.levels !== null) return endsOfLevels(effect, shown, words);
  const fitting = fittingOf(effect, words);
  if (fitting !== null) return words.answerWords.small(fitting);
  const range = fewerOrMore(effect, words) ?? '';
  if (effect.scale === 'ratio' && !allowsPercent(effect)) return words.answerWords.small(range).trim();
  return [range, percentOf(effect, words)].filter((part) => part !== '').join(', ');
}

/**
 * Where few events show nothing: all the numbers that could have been expected. "From 91 fewer" beside 23 that were
 * counted leaves a reader to work out that 114 could have been.
 *
 * @returns null where an effect is clear, where counts carry a percentage, and where none was counted
 */
function fittingOf(effect: EstimatedEffect, words: Words): string | null {
  const { observed, averted, scale, levels, adjusted } = effect;
  if (scale !== 'ratio' || levels !== null || averted === null || observed === null || observed === 0) return null;
  if (allowsPercent(effect) || directionOf({ ...adjusted, estimate: effect.estimate }, scale) !== 'unclear')
    return null;
  const { fitting, fittingFrom, fittingTo, fittingAny } = words.answerWords;
  const [low, high] = [averted.low, averted.high].map((end) =>
    typeof end === 'number' ? words.formatCount(Math.max(0, observed + end)) : null,
  );
  if (low == null) return high == null ? fittingAny : fittingTo(high);
  return high == null ? fittingFrom(low) : fitting(low, high);
}

const aboutText = (expected: number, { quantityWords, formatCount }: Words): string =>
  expected < 0.5 ? quantityWords.fewerThanOne : quantityWords.about(formatCount(expected));

/** The percentage by the adjusted interval, where the design carries one. */
function percentOf(effect: EstimatedEffect, words: Words): string {
  if (effect.scale === 'difference') return '';
  return ratioRange({ ...effect.adjusted, estimate: effect.estimate }, words);
}

/** The effect against all comparison areas, and against those of like level, where they tell two stories. */
function bothComparisons(finding: Finding, effect: EstimatedEffect, words: Words): readonly string[] {
  const { noNumber, againstAll, againstLike, againstNone, soNoNumber } = words.answerWords;
  const both = comparisons(finding, effect, words);
  const { many } = finding.noun;
  if (both === null) return [noNumber(many)];
  const other = both.isAlone ? againstNone : againstLike;
  const all = againstAll(words.formatCount(effect.areas.comparison), both.all, words.formatDate(effect.from));
  return [all, other(both.like), soNoNumber(many)];
}

function comparisons(
  { shown }: Finding,
  effect: EstimatedEffect,
  words: Words,
): { readonly all: string; readonly like: string; readonly isAlone: boolean } | null {
  const like = effect.sensitivity.find(({ kind }) => kind === 'comparison-areas' || kind === 'no-comparison-areas');
  const isAlone = like?.kind === 'no-comparison-areas';
  if (like !== undefined && effect.levels !== null)
    return { all: endsOfLevels(effect, shown, words), like: levelRange(like, shown, words), isAlone };
  if (like === undefined || effect.scale === 'difference' || !allowsPercent(effect)) return null;
  return {
    all: ratioRange({ ...effect.adjusted, estimate: effect.estimate }, words),
    like: ratioRange(like, words),
    isAlone,
  };
}

/** Where no effect is shown: how large one would have had to be. */
function smallest({ contribution, shown }: Finding, effect: EstimatedEffect, words: Words): readonly string[] {
  const { smallestDifference, smallestFall, smallestRise } = words.answerWords;
  const { smallestDetectable, scale, levels } = effect;
  if (contribution !== 'not-shown' || smallestDetectable === null) return [];
  if (levels !== null) return [smallestDifference(words.formatDistance(smallestDetectable, shown))];
  if (scale === 'difference') return [];
  const said = smallestDetectable < 1 ? smallestFall : smallestRise;
  return [said(percentText(Math.abs(smallestDetectable - 1), words))];
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
