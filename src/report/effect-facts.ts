import type { EstimatedEffect, Evidence, Finding, Opinion, Sensitivity } from '../spec/findings.ts';
import {
  type Agreement,
  agreementWords,
  choiceWords,
  designWords,
  evidenceDowngradeWords,
  evidenceRuleWords,
  formatCount,
  formatDate,
  formatDecimal,
  formatList,
  grainWords,
  inferenceWords,
  placeboWords,
  reasonWords,
} from '../words/index.ts';
import { capital } from './effect-answer.ts';
import {
  allowsPercent,
  differenceRange,
  directionOf,
  levelRange,
  ratioPercent,
  ratioRange,
  type Sized,
  sideOf,
} from './effect-size.ts';
import { probability } from './probability.ts';
import { countRange } from './quantity.ts';

/** How programme and comparison areas were set side by side. */
export function designText({ design, areas, launch, grain }: EstimatedEffect): string {
  const { program, comparison } = areas;
  const others = comparison === 0 ? 'no comparison areas' : counted(comparison, 'comparison area');
  const [one] = grainWords[grain];
  return `${capital(nameOf(design))}: ${counted(program, 'programme area')} and ${others}, ${one} by ${one}, with the first start on ${formatDate(launch)}.`;
}

const nameOf = (design: string): string => designWords[design] ?? design.replaceAll('-', ' ');
const counted = (n: number, word: string): string => `${formatCount(n)} ${word}${n === 1 ? '' : 's'}`;

/** What the comparison areas did by themselves; null where there are none. */
export function comparisonText({ comparisonChange, levels }: EstimatedEffect, shown: Finding['shown']): string | null {
  const moved = levels?.comparisonMoved ?? null;
  if (moved !== null)
    return `${capital(levelRange({ estimate: moved, low: moved, high: moved }, shown))} over the same time, by themselves.`;
  return comparisonChange === null ? null : `${ratioPercent(comparisonChange)} over the same time, by themselves.`;
}

/** What a launch pretended before the real one showed, and what that says of the comparison. */
export function placeboText(effect: EstimatedEffect, shown: Finding['shown']): string {
  const { placebo, grain } = effect;
  if (placebo.status === 'withheld') return `Not given: ${reasonWords[placebo.reason]}.`;
  const [one, many] = grainWords[grain];
  const early = `${formatCount(placebo.periods)} ${placebo.periods === 1 ? one : many} too early`;
  return `With starts pretended ${early}, which should show nothing, the same sum gives ${sizeOf(placebo, { effect, shown })}: ${placeboWords[placebo.verdict]}.`;
}

/** What neighbouring areas saw, against what comparison areas would suggest. */
export function displacementText({ displacement, levels }: EstimatedEffect, { noun, shown, unit }: Finding): string {
  if (displacement.status === 'withheld') return `Not given: ${reasonWords[displacement.reason]}.`;
  if (levels !== null)
    return `In neighbouring areas, against what comparison areas would suggest, the ${unit} was ${levelRange(displacement, shown)}.`;
  const range = countRange(displacement.low, displacement.high);
  return `Neighbouring areas saw ${range} ${noun.many} than comparison areas would suggest.`;
}

/** A second opinion, and whether it agrees with the first. */
export function opinionText(opinion: Opinion, effect: EstimatedEffect, shown: Finding['shown']): string {
  const { design, variant } = opinion;
  const name = capital(variant === '' ? nameOf(design) : `${nameOf(design)}, ${variant}`);
  if (opinion.status === 'withheld') return `${name}: not given, ${reasonWords[opinion.reason]}.`;
  const said =
    opinion.scale === 'ratio' || effect.levels !== null
      ? sizeOf(opinion, { effect, shown })
      : `${differenceRange(opinion)} ${opinion.unit}`.trim();
  return `${name}: ${said}; it ${agreementWords[agreementOf(opinion, effect)]}.`;
}

/** By direction alone, each on its own scale: sizes on two scales cannot be set side by side. */
function agreementOf(opinion: Extract<Opinion, { readonly status: 'estimated' }>, effect: EstimatedEffect): Agreement {
  const isSame = sideOf(opinion, opinion.scale) === sideOf(effect, effect.scale);
  if (directionOf(opinion, opinion.scale) === 'unclear') return isSame ? 'leans-the-same-way' : 'leans-the-other-way';
  return isSame ? 'agrees' : 'contradicts';
}

/** Other choices that could have been made: all areas left out in turn as one line, any other choice as a line each. */
export function choiceTexts(effect: EstimatedEffect, shown: Finding['shown']): readonly string[] {
  const areas = effect.sensitivity.filter(({ kind }) => kind === 'without-area');
  const others = effect.sensitivity.filter(({ kind }) => kind !== 'without-area');
  const lines = others.map(
    (choice) =>
      `${capital(choiceWords[choice.kind])} ${choiceName(choice)}: ${sizeOf(choice, { effect, shown })}; the verdict ${choice.turns ? 'turns' : 'stays'}.`,
  );
  return areas.length === 0 ? lines : [...lines, withoutText(areas, effect, shown)];
}

/** A method is named as a design is; what is in brackets already stays so. */
export function choiceName({ kind, choice }: Sensitivity): string {
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

function withoutText(areas: readonly Sensitivity[], effect: EstimatedEffect, shown: Finding['shown']): string {
  const estimates = areas.map(({ estimate }) => (typeof estimate === 'number' ? estimate : Infinity));
  const ends = [Math.min(...estimates), Math.max(...estimates)].map((end) => pointOf(end, { effect, shown }));
  const turning = areas.filter(({ turns }) => turns).map(({ choice }) => choice);
  const verdict = turning.length === 0 ? 'the verdict stays' : `the verdict turns without ${formatList(turning)}`;
  if (effect.scale === 'ratio' && !allowsPercent(effect)) return `Without any one area: ${verdict}.`;
  return `Without any one area: from ${ends.join(' to ')}; ${verdict}.`;
}

interface Worded {
  readonly effect: EstimatedEffect;
  readonly shown: Finding['shown'];
}

function pointOf(estimate: number, { effect: { scale, levels }, shown }: Worded): string {
  if (levels !== null) return levelRange({ estimate, low: estimate, high: estimate }, shown);
  if (scale === 'difference') return formatCount(estimate);
  return ratioPercent(Number.isFinite(estimate) ? estimate : { bound: 'none' });
}

/** On the scale of the effect; counts that are too small for a percentage give none here either. */
function sizeOf(sized: Sized, { effect, shown }: Worded): string {
  if (effect.levels !== null) return levelRange(sized, shown);
  if (effect.scale === 'difference') return differenceRange(sized);
  return allowsPercent(effect) ? ratioRange(sized) : smallText(sized);
}

function smallText(sized: Sized): string {
  const direction = directionOf(sized, 'ratio');
  if (direction === 'unclear') return 'no clear difference';
  return direction === 'down' ? 'clearly fewer' : 'clearly more';
}

/** The evidence level, the rule that gave it and what took from it. */
export function evidenceText(level: number, evidence: Evidence | null): string {
  const scale = `Level ${level} of 5 (Maryland scale, economists’ variant)`;
  if (evidence === null) return `${scale}.`;
  return `${scale}: ${evidenceRule(evidence)}.`;
}

/** The rule in a few words, with what took a level off. */
export function evidenceRule({ rule, downgrades }: Evidence): string {
  const less = downgrades.map((name) => `one level less, for ${evidenceDowngradeWords[name]}`);
  return [evidenceRuleWords[rule].toLowerCase(), ...less].join('; ');
}

/** Stronger designs that the data could not carry; those that were not needed are left to the table of estimates. */
export function refusedText({ refused }: Finding['ladder']): string | null {
  const real = refused.filter(({ reason }) => reason !== 'weaker-than-chosen' && reason !== 'not-asked-for');
  if (real.length === 0) return null;
  return `${capital(formatList(real.map(({ design, reason }) => `${nameOf(design)} (${reasonWords[reason]})`)))}.`;
}

/** How the interval and p were come by; for statisticians. */
export function chanceText({ inference, df, p, q, smallestP, adjusted }: EstimatedEffect): string {
  const parts = [
    `by ${inferenceWords[inference]}`,
    ...(df === null ? [] : [`t with ${formatDecimal(df, Number.isInteger(df) ? 0 : 1)} degrees of freedom`]),
    `p\u00a0${probability(p)}, q\u00a0${probability(q)}`,
    `the interval shown is of ${formatDecimal(adjusted.level * 100, 1)} %`,
    ...(smallestP === null ? [] : [`no p below ${formatDecimal(smallestP, 3)} was possible`]),
  ];
  return `${capital(parts.join('; '))}.`;
}

/** How large an unmeasured cause would have to be to explain the effect away; for statisticians. */
export function eValueText({ eValue }: EstimatedEffect): string | null {
  if (eValue === null) return null;
  const times = (x: number): string => formatDecimal(x, 1);
  return `An unmeasured cause would have to go with both the programme and the outcome by a factor of ${times(eValue.estimate)} each to explain all of it, and of ${times(eValue.limit)} to make it unclear.`;
}
