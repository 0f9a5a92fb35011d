import type { EstimatedEffect, Evidence, Finding, Opinion, Sensitivity } from '../spec/findings.ts';
import type { Agreement, Words } from '../words/index.ts';
import { capital } from './effect-answer.ts';
import {
  allowsPercent,
  differenceRange,
  directionOf,
  levelRange,
  type OfEffect,
  ratioPercent,
  ratioRange,
  type Sized,
  sideOf,
} from './effect-size.ts';
import { levelPercent } from './estimate-text.ts';
import { probability } from './probability.ts';
import { countRange } from './quantity.ts';

/** How programme and comparison areas were set side by side. */
export function designText({ design, areas, launch, grain }: EstimatedEffect, words: Words): string {
  const { factWords, formatCount, formatDate, grainWords } = words;
  const counted = (n: number, said: typeof factWords.programAreas): string => said(formatCount(n), n === 1);
  const comparison =
    areas.comparison === 0 ? factWords.noComparisonAreas : counted(areas.comparison, factWords.comparisonAreas);
  return factWords.design(capital(nameOf(design, words)), {
    program: counted(areas.program, factWords.programAreas),
    comparison,
    grain: grainWords[grain][0],
    launch: formatDate(launch),
  });
}

const nameOf = (design: string, { designWords }: Words): string => designWords[design] ?? design.replaceAll('-', ' ');

/** What the comparison areas did by themselves; null where there are none. */
export function comparisonText(
  { comparisonChange, levels }: EstimatedEffect,
  shown: Finding['shown'],
  words: Words,
): string | null {
  const { byThemselves } = words.factWords;
  const moved = levels?.comparisonMoved ?? null;
  if (moved !== null)
    return byThemselves(capital(levelRange({ estimate: moved, low: moved, high: moved }, shown, words)));
  return comparisonChange === null ? null : byThemselves(ratioPercent(comparisonChange, words));
}

/** What neighbouring areas saw, against what comparison areas would suggest. */
export function displacementText(effect: EstimatedEffect, { noun, shown, unit }: Finding, words: Words): string {
  const { notGiven, neighboursLevel, neighbours } = words.factWords;
  const { displacement, levels } = effect;
  if (displacement.status === 'withheld') return notGiven(words.reasonWords[displacement.reason]);
  if (levels !== null) return neighboursLevel(unit, levelRange(displacement, shown, words));
  return neighbours(countRange(displacement.low, displacement.high, words), noun.many);
}

/** A second opinion, and whether it agrees with the first. */
export function opinionText(opinion: Opinion, { effect, shown }: OfEffect, words: Words): string {
  const { opinionWithheld, opinion: told } = words.factWords;
  const { design, variant } = opinion;
  const own = nameOf(design, words);
  const name = capital(variant === '' ? own : `${own}, ${variant}`);
  if (opinion.status === 'withheld') return opinionWithheld(name, words.reasonWords[opinion.reason]);
  const said =
    opinion.scale === 'ratio' || effect.levels !== null
      ? sizeOf(opinion, { effect, shown }, words)
      : `${differenceRange(opinion, words)} ${opinion.unit}`.trim();
  return told(name, said, words.agreementWords[agreementOf(opinion, effect)]);
}

/** By direction alone, each on its own scale: sizes on two scales cannot be set side by side. */
function agreementOf(opinion: Extract<Opinion, { readonly status: 'estimated' }>, effect: EstimatedEffect): Agreement {
  const isSame = sideOf(opinion, opinion.scale) === sideOf(effect, effect.scale);
  if (directionOf(opinion, opinion.scale) === 'unclear') return isSame ? 'leans-the-same-way' : 'leans-the-other-way';
  return isSame ? 'agrees' : 'contradicts';
}

/** Other choices that could have been made: all areas left out in turn as one line, any other choice as a line each. */
export function choiceTexts(effect: EstimatedEffect, shown: Finding['shown'], words: Words): readonly string[] {
  const { choice: told, verdictTurns, verdictStays } = words.factWords;
  const areas = effect.sensitivity.filter(({ kind }) => kind === 'without-area');
  const others = effect.sensitivity.filter(({ kind }) => kind !== 'without-area');
  const lines = others.map((choice) =>
    told(
      capital(`${words.choiceWords[choice.kind]} ${choiceName(choice, words)}`),
      sizeOf(choice, { effect, shown }, words),
      choice.turns ? verdictTurns : verdictStays,
    ),
  );
  return areas.length === 0 ? lines : [...lines, withoutText(areas, { effect, shown }, words)];
}

/** A method is named as a design is; what is in brackets already stays so. */
export function choiceName({ kind, choice }: Sensitivity, words: Words): string {
  const { designWords } = words;
  const id = choice.replace(/^\(|\)$/g, '').replaceAll(' ', '-');
  return kind === 'method' && designWords[id] !== undefined ? `(${designWords[id]})` : choice;
}

/** Second opinions that do not come back among the choices, where they are judged as well. */
export function otherOpinions({ opinions, sensitivity }: EstimatedEffect): readonly Opinion[] {
  const kinds = new Set(sensitivity.map(({ kind }) => kind));
  const again = new Set([
    ...(kinds.has('comparison-areas') ? ['like-level-comparison'] : []),
    ...(kinds.has('method') ? ['poisson-areas-and-periods'] : []),
  ]);
  return opinions.filter(({ design, status }) => status === 'withheld' || !again.has(design));
}

function withoutText(areas: readonly Sensitivity[], { effect, shown }: OfEffect, words: Words): string {
  const { verdictStays, turnsWithout, withoutAny, withoutAnyFrom } = words.factWords;
  const estimates = areas.map(({ estimate }) => (typeof estimate === 'number' ? estimate : Infinity));
  const end = (estimate: number): string => pointOf(estimate, { effect, shown }, words);
  const turning = areas.filter(({ turns }) => turns).map(({ choice }) => choice);
  const verdict = turning.length === 0 ? verdictStays : turnsWithout(words.formatList(turning));
  if (effect.scale === 'ratio' && !allowsPercent(effect)) return withoutAny(verdict);
  return withoutAnyFrom(end(Math.min(...estimates)), end(Math.max(...estimates)), verdict);
}

function pointOf(estimate: number, { effect: { scale, levels }, shown }: OfEffect, words: Words): string {
  if (levels !== null) return levelRange({ estimate, low: estimate, high: estimate }, shown, words);
  if (scale === 'difference') return words.formatCount(estimate);
  return ratioPercent(Number.isFinite(estimate) ? estimate : { bound: 'none' }, words);
}

/** On the scale of the effect; counts that are too small for a percentage give none here either. */
export function sizeOf(sized: Sized, { effect, shown }: OfEffect, words: Words): string {
  if (effect.levels !== null) return levelRange(sized, shown, words);
  if (effect.scale === 'difference') return differenceRange(sized, words);
  return allowsPercent(effect) ? ratioRange(sized, words) : smallText(sized, words);
}

function smallText(sized: Sized, { quantityWords }: Words): string {
  const direction = directionOf(sized, 'ratio');
  if (direction === 'unclear') return quantityWords.noClearDifference;
  return direction === 'down' ? quantityWords.clearlyFewer : quantityWords.clearlyMore;
}

/** The evidence level, the rule that gave it and what took from it. */
export function evidenceText(level: number, evidence: Evidence | null, words: Words): string {
  const scale = words.factWords.evidence(String(level));
  return evidence === null ? `${scale}.` : `${scale}: ${evidenceRule(evidence, words)}.`;
}

/** The rule in a few words, with what took a level off. */
export function evidenceRule({ rule, downgrades }: Evidence, words: Words): string {
  const less = downgrades.map((name) => words.factWords.oneLess(words.evidenceDowngradeWords[name]));
  return [words.evidenceRuleWords[rule].toLowerCase(), ...less].join('; ');
}

/**
 * Stronger designs that the data could not carry; those that were not needed are left to the table of estimates. Where many
 * were refused for one reason it is told once.
 */
export function refusedText({ refused }: Finding['ladder'], words: Words): string | null {
  const real = refused.filter(({ reason }) => reason !== 'weaker-than-chosen' && reason !== 'not-asked-for');
  const [first] = real;
  if (first === undefined) return null;
  if (real.length > 2 && real.every(({ reason }) => reason === first.reason))
    return words.factWords.allRefused(words.formatCount(real.length), words.reasonWords[first.reason]);
  return real
    .map(({ design, reason }) => `${capital(nameOf(design, words))} (${words.reasonWords[reason]}).`)
    .join(' ');
}

/**
 * For analysts: every design that gave no estimate, strongest first, each reason told once with what was seen and what is
 * needed; and the stamp of what the choice was made on.
 */
export function ladderLines({ refused, chosen, hash }: Finding['ladder'], words: Words): readonly string[] {
  const { factWords, formatCount, formatList, formatValue, reasonWords } = words;
  const groups = new Map<string, typeof refused>();
  for (const item of refused) {
    const key = `${item.reason} ${item.observed} ${item.limit}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const lines = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { observed, limit } = first;
    const seen = observed === null || limit === null ? '' : factWords.seen(formatValue(observed), formatValue(limit));
    const reason = `${reasonWords[first.reason]}${seen}`;
    if (group.length > 2 && group.length === refused.length && chosen === null)
      return [factWords.allRefused(formatCount(group.length), reason)];
    return [factWords.refusedFor(capital(formatList(group.map(({ design }) => nameOf(design, words)))), reason)];
  });
  return chosen === null ? lines : [...lines, chosenText(chosen, hash, words)];
}

/** The design that was chosen; what hides numbers takes the stamp away. */
function chosenText(chosen: string, hash: string, words: Words): string {
  const { chosenOn, stamp } = words.factWords;
  const said = chosenOn(nameOf(chosen, words));
  return hash === '' ? `${said}.` : `${said}${stamp(hash.slice(0, 16))}.`;
}

/** How the interval and p were come by; for statisticians. */
export function chanceText({ inference, df, p, q, smallestP, adjusted }: EstimatedEffect, words: Words): string {
  const { by, degrees, interval, noPBelow } = words.factWords;
  const { formatDecimal } = words;
  const parts = [
    by(words.inferenceWords[inference]),
    ...(df === null ? [] : [degrees(formatDecimal(df, Number.isInteger(df) ? 0 : 1))]),
    `p\u00a0${probability(p, words)}, q\u00a0${probability(q, words)}`,
    interval(levelPercent(adjusted.level, words)),
    ...(smallestP === null ? [] : [noPBelow(formatDecimal(smallestP, 3))]),
  ];
  return `${capital(parts.join('; '))}.`;
}

/** How large an unmeasured cause would have to be to explain the effect away; for statisticians. */
export function eValueText({ eValue }: EstimatedEffect, { factWords, formatDecimal }: Words): string | null {
  if (eValue === null) return null;
  // what is unclear already needs no cause to make it so
  const limit = eValue.limit > 1 ? formatDecimal(eValue.limit, 1) : null;
  return factWords.eValue(formatDecimal(eValue.estimate, 1), limit);
}
