import type { EstimatedEffect, Finding } from '../spec/findings.ts';
import { contributionWords, formatCount, formatDate, formatDistance, formatShown } from '../words/index.ts';
import { allowsPercent, fewerOrMore, levelRange, ratioRange } from './effect-size.ts';
import { countOf, percentText } from './quantity.ts';

/**
 * "Is it us?" in two sentences: the verdict on the programme's part, and the counts that it was made from. Both are made
 * of one interval, so that they cannot disagree.
 */
export function answerText(finding: Finding, effect: EstimatedEffect): readonly string[] {
  const verdict = `${capital(contributionWords[finding.contribution])}.`;
  if (finding.contribution === 'depends-on-comparison') return [verdict, ...bothComparisons(finding, effect)];
  return [verdict, countedText(finding, effect), ...smallest(finding, effect)];
}

/** The same on one line, for page one: what stands between it and a stronger claim follows in its section. */
export function shortAnswer(finding: Finding, effect: EstimatedEffect): string {
  const verdict = `${capital(contributionWords[finding.contribution])}.`;
  if (finding.contribution === 'depends-on-comparison') {
    const both = comparisons(finding, effect);
    return both === null
      ? verdict
      : `${verdict} ${both.all} against all comparison areas, ${both.like} against those of like level.`;
  }
  return `${verdict} ${capital(endsOf(finding, effect))} since ${formatDate(effect.launch)}.`;
}

/** What was counted, what was expected without the programme, and how far they lie apart. */
function countedText(finding: Finding, effect: EstimatedEffect): string {
  const { noun } = finding;
  const { observed, expected, from, to, areas } = effect;
  const where = areas.program === 1 ? 'the programme area' : `${formatCount(areas.program)} programme areas`;
  const time = `from ${formatDate(from)} to ${formatDate(to)}`;
  const ends = endsOf(finding, effect);
  if (effect.levels !== null) return `${levelText(finding, effect.levels, `In ${where} ${time}`)}: ${ends}.`;
  if (observed === null || expected === null) return `In ${where} ${time}: ${ends}.`;
  const counted = `${formatCount(observed)} ${Math.round(observed) === 1 ? noun.one : noun.many}`;
  return `In ${where} there were ${counted} ${time}, where ${aboutText(expected)} would have been expected without the programme: ${ends}.`;
}

const endsOfLevels = (effect: EstimatedEffect, shown: Finding['shown']): string =>
  levelRange({ ...effect.adjusted, estimate: effect.estimate }, shown);

/** Of shares and means: what the value was, and what it would have been. */
function levelText(finding: Finding, levels: NonNullable<EstimatedEffect['levels']>, where: string): string {
  const { records, observed, expected } = levels;
  const [was, would] = [formatShown(observed, finding.shown), formatShown(expected, finding.shown)];
  return `${where} the ${finding.unit} was ${was} (of ${countOf(records, finding.noun)}), where about ${would} would have been expected without the programme`;
}

/** How many fewer or more, and in percent. */
function endsOf({ shown }: Finding, effect: EstimatedEffect): string {
  if (effect.levels !== null) return endsOfLevels(effect, shown);
  const range = fewerOrMore(effect) ?? '';
  if (effect.scale === 'ratio' && !allowsPercent(effect)) return `${range} (small counts)`.trim();
  return [range, percentOf(effect)].filter((part) => part !== '').join(', ');
}

const aboutText = (expected: number): string => (expected < 0.5 ? 'fewer than one' : `about ${formatCount(expected)}`);

/** The percentage by the adjusted interval, where the design carries one. */
function percentOf(effect: EstimatedEffect): string {
  if (effect.scale === 'difference') return '';
  return ratioRange({ ...effect.adjusted, estimate: effect.estimate });
}

/** The effect against all comparison areas, and against those of like level, where they tell two stories. */
function bothComparisons(finding: Finding, effect: EstimatedEffect): readonly string[] {
  const both = comparisons(finding, effect);
  if (both === null) return [`No number of ${finding.noun.many} is given.`];
  return [
    `Against all ${formatCount(effect.areas.comparison)} comparison areas: ${both.all}.`,
    `Against those that were of like level before the programme began: ${both.like}.`,
    `So no number of ${finding.noun.many} is given.`,
  ];
}

function comparisons(
  { shown }: Finding,
  effect: EstimatedEffect,
): { readonly all: string; readonly like: string } | null {
  const like = effect.sensitivity.find(({ kind }) => kind === 'comparison-areas');
  if (like !== undefined && effect.levels !== null)
    return { all: endsOfLevels(effect, shown), like: levelRange(like, shown) };
  if (like === undefined || effect.scale === 'difference' || !allowsPercent(effect)) return null;
  return { all: ratioRange({ ...effect.adjusted, estimate: effect.estimate }), like: ratioRange(like) };
}

/** Where no effect is shown: how large one would have had to be. */
function smallest({ contribution, shown }: Finding, effect: EstimatedEffect): readonly string[] {
  const { smallestDetectable, scale, levels } = effect;
  if (contribution !== 'not-shown' || smallestDetectable === null) return [];
  const often = 'that this design would show 80 times in 100';
  if (levels !== null) return [`The smallest difference ${often}: ${formatDistance(smallestDetectable, shown)}.`];
  if (scale === 'difference') return [];
  const word = smallestDetectable < 1 ? 'fall' : 'rise';
  return [`The smallest ${word} ${often}: ${percentText(Math.abs(smallestDetectable - 1))}.`];
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
