import type { Bound, EstimatedEffect, Sensitivity } from '../spec/findings.ts';
import type { Words } from '../words/index.ts';
import { capital } from './effect-answer.ts';
import { choiceName, otherOpinions } from './effect-facts.ts';

/** The effect as it was found, or as another choice would have given it. */
export interface ChoiceRow {
  readonly kind: 'main' | 'placebo' | 'choice' | 'opinion';
  readonly title: string;
  readonly estimate: Bound;
  readonly low: number;
  readonly high: Bound;
  /** The verdict on this choice would be another one; null where nothing is judged by it. */
  readonly turns: boolean | null;
}

/** Areas left out one by one, beyond which only those at the ends are shown, and those that turn the verdict. */
const mostWithout = 6;

function without(all: readonly Sensitivity[]): readonly Sensitivity[] {
  if (all.length <= mostWithout) return all;
  const size = ({ estimate }: Sensitivity): number => (typeof estimate === 'number' ? estimate : Infinity);
  const sizes = all.map(size);
  const ends = new Set([sizes.indexOf(Math.min(...sizes)), sizes.indexOf(Math.max(...sizes))]);
  return all.filter(({ turns }, index) => turns || ends.has(index));
}

function choiceRow(sensitivity: Sensitivity, words: Words): ChoiceRow {
  const { choiceWords } = words;
  const title = capital(`${choiceWords[sensitivity.kind]} ${choiceName(sensitivity, words)}`);
  return { ...sensitivity, kind: 'choice', title };
}

/** At every lead, the shortest first: one alone may hide what another shows. */
function placeboRows({ placebo, otherPlacebos = [], grain }: EstimatedEffect, words: Words): readonly ChoiceRow[] {
  const { choiceRowWords, grainWords } = words;
  if (placebo.status === 'withheld') return [];
  const [one, many] = grainWords[grain];
  return [placebo, ...otherPlacebos]
    .toSorted((a, b) => a.periods - b.periods)
    .map(({ estimate, low, high, periods }) => {
      const title = choiceRowWords.placebo(periods, periods === 1 ? one : many);
      return { kind: 'placebo', title, estimate, low, high, turns: null };
    });
}

/** Second opinions on the same scale: sizes on two scales cannot be set side by side. */
function opinionRows(effect: EstimatedEffect, words: Words): readonly ChoiceRow[] {
  const { designWords } = words;
  return otherOpinions(effect).flatMap((opinion) => {
    if (opinion.status === 'withheld' || opinion.scale !== effect.scale) return [];
    if (effect.scale === 'difference' && effect.levels === null) return [];
    const { design, variant, estimate, low, high } = opinion;
    const name = capital(designWords[design] ?? design.replaceAll('-', ' '));
    return [
      {
        kind: 'opinion' as const,
        title: variant === '' ? name : `${name}, ${variant}`,
        estimate,
        low,
        high,
        turns: null,
      },
    ];
  });
}

/** "Would other choices change this?": the effect, and every other estimate of it that stands on the same scale. */
export function choiceRows(effect: EstimatedEffect, words: Words): readonly ChoiceRow[] {
  const { choiceRowWords } = words;
  const { estimate, adjusted, sensitivity } = effect;
  const main: ChoiceRow = {
    kind: 'main',
    title: choiceRowWords.main,
    estimate,
    low: adjusted.low,
    high: adjusted.high,
    turns: null,
  };
  const others = sensitivity.filter(({ kind }) => kind !== 'without-area');
  const areas = without(sensitivity.filter(({ kind }) => kind === 'without-area'));
  return [
    main,
    ...[...others, ...areas].map((choice) => choiceRow(choice, words)),
    ...opinionRows(effect, words),
    ...placeboRows(effect, words),
  ];
}
