import type { Contribution, EstimatedEffect, Finding } from '../spec/findings.ts';
import { contributionWords, formatCount, formatDate } from '../words/index.ts';
import { allowsPercent, fewerOrMore, ratioRange } from './effect-size.ts';
import { percentText } from './quantity.ts';

/**
 * "Is it us?" in two sentences: the verdict on the programme's part, and the counts that it was made from. Both are made
 * of one interval, so that they cannot disagree.
 */
export function answerText(finding: Finding, effect: EstimatedEffect): readonly string[] {
  const verdict = `${capital(contributionWords[finding.contribution])}.`;
  if (finding.contribution === 'depends-on-comparison') return [verdict, ...bothComparisons(finding, effect)];
  return [verdict, countedText(finding, effect), ...smallest(finding.contribution, effect)];
}

/** The same on one line, for page one: what stands between it and a stronger claim follows in its section. */
export function shortAnswer(finding: Finding, effect: EstimatedEffect): string {
  const verdict = `${capital(contributionWords[finding.contribution])}.`;
  if (finding.contribution === 'depends-on-comparison') {
    const both = comparisons(effect);
    return both === null
      ? verdict
      : `${verdict} ${both.all} against all comparison areas, ${both.like} against those of like level.`;
  }
  return `${verdict} ${capital(endsOf(effect))} since ${formatDate(effect.launch)}.`;
}

/** What was counted, what was expected without the programme, and how far they lie apart. */
function countedText({ noun }: Finding, effect: EstimatedEffect): string {
  const { observed, expected, from, to, areas } = effect;
  const where = areas.program === 1 ? 'the programme area' : `${formatCount(areas.program)} programme areas`;
  const time = `from ${formatDate(from)} to ${formatDate(to)}`;
  const ends = endsOf(effect);
  if (observed === null || expected === null) return `In ${where} ${time}: ${ends}.`;
  const counted = `${formatCount(observed)} ${Math.round(observed) === 1 ? noun.one : noun.many}`;
  return `In ${where} there were ${counted} ${time}, where ${aboutText(expected)} would have been expected without the programme: ${ends}.`;
}

/** How many fewer or more, and in percent. */
function endsOf(effect: EstimatedEffect): string {
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
  const both = comparisons(effect);
  if (both === null) return [`No number of ${finding.noun.many} is given.`];
  return [
    `Against all ${formatCount(effect.areas.comparison)} comparison areas: ${both.all}.`,
    `Against those that were of like level before the programme began: ${both.like}.`,
    `So no number of ${finding.noun.many} is given.`,
  ];
}

function comparisons(effect: EstimatedEffect): { readonly all: string; readonly like: string } | null {
  const like = effect.sensitivity.find(({ kind }) => kind === 'comparison-areas');
  if (like === undefined || effect.scale === 'difference' || !allowsPercent(effect)) return null;
  return { all: ratioRange({ ...effect.adjusted, estimate: effect.estimate }), like: ratioRange(like) };
}

/** Where no effect is shown: how large one would have had to be. */
function smallest(contribution: Contribution, { smallestDetectable, scale }: EstimatedEffect): readonly string[] {
  if (contribution !== 'not-shown' || scale === 'difference' || smallestDetectable === null) return [];
  const word = smallestDetectable < 1 ? 'fall' : 'rise';
  return [
    `The smallest ${word} that this design would show 80 times in 100: ${percentText(Math.abs(smallestDetectable - 1))}.`,
  ];
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
