export interface MethodNote {
  readonly name: string;
  readonly idea: string;
  readonly formula: string;
  readonly reference: string;
}

/** What is computed, in words, with the authority. Formulas use x for a count and t for its exposure. */
export const methodNotes: readonly MethodNote[] = [
  {
    name: 'The likely range of a count or a rate',
    idea: 'The range of true levels that would not make the count a surprise.',
    formula:
      'Low = half the α/2 quantile of chi-square with 2x degrees of freedom, divided by t (0 where x is 0). High = half the 1 − α/2 quantile with 2x + 2 degrees of freedom, divided by t.',
    reference: 'Garwood (1936), Biometrika 28. As R poisson.test.',
  },
  {
    name: 'Change between two windows',
    idea: 'The ratio of two rates. Given the sum of both counts, the count now is binomial, so its exact interval gives that of the ratio. The p-value is central: twice the smaller tail, so that it agrees with the interval.',
    formula:
      'Ratio = (x now ÷ t now) ÷ (x before ÷ t before); interval from Clopper and Pearson limits of the share x now ÷ (x now + x before).',
    reference:
      'Przyborowski & Wilenski (1940), Biometrika 31; Fay (2010), R Journal 2(1), package exactci with tsmethod = "central".',
  },
  {
    name: 'More spread than chance',
    idea: 'Crime comes in bursts. Where counts in the baseline vary more than chance would have it, the interval is widened by that much and uses the t distribution.',
    formula:
      'Dispersion φ = the larger of 1 and Pearson chi-square ÷ degrees of freedom, over the baseline periods. Log ratio ± t × √(φ × (1 ÷ x now + 1 ÷ x before)). Exact limits are used where φ is 1 or fewer than 20 events were counted.',
    reference: 'McCullagh & Nelder (1989), Generalized Linear Models, chapter 6.',
  },
  {
    name: 'Many comparisons',
    idea: 'Out of many comparisons some look striking by chance. Within each declared family the share of false alarms among the verdicts is held at α, and intervals are widened to match.',
    formula:
      'q = the least of p × m ÷ rank, taken from the largest p down. Interval level = 1 − the larger of R and 1 × α ÷ m, for R verdicts out of m.',
    reference: 'Benjamini & Hochberg (1995), JRSS B 57; Benjamini & Yekutieli (2005), JASA 100.',
  },
  {
    name: 'Programme against comparison areas',
    idea: 'The change in the programme areas less the change in the comparison areas over the same windows. The same sum for neighbouring areas shows displacement. It is only used where areas are of like level and comparison areas held still.',
    formula:
      'Effect = (programme now − before) − (comparison now − before), each in events per unit of time and area; variance = φ × the sum of the counts, each divided by its squared weight.',
    reference: 'Wheeler & Ratcliffe (2018), Crime Science 7:11.',
  },
  {
    name: 'The expected range of one period',
    idea: 'Where 95 of 100 periods would fall if the baseline went on. It allows for our not knowing the baseline exactly.',
    formula:
      'Quantiles of a negative binomial: size = events in the baseline + ½, from a gamma prior for a Poisson rate.',
    reference: 'Jeffreys prior; Gelman and others (2013), Bayesian Data Analysis, section 2.6.',
  },
  {
    name: 'The smallest change we could have seen',
    idea: 'The change nearest to none that the counts would show 80 times in 100. Below about 15 expected events it is found by trying every count.',
    formula: 'log ratio = −(z of 1 − α/2 + z of 0.8) × √(φ × (1 ÷ expected now + 1 ÷ x before)).',
    reference: 'Standard power of a Poisson rate ratio; Gu and others (2008), Biometrical Journal 50.',
  },
  {
    name: 'Evidence level',
    idea: 'How well the design sets our work apart from other causes. 1: before and after, no controls. 2: the same with controls for known influences. 3: with a comparison group. 4: close to chance assignment. 5: assigned by chance.',
    formula: 'The economists’ variant of the scale; some criminologists teach before and after as level 2.',
    reference:
      'Maryland Scientific Methods Scale; Sherman and others (1997); What Works Centre for Local Economic Growth.',
  },
];

/** What no method above can mend. */
export const limitations: readonly string[] = [
  'Recorded events are not all events: some are never reported, and how many may change over time.',
  'A change after a start is not proof that the start caused it. Other programmes, seasons and laws act at the same time.',
  'Areas chosen because they were at their worst tend to improve by themselves.',
  'People counted in a census are not the people present: busy streets have more visitors than residents.',
  'Intervals cover chance, not errors in the records.',
];
