import type { EstimatedEffect, Finding } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import { capital } from './effect-answer.ts';
import { sizeOf } from './effect-facts.ts';
import { directionOf } from './effect-size.ts';

type Placebo = Extract<EstimatedEffect['placebo'], { readonly status: 'estimated' }>;

/** What a launch pretended before the real one showed, and what that says of the comparison; then at other leads. */
export function placeboTexts(effect: EstimatedEffect, shown: Finding['shown'], words: Words): readonly string[] {
  const { factWords, otherPlaceboWords, placeboWords } = words;
  const { placebo, otherPlacebos = [] } = effect;
  if (placebo.status === 'withheld') return [factWords.notGiven(words.reasonWords[placebo.reason])];
  const size = (one: Placebo): string => sizeOf(one, { effect, shown }, words);
  return [
    factWords.placebo(earlyText(placebo, effect, words), size(placebo), placeboWords[placebo.verdict]),
    ...otherPlacebos.map((one) =>
      factWords.otherPlacebo(capital(earlyText(one, effect, words)), size(one), otherPlaceboWords[one.verdict]),
    ),
  ];
}

/**
 * For page one, beside an answer that the judged lead lets stand: starts pretended at another lead that show something.
 *
 * @returns null where none does
 */
export function alreadyText({ contribution, shown }: Finding, effect: EstimatedEffect, words: Words): string | null {
  if (contribution === 'placebo-failed' || contribution === 'not-comparable') return null;
  const moved = (effect.otherPlacebos ?? []).filter((one) => directionOf(one, effect.scale) !== 'unclear');
  if (moved.length === 0) return null;
  const told = moved.map((one) => `${sizeOf(one, { effect, shown }, words)}, ${earlyText(one, effect, words)}`);
  return words.answerWords.already(told.join('; '));
}

function earlyText(
  { periods }: Placebo,
  { grain }: EstimatedEffect,
  { factWords, formatCount, grainWords }: Words,
): string {
  const [one, many] = grainWords[grain];
  return factWords.early(`${formatCount(periods)} ${periods === 1 ? one : many}`);
}
