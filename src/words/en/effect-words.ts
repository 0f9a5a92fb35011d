import type { EstimatedEffect, Evidence } from '../../spec/findings.ts';

/** Words about effects that are not sentences of their own: of placebos, second opinions and the evidence level. */

type Placebo = Extract<EstimatedEffect['placebo'], { readonly status: 'estimated' }>;

/** What a pretended launch says of the comparison, to follow what it showed. */
export const placeboWords: Readonly<Record<Placebo['verdict'], string>> = {
  supported: 'nothing that matters, as it should be',
  failed: 'a difference where there can be none, so the comparison does not hold',
  inconclusive: 'too wide a range to tell whether the comparison holds',
};

/** The same at a lead that judges nothing. */
export const otherPlaceboWords: Readonly<Record<Placebo['verdict'], string>> = {
  supported: 'nothing that matters',
  failed: 'something moved before the start, by itself or because work began earlier than is on record',
  inconclusive: 'too wide a range to tell',
};

export type Agreement = 'agrees' | 'leans-the-same-way' | 'leans-the-other-way' | 'contradicts';

/** How a second opinion stands to the first. */
export const agreementWords: Readonly<Record<Agreement, string>> = {
  agrees: 'agrees',
  'leans-the-same-way': 'leans the same way, not clear by itself',
  'leans-the-other-way': 'leans the other way, not clear by itself',
  contradicts: 'says the opposite',
};

/** The rule that gave an evidence level. */
export const evidenceRuleWords: Readonly<Record<Evidence['rule'], string>> = {
  'own-past': 'Before and after only',
  'own-trend-and-season': 'Before and after, with trend and season allowed for',
  'comparison-group': 'Compared with other areas',
};

/** What took a level off, to follow "one level less, for". */
export const evidenceDowngradeWords: Readonly<Record<Evidence['downgrades'][number], string>> = {
  'placebo-failed': 'a pretended start showed as much',
  'depends-on-comparison': 'it depends on which areas it is compared with',
  spillover: 'neighbouring areas changed as well',
};

/** How the interval and p of an effect were come by, to follow "chance was judged by". */
export const inferenceWords: Readonly<Record<EstimatedEffect['inference'], string>> = {
  'jackknife-t': 'leaving out each area in turn (jackknife)',
  randomisation: 'giving the starts to other areas (randomisation)',
  'cr2-satterthwaite': 'taking areas as wholes, corrected for few of them (CR2, Satterthwaite)',
  'placebo-ranks': 'pretending the programme in each comparison area (placebo ranks)',
  'autocorrelation-t': 'allowing for periods that depend on each other (autocorrelation)',
  'quasi-poisson-t': 'allowing for extra spread (quasi-Poisson)',
  'dispersed-normal': 'allowing for extra spread',
  'influence-function': 'what each area adds to the estimate (influence function)',
  'exact-central': 'the counts alone (exact)',
};

/** What else a reasonable analyst could have chosen, to precede what it gives. */
export const choiceWords: Readonly<Record<EstimatedEffect['sensitivity'][number]['kind'], string>> = {
  'baseline-window': 'another baseline',
  'without-area': 'without',
  method: 'another method',
  'comparison-areas': 'comparison areas',
  'no-comparison-areas': 'no comparison areas,',
  'no-events-before': 'areas without events before',
};

/** Periods of a grain, one and many. */
export const grainWords: Readonly<Record<EstimatedEffect['grain'], readonly [one: string, many: string]>> = {
  month: ['month', 'months'],
  quarter: ['quarter', 'quarters'],
  year: ['year', 'years'],
};
