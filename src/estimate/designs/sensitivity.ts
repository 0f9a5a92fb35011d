import type { Opinion, Sensitivity } from '../../spec/index.ts';
import { bounded, confidence } from '../confidence.ts';
import type { Design, DesignEffect, DesignOutcome, DesignPanel, DesignTerms, IntervalAt } from './design.ts';
import { directionOf } from './direction.ts';
import { withBaseline } from './panel-edits.ts';
import { firstLaunch } from './pre-launch.ts';

/** The effect under another choice, before the level that its verdict falls at is known. */
export interface OtherChoice {
  readonly kind: Sensitivity['kind'];
  readonly choice: string;
  readonly estimate: number;
  readonly at: IntervalAt;
}

/** Whether another choice is one of which areas, or whether any, the programme is compared with. */
export const isOfComparison = (kind: Sensitivity['kind']): boolean =>
  kind === 'comparison-areas' || kind === 'no-comparison-areas';

/** Of the areas left out in turn, so many are shown: those that turn the verdict, and those at the ends. */
const mostAreas = 6;
/** Fewer periods than this before the launch are not halved. */
const fewestToHalve = 8;

export interface Around {
  readonly design: Design;
  readonly panel: DesignPanel;
  readonly terms: DesignTerms;
  readonly effect: DesignEffect;
  /** With comparison areas of like level alone; null where that is no other choice. */
  readonly likeLevel: DesignOutcome | null;
  /** Without it, no more than choices that cost next to nothing, and those that a verdict depends on. */
  readonly inFull: boolean;
}

/** Other choices that a reasonable analyst could have made, on the scale of the effect. */
export function otherChoices({ design, panel, terms, effect, likeLevel, inFull }: Around): readonly OtherChoice[] {
  const { bound } = effect;
  return [
    ...(likeLevel === null ? [] : ofLikeLevel(likeLevel)),
    ...(inFull ? halves(design, panel, terms) : []),
    ...(bound ? [{ kind: 'no-events-before', choice: 'counted in, with none expected there', ...bound } as const] : []),
    ...effect.without.map(({ area, estimate }): OtherChoice => moved(effect, area, estimate)),
  ];
}

/** Whether nothing was left to compare with. */
export const isAlone = (outcome: DesignOutcome): boolean =>
  outcome.status === 'estimated' && outcome.effect.areas.comparison === 0;

/** Where no comparison area is of like level, a series goes on by itself: that is another choice than like areas. */
function ofLikeLevel(outcome: DesignOutcome): readonly OtherChoice[] {
  return isAlone(outcome)
    ? choiceOf('no-comparison-areas', 'for none is of like level', outcome)
    : choiceOf('comparison-areas', 'of like level', outcome);
}

function choiceOf(kind: OtherChoice['kind'], choice: string, outcome: DesignOutcome): readonly OtherChoice[] {
  if (outcome.status === 'withheld') return [];
  const { estimate, at } = outcome.effect;
  return [{ kind, choice, estimate, at }];
}

/** The earlier and the later half of the time before the launch as the baseline. */
function halves(design: Design, panel: DesignPanel, terms: DesignTerms): readonly OtherChoice[] {
  const until = firstLaunch(panel);
  if (design.id === 'synthetic-control' || until < fewestToHalve) return [];
  const middle = Math.floor(until / 2);
  const half = (choice: string, keeps: (column: number) => boolean): readonly OtherChoice[] =>
    choiceOf('baseline-window', choice, design.estimate(withBaseline(panel, until, keeps), terms));
  return [
    ...half('(the earlier half)', (column) => column < middle),
    ...half('(the later half)', (column) => column >= middle),
  ];
}

/** The estimate without an area, with the interval moved along: leaving out one of many hardly changes its width. */
function moved({ scale, estimate: whole, at }: DesignEffect, choice: string, estimate: number): OtherChoice {
  return {
    kind: 'without-area',
    choice,
    estimate,
    at: (level) => {
      const { low, high } = at(level);
      if (scale === 'difference') return { low: low + estimate - whole, high: high + estimate - whole };
      return { low: (low * estimate) / whole, high: (high * estimate) / whole };
    },
  };
}

/** Second opinions on the scale of the effect are other choices of method. */
export function methodChoices(opinions: readonly Opinion[], effect: DesignEffect): readonly Sensitivity[] {
  const wanted = directionOf(effect.at(confidence), effect.scale);
  return opinions.flatMap((opinion) => {
    if (opinion.status === 'withheld' || opinion.scale !== effect.scale) return [];
    // three ways of one design, on years: opinions, and no choice that could have been made in its place
    if (opinion.design === 'group-time-effects') return [];
    const { design, estimate, low, high } = opinion;
    const found = directionOf({ low, high: typeof high === 'number' ? high : Infinity }, effect.scale);
    return [
      { kind: 'method', choice: `(${design.replaceAll('-', ' ')})`, estimate, low, high, turns: found !== wanted },
    ];
  });
}

/** The panel of choices at the level of the verdict, each with whether the verdict would be another one. */
export function sensitivityAt(
  choices: readonly OtherChoice[],
  effect: DesignEffect,
  level: number,
): readonly Sensitivity[] {
  const verdict = directionOf(effect.at(level), effect.scale);
  const judged = choices.map(({ kind, choice, estimate, at }) => {
    const { low, high } = at(confidence);
    const turns = directionOf(at(level), effect.scale) !== verdict;
    return { kind, choice, estimate: bounded(estimate), low, high: bounded(high), turns, size: estimate };
  });
  const areas = judged.filter(({ kind }) => kind === 'without-area').sort((a, b) => a.size - b.size);
  const shown = new Set([...areas.filter(({ turns }) => turns), areas[0], areas.at(-1)].slice(0, mostAreas));
  return judged
    .filter((one) => one.kind !== 'without-area' || shown.has(one))
    .map(({ size: _, ...sensitivity }) => sensitivity);
}
