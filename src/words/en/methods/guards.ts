import type { MethodNote } from './note.ts';

/** What keeps a claim from being stronger than the data. */
export const guardNotes = [
  {
    id: 'many-comparisons',
    keys: ['benjamini-hochberg'],
    name: 'Many comparisons',
    idea: 'Out of many comparisons some look striking by chance. Within each declared family the share of false alarms among the verdicts is held at α, and intervals are widened to match.',
    formula:
      'q = the least of p × m ÷ rank, taken from the largest p down. Interval level = 1 − the larger of R and 1 × α ÷ m, for R verdicts out of m.',
    reference: 'Benjamini & Hochberg (1995), JRSS B 57; Benjamini & Yekutieli (2005), JASA 100.',
  },
  {
    id: 'many-comparisons-none-of-them-false',
    keys: ['holm'],
    name: 'Many comparisons, none of them false',
    idea: 'The chance of even one false alarm among the verdicts of a family is held at α.',
    formula:
      'q = the largest of p × (m − rank + 1), taken from the smallest p up. Interval level = 1 − α ÷ (m − R + 1).',
    reference: 'Holm (1979), Scandinavian Journal of Statistics 6.',
  },
  {
    id: 'dates-on-which-verdicts-fall',
    keys: ['looks'],
    name: 'Dates on which verdicts fall',
    idea: 'Looking every quarter at 5 % gives a false alarm in 17 of 100 programmes within three years. So α is spent over dates that were fixed beforehand: little early, most of it at the end. Between them a report says “monitoring”.',
    formula:
      'α spent at a share s of the looks: 4 (1 − Φ(z of 1 − α/4 ÷ √s)). A verdict on movement may use what its look adds to that: its window is its own, and shares that add up to α hold however looks depend on each other. An effect holds the data of earlier looks, and its p follows from all looks together.',
    reference: 'O’Brien & Fleming (1979), Biometrics 35; Lan & DeMets (1983), Biometrika 70.',
  },
  {
    id: 'were-both-times-recorded-alike',
    keys: ['comparability'],
    name: 'Were both times recorded alike?',
    idea: 'Before any verdict: the same agencies, the same share of records with a place and with a known code, the same areas, the same speed of reporting. If one of them moved more than was declared, the numbers cannot be compared. A change that all areas share is taken out by a comparison between areas, and by nothing else.',
    formula:
      'Shares of both windows by programme and comparison areas, each against its limit; fewer than 30 records are not judged.',
    reference: 'Limits are declared in the pipeline; the usual ones are 3, 2 and 3 points.',
  },
  {
    id: 'is-this-what-it-always-does',
    keys: ['process'],
    name: 'Is this what it always does?',
    idea: 'A process-behaviour chart shows the range of the numbers’ own ups and downs, and marks what falls out of it by named rules. A mark is a question, not a verdict: 17 to 21 of 100 stable charts of 20 points show one.',
    formula:
      'Rates and shares: mean ± 3 sigma, widened by how much they move beyond chance (Laney’s u′ and p′). Single values: mean ± 2.66 × mean moving range. Limits begin anew only by a declaration with a reason.',
    reference:
      'NHS England, Making Data Count; Laney (2002), Quality Engineering 14; Anhøj & Olesen (2014), PLoS ONE 9.',
  },
  {
    id: 'areas-at-their-worst-fall-back-by-themselves',
    keys: ['regression-to-mean'],
    name: 'Areas at their worst fall back by themselves',
    idea: 'Areas that are picked for their high numbers were partly unlucky. Each baseline is drawn towards that of all areas by how much of the difference is likely to be chance.',
    formula: 'Kept share = variance between areas ÷ (variance between areas + φ × rate ÷ exposure).',
    reference: 'Marshall (1991), Applied Statistics 40.',
  },
] as const satisfies readonly MethodNote[];
